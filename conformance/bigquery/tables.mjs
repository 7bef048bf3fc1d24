// Tables and datasets whose every statement must be GoogleSQL.
import { library } from './library.mjs';

const { BigQueryType, BigQueryTypeKind } = library('bigquery/column-type');
const { BigQueryMode } = library('bigquery/column-options');
const { BigQueryPartitioning, BigQueryGranularity } = library('bigquery/partitioning');
const { Duration } = library('core/duration');
const { tableSpec } = library('bigquery/table-spec');
const { datasetSpec } = library('bigquery/dataset-spec');

export const DATASET = { projectId: 'acme-data', datasetId: 'raw' };
const column = (name, columnType, mode = BigQueryMode.NULLABLE, more = {}) => ({ name, columnType, mode, ...more });
const { REQUIRED, REPEATED } = BigQueryMode;

/** One column of each type, in each mode, with everything that a column can have. */
export const EVERY_COLUMN = [
  column('order_id', BigQueryType.string(), REQUIRED, { description: 'the "key"\n' }),
  column('short', BigQueryType.stringOf(20), REQUIRED, { defaultValueExpression: "'x'" }),
  column('blob', BigQueryType.bytesOf(3)),
  column('raw', BigQueryType.bytes(), REPEATED),
  column('flag', BigQueryType.bool(), REQUIRED, { defaultValueExpression: 'FALSE' }),
  column('n', BigQueryType.int64(), REPEATED),
  column('f', BigQueryType.float64()),
  column('amount', BigQueryType.numericOf(18, 2), REQUIRED, { defaultValueExpression: "NUMERIC '0.00'" }),
  column('wide', BigQueryType.bigNumericOf(60, 30)),
  column('plain_numeric', BigQueryType.numeric()),
  column('plain_big', BigQueryType.bigNumeric()),
  column('day', BigQueryType.date(), REQUIRED, { defaultValueExpression: 'CURRENT_DATE()' }),
  column('at_time', BigQueryType.time()),
  column('local', BigQueryType.datetime()),
  column('order_time', BigQueryType.timestamp(), REQUIRED, { defaultValueExpression: 'CURRENT_TIMESTAMP()' }),
  column('document', BigQueryType.json()),
  column('place', BigQueryType.geography()),
  column('span', BigQueryType.interval()),
  column('valid', BigQueryType.rangeOf(BigQueryTypeKind.DATE)),
  column('valid_times', BigQueryType.rangeOf(BigQueryTypeKind.TIMESTAMP), REPEATED),
  column('user_id', BigQueryType.string(), BigQueryMode.NULLABLE, {
    policyTags: ['projects/p/locations/eu/taxonomies/1/policyTags/2'],
  }),
  column(
    'address',
    BigQueryType.record([
      column('city', BigQueryType.string(), REQUIRED, { description: 'where' }),
      column('select', BigQueryType.int64()),
      column('tags', BigQueryType.record([column('key', BigQueryType.string(), REQUIRED)]), REPEATED),
    ]),
  ),
  column('group', BigQueryType.string()),
  column('weird-näme & 100%', BigQueryType.string()),
];

const spec = (tableId, options, columns = EVERY_COLUMN) =>
  tableSpec('conformance', { dataset: DATASET, options: { tableId, ...options }, columns, deletionProtection: true });
const by = (name, granularity) => BigQueryPartitioning.byTimeColumn(name, BigQueryGranularity[granularity]);

/** The tables, by what they try. */
export const TABLES = [
  spec('every_type', {}),
  ...['HOUR', 'DAY', 'MONTH', 'YEAR'].map((size) => spec(`ts_${size}`, { partitioning: by('order_time', size) })),
  ...['HOUR', 'DAY', 'MONTH', 'YEAR'].map((size) => spec(`dt_${size}`, { partitioning: by('local', size) })),
  ...['DAY', 'MONTH', 'YEAR'].map((size) => spec(`date_${size}`, { partitioning: by('day', size) })),
  ...['HOUR', 'DAY', 'MONTH', 'YEAR'].map((size) =>
    spec(`ingestion_${size}`, { partitioning: BigQueryPartitioning.byIngestionTime(BigQueryGranularity[size]) }),
  ),
  spec('ranges', { partitioning: BigQueryPartitioning.byIntegerRange('id', 0, 100, 10) }, [
    column('id', BigQueryType.int64()),
  ]),
  spec('everything', {
    partitioning: by('order_time', 'DAY'),
    partitionExpiration: Duration.hours(36),
    requirePartitionFilter: true,
    clusterBy: ['user_id', 'group', 'amount', 'flag'],
    primaryKey: ['order_id', 'user_id'],
    foreignKeys: [
      {
        columns: ['user_id'],
        referencedTableId: 'every_type',
        referencedColumns: ['order_id'],
        constraintName: 'of user',
      },
    ],
    maxStaleness: Duration.minutes(15),
    changeDataCapture: true,
    expirationTime: '2030-01-31T00:00:00Z',
    labels: { team: 'sales', cost: '' },
    description: 'All orders.\nWith "quotes" and \\ and `ticks`.',
    friendlyName: 'Orders',
    kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k',
  }),
  spec('odd table 名', { clusterBy: ['weird-näme & 100%'] }),
];

export const DATASETS = [
  datasetSpec('conformance', { ...DATASET, location: 'EU' }),
  datasetSpec('conformance', {
    ...DATASET,
    location: 'europe-west1',
    defaultTableExpiration: Duration.hours(36),
    defaultPartitionExpiration: Duration.days(30),
    maxTimeTravel: Duration.days(3),
    labels: { team: 'sales' },
    description: 'raw',
    friendlyName: 'Raw',
    defaultKmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k',
  }),
];
