// A full verdict with paths beside avsc's bare yes or no, on the same pairs in the same run: a record of 1,000 fields,
// its 100 earlier versions, transitive. Run: node bench/avro-compatibility.mjs
import { createRequire } from 'node:module';
import v8 from 'node:v8';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
require('../conformance/schema/typescript.cjs');
const { Type } = require('avsc');
const { parseAvro } = require('../src/schema/avro/parse-avro.ts');
const { avroCanRead } = require('../src/schema/avro/avro-can-read.ts');
const { judge } = require('../src/schema/verdict.ts');

const FIELDS = 1000;
const VERSIONS = 100;
const ROUNDS = 7;
const TYPES = [
  'string',
  'long',
  ['null', 'string'],
  { type: 'long', logicalType: 'timestamp-millis' },
  { type: 'array', items: 'string' },
  'double',
  { type: 'bytes', logicalType: 'decimal', precision: 18, scale: 2 },
  { type: 'map', values: 'long' },
  ['null', 'double', 'string'],
];

/** Version n has five fields more than version n - 1, each with a default; each tenth field is a record of its own. */
function schemaText(version) {
  const count = FIELDS - (VERSIONS - version) * 5;
  const fields = Array.from({ length: count }, (_, index) => {
    if (index % 10 === 9) return { name: `f${index}`, type: ['null', nested(index)], default: null };
    const type = TYPES[index % TYPES.length];
    const union = ['null', ...(Array.isArray(type) ? type.filter((branch) => branch !== 'null') : [type])];
    return index < FIELDS / 2 ? { name: `f${index}`, type } : { name: `f${index}`, type: union, default: null };
  });
  return JSON.stringify({ type: 'record', name: 'Wide', namespace: 'com.acme', fields });
}

function nested(index) {
  const symbols = ['A', 'B', 'C'];
  const fields = [
    { name: 'id', type: 'string' },
    { name: 'kind', type: { type: 'enum', name: `Kind${index}`, symbols } },
  ];
  return { type: 'record', name: `Part${index}`, fields };
}

/** A schema that breaks each version: in every fifth field, or in one field that stands last. */
function brokenText(everywhere) {
  const schema = JSON.parse(schemaText(VERSIONS));
  schema.fields.forEach((field, index) => {
    if (!everywhere || index % 5 !== 0) return;
    field.type = { type: 'array', items: 'boolean' };
    delete field.default;
  });
  if (!everywhere) schema.fields.push({ name: 'last', type: 'string' });
  return JSON.stringify(schema);
}

function best(run) {
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - begin) / 1e6;
  });
  return Math.min(...times);
}

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

/** What stays on the heap of what `run` returns, in megabytes. */
function held(run) {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const result = run();
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  return { result, size: `${(bytes / 1e6).toFixed(1)} MB` };
}

const texts = Array.from({ length: VERSIONS }, (_, index) => schemaText(index + 1));
const nextText = schemaText(VERSIONS + 1);
const oursParsed = texts.map((text) => parseAvro(text));
const theirsParsed = texts.map((text) => Type.forSchema(JSON.parse(text)));

function compare(label, text) {
  const ours = parseAvro(text);
  const history = oursParsed.map((schema, index) => ({ version: index + 1, schema }));
  const theirs = Type.forSchema(JSON.parse(text));
  let found = 0;
  const own = best(() => {
    found = judge('BACKWARD_TRANSITIVE', ours, history, avroCanRead).incompatibilities.length;
  });
  let refused = 0;
  const avsc = best(() => {
    refused = 0;
    for (const writer of theirsParsed) {
      try {
        theirs.createResolver(writer);
      } catch {
        refused += 1;
      }
    }
  });
  console.log(
    `${label}: ours ${own.toFixed(1)} ms (${found} incompatibilities with paths), ` +
      `avsc ${avsc.toFixed(1)} ms (${refused} versions refused), ratio ours/avsc ${(own / avsc).toFixed(3)}`,
  );
}

console.log(`record of ${FIELDS} fields, ${VERSIONS} versions, transitive, best of ${ROUNDS}, node ${process.version}`);
compare('compatible            ', nextText);
compare('broken in one field   ', brokenText(false));
// avsc stops at the first field here, so this is the price of a complete list and no fair race.
compare('broken in 200 fields  ', brokenText(true));
const ownParse = best(() => texts.forEach((text) => parseAvro(text)));
const avscParse = best(() => texts.forEach((text) => Type.forSchema(JSON.parse(text))));
console.log(
  `parsing               : ours ${ownParse.toFixed(1)} ms, avsc ${avscParse.toFixed(1)} ms, ratio ${(ownParse / avscParse).toFixed(3)}`,
);
const ownHistory = held(() => texts.map((text, index) => ({ version: index + 1, schema: parseAvro(text) })));
const avscHistory = held(() => texts.map((text) => Type.forSchema(JSON.parse(text))));
const broken = parseAvro(brokenText(true));
const verdict = held(() => judge('BACKWARD_TRANSITIVE', broken, ownHistory.result, avroCanRead));
console.log(
  `memory                : ours ${ownHistory.size} for the parsed versions, avsc ${avscHistory.size}; ` +
    `${verdict.size} for a verdict with ${verdict.result.incompatibilities.length} incompatibilities`,
);
