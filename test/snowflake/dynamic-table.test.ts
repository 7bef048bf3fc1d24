import type { DynamicTableConfig } from '@cdktf/provider-snowflake/lib/dynamic-table';
import { Lazy } from 'cdktf';
import { Duration } from '../../src/core/duration';
import { failureText } from '../../src/core/failure-text';
import {
  DynamicTableInitialize,
  DynamicTableRefreshMode,
  type DynamicTableOptions,
} from '../../src/snowflake/dynamic-table-options';
import { dynamicTableGraph } from '../../src/snowflake/dynamic-table-graph';
import { dynamicTableSpec } from '../../src/snowflake/dynamic-table-spec';
import {
  dynamicTableArguments,
  dynamicTableProviderName,
  dynamicTableReplaceTriggers,
  dynamicTableStatements,
} from '../../src/snowflake/dynamic-table-sql';
import { incrementalObstacles } from '../../src/snowflake/incremental-obstacles';
import { TargetLag } from '../../src/snowflake/target-lag';
import { messagesOf } from './messages';

const MINUTE = TargetLag.of(Duration.minutes(1));

function spec(options: Partial<DynamicTableOptions> = {}) {
  const query = 'SELECT id, COUNT(*) AS n FROM raw.orders GROUP BY id';
  return dynamicTableSpec('orders/ByHour', 'analytics', 'transform', {
    schemaName: 'mart',
    dynamicTableName: 'by_hour',
    query,
    targetLag: MINUTE,
    ...options,
  });
}

test('the statements create it and keep its settings', () => {
  expect(dynamicTableStatements(spec({ query: " SELECT '${x}' AS a ;\n", comment: "it's" }))).toStrictEqual([
    {
      purpose: 'dynamic table ANALYTICS.MART.BY_HOUR',
      text: `CREATE DYNAMIC TABLE IF NOT EXISTS ANALYTICS.MART.BY_HOUR
TARGET_LAG = '1 minute'
WAREHOUSE = TRANSFORM
REFRESH_MODE = AUTO
INITIALIZE = ON_CREATE
COMMENT = 'it''s'
AS
SELECT '\${x}' AS a`,
      revert: 'DROP DYNAMIC TABLE IF EXISTS ANALYTICS.MART.BY_HOUR',
      note: 'an existing one keeps its query, refresh mode and initialization: for another, drop it first; its rows are computed again',
    },
    {
      purpose: 'target lag of ANALYTICS.MART.BY_HOUR',
      text: "ALTER DYNAMIC TABLE ANALYTICS.MART.BY_HOUR SET TARGET_LAG = '1 minute'",
    },
    {
      purpose: 'warehouse of ANALYTICS.MART.BY_HOUR',
      text: 'ALTER DYNAMIC TABLE ANALYTICS.MART.BY_HOUR SET WAREHOUSE = TRANSFORM',
    },
    {
      purpose: 'comment of ANALYTICS.MART.BY_HOUR',
      text: "ALTER DYNAMIC TABLE ANALYTICS.MART.BY_HOUR SET COMMENT = 'it''s'",
    },
  ]);
});

test("the provider's arguments replace what the provider ignores", () => {
  const args: DynamicTableConfig = dynamicTableArguments(
    spec({ query: "SELECT '${x}' AS a", refreshMode: DynamicTableRefreshMode.FULL }),
  );

  expect(args).toStrictEqual({
    database: 'ANALYTICS',
    schema: 'MART',
    name: 'BY_HOUR',
    warehouse: 'TRANSFORM',
    query: "SELECT '$${x}' AS a",
    targetLag: { maximumDuration: '1 minute' },
    refreshMode: 'FULL',
    initialize: 'ON_CREATE',
  });
  expect(dynamicTableReplaceTriggers(spec())).toStrictEqual(['ANALYTICS', 'MART']);
  expect(dynamicTableProviderName(spec())).toBe('"ANALYTICS"."MART"."BY_HOUR"');
});

test.each([
  [TargetLag.of(Duration.seconds(60)), "'1 minute'", { maximumDuration: '1 minute' }],
  [TargetLag.of(Duration.seconds(90)), "'90 seconds'", { maximumDuration: '90 seconds' }],
  [TargetLag.of(Duration.minutes(120)), "'2 hours'", { maximumDuration: '2 hours' }],
  [TargetLag.of(Duration.days(2)), "'2 days'", { maximumDuration: '2 days' }],
  [TargetLag.downstream(), 'DOWNSTREAM', { downstream: true }],
])('a lag of %s', (targetLag, text, argument) => {
  const made = spec({ targetLag, initialize: DynamicTableInitialize.ON_SCHEDULE });

  expect(dynamicTableStatements(made)[0]?.text).toContain(`\nTARGET_LAG = ${text}\n`);
  expect(dynamicTableArguments(made).targetLag).toStrictEqual(argument);
});

const TOO_SHORT = 'use TargetLag.of(Duration.minutes(1)) or longer; for seconds of latency query the source itself';
const NOT_ONE = 'give only what stands after AS; statements belong elsewhere';

test.each([
  [
    'the lag is 59 seconds',
    { targetLag: TargetLag.of(Duration.seconds(59)) },
    `'targetLag' must be whole seconds, at least 1 minute, or downstream, got 59 seconds; ${TOO_SHORT}`,
  ],
  [
    'the lag has a fraction',
    { targetLag: TargetLag.of(Duration.milliseconds(60_500)) },
    `'targetLag' must be whole seconds, at least 1 minute, or downstream, got 60500 milliseconds; ${TOO_SHORT}`,
  ],
  [
    'the lag never ends',
    { targetLag: TargetLag.of(Duration.unlimited()) },
    `'targetLag' must be whole seconds, at least 1 minute, or downstream, got unlimited; ${TOO_SHORT}`,
  ],
  ['the query is empty', { query: ' ' }, `'query' must be one SELECT, with or without WITH, got " "; ${NOT_ONE}`],
  [
    'the query is a statement',
    { query: 'INSERT INTO t SELECT 1' },
    `'query' must be one SELECT, with or without WITH, got "INSERT INTO t SELECT 1"; ${NOT_ONE}`,
  ],
  [
    'there are two queries',
    { query: 'SELECT 1; SELECT 2' },
    `'query' must be one SELECT, with or without WITH, got "SELECT 1; SELECT 2"; ${NOT_ONE}`,
  ],
  [
    'the query is not known',
    { query: Lazy.stringValue({ produce: () => '' }) },
    '\'query\' must be known at synthesis, got "a value that is only known after apply"; write names into the text: references are found in it',
  ],
  [
    'the name is reserved',
    { dynamicTableName: 'inner' },
    '\'dynamicTableName\' must not be a reserved word of Snowflake, got "inner"; choose another name, or write "INNER" and quote it in every query',
  ],
])('fails when %s', (_, options, message) => {
  expect(messagesOf(() => spec(options))).toStrictEqual([`[orders/ByHour] ${message}`]);
});

test.each([
  'SELECT 1 AS a',
  "(SELECT ';' AS a) UNION ALL (SELECT 2)",
  'WITH x AS (SELECT 1 AS a) SELECT a FROM x;',
  '-- why\nSELECT 1 AS a',
])('%s is a query', (query) => {
  expect(() => spec({ query })).not.toThrow();
});

test.each([
  ['SELECT * FROM t PIVOT (SUM(a) FOR m IN (1, 2))', ['PIVOT']],
  ['SELECT a FROM t SAMPLE (10)', ['SAMPLE']],
  ['SELECT a FROM t ORDER BY a LIMIT 10', ['LIMIT']],
  ['SELECT TOP 5 a FROM t', ['TOP']],
  ['WITH RECURSIVE x AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM x) SELECT a FROM x', ['RECURSIVE']],
  ['SELECT a FROM t MINUS SELECT a FROM u', ['MINUS']],
  ['SELECT a FROM t INTERSECT SELECT a FROM u', ['INTERSECT']],
  ['SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a)', ['a subquery outside FROM']],
  ['SELECT a FROM t WHERE a IN (SELECT a FROM u)', ['a subquery outside FROM']],
  ['SELECT (SELECT MAX(a) FROM u) AS m FROM t', ['a subquery outside FROM']],
  ['SELECT a, RANDOM() AS r, UUID_STRING() AS u FROM t', ['RANDOM()', 'UUID_STRING()']],
  ['SELECT a, CURRENT_TIMESTAMP() AS at FROM t', ['CURRENT_TIMESTAMP outside WHERE, HAVING and QUALIFY']],
  ['SELECT s.NEXTVAL AS id FROM t', ['a sequence']],
  ['SELECT * FROM t UNPIVOT (a FOR m IN (b, c))', ['UNPIVOT']],
  ['SELECT a FROM t WHERE owner = CURRENT_USER()', ['CURRENT_USER']],
  ['SELECT CURRENT_USER AS who FROM t', ['CURRENT_USER']],
  ['SELECT t.a FROM t ASOF JOIN u MATCH_CONDITION (t.x >= u.x)', ['ASOF']],
  ['SELECT a FROM t, LATERAL (SELECT b FROM u WHERE u.a = t.a) x', ['LATERAL other than LATERAL FLATTEN']],
  ['SELECT a FROM t START WITH a = 1 CONNECT BY PRIOR a = b', ['CONNECT']],
])('%s has no incremental refresh', (query, constructs) => {
  expect(incrementalObstacles(query).map(({ construct }) => construct)).toStrictEqual(constructs);
});

test.each([
  'SELECT a, COUNT(*) AS n FROM t GROUP BY a',
  "SELECT a FROM t WHERE at > CURRENT_TIMESTAMP() - INTERVAL '1 day'",
  'SELECT f.value:sku::STRING AS sku FROM t, LATERAL FLATTEN(INPUT => t.items) f',
  'WITH x AS (SELECT a FROM t) SELECT a FROM x JOIN (SELECT a FROM u) y USING (a)',
  'SELECT a FROM t UNION ALL SELECT a FROM u',
  'SELECT a FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY b DESC) = 1',
  "SELECT 'LIMIT 10 RANDOM()' AS text, t.limit, payload:sample AS s FROM t -- PIVOT",
  'SELECT random, "LIMIT", t.current_user, unpivot, nextval FROM t',
  'SELECT a AS unpivot FROM t',
  'SELECT top, sample FROM t',
  'SELECT LISTAGG(a) WITHIN GROUP (ORDER BY a) AS l FROM t',
])('%s may be refreshed incrementally', (query) => {
  expect(incrementalObstacles(query)).toStrictEqual([]);
});

test.each([
  [
    DynamicTableRefreshMode.INCREMENTAL,
    [
      'LIMIT cannot be refreshed incrementally: creation will be refused; use DynamicTableRefreshMode.FULL or rewrite it',
    ],
  ],
  [
    DynamicTableRefreshMode.AUTO,
    [
      'LIMIT cannot be refreshed incrementally: Snowflake will choose FULL, which reads everything at each refresh; say DynamicTableRefreshMode.FULL if that is meant',
    ],
  ],
  [DynamicTableRefreshMode.FULL, []],
])('with %s the obstacle is told', (refreshMode, texts) => {
  expect(spec({ query: 'SELECT a FROM t LIMIT 1', refreshMode }).warnings.map(({ text }) => text)).toStrictEqual(texts);
});

test.each(Object.values(DynamicTableRefreshMode))('with %s what no dynamic table may have is told', (refreshMode) => {
  expect(spec({ query: 'SELECT s.NEXTVAL AS id FROM t', refreshMode }).warnings.map(({ text }) => text)).toStrictEqual([
    'a sequence cannot be in a dynamic table: creation will be refused in every refresh mode; rewrite it',
  ]);
});

const node = (name: string, targetLag: TargetLag, ...inputs: string[]) => ({
  path: `orders/${name}`,
  spec: spec({ dynamicTableName: name, targetLag }),
  inputs: inputs.map((input) => ['ANALYTICS', 'MART', input]),
});
const lag = (minutes: number): TargetLag => TargetLag.of(Duration.minutes(minutes));

test('a graph with growing lags is fine', () => {
  const nodes = [node('A', TargetLag.downstream(), 'RAW'), node('B', lag(5), 'A'), node('C', lag(5), 'B', 'A')];

  expect(dynamicTableGraph(nodes)).toStrictEqual({ failures: [], warnings: [] });
});

test.each([
  [
    'a table reads itself',
    [node('A', lag(1), 'A')],
    [
      "[orders/A] 'query' must not lead back to itself, got ANALYTICS.MART.A reads ANALYTICS.MART.A; take one of these tables out of a query",
    ],
  ],
  [
    'three tables read each other',
    [node('A', lag(1), 'B'), node('B', lag(1), 'C'), node('C', lag(1), 'A')],
    [
      "[orders/A] 'query' must not lead back to itself, got ANALYTICS.MART.A reads ANALYTICS.MART.B reads ANALYTICS.MART.C reads ANALYTICS.MART.A; take one of these tables out of a query",
    ],
  ],
  [
    'a lag is shorter than that of an input',
    [node('A', lag(10)), node('B', lag(5), 'A')],
    [
      "[orders/B] 'targetLag' must be at least the 10 minutes of ANALYTICS.MART.A, which it reads, got 5 minutes; lengthen it, or give the input TargetLag.downstream()",
    ],
  ],
])('fails when %s', (_, nodes, messages) => {
  expect(dynamicTableGraph(nodes).failures.map(failureText)).toStrictEqual(messages);
});

test('downstream tables that nothing makes refresh are worth a second look', () => {
  const nodes = [node('A', TargetLag.downstream()), node('B', TargetLag.downstream(), 'A')];
  const text =
    'no dynamic table with a lag of its own reads it here, so DOWNSTREAM never refreshes it; give it TargetLag.of(…) unless another stack reads it';

  expect(dynamicTableGraph(nodes).warnings.map((warning) => [warning.path, warning.text])).toStrictEqual([
    ['orders/A', text],
    ['orders/B', text],
  ]);
  expect(dynamicTableGraph([...nodes, node('C', lag(1), 'B')]).warnings).toStrictEqual([]);
});

test('a deep graph of diamonds is checked at once', () => {
  const nodes = Array.from({ length: 300 }, (_, i) =>
    node(`N${i}`, TargetLag.downstream(), ...(i < 2 ? [] : [`N${i - (i % 2) - 1}`, `N${i - (i % 2) - 2}`])),
  );

  expect(dynamicTableGraph(nodes).warnings).toHaveLength(300);
});
