// node conformance/registry/run.mjs [--suite <name>]... [--only <regular expression>]: the scripts for registries, on a real
// registry and with the real command line of AWS. See README.md.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Runner } from '../kafka/support/runner.mjs';
import { Apicurio } from './engine/apicurio.mjs';
import { Glue } from './engine/glue.mjs';
import { LOGS } from './paths.mjs';

/** Files of suites/, and what each of them needs. */
const SUITES = {
  subjects: ['registry'],
  'whole-registry': ['registry'],
  'known-differences': ['registry'],
  'second-opinion': ['registry'],
  'glue-inputs': ['glue'],
  glue: ['glue'],
};
const ENGINES = { registry: () => Apicurio.start(), glue: () => Glue.start() };
const PROGRAMS = ['java', 'mvn', 'python3', 'bash', 'curl', 'tar'];
/** Every step has a bound of its own; this one is for what nobody thought of. */
const MINUTES = 10;

function isOnPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));
}

async function runSuites(runner, names) {
  const start = Date.now();
  const engine = {};
  try {
    // both at once: most of a start is waiting
    const needed = [...new Set(names.flatMap((name) => SUITES[name]))];
    const started = await Promise.allSettled(needed.map(async (name) => (engine[name] = await ENGINES[name]())));
    for (const { reason } of started.filter(({ status }) => status === 'rejected')) {
      runner.fail('install and start what is needed', reason, start);
    }
    for (const name of names.filter((file) => SUITES[file].every((part) => engine[part] !== undefined))) {
      await runner.suite(name, () => import(`./suites/${name}.mjs`), engine);
    }
  } finally {
    await Promise.all(Object.values(engine).map((part) => part.stop()));
  }
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
await runSuites(runner, values.suite ?? Object.keys(SUITES));
process.exit(runner.summary());
