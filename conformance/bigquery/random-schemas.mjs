// Record schemas at random, the same in every run.
import fc from 'fast-check';
import { library } from './library.mjs';

const { FieldType, TimePrecision } = library('schema/field-type');
const { RecordSchema } = library('schema/record-schema');
const { RESERVED_WORDS } = library('bigquery/reserved-words');

const precision = fc.constantFrom(TimePrecision.SECONDS, TimePrecision.MILLISECONDS, TimePrecision.MICROSECONDS);
const scalar = fc.oneof(
  fc
    .constantFrom('string', 'bytes', 'boolean', 'int32', 'int64', 'float32', 'float64', 'date', 'uuid', 'json')
    .map((kind) => FieldType[kind]()),
  precision.map((step) => FieldType.time(step)),
  precision.map((step) => FieldType.instant(step)),
  precision.map((step) => FieldType.localTimestamp(step)),
  fc
    .record({ scale: fc.integer({ min: 0, max: 38 }), integers: fc.integer({ min: 0, max: 38 }) })
    .map(({ scale, integers }) => FieldType.decimal(Math.max(1, scale + integers), scale)),
  fc.constant(FieldType.enumeration('E', ['A', "B'\\"])),
);
const word = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/),
  fc.constantFrom(...RESERVED_WORDS).map((reserved) => reserved.toLowerCase()),
  fc.stringMatching(/^[a-zäé名][a-z0-9äé &%=+:'<>#|-]{0,8}[a-z]$/),
);
const { field } = fc.letrec((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    scalar.map((element) => FieldType.array(element)),
    fc.record({ element: tie('type'), nullable: fc.boolean() }).map(({ element, nullable }) => {
      const map = FieldType.map(element);
      return nullable ? map.withNullableElements() : map;
    }),
    tie('fields').map((fields) => FieldType.struct('S', fields)),
    tie('fields').map((fields) => FieldType.array(FieldType.struct('S', fields))),
  ),
  field: fc.record(
    { name: word, type: tie('type'), nullable: fc.boolean(), doc: fc.string({ unit: 'binary', maxLength: 30 }) },
    { requiredKeys: ['name', 'type'] },
  ),
  fields: fc.uniqueArray(tie('field'), { minLength: 1, maxLength: 4, selector: ({ name }) => name.toLowerCase() }),
}));
const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 12, selector: ({ name }) => name.toLowerCase() });

export function randomSchemas(count) {
  const options = { numRuns: count, seed: 6 };
  return fc.sample(fields, options).map((list) => new RecordSchema({ recordName: 'Random', fields: list }));
}
