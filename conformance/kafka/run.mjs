// node conformance/kafka/run.mjs [--suite <name>]... [--only <regular expression>]: the suites on a real broker. See README.md.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from './engine/engine.mjs';
import { installStockTools } from './engine/stock-tools.mjs';
import { installArtifacts } from './install/artifacts.mjs';
import { LOGS } from './paths.mjs';
import { Runner } from './support/runner.mjs';

/** In the order in which they run: files of suites/. */
const SUITES = [
  'harness',
  'prover',
  'topic-scripts',
  'acl-scripts',
  'clients',
  'client-keys',
  'oauth',
  'spring',
  'strimzi',
  'minimality',
  'connect',
  'connect-minimality',
  'mirror-minimality',
  'emitted-connectors',
  'connect-references',
  // last: it adds brokers
  'examples',
];

const PROGRAMS = ['java', 'javac', 'keytool', 'mvn', 'python3', 'bash', 'openssl', 'tar'];
/** Every step has a bound of its own; this one is for what nobody thought of. */
const MINUTES = 20;

function isOnPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));
}

async function runSuites(runner, names) {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(0)} s`;
  let engine;
  try {
    const { fetched } = installArtifacts();
    runner.say(fetched.length === 0 ? 'Kafka is as locked' : `Kafka: ${fetched.length} artifacts fetched`);
    installStockTools();
    engine = await Engine.start();
    runner.say(`broker on ${engine.broker.address.scram} after ${seconds()}`);
    for (const name of names) {
      // loaded when it is its turn: what one suite cannot load does not keep the others from running
      await runner.suite(name, () => import(`./suites/${name}.mjs`), engine);
    }
  } catch (failure) {
    runner.fail('install Kafka and start a broker', failure, start);
  } finally {
    await engine?.stop();
  }
  runner.say(`${seconds()} in all; logs: ${path.relative(process.cwd(), LOGS)}`);
}

const missing = PROGRAMS.filter((program) => !isOnPath(program));
if (missing.length > 0) {
  const what = `THE KAFKA CONFORMANCE SUITE CANNOT RUN: not on PATH: ${missing.join(', ')}`;
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
await runSuites(runner, values.suite ?? SUITES);
process.exit(runner.summary());
