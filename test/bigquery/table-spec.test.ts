import { Token } from 'cdktf';
import { Duration } from '../../src/core/duration';
import { BigQueryMode } from '../../src/bigquery/column-options';
import { BigQueryType } from '../../src/bigquery/column-type';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import type { BigQueryTableOptions } from '../../src/bigquery/table-options';
import { tableSpec } from '../../src/bigquery/table-spec';
import { messagesOf } from './messages';
import { column, DATASET, ORDER_COLUMNS, PATH, table } from './samples';

const messages = (options: Partial<BigQueryTableOptions>): string[] => messagesOf(() => table(options));
const byDay = BigQueryPartitioning.byTimeColumn('order_time', BigQueryGranularity.DAY);

test('a table has defaults that cost nothing and lose nothing', () => {
  expect({ ...table(), columns: [] }).toEqual({
    projectId: 'acme-data',
    datasetId: 'raw',
    tableId: 'orders',
    columns: [],
    requirePartitionFilter: false,
    clusterBy: [],
    primaryKey: [],
    foreignKeys: [],
    changeDataCapture: false,
    labels: {},
    deletionProtection: true,
  });
});

test('what the tier says about deletion yields to what the user says', () => {
  expect(table({ deletionProtection: false }).deletionProtection).toBe(false);
});

test('a spec is a copy: plain JSON that later changes of the options do not reach', () => {
  const options = { tableId: 'orders', clusterBy: ['user_id'], labels: { a: 'b' }, primaryKey: ['order_id'] };
  const spec = tableSpec(PATH, { dataset: DATASET, options, columns: ORDER_COLUMNS, deletionProtection: true });
  options.clusterBy.push('amount');
  options.labels.a = 'c';
  expect(spec).toMatchObject({ clusterBy: ['user_id'], labels: { a: 'b' } });
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
});

test('fails when ids cannot be, or are not known', () => {
  const call = (projectId: string, datasetId: string, tableId: string) =>
    messagesOf(() =>
      tableSpec(PATH, {
        dataset: { projectId, datasetId },
        options: { tableId },
        columns: ORDER_COLUMNS,
        deletionProtection: true,
      }),
    );
  expect(call('Acme', 'raw-data', 'a.b')).toEqual([
    `[orders/Bq] 'projectId' must be a project id that is known at synthesis: 6 to 30 lower-case letters, numbers and dashes, got "Acme"; give the id as text: statements, descriptors and stream names contain it`,
    `[orders/Bq] 'datasetId' must be 1 to 1024 letters, numbers and underscores that are known at synthesis, got "raw-data"; write underscores for dashes, dots and blanks`,
    `[orders/Bq] 'tableId' must be 1 to 1024 bytes of letters, marks, numbers, connectors, dashes and blanks that are known at synthesis, got "a.b"; choose another id, without dots, wildcards or partition decorators`,
  ]);
  const token = Token.asString({ resolve: () => 'x' });
  expect(
    call(token, token, token).every((message) => message.includes('got "a value that is known after apply"')),
  ).toBe(true);
});

describe('partitions', () => {
  test.each([
    [0, 10_000, 1],
    [0, 1, 1],
    [-5, 5, 3],
  ])('a range from %s to %s by %s is possible', (start, end, interval) => {
    expect(messages({ partitioning: BigQueryPartitioning.byIntegerRange('quantity', start, end, interval) })).toEqual(
      [],
    );
  });

  test.each([
    [0, 10_001, 1],
    [5, 5, 1],
    [0, 10, 0],
    [0.5, 10, 1],
  ])('fails when a range is from %s to %s by %s', (start, end, interval) => {
    expect(messages({ partitioning: BigQueryPartitioning.byIntegerRange('quantity', start, end, interval) })).toEqual([
      `[orders/Bq] 'partitioning' must have whole numbers start < end and interval ≥ 1 that make at most 10000 partitions, got {"kind":"INTEGER_RANGE","column":"quantity","start":${start},"end":${end},"interval":${interval}}; widen the interval or narrow the range`,
    ]);
  });

  test('fails when an expiration is zero, or without partitions by time', () => {
    expect(messages({ partitioning: byDay, partitionExpiration: Duration.seconds(0) })).toEqual([
      `[orders/Bq] 'partitionExpiration' must be more than 0 and have an end, got "0 ms"; lengthen it, or leave it out to keep partitions for ever`,
    ]);
    expect(messages({ partitionExpiration: Duration.days(1) })).toEqual([
      `[orders/Bq] 'partitionExpiration' must go with a table that is partitioned by time, got "a table without partitions"; partition by a time column or by ingestion time, or leave the expiration out`,
    ]);
    expect(messages({ partitioning: byDay, partitionExpiration: Duration.milliseconds(1) })).toEqual([]);
  });

  test('fails when a filter is required without partitions', () => {
    expect(messages({ requirePartitionFilter: true })).toEqual([
      `[orders/Bq] 'requirePartitionFilter' must go with a partitioned table, got true; give the table a partitioning, or leave the filter out`,
    ]);
  });

  test.each(['order_id', 'quantity', 'document', 'tags'])('fails when partitions of time are by %s', (name) => {
    const partitioning = BigQueryPartitioning.byTimeColumn(name, BigQueryGranularity.DAY);
    const shown = { order_id: 'STRING', quantity: 'INT64', document: 'JSON', tags: 'a REPEATED STRING' }[name];
    expect(messages({ partitioning })).toEqual([
      `[orders/Bq] 'partitioning' must name columns that are not REPEATED, of type DATE, DATETIME, TIMESTAMP, got '${name}', ${shown}; choose another column`,
    ]);
  });

  test('fails when ranges are not of INT64', () => {
    expect(messages({ partitioning: BigQueryPartitioning.byIntegerRange('amount', 0, 10, 1) })).toEqual([
      `[orders/Bq] 'partitioning' must name columns that are not REPEATED, of type INT64, got 'amount', NUMERIC(18, 2); choose another column`,
    ]);
  });

  test('fails when a DATE is partitioned by hour', () => {
    const partitioning = BigQueryPartitioning.byTimeColumn('day', BigQueryGranularity.HOUR);
    expect(messages({ partitioning })).toEqual([
      `[orders/Bq] 'partitioning' must be by day, month or year for a DATE column, got {"kind":"TIME_COLUMN","column":"day","granularity":"HOUR"}; choose BigQueryGranularity.DAY, or partition by a TIMESTAMP or DATETIME column`,
    ]);
  });

  test('fails when the column is not there, with the nearest name', () => {
    const partitioning = BigQueryPartitioning.byTimeColumn('order_tme', BigQueryGranularity.DAY);
    expect(messages({ partitioning })).toEqual([
      `[orders/Bq] 'partitioning' must name top-level columns of the table, got 'order_tme'; did you mean 'order_time'?`,
    ]);
  });
});

describe('clusters and keys', () => {
  test('fails when there are five cluster columns', () => {
    const clusterBy = ['order_id', 'user_id', 'amount', 'day'];
    expect(messages({ clusterBy })).toEqual([]);
    expect(messages({ clusterBy: [...clusterBy, 'local'] })).toEqual([
      `[orders/Bq] 'clusterBy' must be at most 4 columns, got "5"; keep the columns that are filtered most often, in that order`,
    ]);
  });

  test('fails when a cluster column is of a type without order, repeated, or named twice', () => {
    expect(messages({ clusterBy: ['document', 'user_id', 'USER_ID'] })).toEqual([
      `[orders/Bq] 'clusterBy' must name columns that are not REPEATED, of type BIGNUMERIC, BOOL, DATE, DATETIME, GEOGRAPHY, INT64, NUMERIC, RANGE, STRING, TIMESTAMP, got 'document', JSON; choose another column`,
      `[orders/Bq] 'clusterBy' must name each column once, got 'USER_ID' again; remove the repetition`,
    ]);
  });

  test('fails when a cluster column is not there', () => {
    expect(messages({ clusterBy: ['nowhere'] })).toEqual([
      `[orders/Bq] 'clusterBy' must name top-level columns of the table, got 'nowhere'; choose one of order_id, user_id, amount, order_time, day, local, quantity, document, …`,
    ]);
  });

  test('fails when a primary key has 17 columns', () => {
    const columns = Array.from({ length: 17 }, (_, index) => column(`c${index}`));
    const names = columns.map(({ name }) => name);
    expect(messagesOf(() => table({ primaryKey: names.slice(0, 16) }, columns))).toEqual([]);
    expect(messagesOf(() => table({ primaryKey: names }, columns))).toEqual([
      `[orders/Bq] 'primaryKey' must be at most 16 columns, got "17"; key the rows by a single column, for instance a digest of the others`,
    ]);
  });

  test('fails when a key column is of a type that keys cannot have, or is not there', () => {
    expect(messages({ primaryKey: ['document', 'order'] })).toEqual([
      `[orders/Bq] 'primaryKey' must name columns that are not REPEATED, of type BIGNUMERIC, BOOL, DATE, DATETIME, INT64, NUMERIC, STRING, TIMESTAMP, got 'document', JSON; choose another column`,
      `[orders/Bq] 'primaryKey' must name top-level columns of the table, got 'order'; choose one of order_id, user_id, amount, order_time, day, local, quantity, document, …`,
    ]);
  });

  test('a foreign key is to a table of the same dataset unless it says otherwise', () => {
    const key = { columns: ['user_id'], referencedTableId: 'users', referencedColumns: ['id'] };
    expect(table({ foreignKeys: [key] }).foreignKeys[0]?.referencedTable).toEqual({ ...DATASET, tableId: 'users' });
    const other = { ...key, referencedProjectId: 'other-project', referencedDatasetId: 'd' };
    expect(table({ foreignKeys: [other] }).foreignKeys[0]?.referencedTable).toEqual({
      projectId: 'other-project',
      datasetId: 'd',
      tableId: 'users',
    });
  });

  test('fails when a foreign key has two columns, or a column that is not there', () => {
    const key = { columns: ['user_id', 'nope'], referencedTableId: 'users', referencedColumns: ['id', 'x'] };
    expect(messages({ foreignKeys: [key] })).toEqual([
      `[orders/Bq] 'foreignKeys[0]' must name top-level columns of the table, got 'nope'; choose one of order_id, user_id, amount, order_time, day, local, quantity, document, …`,
      `[orders/Bq] 'foreignKeys[0]' must be one column for one referenced column, which is all that the provider's block holds, got "2 for 2"; key by a single column, or leave the foreign key out: it is only a hint to the optimizer`,
    ]);
  });

  test('fails when there are 65 foreign keys', () => {
    const key = { columns: ['user_id'], referencedTableId: 'users', referencedColumns: ['id'] };
    expect(messages({ foreignKeys: Array.from({ length: 64 }, () => key) })).toEqual([]);
    expect(messages({ foreignKeys: Array.from({ length: 65 }, () => key) })).toEqual([
      `[orders/Bq] 'foreignKeys' must be at most 64 keys, got "65"; keep those that the optimizer can use`,
    ]);
  });
});

describe('details', () => {
  test('fails when the staleness has a fraction of a second, or no end', () => {
    expect(messages({ maxStaleness: Duration.seconds(0) })).toEqual([]);
    expect(messages({ maxStaleness: Duration.milliseconds(1_500) })).toEqual([
      `[orders/Bq] 'maxStaleness' must have an end and be a whole number of seconds, got "1500 ms"; choose twice the 95th percentile of the apply jobs plus seven minutes`,
    ]);
    expect(messages({ maxStaleness: Duration.unlimited() })).toHaveLength(1);
  });

  test.each(['2030-01-31', '2030-02-30T00:00:00Z', '2030-01-31T00:00:00+01:00', '2030-01-31T24:00:00Z', 'soon'])(
    'fails when the table expires at %s',
    (expirationTime) => {
      expect(messages({ expirationTime })).toEqual([
        `[orders/Bq] 'expirationTime' must be an instant in UTC such as 2030-01-31T00:00:00Z, got "${expirationTime}"; write it with seconds and a Z`,
      ]);
    },
  );

  test.each(['2030-01-31T00:00:00Z', '2032-02-29T23:59:59.5Z'])('a table may expire at %s', (expirationTime) => {
    expect(messages({ expirationTime })).toEqual([]);
  });

  test('fails when the description is longer than 16,384 characters', () => {
    expect(messages({ description: 'x'.repeat(16_384) })).toEqual([]);
    expect(messages({ description: 'x'.repeat(16_385) })).toEqual([
      `[orders/Bq] 'description' must be at most 16384 characters, got "16385 characters"; shorten it`,
    ]);
  });

  test('fails when the key of encryption is no resource name', () => {
    expect(messages({ kmsKeyName: 'my-key' })).toEqual([
      `[orders/Bq] 'kmsKeyName' must be of the form projects/…/locations/…/keyRings/…/cryptoKeys/…, got "my-key"; take the key's full resource name, without a version`,
    ]);
  });

  test('fails when labels are too many, or written in capitals', () => {
    expect(messages({ labels: { Team: 'Sales', ok: 'ok', '': '' } })).toEqual([
      `[orders/Bq] 'labels' must have keys of 1 to 63 lower-case letters, numbers, underscores and dashes that start with a letter, got ["Team",""]; rename the labels`,
      `[orders/Bq] 'labels' must have values of at most 63 lower-case letters, numbers, underscores and dashes, got ["Sales"]; write the values in lower case, with dashes for other characters`,
    ]);
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`l${index}`, 'x']));
    expect(messages({ labels: many })).toEqual([
      `[orders/Bq] 'labels' must be at most 64 labels, got "65 labels"; keep those that somebody filters or bills by`,
    ]);
  });
});

test('failures of a mapping come with those of the options, and a field that failed is not also missed', () => {
  const failure = { path: PATH, property: 'schema.at', rule: 'r', must: 'fit', remedy: 'narrow it' };
  const call = () =>
    tableSpec(PATH, {
      dataset: DATASET,
      options: { tableId: 'orders', clusterBy: ['at', 'nope'], requirePartitionFilter: true },
      columns: [column('_TABLE_a', BigQueryType.string(), BigQueryMode.NULLABLE)],
      deletionProtection: true,
      mapped: { failures: [failure], unmapped: ['at'] },
    });
  expect(messagesOf(call)).toEqual([
    `[orders/Bq] 'schema.at' must fit; narrow it`,
    `[orders/Bq] 'requirePartitionFilter' must go with a partitioned table, got true; give the table a partitioning, or leave the filter out`,
    `[orders/Bq] 'clusterBy' must name top-level columns of the table, got 'nope'; choose one of _TABLE_a`,
  ]);
});
