import type { TableConfig } from '@cdktf/provider-snowflake/lib/table';
import { Duration } from '../../src/core/duration';
import { SnowflakeColumnDefault, type SnowflakeColumn } from '../../src/snowflake/column-options';
import { SnowflakeType } from '../../src/snowflake/column-type';
import {
  isProviderTable,
  tableArguments,
  tableAsStatement,
  tableExtraArguments,
  tableProviderName,
} from '../../src/snowflake/table-arguments';
import type { SnowflakeTableOptions } from '../../src/snowflake/table-options';
import { tableSpec } from '../../src/snowflake/table-spec';
import { tableStatements } from '../../src/snowflake/table-sql';
import { revertScript, sqlScript } from '../../src/snowflake/sql-statement';
import { messagesOf } from './messages';

const ID: SnowflakeColumn = { columnName: 'order_id', type: SnowflakeType.varchar(36), nullable: false };

function spec(options: Partial<SnowflakeTableOptions> = {}) {
  return tableSpec('orders/Raw', 'analytics', { schemaName: 'RAW', tableName: 'orders', columns: [ID], ...options });
}

const FULL: Partial<SnowflakeTableOptions> = {
  columns: [
    ID,
    {
      columnName: '"Amount"',
      type: SnowflakeType.number(18, 2),
      defaultValue: SnowflakeColumnDefault.number('0'),
      comment: "it's",
      tags: ['PII', 'MONEY'],
    },
    {
      columnName: 'note',
      type: SnowflakeType.varchar(),
      collation: 'en-ci',
      defaultValue: SnowflakeColumnDefault.text("o'k"),
      maskingPolicy: 'GOV.P."mask"',
    },
    { columnName: 'seq', type: SnowflakeType.number(38), defaultValue: SnowflakeColumnDefault.identity(10, 5) },
    {
      columnName: 'placed_at',
      type: SnowflakeType.timestampLtz(3),
      defaultValue: SnowflakeColumnDefault.expression('CURRENT_TIMESTAMP()'),
    },
    { columnName: 'n', type: SnowflakeType.number(38), defaultValue: SnowflakeColumnDefault.sequence('DB.S.SEQ') },
    { columnName: 'payload', type: SnowflakeType.variant(), tags: ['PII'] },
  ],
  clusterBy: ['TO_DATE(placed_at)', ' order_id '],
  changeTracking: true,
  dataRetention: Duration.days(7),
  schemaEvolution: true,
  errorLogging: true,
  comment: 'costs ${money}',
};

test('a table has few defaults', () => {
  expect(JSON.parse(JSON.stringify(spec()))).toStrictEqual({
    database: 'ANALYTICS',
    schema: 'RAW',
    name: 'ORDERS',
    columns: [{ name: 'ORDER_ID', type: 'VARCHAR(36)', nullable: false, tags: [] }],
    clusterBy: [],
    changeTracking: false,
    schemaEvolution: false,
    errorLogging: false,
    warnings: [],
  });
});

test('the script creates the table and brings an earlier one up to date', () => {
  expect(sqlScript('tables', tableStatements(spec(FULL)))).toBe(`-- tables

-- 1. table ANALYTICS.RAW.ORDERS
-- dropping loses the rows: UNDROP TABLE brings them back within the retention of 7 days only
CREATE TABLE IF NOT EXISTS ANALYTICS.RAW.ORDERS (
  ORDER_ID VARCHAR(36) NOT NULL,
  "Amount" NUMBER(18, 2) DEFAULT 0 COMMENT 'it''s [PII, MONEY]',
  NOTE VARCHAR COLLATE 'en-ci' DEFAULT 'o''k' WITH MASKING POLICY GOV.P."mask",
  SEQ NUMBER(38, 0) AUTOINCREMENT START 10 INCREMENT 5 ORDER,
  PLACED_AT TIMESTAMP_LTZ(3) DEFAULT CURRENT_TIMESTAMP(),
  N NUMBER(38, 0) DEFAULT DB.S.SEQ.NEXTVAL,
  PAYLOAD VARIANT COMMENT '[PII]'
)
CLUSTER BY (TO_DATE(placed_at), order_id)
ENABLE_SCHEMA_EVOLUTION = TRUE
DATA_RETENTION_TIME_IN_DAYS = 7
CHANGE_TRACKING = TRUE
COMMENT = 'costs \${money}';

-- 2. columns that an earlier ANALYTICS.RAW.ORDERS may lack
-- adds nullable columns only; a NOT NULL column or one with a default needs a migration of its own
ALTER TABLE ANALYTICS.RAW.ORDERS ADD COLUMN
  IF NOT EXISTS PAYLOAD VARIANT COMMENT '[PII]';

-- 3. retention of ANALYTICS.RAW.ORDERS
ALTER TABLE ANALYTICS.RAW.ORDERS SET DATA_RETENTION_TIME_IN_DAYS = 7;

-- 4. change tracking of ANALYTICS.RAW.ORDERS
ALTER TABLE ANALYTICS.RAW.ORDERS SET CHANGE_TRACKING = TRUE;

-- 5. comment of ANALYTICS.RAW.ORDERS
ALTER TABLE ANALYTICS.RAW.ORDERS SET COMMENT = 'costs \${money}';

-- 6. clustering key of ANALYTICS.RAW.ORDERS
ALTER TABLE ANALYTICS.RAW.ORDERS CLUSTER BY (TO_DATE(placed_at), order_id);

-- 7. schema evolution of ANALYTICS.RAW.ORDERS
ALTER TABLE ANALYTICS.RAW.ORDERS SET ENABLE_SCHEMA_EVOLUTION = TRUE;

-- 8. error logging of ANALYTICS.RAW.ORDERS
ALTER TABLE ANALYTICS.RAW.ORDERS SET ERROR_LOGGING = TRUE;
`);
});

test('the revert script goes backwards and names what nothing undoes', () => {
  expect(revertScript('undo tables', tableStatements(spec()))).toBe(`-- undo tables

-- 2. change tracking of ANALYTICS.RAW.ORDERS: nothing undoes it

-- 1. undo: table ANALYTICS.RAW.ORDERS
-- dropping loses the rows: UNDROP TABLE brings them back within the retention of the schema only
DROP TABLE IF EXISTS ANALYTICS.RAW.ORDERS;
`);
});

test("the provider's table takes the stored names and text as text", () => {
  const args: TableConfig = tableArguments(spec(FULL));

  expect(args).toStrictEqual({
    database: 'ANALYTICS',
    schema: 'RAW',
    name: 'ORDERS',
    column: [
      { name: 'ORDER_ID', type: 'VARCHAR(36)', nullable: false },
      {
        name: 'Amount',
        type: 'NUMBER(18, 2)',
        nullable: true,
        comment: "it's [PII, MONEY]",
        default: { expression: '0' },
      },
      {
        name: 'NOTE',
        type: 'VARCHAR',
        nullable: true,
        collate: 'en-ci',
        maskingPolicy: '"GOV"."P"."mask"',
        default: { constant: "o'k" },
      },
      { name: 'SEQ', type: 'NUMBER(38, 0)', nullable: true, identity: { startNum: 10, stepNum: 5 } },
      { name: 'PLACED_AT', type: 'TIMESTAMP_LTZ(3)', nullable: true, default: { expression: 'CURRENT_TIMESTAMP()' } },
      { name: 'N', type: 'NUMBER(38, 0)', nullable: true, default: { sequence: 'DB.S.SEQ' } },
      { name: 'PAYLOAD', type: 'VARIANT', nullable: true, comment: '[PII]' },
    ],
    clusterBy: ['TO_DATE(placed_at)', 'order_id'],
    changeTracking: true,
    dataRetentionTimeInDays: 7,
    comment: 'costs $${money}',
  });
});

test("what the provider's table lacks is executed and reverted", () => {
  expect(tableExtraArguments(spec(FULL))).toStrictEqual([
    {
      execute: 'ALTER TABLE ANALYTICS.RAW.ORDERS SET ENABLE_SCHEMA_EVOLUTION = TRUE',
      revert: 'ALTER TABLE ANALYTICS.RAW.ORDERS SET ENABLE_SCHEMA_EVOLUTION = FALSE',
    },
    {
      execute: 'ALTER TABLE ANALYTICS.RAW.ORDERS SET ERROR_LOGGING = TRUE',
      revert: 'ALTER TABLE ANALYTICS.RAW.ORDERS SET ERROR_LOGGING = FALSE',
    },
  ]);
  expect(tableExtraArguments(spec())).toStrictEqual([]);
});

test('a table with structured columns is created by a statement', () => {
  const structured = spec({
    columns: [{ columnName: 'a', type: SnowflakeType.structuredArray(SnowflakeType.date()) }],
  });

  expect(isProviderTable(structured)).toBe(false);
  expect(isProviderTable(spec(FULL))).toBe(true);
  expect(tableAsStatement(structured)).toStrictEqual({
    execute: 'CREATE TABLE IF NOT EXISTS ANALYTICS.RAW.ORDERS (\n  A ARRAY(DATE)\n)',
    revert: 'DROP TABLE IF EXISTS ANALYTICS.RAW.ORDERS',
  });
  expect(tableProviderName(structured)).toBe('"ANALYTICS"."RAW"."ORDERS"');
});

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

test('the same table gives the same bytes', () => {
  expect(sqlScript('t', tableStatements(spec(FULL)))).toBe(sqlScript('t', tableStatements(spec(FULL))));
});
