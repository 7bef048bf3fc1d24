// Record schemas that nobody thought of: the same ones on every run.
import fc from 'fast-check';
import { load } from './library.mjs';

const { FieldType, TimePrecision } = load('src/schema/field-type.ts');
const { RecordSchema } = load('src/schema/record-schema.ts');

const LEAVES = [
  ...['string', 'bytes', 'boolean', 'int32', 'int64', 'float32', 'float64', 'date', 'uuid', 'json'].map((kind) =>
    FieldType[kind](),
  ),
  ...Object.values(TimePrecision).flatMap((precision) => [
    FieldType.time(precision),
    FieldType.instant(precision),
    FieldType.localTimestamp(precision),
  ]),
  FieldType.decimal(18, 2),
  FieldType.decimal(38, 37),
  FieldType.enumeration('Status', ['NEW', "IT'S"]),
];

const name = fc.stringMatching(/^f_[a-z0-9_]{1,12}$/);
const { type } = fc.letrec((tie) => ({
  type: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...LEAVES),
    tie('type').map((element) => FieldType.array(element)),
    tie('type').map((element) => FieldType.map(element)),
    fc
      .uniqueArray(fc.record({ name, type: tie('type'), nullable: fc.boolean() }), {
        selector: (field) => field.name,
        minLength: 1,
        maxLength: 4,
      })
      .map((fields) => FieldType.struct('Inner', fields)),
  ),
}));
const field = fc.record({
  name,
  type,
  nullable: fc.boolean(),
  doc: fc.option(fc.constantFrom('plain', 'it\'s; a "test"\n-- of\\text', 'größe 😀'), { nil: undefined }),
  tags: fc.option(fc.constant(['PII']), { nil: undefined }),
});

/** That many schemas. */
export function randomSchemas(count) {
  const fields = fc.uniqueArray(field, { selector: (one) => one.name, minLength: 1, maxLength: 12 });
  return fc
    .sample(fields, { seed: 20_260_101, numRuns: count })
    .map((list) => new RecordSchema({ recordName: 'Order', fields: list }));
}
