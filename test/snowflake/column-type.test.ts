import { SnowflakeType, SnowflakeVectorElement } from '../../src/snowflake/column-type';

test.each([
  [SnowflakeType.number(38), 'NUMBER(38, 0)'],
  [SnowflakeType.number(38, 37), 'NUMBER(38, 37)'],
  [SnowflakeType.number(1, 1), 'NUMBER(1, 1)'],
  [SnowflakeType.float(), 'FLOAT'],
  [SnowflakeType.boolean(), 'BOOLEAN'],
  [SnowflakeType.varchar(), 'VARCHAR'],
  [SnowflakeType.varchar(134_217_728), 'VARCHAR(134217728)'],
  [SnowflakeType.binary(), 'BINARY'],
  [SnowflakeType.binary(16), 'BINARY(16)'],
  [SnowflakeType.date(), 'DATE'],
  [SnowflakeType.time(), 'TIME(9)'],
  [SnowflakeType.timestampNtz(0), 'TIMESTAMP_NTZ(0)'],
  [SnowflakeType.timestampLtz(3), 'TIMESTAMP_LTZ(3)'],
  [SnowflakeType.timestampTz(), 'TIMESTAMP_TZ(9)'],
  [SnowflakeType.variant(), 'VARIANT'],
  [SnowflakeType.object(), 'OBJECT'],
  [SnowflakeType.array(), 'ARRAY'],
  [SnowflakeType.structuredArray(SnowflakeType.varchar(), false), 'ARRAY(VARCHAR NOT NULL)'],
  [SnowflakeType.map(SnowflakeType.varchar(), SnowflakeType.number(5)), 'MAP(VARCHAR, NUMBER(5, 0))'],
  [SnowflakeType.map(SnowflakeType.number(5), SnowflakeType.float(), false), 'MAP(NUMBER(5, 0), FLOAT NOT NULL)'],
  [SnowflakeType.vector(SnowflakeVectorElement.FLOAT, 4096), 'VECTOR(FLOAT, 4096)'],
  [SnowflakeType.geography(), 'GEOGRAPHY'],
  [SnowflakeType.geometry(), 'GEOMETRY'],
  [
    SnowflakeType.structuredObject([
      { fieldName: 'city', type: SnowflakeType.varchar(), nullable: false },
      { fieldName: 'order', type: SnowflakeType.number(5) },
      { fieldName: 'a b', type: SnowflakeType.date() },
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
    () => SnowflakeType.number(0),
    'the precision of NUMBER must be a whole number between 1 and 38, got 0',
  ],
  [
    'the precision is 39',
    () => SnowflakeType.number(39),
    'the precision of NUMBER must be a whole number between 1 and 38, got 39',
  ],
  [
    'the scale exceeds the precision',
    () => SnowflakeType.number(5, 6),
    'the scale of NUMBER must be a whole number between 0 and 5, got 6',
  ],
  [
    'the scale is 38',
    () => SnowflakeType.number(38, 38),
    'the scale of NUMBER must be a whole number between 0 and 37, got 38',
  ],
  [
    'the scale is a fraction',
    () => SnowflakeType.number(5, 0.5),
    'the scale of NUMBER must be a whole number between 0 and 5, got 0.5',
  ],
  [
    'the length is 0',
    () => SnowflakeType.varchar(0),
    'the length of VARCHAR must be a whole number between 1 and 134217728, got 0',
  ],
  [
    'the bytes are too many',
    () => SnowflakeType.binary(67_108_865),
    'the length of BINARY must be a whole number between 1 and 67108864, got 67108865',
  ],
  [
    'the digits of a second are 10',
    () => SnowflakeType.timestampTz(10),
    'the precision of TIMESTAMP_TZ must be a whole number between 0 and 9, got 10',
  ],
  [
    'the dimension is 4097',
    () => SnowflakeType.vector(SnowflakeVectorElement.INT, 4097),
    'the dimension of VECTOR must be a whole number between 1 and 4096, got 4097',
  ],
  [
    'a map has float keys',
    () => SnowflakeType.map(SnowflakeType.float(), SnowflakeType.date()),
    'the keys of a MAP must be VARCHAR or NUMBER with scale 0, got FLOAT',
  ],
  [
    'an object has no field',
    () => SnowflakeType.structuredObject([]),
    'a structured OBJECT must have at least one field, each with a name of its own',
  ],
])('fails when %s', (_, make, message) => {
  expect(make).toThrow(new RangeError(message));
});

test('only types with an inner structure are structured', () => {
  expect(SnowflakeType.array().structured).toBe(false);
  expect(SnowflakeType.structuredArray(SnowflakeType.array()).structured).toBe(true);
  expect(SnowflakeType.map(SnowflakeType.varchar(), SnowflakeType.variant()).structured).toBe(true);
});
