// node conformance/schema/protobuf/run.mjs: our Protobuf verdicts against buf and against bytes, on at least 10,000
// pairs (SLUICEGATE_PAIRS for another number, SLUICEGATE_SEED for other pairs), and our parser on real files.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../typescript.cjs');
const { bufSuite, bytesSuite, lawsSuite } = require('./suites.ts');
const { realFilesSuite } = require('./real-files.ts');
const { refusalsSuite } = require('./refusals.ts');

const pairs = Number(process.env.SLUICEGATE_PAIRS ?? 10_000);
const seed = Number(process.env.SLUICEGATE_SEED ?? 1);
let passed = 0;
let failed = 0;

const start = Date.now();
for (const suite of [realFilesSuite, refusalsSuite, lawsSuite, bytesSuite, bufSuite]) {
  const before = Date.now();
  const counts = new Map();
  for (const { name, problem, counted } of suite(pairs, seed)) {
    if (problem === undefined) passed += 1;
    else {
      failed += 1;
      console.log(`FAILED ${name}\n${problem}\n`);
    }
    for (const [what, count] of counted ?? []) counts.set(what, (counts.get(what) ?? 0) + count);
  }
  console.log(`${suite.name}: ${((Date.now() - before) / 1000).toFixed(1)} s`);
  for (const [what, count] of [...counts].sort()) console.log(`  ${what}: ${count}`);
}
console.log(`${((Date.now() - start) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
