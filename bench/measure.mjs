// Runs one program in this process and prints what it took, as JSON: milliseconds and mebibytes.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { programs } from './programs.mjs';

const [name, size] = process.argv.slice(2);
const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-bench-'));
process.env.CDKTF_OUTDIR = outdir;
process.env.SLUICEGATE_QUIET = '1';

const started = performance.now();
const app = programs[name](Number(size));
const constructed = performance.now();
app.synth();
const synthesized = performance.now();
console.log(
  JSON.stringify({
    construct: constructed - started,
    synth: synthesized - constructed,
    process: performance.now(),
    memory: process.resourceUsage().maxRSS / 1024,
    bytes: fs.statSync(path.join(outdir, 'stacks', 'bench', 'cdk.tf.json')).size,
  }),
);
fs.rmSync(outdir, { recursive: true, force: true });
