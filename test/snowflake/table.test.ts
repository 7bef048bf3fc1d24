import type { TableConfig } from '@cdktf/provider-snowflake/lib/table';
import { SnowflakeType } from '../../src/snowflake/column-type';
import {
  isProviderTable,
  tableArguments,
  tableAsStatement,
  tableExtraArguments,
  tableProviderName,
} from '../../src/snowflake/table-arguments';
import { tableStatements } from '../../src/snowflake/table-sql';
import { revertScript, sqlScript } from '../../src/snowflake/sql-statement';
import { spec, FULL } from './table-samples';

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

test('the same table gives the same bytes', () => {
  expect(sqlScript('t', tableStatements(spec(FULL)))).toBe(sqlScript('t', tableStatements(spec(FULL))));
});
