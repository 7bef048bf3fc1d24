// node conformance/kafka/run.mjs [--suite <name>]... [--only <regular expression>]: the suites on a real broker. See README.md.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from './engine/engine.mjs';
import { installStockTools } from './engine/stock-tools.mjs';
import { installArtifacts } from './install/artifacts.mjs';
import { LOGS } from './paths.mjs';
import { Runner } from './support/runner.mjs';

/** In the order in which they run: files of suites/. */
const SUITES = ['prover', 'topic-scripts', 'acl-scripts', 'clients', 'minimality', 'connect', 'connect-minimality'];

function missingPrograms() {
  return ['java', 'javac', 'keytool', 'mvn'].filter((name) => spawnSync(name, ['-version']).error !== undefined);
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, suite: { type: 'string', multiple: true } } });
  fs.mkdirSync(LOGS, { recursive: true });
  const only = values.only === undefined ? undefined : new RegExp(values.only);
  const runner = new Runner({ log: path.join(LOGS, 'run.log'), only });
  const start = Date.now();
  const { fetched } = installArtifacts();
  runner.say(fetched.length === 0 ? 'Kafka is as locked' : `Kafka: ${fetched.length} artifacts fetched`);
  installStockTools();
  const engine = await Engine.start();
  runner.say(`broker ${engine.broker.address.scram} after ${((Date.now() - start) / 1000).toFixed(1)} s`);
  try {
    for (const name of values.suite ?? SUITES) {
      // loaded when it is its turn: what one suite cannot load does not keep the others from running
      await runner.suite(name, () => import(`./suites/${name}.mjs`), engine);
    }
  } finally {
    await engine.stop();
  }
  runner.say(`${((Date.now() - start) / 1000).toFixed(0)} s in all`);
  return runner.summary();
}

const missing = missingPrograms();
if (missing.length > 0) {
  const what = `THE KAFKA CONFORMANCE SUITE CANNOT RUN: not on PATH: ${missing.join(', ')}`;
  console.error(process.env.CI ? what : `${what}\nSKIPPED; with CI set this is a failure`);
  console.log(process.env.CI ? '0 passed, 1 failed' : '0 passed, 0 failed');
  process.exit(process.env.CI ? 1 : 0);
}
process.exit(await main());
