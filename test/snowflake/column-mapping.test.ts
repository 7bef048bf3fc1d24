import fc from '../support/property';
import { failureText } from '../../src/core/failure-text';
import { FieldKind, FieldType, TimePrecision } from '../../src/schema/field-type';
import { RecordSchema, type RecordField } from '../../src/schema/record-schema';
import { mappedColumns } from '../../src/snowflake/column-mapping';
import {
  SnowflakeInstantColumns,
  SnowflakeNestedColumns,
  type SnowflakeMappingOptions,
} from '../../src/snowflake/column-mapping-options';

const ADDRESS = FieldType.struct('Address', [
  { name: 'city', type: FieldType.string() },
  { name: 'zip', type: FieldType.int32(), nullable: true },
]);

function map(fields: RecordField[], options?: SnowflakeMappingOptions) {
  return mappedColumns('orders/Raw', new RecordSchema({ recordName: 'Order', fields }), options);
}

function typeOf(type: FieldType, options?: SnowflakeMappingOptions): string | undefined {
  return map([{ name: 'a', type }], options).columns[0]?.type.toString();
}

test.each([
  [FieldType.string(), 'VARCHAR'],
  [FieldType.bytes(), 'BINARY'],
  [FieldType.boolean(), 'BOOLEAN'],
  [FieldType.int32(), 'NUMBER(10, 0)'],
  [FieldType.int64(), 'NUMBER(19, 0)'],
  [FieldType.float32(), 'FLOAT'],
  [FieldType.float64(), 'FLOAT'],
  [FieldType.decimal(18, 2), 'NUMBER(18, 2)'],
  [FieldType.decimal(38, 37), 'NUMBER(38, 37)'],
  [FieldType.date(), 'DATE'],
  [FieldType.time(TimePrecision.SECONDS), 'TIME(0)'],
  [FieldType.time(TimePrecision.NANOSECONDS), 'TIME(9)'],
  [FieldType.instant(TimePrecision.MILLISECONDS), 'TIMESTAMP_LTZ(3)'],
  [FieldType.localTimestamp(TimePrecision.MICROSECONDS), 'TIMESTAMP_NTZ(6)'],
  [FieldType.uuid(), 'VARCHAR(36)'],
  [FieldType.enumeration('Status', ['NEW', 'PAID']), 'VARCHAR'],
  [FieldType.array(FieldType.string()), 'ARRAY'],
  [FieldType.map(FieldType.int64()), 'OBJECT'],
  [ADDRESS, 'OBJECT'],
  [FieldType.json(), 'VARIANT'],
])('%s becomes %s', (type, column) => {
  expect(typeOf(type)).toBe(column);
});

test.each([
  [SnowflakeInstantColumns.TIMESTAMP_LTZ, 'TIMESTAMP_LTZ(3)'],
  [SnowflakeInstantColumns.TIMESTAMP_TZ, 'TIMESTAMP_TZ(3)'],
  [SnowflakeInstantColumns.TIMESTAMP_NTZ, 'TIMESTAMP_NTZ(3)'],
])('an instant becomes %s on demand', (instants, column) => {
  expect(typeOf(FieldType.instant(TimePrecision.MILLISECONDS), { instants })).toBe(column);
  expect(typeOf(FieldType.localTimestamp(TimePrecision.MILLISECONDS), { instants })).toBe('TIMESTAMP_NTZ(3)');
});

test.each([
  [ADDRESS, SnowflakeNestedColumns.VARIANT, 'VARIANT'],
  [ADDRESS, SnowflakeNestedColumns.STRUCTURED, 'OBJECT(city VARCHAR NOT NULL, zip NUMBER(10, 0))'],
  [
    FieldType.array(ADDRESS),
    SnowflakeNestedColumns.STRUCTURED,
    'ARRAY(OBJECT(city VARCHAR NOT NULL, zip NUMBER(10, 0)) NOT NULL)',
  ],
  [FieldType.array(FieldType.string()).withNullableElements(), SnowflakeNestedColumns.STRUCTURED, 'ARRAY(VARCHAR)'],
  [FieldType.map(FieldType.float64()), SnowflakeNestedColumns.STRUCTURED, 'MAP(VARCHAR, FLOAT NOT NULL)'],
])('%s becomes, as %s, %s', (type, nested, column) => {
  expect(typeOf(type, { nested })).toBe(column);
});

test('documentation, symbols, tags and masking are carried', () => {
  const fields = [
    { name: 'status', type: FieldType.enumeration('Status', ['NEW', 'PAID']), doc: 'state', tags: ['PII'] },
    { name: 'note', type: FieldType.string(), nullable: true, doc: '  ' },
  ];

  const { columns, sourceFields, failures } = map(fields, { maskingPolicies: { PII: 'GOV.POLICIES.MASK' } });

  expect(failures).toStrictEqual([]);
  expect(JSON.parse(JSON.stringify(columns))).toStrictEqual([
    {
      columnName: 'status',
      type: 'VARCHAR',
      nullable: false,
      comment: 'state; one of NEW, PAID',
      maskingPolicy: 'GOV.POLICIES.MASK',
      tags: ['PII'],
    },
    { columnName: 'note', type: 'VARCHAR', nullable: true },
  ]);
  expect([...sourceFields]).toStrictEqual([
    ['STATUS', 'status'],
    ['NOTE', 'note'],
  ]);
});

test.each([
  [FieldType.string(), '"EUR"', { constant: 'EUR' }],
  [FieldType.enumeration('S', ['A']), '"A"', { constant: 'A' }],
  [FieldType.int64(), '42', { expression: '42' }],
  [FieldType.decimal(9, 2), '1.50', { expression: '1.50' }],
  [FieldType.boolean(), 'true', { expression: 'TRUE' }],
  [FieldType.string(), 'null', undefined],
  [FieldType.json(), '{"a":1}', undefined],
  [FieldType.array(FieldType.string()), '[]', undefined],
  [FieldType.decimal(9, 2), '"\\u0001"', undefined],
])('the default of a %s field %s is carried on demand only', (type, defaultJson, expected) => {
  const field = { name: 'a', type, defaultJson };

  expect(map([field]).columns[0]?.defaultValue).toBeUndefined();
  expect(map([field], { carryDefaults: true }).columns[0]?.defaultValue?.toJSON()).toStrictEqual(expected);
});

test.each([
  [
    'a decimal has 39 digits',
    [{ name: 'amount', type: FieldType.decimal(39, 2) }],
    {},
    "[orders/Raw] 'schema' must have at most 38 digits and a scale of at most 37, all that NUMBER holds: field 'Order.amount' cannot be held by column AMOUNT, got DECIMAL(39, 2); lower the precision in the schema, or send the field as text",
  ],
  [
    'a nested decimal has scale 38',
    [{ name: 'lines', type: FieldType.array(FieldType.struct('L', [{ name: 'x', type: FieldType.decimal(38, 38) }])) }],
    {},
    "[orders/Raw] 'schema' must have at most 38 digits and a scale of at most 37, all that NUMBER holds: field 'Order.lines[].x' cannot be held by column LINES (from 'Order.lines'), got DECIMAL(38, 38); lower the precision in the schema, or send the field as text",
  ],
  [
    'a struct without fields shall be structured',
    [{ name: 's', type: FieldType.struct('S', []) }],
    { nested: SnowflakeNestedColumns.STRUCTURED },
    "[orders/Raw] 'schema' must have at least one field to become a structured OBJECT: field 'Order.s' cannot be held by column S, got STRUCT S; give the struct a field, or map nested fields with SnowflakeNestedColumns.SEMI_STRUCTURED",
  ],
  [
    'a field has a reserved name',
    [{ name: 'order', type: FieldType.string() }],
    {},
    '[orders/Raw] \'schema\' must not be a reserved word of Snowflake: field \'Order.order\' would become a column of that name, got "order"; choose another name, or write "ORDER" and quote it in every query; give the column a name in columnNames',
  ],
  [
    'two fields become one column',
    [
      { name: 'id', type: FieldType.string() },
      { name: 'ID', type: FieldType.string() },
    ],
    {},
    "[orders/Raw] 'schema' must give every field a column of its own: fields 'id' and 'ID' both become ID; give one of them another name in columnNames, or keep its case with double quotes",
  ],
  [
    'a renamed field is none',
    [{ name: 'status', type: FieldType.string() }],
    { columnNames: { statuss: 'STATE' } },
    "[orders/Raw] 'columnNames.statuss' must name a field of record 'Order', got \"statuss\"; did you mean 'status'?",
  ],
])('fails when %s', (_, fields, options, message) => {
  expect(map(fields, options).failures.map(failureText)).toStrictEqual([message]);
});

test('a renamed column cures clashes and reserved names', () => {
  const { failures, columns } = map(
    [
      { name: 'order', type: FieldType.string() },
      { name: 'constructor', type: FieldType.string() },
    ],
    { columnNames: { order: '"order"' } },
  );

  expect(failures).toStrictEqual([]);
  expect(columns.map((column) => column.columnName)).toStrictEqual(['"order"', 'constructor']);
});

const leaf = fc.constantFrom(
  ...[
    FieldType.string(),
    FieldType.bytes(),
    FieldType.boolean(),
    FieldType.int32(),
    FieldType.int64(),
    FieldType.float32(),
  ],
  ...[FieldType.float64(), FieldType.date(), FieldType.uuid(), FieldType.json(), FieldType.enumeration('E', ['A'])],
  ...Object.values(TimePrecision).flatMap((p) => [
    FieldType.time(p),
    FieldType.instant(p),
    FieldType.localTimestamp(p),
  ]),
  ...[FieldType.decimal(38, 37), FieldType.decimal(76, 38)],
);
const anyType: fc.Arbitrary<FieldType> = fc.letrec<{ type: FieldType }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('type').map((type) => FieldType.array(type)),
    tie('type').map((type) => FieldType.map(type)),
    fc.array(tie('type'), { maxLength: 3 }).map((types) =>
      FieldType.struct(
        'S',
        types.map((type, i) => ({ name: `f${i}`, type })),
      ),
    ),
  ),
})).type;

test('every field either becomes a column or is a failure', () => {
  fc.assert(
    fc.property(anyType, fc.constantFrom(...Object.values(SnowflakeNestedColumns)), (type, nested) => {
      const { columns, failures } = map([{ name: 'a', type }], { nested });
      expect(columns.length === 1).toBe(failures.length === 0);
    }),
    { numRuns: 300 },
  );
});

test('every kind of field is in the mapping', () => {
  const samples: Record<FieldKind, FieldType> = {
    STRING: FieldType.string(),
    BYTES: FieldType.bytes(),
    BOOLEAN: FieldType.boolean(),
    INT32: FieldType.int32(),
    INT64: FieldType.int64(),
    FLOAT32: FieldType.float32(),
    FLOAT64: FieldType.float64(),
    DECIMAL: FieldType.decimal(9, 2),
    DATE: FieldType.date(),
    TIME: FieldType.time(TimePrecision.SECONDS),
    TIMESTAMP: FieldType.instant(TimePrecision.SECONDS),
    UUID: FieldType.uuid(),
    ENUM: FieldType.enumeration('E', ['A']),
    ARRAY: FieldType.array(FieldType.string()),
    MAP: FieldType.map(FieldType.string()),
    STRUCT: ADDRESS,
    JSON: FieldType.json(),
  };

  expect(Object.keys(samples).sort()).toStrictEqual(Object.values(FieldKind).sort());
  for (const type of Object.values(samples)) expect(typeOf(type)).toBeDefined();
});
