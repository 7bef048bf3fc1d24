// Our Avro verdicts beside those of Confluent's registry and Avro's own decoder: hand-made cases, generated pairs, data,
// fingerprints and the corpus of broken schemas. Run: node conformance/schema/avro/run.mjs
// SLUICEGATE_PAIRS sets the number of generated pairs (10,000), SLUICEGATE_SEED the seed (1).
import { createRequire } from 'node:module';
import { startOracle } from './oracle.mjs';
import { ACCEPTED_BY_THE_REGISTRY, aliasMeetsName, isKnownVerdict, sameRules } from './known-disagreements.mjs';

const require = createRequire(import.meta.url);
require('../typescript.cjs');
const fc = require('fast-check');
const { Type } = require('avsc');
const { parseAvro } = require('../../../src/schema/avro/parse-avro.ts');
const { avroCanRead } = require('../../../src/schema/avro/avro-can-read.ts');
const { avroCrc64 } = require('../../../src/schema/avro/avro-fingerprint.ts');
const { schemaPair } = require('../../../test/schema/avro/schema-mutation.ts');
const { numbersFrom, valueOf, withoutDefaults } = require('../../../test/schema/avro/value-generator.ts');
const { CASES } = require('../../../test/schema/avro/compatibility-cases.ts');
const { BROKEN_SCHEMAS } = require('../../../test/schema/avro/broken-schemas.ts');

const pairs = Number(process.env.SLUICEGATE_PAIRS ?? 10_000);
const seed = Number(process.env.SLUICEGATE_SEED ?? 1);
const oracle = startOracle();
let passed = 0;
const failures = [];

function check(name, ok, detail) {
  if (ok) passed += 1;
  else failures.push(`${name}: ${detail}`);
}

function errorsOf(reader, writer) {
  return avroCanRead(parseAvro(reader), parseAvro(writer)).filter(({ severity }) => severity === 'ERROR');
}

function rulesOf({ differences, error }) {
  if (error !== undefined) return [error];
  return differences.map((text) => /errorType:'([A-Z_]+)'/.exec(text)?.[1] ?? text).sort();
}

async function judged(name, list) {
  const answers = await oracle.ask(list.map(([reader, writer]) => ({ op: 'pair', reader, writer })));
  let compatible = 0;
  list.forEach(([reader, writer, label], index) => {
    const errors = errorsOf(reader, writer);
    const theirs = rulesOf(answers[index]);
    const detail = `${label ?? ''}\n  reader ${reader}\n  writer ${writer}\n  ours ${errors.map((e) => `${e.rule} ${e.path}`)}\n  theirs ${theirs}`;
    check(name, (errors.length === 0) === (theirs.length === 0) || isKnownVerdict(errors, theirs), detail);
    if (errors.length === 0) compatible += 1;
    else if (!/\[/.test(JSON.stringify([withoutLists(reader), withoutLists(writer)]).slice(1, -1))) {
      check(`${name}: rules`, sameRules(errors, theirs), detail);
    }
  });
  console.log(`${name}: ${list.length} pairs, ${compatible} compatible`);
}

/** The text without the lists that are no unions. */
function withoutLists(text) {
  return JSON.stringify(JSON.parse(text), (key, value) => {
    if (key === 'fields') return Object.fromEntries(value.map((field, index) => [index, field]));
    return key === 'symbols' || key === 'aliases' || key === 'default' ? undefined : value;
  });
}

async function fingerprints(texts) {
  const answers = await oracle.ask(texts.map((text) => ({ op: 'fingerprint', text })));
  texts.forEach((text, index) => {
    const ours = avroCrc64(parseAvro(text));
    check(
      'fingerprint',
      ours === answers[index].crc,
      `${text}: ours ${ours}, theirs ${JSON.stringify(answers[index])}`,
    );
  });
  console.log(`fingerprints: ${texts.length}`);
}

/** What we call compatible must decode, with Avro's own decoder, unless it compares namespaces where the registry does not. */
async function data(list) {
  const requests = list.flatMap(([reader, writer], index) => {
    const written = parseAvro(writer);
    const differences = avroCanRead(parseAvro(reader), written);
    if (differences.some(({ severity }) => severity === 'ERROR')) return [];
    if (differences.some(({ rule }) => rule === 'NAMESPACE_CHANGED' || rule === 'MATCHED_BY_ALIAS')) return [];
    if (aliasMeetsName(reader, writer)) return [];
    const type = Type.forSchema(withoutDefaults(writer), { wrapUnions: true });
    return [
      {
        op: 'decode',
        reader,
        writer,
        data: type.toBuffer(valueOf(written.root, numbersFrom(index))).toString('base64'),
      },
    ];
  });
  const answers = await oracle.ask(requests);
  requests.forEach((request, index) => {
    check('data', answers[index].decoded !== undefined, `${JSON.stringify(request)}: ${answers[index].error}`);
  });
  console.log(`data: ${requests.length} values decoded`);
}

async function broken() {
  const single = BROKEN_SCHEMAS.filter(({ references }) => references === undefined);
  const answers = await oracle.ask(single.map(({ text }) => ({ op: 'parse', text })));
  single.forEach(({ name, text }, index) => {
    const reason = ACCEPTED_BY_THE_REGISTRY.get(name);
    const refused = answers[index].error !== undefined;
    check(
      `broken schema '${name}'`,
      refused === (reason === undefined),
      `${text}: the registry ${refused ? 'refuses' : 'accepts'} it`,
    );
  });
  console.log(
    `broken schemas: ${single.length}, of which the registry accepts ${ACCEPTED_BY_THE_REGISTRY.size}, each for a known reason`,
  );
}

const generated = fc.sample(schemaPair, { numRuns: pairs, seed });
await judged(
  'hand-made',
  CASES.map(({ name, reader, writer }) => [reader, writer, name]),
);
await judged('generated', generated);
await judged(
  'generated, other way',
  generated.map(([a, b]) => [b, a]),
);
await fingerprints(generated.slice(0, 2000).map(([text]) => text));
await data(generated.slice(0, 5000));
await broken();
oracle.stop();
for (const failure of failures.slice(0, 20)) console.error(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
