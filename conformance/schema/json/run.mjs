// Our JSON Schema verdicts beside ajv on generated instances and json-schema-diff on the cases, and the corpus of broken
// schemas. Run: node conformance/schema/json/run.mjs
// SLUICEGATE_PAIRS sets the number of generated pairs (10,000), SLUICEGATE_SEED the seed (1).
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../typescript.cjs');
const fc = require('fast-check');
const { diffSchemas } = require('json-schema-diff');
const { jsonSchemaCanRead } = require('../../../src/schema/json/can-read.ts');
const { parseJsonSchema } = require('../../../src/schema/json/parse-json-schema.ts');
const { pairArbitrary } = require('../../../test/schema/json/schema-pairs.ts');
const { errorsOf, parsed, tryPair } = require('../../../test/schema/json/soundness.ts');
const { agreeable, IGNORED } = require('../../../test/schema/json/json-schema-diff-cases.ts');
const BROKEN = require('../../../test/schema/json/broken-schemas.json');

const pairs = Number(process.env.SLUICEGATE_PAIRS ?? 10_000);
const seed = Number(process.env.SLUICEGATE_SEED ?? 1);
let passed = 0;
const failures = [];

function check(name, ok, detail) {
  if (ok) passed += 1;
  else failures.push(`${name}: ${detail}`);
}

function generatedPairs() {
  const seen = { compatible: 0, incompatible: 0, shownByData: 0, values: 0 };
  const property = fc.property(pairArbitrary(), fc.nat(), (pair, instanceSeed) => {
    const verdict = tryPair(pair, instanceSeed, 40);
    seen[verdict.isCompatible ? 'compatible' : 'incompatible'] += 1;
    if (!verdict.isCompatible && verdict.refused > 0) seen.shownByData += 1;
    seen.values += verdict.tried;
    passed += 1;
  });
  const outcome = fc.check(property, { numRuns: pairs, seed });
  if (outcome.failed)
    failures.push(`pair ${JSON.stringify(outcome.counterexample)}: ${outcome.errorInstance?.message}`);
  console.log(`generated pairs, against ajv: ${JSON.stringify({ pairs: outcome.numRuns, ...seen })}`);
}

function reverses() {
  for (const { before, after } of fc.sample(pairArbitrary(), { numRuns: Math.ceil(pairs / 20), seed: seed + 1 })) {
    const self = errorsOf(jsonSchemaCanRead(parsed(after), parsed(after)));
    check('a schema reads itself', self.length === 0, JSON.stringify(after));
    const twice = [1, 2].map(() => JSON.stringify(jsonSchemaCanRead(parsed(after), parsed(before))));
    check('the same question has the same answer', twice[0] === twice[1], JSON.stringify({ before, after }));
  }
}

async function jsonSchemaDiff() {
  for (const { name, writer, reader, differences } of agreeable) {
    const [sourceSchema, destinationSchema] = [JSON.parse(writer), JSON.parse(reader)];
    const { removalsFound } = await diffSchemas({ sourceSchema, destinationSchema });
    check('json-schema-diff', removalsFound === differences.some(({ severity }) => severity === 'ERROR'), name);
  }
  let compared = 0;
  for (const { before, after } of fc.sample(pairArbitrary(), { numRuns: Math.ceil(pairs / 20), seed: seed + 2 })) {
    const text = JSON.stringify([before, after]);
    if (IGNORED.test(text) || /unevaluated|prefixItems|\$ref|depend|minContains|"not"/.test(text)) continue;
    const [sourceSchema, destinationSchema] = [before, after];
    const { removalsFound } = await diffSchemas({ sourceSchema, destinationSchema }).catch(() => ({}));
    const errors = errorsOf(jsonSchemaCanRead(parsed(after), parsed(before)));
    // It cannot see what a property that is new in an open object means for old data; where it sees a loss, so must we.
    if (removalsFound === true) {
      compared += 1;
      check('json-schema-diff finds a loss', errors.length > 0, text);
    }
  }
  console.log(`json-schema-diff: ${agreeable.length} cases, ${compared} generated pairs with a loss`);
}

function brokenSchemas() {
  for (const { name, text, references, message } of BROKEN) {
    let outcome = 'accepted';
    try {
      parseJsonSchema(text, { fileName: 'order.json', references });
    } catch (error) {
      outcome = error.message;
    }
    check('broken schema', outcome === message, `${name}: ${outcome}`);
  }
  console.log(`broken schemas: ${BROKEN.length}`);
}

brokenSchemas();
await jsonSchemaDiff();
reverses();
generatedPairs();
for (const failure of failures.slice(0, 20)) console.error(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
