import { Duration } from '../../src/core/duration';
import { SnowflakeColumnDefault } from '../../src/snowflake/column-options';
import { SnowflakeType } from '../../src/snowflake/column-type';
import { messagesOf } from './messages';
import { ID, spec, FULL } from './table-samples';

test.each([
  [
    'there is no column',
    { columns: [] },
    ["'columns' must have at least one column; list the columns, or take them from a record schema"],
  ],
  [
    'the retention is 91 days',
    { dataRetention: Duration.days(91) },
    [
      "'dataRetention' must be a whole number of days from 0 to 90, got 91 days; use Duration.days(…); leave it out to follow the schema",
    ],
  ],
  [
    'the retention is half a day',
    { dataRetention: Duration.hours(12) },
    [
      "'dataRetention' must be a whole number of days from 0 to 90, got 12 hours; use Duration.days(…); leave it out to follow the schema",
    ],
  ],
  [
    'the retention never ends',
    { dataRetention: Duration.unlimited() },
    [
      "'dataRetention' must be a whole number of days from 0 to 90, got unlimited; use Duration.days(…); leave it out to follow the schema",
    ],
  ],
  [
    'the comment is too long',
    { comment: 'x'.repeat(16_777_217) },
    [`'comment' must have at most 16777216 characters, got "${'x'.repeat(119)}… (16777219 characters); shorten it`],
  ],
  [
    'names are reserved',
    { schemaName: 'table', tableName: 'left' },
    [
      '\'schemaName\' must not be a reserved word of Snowflake, got "table"; choose another name, or write "TABLE" and quote it in every query',
      '\'tableName\' must not be a reserved word of Snowflake, got "left"; choose another name, or write "LEFT" and quote it in every query',
    ],
  ],
  [
    'two columns are one',
    { columns: [ID, { ...ID, columnName: '"ORDER_ID"' }] },
    [
      '\'columns[1].columnName\' must be unique in the table, but \'order_id\' is stored as ORDER_ID too, got "\\"ORDER_ID\\""; rename one of them; names without double quotes are stored in upper case',
    ],
  ],
  [
    'a variant has a default',
    { columns: [{ columnName: 'a', type: SnowflakeType.variant(), defaultValue: SnowflakeColumnDefault.text('x') }] },
    [
      "'columns[0].defaultValue' must be left out for a column of type VARIANT, got 'x'; remove it: Snowflake takes defaults for plain columns only",
    ],
  ],
  [
    'an identity counts text',
    { columns: [{ columnName: 'a', type: SnowflakeType.varchar(), defaultValue: SnowflakeColumnDefault.identity() }] },
    [
      "'columns[0].defaultValue' must be an identity only for a NUMBER with scale 0, got VARCHAR; change the type to SnowflakeType.number(38) or use another default",
    ],
  ],
  [
    'a number is collated',
    { columns: [{ columnName: 'a', type: SnowflakeType.float(), collation: 'en' }] },
    ["'columns[0].collation' must be left out for a column that is not text, got FLOAT; remove it"],
  ],
  [
    'a masking policy is not qualified',
    { columns: [{ ...ID, maskingPolicy: 'MASK' }] },
    [
      '\'columns[0].maskingPolicy\' must be a fully qualified name of three identifiers, got "MASK"; write DATABASE.SCHEMA.NAME, each part bare or in double quotes',
    ],
  ],
  [
    'a clustering key is no column',
    { clusterBy: ['TO_DATE(order_ids)'] },
    ["'clusterBy[0]' must use columns of the table, got ORDER_IDS; did you mean 'ORDER_ID'?"],
  ],
  [
    'a clustering key has another case',
    { clusterBy: ['"order_id"'] },
    ["'clusterBy[0]' must use columns of the table, got \"order_id\"; did you mean 'ORDER_ID'?"],
  ],
  [
    'a clustering key is a constant',
    { clusterBy: ["DATE_TRUNC(hour, '2026')"] },
    ["'clusterBy[0]' must use a column of the table, got \"DATE_TRUNC(hour, '2026')\"; a constant clusters nothing"],
  ],
  [
    'a clustering key is empty',
    { clusterBy: [' '] },
    ['\'clusterBy[0]\' must be an expression, got " "; write a column'],
  ],
  [
    'a clustering key is a whole variant',
    { columns: [{ columnName: 'v', type: SnowflakeType.variant() }], clusterBy: ['v'] },
    [
      '\'clusterBy[0]\' must not be a column of type VARIANT as a whole, got "v"; use a part of it with a cast, such as v:id::VARCHAR',
    ],
  ],
])('fails when %s', (_, options, messages) => {
  expect(messagesOf(() => spec(options))).toStrictEqual(messages.map((message) => `[orders/Raw] ${message}`));
});

test.each([
  'order_id',
  '"ORDER_ID"',
  'SUBSTRING(order_id, 1, 5)',
  "DATE_TRUNC('hour', placed_at)",
  'DATE_TRUNC(HOUR, placed_at)',
  'payload:customer.id::VARCHAR',
  'CAST(placed_at AS DATE)',
  "CASE WHEN order_id IS NULL THEN 'x' ELSE order_id END",
  'order_id -- the key',
  "order_id || 'it''s a trap'",
])('the clustering key %s stands on the columns', (key) => {
  expect(() => spec({ ...FULL, clusterBy: [key] })).not.toThrow();
});

test('more than four clustering keys are worth a second look', () => {
  const keys = ['order_id', 'note', 'seq', 'n', 'placed_at'];

  expect(spec({ ...FULL, clusterBy: keys.slice(1) }).warnings).toStrictEqual([]);
  expect(spec({ ...FULL, clusterBy: keys }).warnings).toStrictEqual([
    {
      rule: 'snowflake.table.cluster-keys',
      property: 'clusterBy',
      text: '5 keys; Snowflake advises 3 or 4 at most, since every key makes clustering dearer',
    },
  ]);
});

test.each([
  [
    '1.2.3',
    () => SnowflakeColumnDefault.number('1.2.3'),
    'a number must be digits with an optional fraction and exponent, got "1.2.3"',
  ],
  [
    'a step of 0',
    () => SnowflakeColumnDefault.identity(1, 0),
    'an identity must have a whole start and a whole step other than 0, got (1, 0)',
  ],
])('fails when a default is %s', (_, make, message) => {
  expect(make).toThrow(new RangeError(message));
});
