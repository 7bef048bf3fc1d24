// node conformance/registry/run.mjs [--suite <name>]... [--only <regular expression>]: the scripts for registries, on a real
// registry and with the real command line of AWS. See README.md.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Runner } from '../kafka/support/runner.mjs';
import { Apicurio } from './engine/apicurio.mjs';
import { Glue } from './engine/glue.mjs';
import { LOGS } from './paths.mjs';

/** Files of suites/, in the order in which they run on each engine; the engines know nothing of each other. */
const SUITES = {
  registry: ['subjects', 'whole-registry', 'known-differences', 'second-opinion'],
  glue: ['glue-inputs', 'glue'],
};
const ENGINES = { registry: Apicurio, glue: Glue };
const PROGRAMS = ['java', 'mvn', 'python3', 'bash', 'curl', 'tar'];
/** Every step has a bound of its own; this one is for what nobody thought of. */
const MINUTES = 10;

function isOnPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));
}

async function runOn(name, runner, wanted) {
  const suites = SUITES[name].filter((file) => wanted.includes(file));
  if (suites.length === 0) return;
  const start = Date.now();
  let engine;
  try {
    engine = await ENGINES[name].start();
    for (const file of suites) await runner.suite(file, () => import(`./suites/${file}.mjs`), { [name]: engine });
  } catch (failure) {
    runner.fail(`install and start what ${suites.join(', ')} need`, failure, start);
  } finally {
    await engine?.stop();
  }
}

async function runSuites(runner, wanted) {
  const start = Date.now();
  // side by side: much of it is waiting
  await Promise.all(Object.keys(SUITES).map((name) => runOn(name, runner, wanted)));
  runner.say(`${((Date.now() - start) / 1000).toFixed(0)} s in all; logs: ${path.relative(process.cwd(), LOGS)}`);
}

const missing = PROGRAMS.filter((program) => !isOnPath(program));
if (missing.length > 0) {
  const what = `THE REGISTRY CONFORMANCE SUITE CANNOT RUN: not on PATH: ${missing.join(', ')}`;
  console.error(process.env.CI ? what : `${what}\nSKIPPED; with CI set this is a failure`);
  console.log(process.env.CI ? '0 passed, 1 failed' : '0 passed, 0 failed');
  process.exit(process.env.CI ? 1 : 0);
}
const { values } = parseArgs({ options: { only: { type: 'string' }, suite: { type: 'string', multiple: true } } });
fs.mkdirSync(LOGS, { recursive: true });
const only = values.only === undefined ? undefined : new RegExp(values.only);
const runner = new Runner({ log: path.join(LOGS, 'run.log'), only });
setTimeout(() => {
  runner.fail('end in time', new Error(`not done within ${MINUTES} minutes`), Date.now());
  process.exit(runner.summary());
}, MINUTES * 60_000);
await runSuites(runner, values.suite ?? Object.values(SUITES).flat());
process.exit(runner.summary());
