import { Duration } from '../../src/core/duration';
import { BigQueryTypeKind } from '../../src/bigquery/column-type';
import type { BigQueryMaterializedViewOptions } from '../../src/bigquery/materialized-view-options';
import { materializedViewQueryNotices } from '../../src/bigquery/materialized-view-query';
import { baseNotices } from '../../src/bigquery/materialized-view-rules';
import { baseTables, materializedViewSpec } from '../../src/bigquery/materialized-view-spec';
import { noticeText } from '../../src/bigquery/notice';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import type { TableSpec } from '../../src/bigquery/table-spec';
import { messagesOf } from './messages';
import { DATASET, PATH, table } from './samples';

const QUERY = 'SELECT user_id, order_time, COUNT(*) AS n FROM `acme-data.raw.orders` GROUP BY user_id, order_time';
const by = (name: string, granularity = BigQueryGranularity.DAY) =>
  BigQueryPartitioning.byTimeColumn(name, granularity);
const BASE = table({ partitioning: by('order_time') });

type Options = Partial<BigQueryMaterializedViewOptions>;
const spec = (options: Options = {}, tables: TableSpec[] = [BASE]) =>
  materializedViewSpec(PATH, {
    dataset: DATASET,
    tables,
    deletionProtection: true,
    materializedViews: [{ ...DATASET, tableId: 'daily' }],
    options: { viewId: 'by_user', query: QUERY, ...options },
  });
const messages = (options: Options, tables?: TableSpec[]): string[] => messagesOf(() => spec(options, tables));

test('a view is refreshed every half hour and is never old', () => {
  expect(spec()).toEqual({
    ...DATASET,
    tableId: 'by_user',
    query: QUERY,
    allowNonIncrementalDefinition: false,
    enableRefresh: true,
    refreshIntervalMs: 1_800_000,
    partitionColumnType: 'TIMESTAMP',
    clusterBy: [],
    labels: {},
    deletionProtection: true,
  });
});

test('the type of the partitioning column is that of the base, unless it is given', () => {
  const base = table({ partitioning: by('day') });
  const options = { query: 'SELECT day, COUNT(*) AS n FROM raw.orders GROUP BY day', partitioning: by('day') };
  expect(spec(options, [base]).partitionColumnType).toBe('DATE');
  expect(spec({ ...options, partitionColumnType: BigQueryTypeKind.DATETIME }, []).partitionColumnType).toBe('DATETIME');
});

test('base tables are found by the names that the query writes', () => {
  const other = { ...BASE, projectId: 'other-data' };
  expect(baseTables('SELECT 1 FROM raw.orders JOIN `other-data`.raw.orders ON TRUE', [BASE, other])).toEqual([
    BASE,
    other,
    other,
  ]);
  expect(baseTables('SELECT 1 FROM orders', [BASE])).toEqual([]);
});

describe('options', () => {
  test.each([Duration.minutes(30), Duration.days(3)])('a staleness of %s is possible', (maxStaleness) => {
    expect(messages({ maxStaleness })).toEqual([]);
  });

  test.each([
    Duration.milliseconds(1_799_000),
    Duration.milliseconds(3 * 86_400_000 + 1_000),
    Duration.milliseconds(1_800_500),
    Duration.unlimited(),
  ])('fails when the staleness is %s', (maxStaleness) => {
    expect(messages({ maxStaleness })).toEqual([
      `[orders/Bq] 'maxStaleness' must be 30 minutes to 3 days, in whole seconds, got "${maxStaleness.toMilliseconds()} ms"; choose a time in between, or leave it out for answers that are never old`,
    ]);
  });

  test('fails when a non-incremental view has no staleness', () => {
    expect(messages({ allowNonIncrementalDefinition: true })).toEqual([
      `[orders/Bq] 'maxStaleness' must be given with allowNonIncrementalDefinition, since such a view is only ever refreshed as a whole; say how old an answer may be, from 30 minutes to 3 days`,
    ]);
  });

  test.each([Duration.seconds(59), Duration.seconds(90), Duration.days(8)])(
    'fails when it is refreshed every %s',
    (refreshInterval) => {
      expect(messages({ refreshInterval })).toEqual([
        `[orders/Bq] 'refreshInterval' must be 1 minute to 7 days, in whole minutes, got "${refreshInterval.toMilliseconds()} ms"; choose a time in between`,
      ]);
    },
  );

  test('fails when the id cannot be, there are five clusters, or the description is too long', () => {
    expect(
      messages({
        viewId: 'a.b',
        clusterBy: ['user_id', 'order_time', 'a', 'b', 'c'],
        description: 'x'.repeat(16_385),
        query: 'SELECT * FROM raw.orders',
      }),
    ).toEqual([
      `[orders/Bq] 'viewId' must be 1 to 1024 bytes of letters, marks, numbers, connectors, dashes and blanks that are known at synthesis, got "a.b"; choose another id, without dots, wildcards or partition decorators`,
      `[orders/Bq] 'clusterBy' must be at most 4 columns, got "5"; keep the columns that are filtered most often, in that order`,
      `[orders/Bq] 'description' must be at most 16384 characters, got "16385 characters"; shorten it`,
    ]);
  });

  test('fails when partitions are by ingestion time', () => {
    expect(messages({ partitioning: BigQueryPartitioning.byIngestionTime(BigQueryGranularity.DAY) })).toEqual([
      `[orders/Bq] 'partitioning' must be by a column that the query gives out: a view's rows have no ingestion time of their own, got {"kind":"INGESTION_TIME","granularity":"DAY"}; give _PARTITIONTIME out under a name of its own and partition by that`,
    ]);
  });
});

describe('partitions and clusters against query and base', () => {
  test('the same partitions are possible', () => {
    expect(messages({ partitioning: by('order_time'), clusterBy: ['user_id'] })).toEqual([]);
  });

  test('fails when the base is not partitioned', () => {
    expect(messages({ partitioning: by('order_time') }, [table()])).toEqual([
      `[orders/Bq] 'partitioning' must be left out over table 'acme-data.raw.orders', which is not partitioned, got {"kind":"TIME_COLUMN","column":"order_time","granularity":"DAY"}; partition the table, or cluster the view`,
    ]);
  });

  test('fails when the granularity is another', () => {
    expect(messages({ partitioning: by('order_time', BigQueryGranularity.MONTH) })).toEqual([
      `[orders/Bq] 'partitioning' must have the granularity of table 'acme-data.raw.orders', DAY, got "MONTH"; take the same granularity`,
    ]);
  });

  test('fails when the column is another of the base', () => {
    const query = 'SELECT local, COUNT(*) AS n FROM raw.orders GROUP BY local';
    expect(messages({ query, partitioning: by('local') })).toEqual([
      `[orders/Bq] 'partitioning' must be by the partitioning column of table 'acme-data.raw.orders', order_time, got "local"; give that column out and partition by it`,
    ]);
  });

  test('fails when a cluster or partition is by a column that the query does not give out', () => {
    expect(messages({ clusterBy: ['user'], partitioning: by('at') })).toEqual([
      `[orders/Bq] 'clusterBy' must name columns that the query gives out, got 'user'; choose one of user_id, order_time, n`,
      `[orders/Bq] 'partitioning' must name columns that the query gives out, got 'at'; choose one of user_id, order_time, n`,
    ]);
  });

  test('fails when a cluster or partition is by an aggregate', () => {
    const query = 'SELECT user_id, MAX(order_time) AS last FROM raw.orders GROUP BY user_id';
    expect(messages({ query, clusterBy: ['last'], partitioning: by('last') })).toEqual([
      `[orders/Bq] 'clusterBy' must name columns that are no aggregates, got 'last'; choose a column of GROUP BY`,
      `[orders/Bq] 'partitioning' must name columns that are no aggregates, got 'last'; choose a column of GROUP BY`,
    ]);
  });

  test('columns of a query that cannot be read for sure are not judged', () => {
    expect(messages({ query: 'SELECT * FROM raw.orders', clusterBy: ['nope'] })).toEqual([]);
  });
});

const NON_INCREMENTAL = 'leave it out, or set allowNonIncrementalDefinition with maxStaleness';
const DROP = 'leave it out of the view and apply it when reading';

describe('queries', () => {
  test.each([
    [
      'window functions',
      'SELECT ROW_NUMBER() OVER (ORDER BY a) AS r FROM d.t',
      'have no window functions (OVER), got OVER at line 1, column 21',
      NON_INCREMENTAL,
    ],
    [
      'QUALIFY',
      'SELECT a FROM d.t WHERE TRUE\nQUALIFY b = 1',
      'have no QUALIFY, got QUALIFY at line 2, column 1',
      NON_INCREMENTAL,
    ],
    [
      'UNION DISTINCT',
      'SELECT a FROM d.t UNION DISTINCT SELECT b FROM d.u',
      'have no UNION DISTINCT, INTERSECT or EXCEPT, got UNION at line 1, column 19',
      NON_INCREMENTAL,
    ],
    [
      'FULL JOIN',
      'SELECT a FROM d.t FULL JOIN d.u USING (a)',
      'have no RIGHT and FULL OUTER JOIN, got FULL at line 1, column 19',
      NON_INCREMENTAL,
    ],
    [
      'RIGHT OUTER JOIN',
      'SELECT a FROM d.t RIGHT OUTER JOIN d.u USING (a)',
      'have no RIGHT and FULL OUTER JOIN, got RIGHT at line 1, column 19',
      NON_INCREMENTAL,
    ],
    [
      'HAVING',
      'SELECT a, COUNT(*) AS n FROM d.t GROUP BY a HAVING n > 1',
      'have no HAVING, got HAVING at line 1, column 45',
      NON_INCREMENTAL,
    ],
    [
      'LIMIT',
      'SELECT a FROM d.t LIMIT 5',
      'have no ORDER BY or LIMIT of the result, got LIMIT at line 1, column 19',
      DROP,
    ],
    [
      'ARRAY subqueries',
      'SELECT ARRAY(SELECT 1) AS a FROM d.t',
      'have no ARRAY(SELECT …), got ARRAY at line 1, column 8',
      NON_INCREMENTAL,
    ],
    [
      'RAND',
      'SELECT RAND() AS a FROM d.t',
      'have no RAND, GENERATE_UUID, SESSION_USER, CURRENT_DATE, CURRENT_DATETIME, CURRENT_TIME, CURRENT_TIMESTAMP, whose result changes by itself, got RAND at line 1, column 8',
      DROP,
    ],
    [
      'CURRENT_DATE without parentheses',
      'SELECT a FROM d.t WHERE b > current_date',
      'have no RAND, GENERATE_UUID, SESSION_USER, CURRENT_DATE, CURRENT_DATETIME, CURRENT_TIME, CURRENT_TIMESTAMP, whose result changes by itself, got current_date at line 1, column 29',
      DROP,
    ],
    [
      'TABLESAMPLE',
      'SELECT a FROM d.t TABLESAMPLE SYSTEM (1 PERCENT)',
      'have no TABLESAMPLE, got TABLESAMPLE at line 1, column 19',
      DROP,
    ],
    [
      'FOR SYSTEM_TIME',
      'SELECT a FROM d.t FOR SYSTEM_TIME AS OF b',
      'have no FOR SYSTEM_TIME AS OF, got FOR at line 1, column 19',
      DROP,
    ],
    [
      'ML functions',
      'SELECT ML.DISTANCE(a, b) AS d FROM d.t',
      'have no functions of ML and AI, got ML at line 1, column 8',
      'compute it into a table first',
    ],
    [
      'an aggregate that is not kept up',
      'SELECT STRING_AGG(a) AS s FROM d.t',
      'have no aggregates but ANY_VALUE, APPROX_COUNT_DISTINCT, ARRAY_AGG, AVG, BIT_AND, BIT_OR, BIT_XOR, COUNT, COUNTIF, HLL_COUNT.INIT, LOGICAL_AND, LOGICAL_OR, MAX, MAX_BY, MIN, MIN_BY, SUM, got STRING_AGG at line 1, column 8',
      NON_INCREMENTAL,
    ],
    [
      'an expression over an aggregate',
      'SELECT SUM(a) / 2 AS h FROM d.t',
      'give each aggregate out as it is, without an expression around it, got SUM at line 1, column 8',
      'give the aggregates out one by one, and compute with them when reading',
    ],
    [
      'a self-join',
      'SELECT x.a FROM d.t AS x JOIN d.t AS y ON x.a = y.b',
      'not join a table to itself, got d.t at line 1, column 31',
      NON_INCREMENTAL,
    ],
  ])('fails when an incremental view has %s, which another may have', (_, query, must, remedy) => {
    expect(messages({ query })).toEqual([`[orders/Bq] 'query' must ${must}; ${remedy}`]);
    expect(messages({ query, allowNonIncrementalDefinition: true, maxStaleness: Duration.hours(1) })).toEqual([]);
  });

  test.each([
    [
      'parameters',
      'SELECT a FROM d.t WHERE b = @p',
      'have no query parameters, got @p at line 1, column 29',
      'write the value',
    ],
    [
      'wildcard tables',
      'SELECT a FROM `d.events_*`',
      'have no wildcard tables, got d.events_* at line 1, column 15',
      'name the tables',
    ],
    [
      'another view',
      'SELECT a FROM raw.daily',
      "not read another materialized view, 'acme-data.raw.daily', got raw.daily at line 1, column 15",
      'read its base tables',
    ],
  ])('fails when any view has %s', (_, query, must, remedy) => {
    const message = `[orders/Bq] 'query' must ${must}; ${remedy}`;
    expect(messages({ query })).toEqual([message]);
    expect(messages({ query, allowNonIncrementalDefinition: true, maxStaleness: Duration.hours(1) })).toEqual([
      message,
    ]);
  });

  test.each([
    ['', 'nothing'],
    ['-- nothing', 'nothing'],
    ['DELETE FROM d.t WHERE TRUE', 'DELETE … at line 1, column 1'],
    ['SELECT a FROM d.t; SELECT b FROM d.t', 'a semicolon at line 1, column 18'],
    ["SELECT 'a FROM d.t", 'a quote that does not close at line 1, column 8'],
    ['SELECT (a FROM d.t', 'parentheses that do not match'],
  ])('fails when the query is %j', (query, given) => {
    expect(messages({ query })).toEqual([
      `[orders/Bq] 'query' must be one SELECT statement without a semicolon, got ${given}; write the SELECT alone, with closed quotes and parentheses`,
    ]);
  });

  test('all that is wrong comes at once', () => {
    const query = 'SELECT RAND() AS r, STDDEV(a) AS s FROM d.t ORDER BY r';
    expect(messages({ query, maxStaleness: Duration.minutes(1) })).toHaveLength(4);
  });

  test.each([
    ['strings and comments', "SELECT a, 'OVER ( RAND() UNION DISTINCT' AS s -- LIMIT 1\nFROM d.t /* @p */"],
    ['fields named like keywords', 'SELECT x.current_date, x.over, x.rand FROM d.t AS x'],
    ['an alias named like a function', 'SELECT a AS current_date FROM d.t'],
    ['LEFT as a function', 'SELECT LEFT(a, 2) AS p FROM d.t'],
    ['ORDER BY inside an aggregate', 'SELECT ARRAY_AGG(a ORDER BY b LIMIT 3) AS l FROM d.t'],
    ['HAVING inside an aggregate', 'SELECT ANY_VALUE(a HAVING MAX b) AS v FROM d.t'],
    ['EXCEPT of columns', 'SELECT * EXCEPT (a) FROM d.t'],
    ['a subquery in FROM', 'SELECT a, SUM(b) AS s FROM (SELECT a, b FROM d.t) GROUP BY a'],
    ['the same CTE twice', 'WITH x AS (SELECT a FROM d.t) SELECT p.a FROM x AS p JOIN x AS q USING (a)'],
    [
      'aggregates over expressions',
      'SELECT a, SUM(IF(b > 1, c, 0)) AS s, COUNT(DISTINCT LOWER(a)) AS n FROM d.t GROUP BY a',
    ],
    ['an aggregate without AS', 'SELECT a, SUM(b) s FROM d.t GROUP BY a'],
    ['columns named like aggregates', 'SELECT count, x.max FROM d.t AS x'],
  ])('does not mistake %s', (_, query) => {
    expect(messages({ query })).toEqual([]);
  });
});

describe('notices', () => {
  const noticesOf = (options: Options, tables: TableSpec[] = [BASE]): string[] => {
    const view = spec(options, tables);
    return [
      ...materializedViewQueryNotices(PATH, view),
      ...baseNotices(PATH, view, baseTables(view.query, tables)),
    ].map(noticeText);
  };

  test('an ordinary view has none', () => {
    expect(noticesOf({})).toEqual([]);
  });

  test.each([
    ['UNION ALL', 'SELECT a FROM d.t UNION ALL SELECT b FROM d.u'],
    ['LEFT OUTER JOIN', 'SELECT a FROM d.t LEFT JOIN d.u USING (a)'],
  ])('%s is in preview', (what, query) => {
    expect(noticesOf({ query })).toEqual([
      `[orders/Bq] 'query' has ${what}, which incremental materialized views have in preview only; without it, set allowNonIncrementalDefinition with maxStaleness`,
    ]);
    expect(noticesOf({ query, allowNonIncrementalDefinition: true, maxStaleness: Duration.hours(1) })).toEqual([]);
  });

  test('a base whose partitions expire, that takes changes, or that is refreshed rarely is noted', () => {
    const expiring = table({ partitioning: by('order_time'), partitionExpiration: Duration.days(30) });
    expect(noticesOf({}, [expiring])).toEqual([
      "[orders/Bq] 'partitioning' is missing while partitions of 'acme-data.raw.orders' expire: each expiry makes the whole view invalid; partition it like the table",
    ]);
    const cdc = table({ changeDataCapture: true, primaryKey: ['order_id'], maxStaleness: Duration.hours(1) });
    expect(noticesOf({ maxStaleness: Duration.minutes(119) }, [cdc])).toEqual([
      "[orders/Bq] 'maxStaleness' is less than twice that of 'acme-data.raw.orders', which takes changes: most queries will not find the view fresh enough",
    ]);
    expect(noticesOf({ maxStaleness: Duration.minutes(120) }, [cdc])).toEqual([]);
    expect(noticesOf({ refreshInterval: Duration.days(4) })).toEqual([
      "[orders/Bq] 'refreshInterval' leaves more than 3 days between refreshes, beyond which BigQuery forgets what was streamed into 'acme-data.raw.orders'; refresh at least every 3 days",
    ]);
  });
});
