import { ColumnType, VectorElement } from '../../src/snowflake/column-type';

test.each([
  [ColumnType.number(38), 'NUMBER(38, 0)'],
  [ColumnType.number(38, 37), 'NUMBER(38, 37)'],
  [ColumnType.number(1, 1), 'NUMBER(1, 1)'],
  [ColumnType.float(), 'FLOAT'],
  [ColumnType.boolean(), 'BOOLEAN'],
  [ColumnType.varchar(), 'VARCHAR'],
  [ColumnType.varchar(134_217_728), 'VARCHAR(134217728)'],
  [ColumnType.binary(), 'BINARY'],
  [ColumnType.binary(16), 'BINARY(16)'],
  [ColumnType.date(), 'DATE'],
  [ColumnType.time(), 'TIME(9)'],
  [ColumnType.timestampNtz(0), 'TIMESTAMP_NTZ(0)'],
  [ColumnType.timestampLtz(3), 'TIMESTAMP_LTZ(3)'],
  [ColumnType.timestampTz(), 'TIMESTAMP_TZ(9)'],
  [ColumnType.variant(), 'VARIANT'],
  [ColumnType.object(), 'OBJECT'],
  [ColumnType.array(), 'ARRAY'],
  [ColumnType.structuredArray(ColumnType.varchar(), false), 'ARRAY(VARCHAR NOT NULL)'],
  [ColumnType.map(ColumnType.varchar(), ColumnType.number(5)), 'MAP(VARCHAR, NUMBER(5, 0))'],
  [ColumnType.map(ColumnType.number(5), ColumnType.float(), false), 'MAP(NUMBER(5, 0), FLOAT NOT NULL)'],
  [ColumnType.vector(VectorElement.FLOAT, 4096), 'VECTOR(FLOAT, 4096)'],
  [ColumnType.geography(), 'GEOGRAPHY'],
  [ColumnType.geometry(), 'GEOMETRY'],
  [
    ColumnType.structuredObject([
      { fieldName: 'city', type: ColumnType.varchar(), nullable: false },
      { fieldName: 'order', type: ColumnType.number(5) },
      { fieldName: 'a b', type: ColumnType.date() },
    ]),
    'OBJECT(city VARCHAR NOT NULL, "order" NUMBER(5, 0), "a b" DATE)',
  ],
])('writes %s', (type, text) => {
  expect(type.toString()).toBe(text);
  expect(JSON.stringify(type)).toBe(JSON.stringify(text));
});

test.each([
  [
    'the precision is 0',
    () => ColumnType.number(0),
    'the precision of NUMBER must be a whole number between 1 and 38, got 0',
  ],
  [
    'the precision is 39',
    () => ColumnType.number(39),
    'the precision of NUMBER must be a whole number between 1 and 38, got 39',
  ],
  [
    'the scale exceeds the precision',
    () => ColumnType.number(5, 6),
    'the scale of NUMBER must be a whole number between 0 and 5, got 6',
  ],
  [
    'the scale is 38',
    () => ColumnType.number(38, 38),
    'the scale of NUMBER must be a whole number between 0 and 37, got 38',
  ],
  [
    'the scale is a fraction',
    () => ColumnType.number(5, 0.5),
    'the scale of NUMBER must be a whole number between 0 and 5, got 0.5',
  ],
  [
    'the length is 0',
    () => ColumnType.varchar(0),
    'the length of VARCHAR must be a whole number between 1 and 134217728, got 0',
  ],
  [
    'the bytes are too many',
    () => ColumnType.binary(67_108_865),
    'the length of BINARY must be a whole number between 1 and 67108864, got 67108865',
  ],
  [
    'the digits of a second are 10',
    () => ColumnType.timestampTz(10),
    'the precision of TIMESTAMP_TZ must be a whole number between 0 and 9, got 10',
  ],
  [
    'the dimension is 4097',
    () => ColumnType.vector(VectorElement.INT, 4097),
    'the dimension of VECTOR must be a whole number between 1 and 4096, got 4097',
  ],
  [
    'a map has float keys',
    () => ColumnType.map(ColumnType.float(), ColumnType.date()),
    'the keys of a MAP must be VARCHAR or NUMBER with scale 0, got FLOAT',
  ],
  [
    'an object has no field',
    () => ColumnType.structuredObject([]),
    'a structured OBJECT must have at least one field, each with a name of its own',
  ],
])('fails when %s', (_, make, message) => {
  expect(make).toThrow(new RangeError(message));
});

test('only types with an inner structure are structured', () => {
  expect(ColumnType.array().structured).toBe(false);
  expect(ColumnType.structuredArray(ColumnType.array()).structured).toBe(true);
  expect(ColumnType.map(ColumnType.varchar(), ColumnType.variant()).structured).toBe(true);
});
