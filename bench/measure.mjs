// Runs one program in this process and prints what it took, as JSON: milliseconds and mebibytes.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const [suite, name, size] = process.argv.slice(2);
const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-bench-'));
process.env.CDKTF_OUTDIR = outdir;
process.env.SLUICEGATE_QUIET = '1';
const programs =
  suite === 'warehouses'
    ? (await import('./warehouse-programs.mjs')).warehousePrograms
    : (await import('./programs.mjs')).programs;

const started = performance.now();
const app = programs[name](Number(size));
const constructed = performance.now();
app.synth();
const synthesized = performance.now();
console.log(
  JSON.stringify({
    construct: constructed - started,
    synth: synthesized - constructed,
    total: synthesized - started,
    process: performance.now(),
    memory: process.resourceUsage().maxRSS / 1024,
  }),
);
fs.rmSync(outdir, { recursive: true, force: true });
