import fc from '../support/property';
import { failureText } from '../../src/core/failure-text';
import { FieldKind, FieldType, TimePrecision } from '../../src/schema/field-type';
import { RecordSchema, type RecordField } from '../../src/schema/record-schema';
import { mapRecordSchema } from '../../src/bigquery/column-mapping';
import { BigQueryMode } from '../../src/bigquery/column-options';
import { BigQueryTypeKind } from '../../src/bigquery/column-type';
import { columnFailures } from '../../src/bigquery/column-rules';
import { columnSpec, type ColumnSpec } from '../../src/bigquery/column-spec';
import { BigQueryNanoseconds, type BigQueryMappingOptions } from '../../src/bigquery/mapping-options';
import { noticeText } from '../../src/bigquery/notice';
import { DATASET, PATH } from './samples';

const TABLE = { ...DATASET, tableId: 'orders' };
const ENDS = "(record 'acme.Order' to BigQuery table 'acme-data.raw.orders')";
const TAG = 'projects/p/locations/eu/taxonomies/1/policyTags/2';

function map(fields: RecordField[], options: BigQueryMappingOptions = {}) {
  const schema = new RecordSchema({ recordName: 'Order', recordNamespace: 'acme', fields });
  const { columns, unmapped, failures, notices } = mapRecordSchema(PATH, schema, TABLE, options);
  return {
    columns: columns.map(columnSpec),
    unmapped,
    failures: failures.map(failureText),
    notices: notices.map(noticeText),
  };
}

const one = (type: FieldType, options?: BigQueryMappingOptions): ColumnSpec | undefined =>
  map([{ name: 'x', type }], options).columns[0];

const SCALARS: [string, FieldType, Partial<ColumnSpec>][] = [
  ['STRING', FieldType.string(), { type: BigQueryTypeKind.STRING }],
  ['UUID', FieldType.uuid(), { type: BigQueryTypeKind.STRING }],
  ['BYTES', FieldType.bytes(), { type: BigQueryTypeKind.BYTES }],
  ['BOOLEAN', FieldType.boolean(), { type: BigQueryTypeKind.BOOL }],
  ['INT32', FieldType.int32(), { type: BigQueryTypeKind.INT64 }],
  ['INT64', FieldType.int64(), { type: BigQueryTypeKind.INT64 }],
  ['FLOAT32', FieldType.float32(), { type: BigQueryTypeKind.FLOAT64 }],
  ['FLOAT64', FieldType.float64(), { type: BigQueryTypeKind.FLOAT64 }],
  ['DECIMAL(18, 2)', FieldType.decimal(18, 2), { type: BigQueryTypeKind.NUMERIC, precision: 18, scale: 2 }],
  ['DECIMAL(38, 9)', FieldType.decimal(38, 9), { type: BigQueryTypeKind.NUMERIC, precision: 38, scale: 9 }],
  ['DECIMAL(30, 0)', FieldType.decimal(30, 0), { type: BigQueryTypeKind.BIGNUMERIC, precision: 30, scale: 0 }],
  ['DECIMAL(20, 10)', FieldType.decimal(20, 10), { type: BigQueryTypeKind.BIGNUMERIC, precision: 20, scale: 10 }],
  ['DECIMAL(76, 38)', FieldType.decimal(76, 38), { type: BigQueryTypeKind.BIGNUMERIC, precision: 76, scale: 38 }],
  ['DATE', FieldType.date(), { type: BigQueryTypeKind.DATE }],
  ['TIME', FieldType.time(TimePrecision.MICROSECONDS), { type: BigQueryTypeKind.TIME }],
  ['an instant', FieldType.instant(TimePrecision.MILLISECONDS), { type: BigQueryTypeKind.TIMESTAMP }],
  ['a local timestamp', FieldType.localTimestamp(TimePrecision.SECONDS), { type: BigQueryTypeKind.DATETIME }],
  ['JSON', FieldType.json(), { type: BigQueryTypeKind.JSON }],
];

test.each(SCALARS)('%s becomes a column', (_, type, expected) => {
  expect(one(type)).toEqual({ name: 'x', mode: 'REQUIRED', ...expected });
});

test('an enumeration is STRING, with its symbols behind the documentation', () => {
  const field = { name: 'x', type: FieldType.enumeration('Status', ['NEW', 'PAID']), doc: 'The state.' };
  expect(map([field]).columns).toEqual([
    { name: 'x', type: 'STRING', mode: 'REQUIRED', description: 'The state. One of NEW, PAID.' },
  ]);
});

test('a field that may be null is NULLABLE, on request or in all', () => {
  const fields = [
    { name: 'a', type: FieldType.string(), nullable: true },
    { name: 'b', type: FieldType.string() },
    { name: 's', type: FieldType.struct('S', [{ name: 'c', type: FieldType.string() }]) },
  ];
  const modes = (options: BigQueryMappingOptions): string[] =>
    map(fields, options).columns.flatMap(({ mode, fields: inner }) => [
      mode,
      ...(inner ?? []).map((field) => field.mode),
    ]);
  expect(modes({})).toEqual(['NULLABLE', 'REQUIRED', 'REQUIRED', 'REQUIRED']);
  expect(modes({ nullableFields: ['b', 's.c'] })).toEqual(['NULLABLE', 'NULLABLE', 'REQUIRED', 'NULLABLE']);
  expect(modes({ allNullable: true })).toEqual(['NULLABLE', 'NULLABLE', 'NULLABLE', 'NULLABLE']);
});

test('a map is a REPEATED RECORD of key and value', () => {
  expect(one(FieldType.map(FieldType.int32()).withNullableElements())).toEqual({
    name: 'x',
    type: 'RECORD',
    mode: 'REPEATED',
    fields: [
      { name: 'key', type: 'STRING', mode: 'REQUIRED' },
      { name: 'value', type: 'INT64', mode: 'NULLABLE' },
    ],
  });
  expect(one(FieldType.map(FieldType.array(FieldType.date())))?.fields?.[1]).toEqual({
    name: 'value',
    type: 'DATE',
    mode: 'REPEATED',
  });
});

test('an array is REPEATED, of structs too', () => {
  expect(one(FieldType.array(FieldType.string()))).toEqual({ name: 'x', type: 'STRING', mode: 'REPEATED' });
  const struct = FieldType.struct('S', [{ name: 'c', type: FieldType.string() }]);
  expect(one(FieldType.array(struct))).toMatchObject({ type: 'RECORD', mode: 'REPEATED', fields: [{ name: 'c' }] });
});

test('an array that may be null is noted: null and empty become one', () => {
  const { columns, notices } = map([{ name: 'x', type: FieldType.array(FieldType.string()), nullable: true }]);
  expect(columns[0]?.mode).toBe(BigQueryMode.REPEATED);
  expect(notices).toEqual(["[orders/Bq] 'schema.x' may be null in the record: null and empty become one in BigQuery"]);
});

describe('nanoseconds', () => {
  const time = FieldType.time(TimePrecision.NANOSECONDS);
  const instant = FieldType.instant(TimePrecision.NANOSECONDS);

  test('fails when nobody says what becomes of them', () => {
    expect(
      map([
        { name: 'at', type: instant },
        { name: 't', type: time },
      ]),
    ).toMatchObject({
      columns: [],
      unmapped: ['at', 't'],
      failures: [
        `[orders/Bq] 'schema.at' must have at most microseconds, which is all that TIMESTAMP holds ${ENDS}, got TIMESTAMP(NANOSECONDS); choose BigQueryNanoseconds.TRUNCATE or BigQueryNanoseconds.INT64, or lower the precision in the schema`,
        `[orders/Bq] 'schema.t' must have at most microseconds, which is all that TIME holds ${ENDS}, got TIME(NANOSECONDS); choose BigQueryNanoseconds.TRUNCATE or BigQueryNanoseconds.INT64, or lower the precision in the schema`,
      ],
    });
  });

  test.each([
    [BigQueryNanoseconds.TRUNCATE, 'TIMESTAMP', 'TIME'],
    [BigQueryNanoseconds.INT64, 'INT64', 'INT64'],
  ])('%s gives %s and %s', (nanoseconds, forInstant, forTime) => {
    expect(one(instant, { nanoseconds })?.type).toBe(forInstant);
    expect(one(time, { nanoseconds })?.type).toBe(forTime);
  });
});

describe('what a table cannot hold', () => {
  test.each([
    [77, 38],
    [39, 0],
    [40, 39],
  ])('fails when a decimal is (%s, %s)', (precision, scale) => {
    expect(map([{ name: 'x', type: FieldType.decimal(precision, scale) }]).failures).toEqual([
      `[orders/Bq] 'schema.x' must have at most 38 digits before and 38 after the point, which is all that BIGNUMERIC holds ${ENDS}, got DECIMAL(${precision}, ${scale}); narrow the decimal in the schema, or send it as text`,
    ]);
  });

  test('fails when elements of an array may be null', () => {
    expect(map([{ name: 'x', type: FieldType.array(FieldType.string()).withNullableElements() }]).failures).toEqual([
      `[orders/Bq] 'schema.x' must have elements that are never null, since a REPEATED column cannot hold NULL ${ENDS}, got ARRAY<STRING> with nullable elements; make the elements required in the schema, or wrap each in a struct with one nullable field`,
    ]);
  });

  test.each([
    ['an array', FieldType.array(FieldType.string()), 'ARRAY<ARRAY<STRING>>'],
    ['a map', FieldType.map(FieldType.string()), 'ARRAY<MAP<STRING, STRING>>'],
  ])('fails when an array is of %s, with the path to it', (_, inner, shown) => {
    const struct = FieldType.struct('S', [{ name: 'deep', type: FieldType.array(inner) }]);
    const mapped = map([
      { name: 'ok', type: FieldType.string() },
      { name: 'x', type: struct },
    ]);
    expect(mapped.unmapped).toEqual(['x']);
    expect(mapped.failures).toEqual([
      `[orders/Bq] 'schema.x.deep' must not be an array of arrays or maps, since a REPEATED column holds no other REPEATED one directly ${ENDS}, got ${shown}; wrap the inner one in a struct`,
    ]);
  });

  test('fails when a field has a name that columns may not have, naming both ends', () => {
    expect(map([{ name: '_TABLE_x', type: FieldType.string() }]).failures).toEqual([
      `[orders/Bq] 'schema._TABLE_x' must not start with _TABLE_, which BigQuery keeps for its own columns ${ENDS}, got "_TABLE_x"; put another prefix in front`,
    ]);
  });

  test('fails when two fields differ only in case', () => {
    const fields = ['id', 'ID'].map((name) => ({ name, type: FieldType.string() }));
    expect(map(fields).failures).toEqual([
      `[orders/Bq] 'schema.ID' must have a name of its own; names that differ only in case are the same ${ENDS}, got 'id' and 'ID'; rename one of them`,
    ]);
  });

  test('fails when nullableFields names no field', () => {
    expect(map([{ name: 'a', type: FieldType.string() }], { nullableFields: ['b'] }).failures).toEqual([
      `[orders/Bq] 'nullableFields' must name fields of the schema ${ENDS}, got "b"; write the field's path, for instance address.city`,
    ]);
  });

  test('all failures come at once', () => {
    const fields = [
      { name: 'a', type: FieldType.decimal(80, 1) },
      { name: 'b', type: FieldType.array(FieldType.array(FieldType.string())) },
      { name: '_FILE_c', type: FieldType.string() },
    ];
    expect(map(fields, { nullableFields: ['nope'] }).failures).toHaveLength(4);
  });
});

describe('documentation, defaults and tags', () => {
  test('documentation that is too long is cut and noted', () => {
    const { columns, notices } = map([{ name: 'x', type: FieldType.string(), doc: 'y'.repeat(2_000) }]);
    expect(columns[0]?.description).toBe(`${'y'.repeat(1_023)}…`);
    expect(notices).toEqual([
      "[orders/Bq] 'schema.x' is longer than the 1024 characters of a BigQuery description and was cut",
    ]);
  });

  test.each([
    [FieldType.string(), '"it\'s \\"x\\""', '"it\'s \\"x\\""'],
    [FieldType.enumeration('E', ['A']), '"A"', '"A"'],
    [FieldType.boolean(), 'true', 'TRUE'],
    [FieldType.int64(), '9007199254740993', '9007199254740993'],
    [FieldType.float64(), '-1.5e3', '-1.5e3'],
    [FieldType.decimal(18, 2), '"12.50"', "NUMERIC '12.50'"],
    [FieldType.decimal(60, 30), '1', "BIGNUMERIC '1'"],
  ])('a default of %s, %s, becomes %s on request', (type, defaultJson, expected) => {
    const field = { name: 'x', type, defaultJson };
    expect(map([field]).columns[0]?.defaultValueExpression).toBeUndefined();
    expect(map([field], { defaultValues: true })).toMatchObject({
      columns: [{ defaultValueExpression: expected }],
      failures: [],
    });
  });

  test('a default of null is none, and one that cannot be written is noted', () => {
    const options = { defaultValues: true };
    expect(
      map([{ name: 'x', type: FieldType.string(), nullable: true, defaultJson: 'null' }], options).notices,
    ).toEqual([]);
    expect(map([{ name: 'x', type: FieldType.bytes(), defaultJson: '"a"' }], options).notices).toEqual([
      "[orders/Bq] 'schema.x' has a default that the column does not get: a default of BYTES has no expression here",
    ]);
    expect(map([{ name: 'x', type: FieldType.string(), defaultJson: 'EUR' }], options).notices).toEqual([
      "[orders/Bq] 'schema.x' has a default that the column does not get: a default of STRING has no expression here",
    ]);
    const inner = FieldType.struct('S', [{ name: 'y', type: FieldType.string(), defaultJson: '"a"' }]);
    expect(map([{ name: 'x', type: inner }], options).notices).toEqual([
      "[orders/Bq] 'schema.x.y' has a default that the column does not get: it is inside a RECORD",
    ]);
  });

  test('tags become policy tags, and reach everything inside', () => {
    const inner = FieldType.struct('S', [
      { name: 'city', type: FieldType.string() },
      { name: 'plain', type: FieldType.string(), tags: [] },
    ]);
    const fields = [
      { name: 'mail', type: FieldType.string(), tags: ['PII'] },
      { name: 'home', type: inner, tags: ['PII'] },
      { name: 'notes', type: FieldType.map(FieldType.string()), tags: ['PII'] },
    ];
    const [mail, home, notes] = map(fields, { policyTags: { PII: TAG } }).columns;
    expect(mail?.policyTags).toEqual([TAG]);
    expect(home?.policyTags).toBeUndefined();
    expect(home?.fields?.map(({ policyTags }) => policyTags)).toEqual([[TAG], undefined]);
    expect(notes?.fields?.map(({ policyTags }) => policyTags)).toEqual([[TAG], [TAG]]);
  });

  test('a tag without a policy tag is noted', () => {
    expect(map([{ name: 'mail', type: FieldType.string(), tags: ['PII'] }]).notices).toEqual([
      "[orders/Bq] 'schema.mail' is tagged PII without a policy tag: anyone who reads the table reads it; map the tag in policyTags",
    ]);
  });
});

const anyType = fc.letrec<{ type: FieldType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...SCALARS.map(([, type]) => type), FieldType.enumeration('E', ['A'])),
    tie('type').map((element) => FieldType.array(element)),
    tie('type').map((element) => FieldType.map(element)),
    tie('type').map((type) => FieldType.struct('S', [{ name: 'f', type }])),
  ),
})).type;

test('every kind of field either becomes columns that hold by the rules, or fails with its path', () => {
  const seen = new Set<FieldKind>();
  fc.assert(
    fc.property(anyType, (type) => {
      seen.add(type.kind);
      const schema = new RecordSchema({ recordName: 'R', fields: [{ name: 'x', type }] });
      const { columns, failures } = mapRecordSchema(PATH, schema, TABLE);
      expect(columns.length > 0).toBe(failures.length === 0);
      expect(failures.every(({ property }) => property.startsWith('schema.x'))).toBe(true);
      if (columns.length > 0) expect(columnFailures(PATH, columns.map(columnSpec))).toEqual([]);
    }),
    { numRuns: 300, seed: 6 },
  );
  expect([...seen].sort()).toEqual(Object.values(FieldKind).sort());
});
