import { readSelectBody } from '../../src/sql/select-body';
import { SqlCatalog, type SqlDialect } from '../../src/sql/sql-catalog';

/** `ANALYTICS.RAW` and `shop-prod.sales` are made by the stack; `OTHER.RAW` and `other-prod.sales` are not. */
function catalog(dialect: SqlDialect): SqlCatalog {
  const snowflake = dialect === 'snowflake';
  const [database, elsewhere, schema] = snowflake
    ? ['ANALYTICS', 'OTHER', 'RAW']
    : ['shop-prod', 'other-prod', 'sales'];
  const name = snowflake ? 'ORDERS' : 'orders';
  return new SqlCatalog({
    dialect,
    tables: [
      { address: [database, schema, name], columns: snowflake ? ['ID', 'ITEMS'] : ['id', 'items'] },
      { address: [database, schema, snowflake ? 'EVENTS' : 'events'], columns: [], isOpen: true },
      { address: [elsewhere, schema, name], columns: [], isOpen: true },
    ],
    completeSchemas: [[database, schema]],
  });
}

function said(dialect: SqlDialect, sql: string): string[] {
  return readSelectBody(sql, catalog(dialect))
    .findings.filter(({ rule }) => rule === 'sql.unknown-table' || rule === 'sql.not-parsed')
    .map(({ severity, line, column, text, remedy }) => `${severity} ${line}:${column} ${text}; ${remedy}`);
}

test.each<[string, SqlDialect, string, string]>([
  [
    'a table is mistyped',
    'snowflake',
    'SELECT id\nFROM analytics.raw.orderz',
    "ERROR 2:20 there is no table 'ORDERZ' in ANALYTICS.RAW, which this stack makes with ORDERS, EVENTS in it; did you mean 'ORDERS'? if something else makes it, declare it with SnowflakeTable.fromTableName(…)",
  ],
  [
    'a table has another case in quotes',
    'snowflake',
    'SELECT 1 FROM analytics.raw."Events"',
    "ERROR 1:29 there is no table 'Events' in ANALYTICS.RAW, which this stack makes with ORDERS, EVENTS in it; did you mean 'EVENTS'? if something else makes it, declare it with SnowflakeTable.fromTableName(…)",
  ],
  [
    'a table of a join does not exist',
    'snowflake',
    'SELECT 1 FROM analytics.raw.orders o JOIN analytics.raw.nothing n ON n.id = o.id',
    "ERROR 1:57 there is no table 'NOTHING' in ANALYTICS.RAW, which this stack makes with ORDERS, EVENTS in it; if something else makes it, declare it with SnowflakeTable.fromTableName(…)",
  ],
  [
    'a table of a subquery does not exist',
    'bigquery',
    'SELECT 1 FROM `shop-prod.sales.orders` WHERE id IN (SELECT id FROM `shop-prod`.sales.nothing)',
    "ERROR 1:86 there is no table 'nothing' in shop-prod.sales, which this stack makes with orders, events in it; if something else makes it, declare it with BigQueryTable.fromTableName(…)",
  ],
  [
    'a table has another case, which BigQuery tells apart',
    'bigquery',
    'SELECT 1 FROM shop-prod.sales.Orders',
    "ERROR 1:31 there is no table 'Orders' in shop-prod.sales, which this stack makes with orders, events in it; did you mean 'orders'? if something else makes it, declare it with BigQueryTable.fromTableName(…)",
  ],
])('fails when %s', (_, dialect, sql, expected) => {
  expect(said(dialect, sql)).toStrictEqual([expected]);
});

test.each<[string, SqlDialect, string]>([
  ['another database', 'snowflake', 'SELECT 1 FROM other.raw.nothing'],
  ['another schema', 'snowflake', 'SELECT 1 FROM analytics.mart.nothing'],
  ['a schema in another case', 'snowflake', 'SELECT 1 FROM analytics."raw".nothing'],
  ['a name without its database', 'snowflake', 'SELECT 1 FROM raw.nothing'],
  ['a name alone', 'snowflake', 'SELECT 1 FROM nothing'],
  ['a common table expression', 'snowflake', 'WITH nothing AS (SELECT 1 AS a) SELECT a FROM nothing'],
  ['the information schema', 'snowflake', 'SELECT 1 FROM analytics.information_schema.tables'],
  ['a table function', 'snowflake', 'SELECT 1 FROM TABLE(analytics.raw.nothing(1))'],
  ['a generator', 'snowflake', 'SELECT 1 FROM TABLE(GENERATOR(ROWCOUNT => 3))'],
  ['flattened rows', 'snowflake', 'SELECT f.value FROM analytics.raw.orders o, LATERAL FLATTEN(INPUT => o.items) f'],
  ['a stage', 'snowflake', 'SELECT $1 FROM @analytics.raw.nothing'],
  ['a name in a text', 'snowflake', "SELECT 1 FROM IDENTIFIER('analytics.raw.nothing')"],
  ['a table named by a text', 'snowflake', "SELECT 1 FROM TABLE('analytics.raw.nothing')"],
  ['values', 'snowflake', 'SELECT v.column1 FROM (VALUES (1), (2)) AS v'],
  ['an earlier state', 'snowflake', "SELECT 1 FROM analytics.raw.orders AT(TIMESTAMP => '2026-01-01'::TIMESTAMP)"],
  ['a comment', 'snowflake', 'SELECT 1 FROM analytics.raw.orders -- FROM analytics.raw.nothing'],
  ['another project', 'bigquery', 'SELECT 1 FROM `other-prod.sales.nothing`'],
  ['another dataset', 'bigquery', 'SELECT 1 FROM `shop-prod.web.nothing`'],
  ['a name without its project, which the job decides', 'bigquery', 'SELECT 1 FROM sales.nothing'],
  ['a wildcard', 'bigquery', 'SELECT 1 FROM `shop-prod.sales.nothing_*`'],
  ['a wildcard of everything', 'bigquery', 'SELECT 1 FROM `shop-prod.sales.*`'],
  ['a partition', 'bigquery', 'SELECT 1 FROM `shop-prod.sales.nothing$20260101`'],
  ['a moment', 'bigquery', 'SELECT 1 FROM `shop-prod.sales.nothing@-3600000`'],
  ['an earlier state', 'bigquery', 'SELECT 1 FROM `shop-prod.sales.orders` FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP()'],
  ['the information schema of a dataset', 'bigquery', 'SELECT 1 FROM `shop-prod`.sales.INFORMATION_SCHEMA.TABLES'],
  ['the same in one pair of quotes', 'bigquery', 'SELECT 1 FROM `shop-prod.sales.INFORMATION_SCHEMA.TABLES`'],
  ['the information schema of a region', 'bigquery', 'SELECT 1 FROM `region-eu`.INFORMATION_SCHEMA.JOBS'],
  ['an array', 'bigquery', 'SELECT item FROM `shop-prod.sales.orders` AS o, UNNEST(o.items) AS item'],
  ['an array by its path', 'bigquery', 'SELECT 1 FROM `shop-prod.sales.orders` AS o, o.items AS item'],
  ['a table function', 'bigquery', 'SELECT 1 FROM `shop-prod.sales.nothing`(1)'],
  ['a table function without quotes', 'bigquery', 'SELECT 1 FROM sales.nothing(1)'],
  ['a common table expression', 'bigquery', 'WITH nothing AS (SELECT 1 AS a) SELECT a FROM nothing'],
  [
    'a recursive one',
    'bigquery',
    'WITH RECURSIVE n AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM n WHERE a < 3) SELECT a FROM n',
  ],
])('%s is not refused in %s', (_, dialect, sql) => {
  expect(said(dialect, sql).filter((line) => !line.startsWith('NOTE'))).toStrictEqual([]);
});

test('a name without its database that is nearly a known one is a warning', () => {
  expect(said('snowflake', 'SELECT 1 FROM raw.orderz')).toStrictEqual([
    "WARNING 1:19 table 'RAW.ORDERZ' is not one of this app; did you mean 'ORDERS'?",
  ]);
});

test('what a schema has is told as far as it can be read', () => {
  const many = Array.from({ length: 11 }, (_, index) => `T${index}`);
  const full = new SqlCatalog({
    dialect: 'snowflake',
    tables: many.map((name) => ({ address: ['DB', 'FULL', name], columns: [] })),
    completeSchemas: [
      ['DB', 'FULL'],
      ['DB', 'EMPTY'],
    ],
  });

  expect(
    readSelectBody('SELECT 1 FROM db.full.elsewhere, db.empty.elsewhere', full).findings.map(({ text }) => text),
  ).toStrictEqual([
    "there is no table 'ELSEWHERE' in DB.FULL, which this stack makes with T0, T1, T2, T3, T4, T5, T6, T7 and 3 more in it",
    "there is no table 'ELSEWHERE' in DB.EMPTY, which this stack makes with nothing in it",
  ]);
});
