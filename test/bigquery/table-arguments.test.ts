import type { BigqueryDatasetConfig } from '@cdktf/provider-google/lib/bigquery-dataset';
import type { BigqueryTableConfig } from '@cdktf/provider-google/lib/bigquery-table';
import { Duration } from '../../src/core/duration';
import { BigQueryType } from '../../src/bigquery/column-type';
import { datasetSpec } from '../../src/bigquery/dataset-spec';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import { datasetArguments, datasetImportId, tableArguments } from '../../src/bigquery/table-arguments';
import { accepts } from './provider-config';
import { column, DATASET, PATH, table } from './samples';

test('a table gives the arguments that the binding takes', () => {
  const spec = table(
    {
      partitioning: BigQueryPartitioning.byTimeColumn('order_time', BigQueryGranularity.HOUR),
      partitionExpiration: Duration.days(1),
      requirePartitionFilter: true,
      clusterBy: ['user_id'],
      primaryKey: ['order_id'],
      foreignKeys: [{ columns: ['user_id'], referencedTableId: 'users', referencedColumns: ['id'] }],
      maxStaleness: Duration.hours(4),
      expirationTime: '1970-01-02T00:00:00Z',
      labels: { team: 'sales' },
      description: 'd',
      friendlyName: 'f',
      kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k',
    },
    [column('order_id'), column('user_id'), column('order_time', BigQueryType.timestamp())],
  );
  const given = accepts<BigqueryTableConfig, ReturnType<typeof tableArguments>>(tableArguments(spec));
  expect({ ...given, schema: '' }).toEqual({
    project: 'acme-data',
    datasetId: 'raw',
    tableId: 'orders',
    schema: '',
    timePartitioning: { type: 'HOUR', field: 'order_time', expirationMs: 86_400_000 },
    requirePartitionFilter: true,
    clustering: ['user_id'],
    tableConstraints: {
      primaryKey: { columns: ['order_id'] },
      foreignKeys: [
        {
          name: undefined,
          referencedTable: { ...DATASET, tableId: 'users' },
          columnReferences: { referencingColumn: 'user_id', referencedColumn: 'id' },
        },
      ],
    },
    maxStaleness: '0-0 0 4:0:0',
    expirationTime: 86_400_000,
    encryptionConfiguration: { kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' },
    friendlyName: 'f',
    description: 'd',
    labels: { team: 'sales' },
    deletionProtection: true,
  });
});

test('what a table does not have is no argument', () => {
  const given = JSON.parse(JSON.stringify(tableArguments(table({}, [column('a')])))) as unknown;
  expect(given).toEqual({
    project: 'acme-data',
    datasetId: 'raw',
    tableId: 'orders',
    schema: '[{"name":"a","type":"STRING","mode":"NULLABLE"}]',
    deletionProtection: true,
  });
});

test.each([
  [BigQueryPartitioning.byIngestionTime(BigQueryGranularity.DAY), { timePartitioning: { type: 'DAY' } }],
  [
    BigQueryPartitioning.byIntegerRange('quantity', 0, 100, 10),
    { rangePartitioning: { field: 'quantity', range: { start: 0, end: 100, interval: 10 } } },
  ],
])('partitions are blocks of their own: %#', (partitioning, expected) => {
  expect(tableArguments(table({ partitioning }))).toMatchObject(expected);
});

test('a dataset gives the arguments that the binding takes', () => {
  const spec = datasetSpec(PATH, {
    ...DATASET,
    location: 'EU',
    defaultTableExpiration: Duration.hours(1),
    maxTimeTravel: Duration.days(2),
    defaultKmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k',
  });
  const given = accepts<BigqueryDatasetConfig, ReturnType<typeof datasetArguments>>(datasetArguments(spec));
  expect(JSON.parse(JSON.stringify(given))).toEqual({
    project: 'acme-data',
    datasetId: 'raw',
    location: 'EU',
    defaultTableExpirationMs: 3_600_000,
    maxTimeTravelHours: '48',
    deleteContentsOnDestroy: false,
    defaultEncryptionConfiguration: { kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' },
  });
  expect(datasetImportId(DATASET)).toBe('projects/acme-data/datasets/raw');
});
