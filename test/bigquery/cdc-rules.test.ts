import { Duration } from '../../src/core/duration';
import { cdcNotices } from '../../src/bigquery/cdc-rules';
import { BigQueryMode } from '../../src/bigquery/column-options';
import { noticeText } from '../../src/bigquery/notice';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import type { BigQueryTableOptions } from '../../src/bigquery/table-options';
import { messagesOf } from './messages';
import { column, PATH, table } from './samples';

const CDC: Partial<BigQueryTableOptions> = {
  changeDataCapture: true,
  primaryKey: ['order_id'],
  maxStaleness: Duration.minutes(15),
};
const notices = (options: Partial<BigQueryTableOptions>): string[] =>
  cdcNotices(PATH, table({ ...CDC, ...options })).map(noticeText);

test('a table that takes changes is clustered by the first four columns of its key', () => {
  const columns = ['a', 'b', 'c', 'd', 'e'].map((name) => column(name));
  const primaryKey = columns.map(({ name }) => name);
  expect(table({ ...CDC, primaryKey }, columns).clusterBy).toEqual(['a', 'b', 'c', 'd']);
  expect(table({ primaryKey }, columns).clusterBy).toEqual([]);
});

test('fails when a table takes changes without a key and a staleness', () => {
  expect(messagesOf(() => table({ changeDataCapture: true }))).toEqual([
    `[orders/Bq] 'primaryKey' must be given for a table that takes changes, which are applied by key; name the columns that tell a row from every other, or leave changeDataCapture out`,
    `[orders/Bq] 'maxStaleness' must be given for a table that takes changes, since it decides when they are merged; choose twice the 95th percentile of the apply jobs plus seven minutes, or 0 to merge at every query`,
  ]);
});

test('fails when a table that takes changes has more than 2,000 columns', () => {
  const columns = Array.from({ length: 2_000 }, (_, index) => column(`c${index}`));
  const options = { ...CDC, primaryKey: ['c0'] };
  expect(messagesOf(() => table(options, columns))).toEqual([]);
  expect(messagesOf(() => table(options, [...columns, column('x', undefined, BigQueryMode.NULLABLE)]))).toEqual([
    `[orders/Bq] 'columns' must be at most 2000 top-level columns for a table that takes changes, got 2001; group columns in RECORDs, or split the table`,
  ]);
});

test('a table with enough staleness and clustered by its key has nothing to note', () => {
  expect(notices({ maxStaleness: Duration.minutes(7) })).toEqual([]);
  expect(cdcNotices(PATH, table())).toEqual([]);
});

test('low staleness is noted, with a required filter too', () => {
  const partitioning = BigQueryPartitioning.byTimeColumn('order_time', BigQueryGranularity.DAY);
  expect(notices({ maxStaleness: Duration.seconds(419), partitioning, requirePartitionFilter: true })).toEqual([
    `[orders/Bq] 'maxStaleness' is below seven minutes, so most queries merge changes when they run: slower and dearer, and the table can meanwhile not be copied, cloned, snapshotted or read by the Storage Read API; raise it if readers can wait`,
    `[orders/Bq] 'requirePartitionFilter' does not go with merging at query time; raise maxStaleness or leave the filter out`,
  ]);
});

test('clusters that do not start with the key are noted', () => {
  const text = `[orders/Bq] 'clusterBy' does not start with the primary key, by which changes are found; cluster by the key columns first`;
  expect(notices({ clusterBy: ['user_id', 'order_id'] })).toEqual([text]);
  expect(notices({ clusterBy: [] })).toEqual([text]);
  expect(notices({ clusterBy: ['ORDER_ID', 'user_id'] })).toEqual([]);
});
