import { Duration } from '../../src/core/duration';
import { BigQueryTypeKind } from '../../src/bigquery/column-type';
import { materializedViewQueryNotices } from '../../src/bigquery/materialized-view-query';
import { baseNotices } from '../../src/bigquery/materialized-view-rules';
import { baseTables } from '../../src/bigquery/materialized-view-spec';
import { noticeText } from '../../src/bigquery/notice';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import type { TableSpec } from '../../src/bigquery/table-spec';
import { DATASET, PATH, table } from './samples';
import { BASE, by, messages, QUERY, spec, type Options } from './view-samples';

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
