import { failureText } from '../../src/core/failure-text';
import type * as Polyglot from '../../src/sql/polyglot';
import { readSelectBody, selectBodyFailures, selectBodyWarnings } from '../../src/sql/select-body';
import { SqlCatalog, type KnownTable, type SqlDialect } from '../../src/sql/sql-catalog';
import { bodiesOf, catalogOf } from './bodies';

function findings(dialect: SqlDialect, sql: string, catalog = catalogOf(dialect)): string[] {
  return readSelectBody(sql, catalog).findings.map(
    ({ severity, line, column, text, remedy }) => `${severity} ${line}:${column} ${text}; ${remedy}`,
  );
}

test.each<[string, SqlDialect, string, string[]]>([
  [
    'a column does not exist',
    'snowflake',
    'SELECT amuont FROM raw.orders',
    [
      "ERROR 1:8 there is no column 'amuont' in ANALYTICS.RAW.ORDERS; the columns are ORDER_ID, CUSTOMER_ID, STATUS, AMOUNT, CURRENCY, PLACED_AT, ITEMS, SHIPPING",
    ],
  ],
  [
    'a column is mistyped',
    'snowflake',
    'SELECT customer_idd FROM raw.orders',
    ["ERROR 1:8 there is no column 'customer_idd' in ANALYTICS.RAW.ORDERS; did you mean 'CUSTOMER_ID'?"],
  ],
  [
    'a qualified column does not exist',
    'snowflake',
    'SELECT 1,\n  o.amounts\nFROM orders o',
    ["ERROR 2:3 there is no column 'amounts' in ANALYTICS.RAW.ORDERS; did you mean 'AMOUNT'?"],
  ],
  [
    'a column has another case in quotes',
    'snowflake',
    'SELECT "amount" FROM orders',
    ["ERROR 1:8 there is no column 'amount' in ANALYTICS.RAW.ORDERS; did you mean 'AMOUNT'?"],
  ],
  [
    'a column is in none of two tables',
    'snowflake',
    'SELECT emails FROM orders JOIN customers USING (customer_id)',
    ["ERROR 1:8 there is no column 'emails' in ANALYTICS.RAW.ORDERS or ANALYTICS.RAW.CUSTOMERS; did you mean 'EMAIL'?"],
  ],
  [
    'a column in WHERE, ORDER BY and a window does not exist',
    'snowflake',
    'SELECT SUM(amount) OVER (PARTITION BY a1) FROM orders WHERE a2 > 1 ORDER BY a3',
    ['a1', 'a2', 'a3'].map(
      (name, i) =>
        `ERROR 1:${[39, 61, 77][i]} there is no column '${name}' in ANALYTICS.RAW.ORDERS; the columns are ORDER_ID, CUSTOMER_ID, STATUS, AMOUNT, CURRENCY, PLACED_AT, ITEMS, SHIPPING`,
    ),
  ],
  [
    'a column in a subquery is nowhere',
    'snowflake',
    'SELECT order_id FROM orders o WHERE EXISTS (SELECT 1 FROM payments p WHERE p.oder_id = o.order_id)',
    ["ERROR 1:76 there is no column 'oder_id' in ANALYTICS.RAW.PAYMENTS; did you mean 'ORDER_ID'?"],
  ],
  [
    'a column of a CTE body does not exist',
    'snowflake',
    'WITH a AS (SELECT order_idd FROM orders) SELECT whatever FROM a',
    ["ERROR 1:19 there is no column 'order_idd' in ANALYTICS.RAW.ORDERS; did you mean 'ORDER_ID'?"],
  ],
  [
    'a table of a complete schema does not exist',
    'snowflake',
    'SELECT 1 FROM analytics.raw.orderss',
    [
      "ERROR 1:29 there is no table 'ORDERSS' in ANALYTICS.RAW, which this stack makes with ORDERS, CUSTOMERS, PAYMENTS, EVENTS, Click Log in it; did you mean 'ORDERS'? if something else makes it, declare it with SnowflakeTable.fromTableName(…)",
    ],
  ],
  [
    'a table without a path does not exist',
    'snowflake',
    'SELECT 1 FROM nothing',
    [
      "ERROR 1:15 there is no table 'NOTHING' in ANALYTICS.RAW, which this stack makes with ORDERS, CUSTOMERS, PAYMENTS, EVENTS, Click Log in it; if something else makes it, declare it with SnowflakeTable.fromTableName(…)",
    ],
  ],
  [
    'positions count characters, not code units',
    'snowflake',
    "SELECT '😀', amounts FROM orders",
    ["ERROR 1:13 there is no column 'amounts' in ANALYTICS.RAW.ORDERS; did you mean 'AMOUNT'?"],
  ],
  [
    'a BigQuery column does not exist',
    'bigquery',
    'SELECT o.amounts FROM `shop-prod.sales.orders` AS o',
    ["ERROR 1:8 there is no column 'amounts' in shop-prod.sales.orders; did you mean 'amount'?"],
  ],
  [
    'a BigQuery table has another case',
    'bigquery',
    'SELECT 1 FROM sales.Orders',
    [
      "ERROR 1:21 there is no table 'Orders' in shop-prod.sales, which this stack makes with orders, customers, payments in it; did you mean 'orders'? if something else makes it, declare it with BigQueryTable.fromTableName(…)",
    ],
  ],
  [
    'a BigQuery struct does not exist',
    'bigquery',
    'SELECT o.shiping.city FROM sales.orders o',
    ["ERROR 1:8 there is no column 'shiping' in shop-prod.sales.orders; did you mean 'shipping'?"],
  ],
])('fails when %s', (_, dialect, sql, expected) => {
  expect(findings(dialect, sql)).toStrictEqual(expected);
});

const OPEN: KnownTable = { address: ['DB', 'S', 'T'], columns: ['A'], isOpen: true };
const CLOSED: KnownTable = { address: ['DB', 'S', 'U'], columns: ['B'] };
const partly = new SqlCatalog({ dialect: 'snowflake', tables: [OPEN, CLOSED] });

test.each([
  ['a table of an incomplete schema', 'SELECT x FROM db.s.elsewhere'],
  ['a column of a table that may have more', 'SELECT x, t.y FROM db.s.t'],
  ['a column beside a table that may have more', 'SELECT x FROM db.s.u JOIN db.s.t ON t.a = u.b'],
  ['a column beside an unknown table', 'SELECT x FROM db.s.u JOIN other.s.v ON v.a = u.b'],
  ['a column beside a function', 'SELECT x FROM db.s.u, TABLE(f(u.b))'],
  ['a column beside a subquery', 'SELECT x FROM db.s.u JOIN (SELECT 1 AS x) v'],
  ['an alias of the same select', 'SELECT b AS x, x + 1 AS y FROM db.s.u'],
  ['a parameter of a lambda', 'SELECT FILTER(b, x -> x > 1) AS y FROM db.s.u'],
  ['a renamed column', 'SELECT x FROM db.s.u AS v (x)'],
])('%s is not doubted', (_, sql) => {
  expect(findings('snowflake', sql, partly)).toStrictEqual([]);
});

test('what looks wrong and may be right is a warning', () => {
  const complete = new SqlCatalog({ dialect: 'snowflake', tables: [{ ...CLOSED, address: ['DB', 'S', 'CUSTOMERS'] }] });

  expect(findings('snowflake', 'SELECT c.b FROM db.s.customer c', complete)).toStrictEqual([
    "WARNING 1:22 table 'DB.S.CUSTOMER' is not one of this app; did you mean 'CUSTOMERS'?",
  ]);
  expect(findings('snowflake', 'SELECT c.b FROM db.s.customers d', complete)).toStrictEqual([
    "WARNING 1:8 'c' of 'c.b' is neither a table nor an alias here; check the name before the dot",
  ]);
});

test('a table without its path is found by its name, if that is unique', () => {
  const twice = new SqlCatalog({
    dialect: 'snowflake',
    tables: [OPEN, CLOSED, { ...CLOSED, address: ['DB', 'X', 'U'] }],
  });

  expect(readSelectBody('SELECT a FROM t, u, s.u', twice).tables.map(({ address }) => address)).toStrictEqual([
    ['DB', 'S', 'T'],
    ['U'],
    ['DB', 'S', 'U'],
  ]);
});

test('tables are told with their positions, common table expressions are none', () => {
  const { tables } = readSelectBody(
    'WITH x AS (SELECT order_id FROM orders)\nSELECT * FROM x JOIN mart.daily d ON TRUE JOIN other.s.t ON TRUE',
    catalogOf('snowflake'),
  );

  expect(
    tables.map(({ address, table, line, column }) => [address.join('.'), table !== undefined, line, column]),
  ).toStrictEqual([
    ['ANALYTICS.RAW.ORDERS', true, 1, 33],
    ['ANALYTICS.MART.DAILY', true, 2, 27],
    ['OTHER.S.T', false, 2, 56],
  ]);
});

test('what cannot be parsed passes with a note', () => {
  const body = readSelectBody("SELECT * ILIKE '%id%' FROM nothing", catalogOf('snowflake'));

  expect(body.isParsed).toBe(false);
  expect(selectBodyFailures('o/T', 'query', body)).toStrictEqual([]);
  expect(selectBodyWarnings(body)).toStrictEqual([
    'line 1, column 1: the parser does not understand the query, so its tables and columns are not checked (Parse error at line 1, column 15: Invalid expression / Unexpected token); nothing to do if the warehouse accepts it',
  ]);
  expect(readSelectBody('SELECT 1; SELECT 2', catalogOf('snowflake')).isParsed).toBe(false);
});

test('errors become failures of the property', () => {
  const body = readSelectBody('SELECT amounts FROM orders', catalogOf('snowflake'));

  expect(selectBodyFailures('orders/ByHour', 'query', body).map(failureText)).toStrictEqual([
    "[orders/ByHour] 'query' must refer to what exists: line 1, column 8: there is no column 'amounts' in ANALYTICS.RAW.ORDERS; did you mean 'AMOUNT'?",
  ]);
  expect(selectBodyWarnings(body)).toStrictEqual([]);
});

test.each(['snowflake', 'bigquery'] as const)('most misspelled columns are found in the %s bodies', (dialect) => {
  const catalog = catalogOf(dialect);
  const misspelled = bodiesOf(dialect)
    .filter((body) => /\border_id\b(?!['"])/.test(body) && readSelectBody(body, catalog).isParsed)
    .map((body) => body.replace(/\border_id\b/, 'order_idx'));

  const found = misspelled.filter((body) =>
    readSelectBody(body, catalog).findings.some(({ severity }) => severity === 'ERROR'),
  );

  expect(misspelled.length).toBeGreaterThan(50);
  expect(found.length / misspelled.length).toBeGreaterThan(0.85);
});

test('the parser is loaded by the first body only', () => {
  jest.isolateModules(() => {
    const { isParserLoaded, parseSql } = jest.requireActual<typeof Polyglot>('../../src/sql/polyglot');

    expect(isParserLoaded()).toBe(false);
    expect(parseSql('SELECT 1', 'snowflake').success).toBe(true);
    expect(isParserLoaded()).toBe(true);
  });
});
