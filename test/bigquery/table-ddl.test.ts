import { Duration } from '../../src/core/duration';
import { BigQueryMode } from '../../src/bigquery/column-options';
import { columnSpec } from '../../src/bigquery/column-spec';
import { BigQueryType, BigQueryTypeKind } from '../../src/bigquery/column-type';
import { datasetSpec } from '../../src/bigquery/dataset-spec';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import { addColumnsDdl, columnDefinition, datasetDdl, tableDdl } from '../../src/bigquery/table-ddl';
import { column, DATASET, PATH, table } from './samples';

const { REQUIRED, REPEATED, NULLABLE } = BigQueryMode;

test('a table is created once, with everything it has', () => {
  const spec = table(
    {
      partitioning: BigQueryPartitioning.byTimeColumn('order_time', BigQueryGranularity.DAY),
      partitionExpiration: Duration.hours(36),
      requirePartitionFilter: true,
      clusterBy: ['user_id', 'group'],
      primaryKey: ['order_id'],
      foreignKeys: [
        { constraintName: 'of_user', columns: ['user_id'], referencedTableId: 'users', referencedColumns: ['id'] },
      ],
      maxStaleness: Duration.hours(4),
      expirationTime: '2030-01-31T00:00:00Z',
      labels: { team: 'sales', cost: '1' },
      description: 'All "orders".\nDaily.',
      friendlyName: 'Orders',
      kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k',
    },
    [
      column('order_id', BigQueryType.string(), REQUIRED, { description: 'the key' }),
      column('user_id'),
      column('group'),
      column('order_time', BigQueryType.timestamp(), REQUIRED, { defaultValueExpression: 'CURRENT_TIMESTAMP()' }),
      column(
        'lines',
        BigQueryType.record([
          column('sku', BigQueryType.stringOf(20), REQUIRED),
          column('price', BigQueryType.numericOf(10, 2)),
        ]),
        REPEATED,
      ),
    ],
  );
  expect(tableDdl(spec)).toBe(`CREATE TABLE IF NOT EXISTS \`acme-data.raw.orders\` (
  order_id STRING NOT NULL OPTIONS (description = "the key"),
  user_id STRING,
  \`group\` STRING,
  order_time TIMESTAMP DEFAULT CURRENT_TIMESTAMP() NOT NULL,
  lines ARRAY<STRUCT<sku STRING(20) NOT NULL, price NUMERIC(10, 2)>>,
  PRIMARY KEY (order_id) NOT ENFORCED,
  CONSTRAINT of_user FOREIGN KEY (user_id) REFERENCES \`acme-data.raw.users\` (id) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(order_time, DAY)
CLUSTER BY user_id, \`group\`
OPTIONS (
  partition_expiration_days = 1.5,
  require_partition_filter = TRUE,
  max_staleness = INTERVAL '0-0 0 4:0:0' YEAR TO SECOND,
  expiration_timestamp = TIMESTAMP "2030-01-31T00:00:00Z",
  kms_key_name = "projects/p/locations/eu/keyRings/r/cryptoKeys/k",
  friendly_name = "Orders",
  description = "All \\"orders\\".\\nDaily.",
  labels = [("cost", "1"), ("team", "sales")]
);
`);
});

test('a plain table is a plain statement', () => {
  expect(tableDdl(table({}, [column('a')]))).toBe(
    'CREATE TABLE IF NOT EXISTS `acme-data.raw.orders` (\n  a STRING\n);\n',
  );
});

const by = (name: string, granularity: BigQueryGranularity) => BigQueryPartitioning.byTimeColumn(name, granularity);

test.each([
  [by('day', BigQueryGranularity.DAY), 'day'],
  [by('day', BigQueryGranularity.MONTH), 'DATE_TRUNC(day, MONTH)'],
  [by('local', BigQueryGranularity.HOUR), 'DATETIME_TRUNC(local, HOUR)'],
  [by('order_time', BigQueryGranularity.YEAR), 'TIMESTAMP_TRUNC(order_time, YEAR)'],
  [BigQueryPartitioning.byIngestionTime(BigQueryGranularity.DAY), '_PARTITIONDATE'],
  [BigQueryPartitioning.byIngestionTime(BigQueryGranularity.HOUR), 'TIMESTAMP_TRUNC(_PARTITIONTIME, HOUR)'],
  [BigQueryPartitioning.byIntegerRange('quantity', 0, 100, 10), 'RANGE_BUCKET(quantity, GENERATE_ARRAY(0, 100, 10))'],
])('partitions are written by type and granularity: %#', (partitioning, expected) => {
  expect(tableDdl(table({ partitioning }))).toContain(`\nPARTITION BY ${expected};\n`);
});

const TAG = 'projects/p/locations/eu/taxonomies/1/policyTags/2';

test.each([
  [column('a', BigQueryType.int64()), 'a INT64'],
  [column('a', BigQueryType.float64(), REQUIRED), 'a FLOAT64 NOT NULL'],
  [column('a', BigQueryType.bool(), REPEATED), 'a ARRAY<BOOL>'],
  [column('a', BigQueryType.bytesOf(3)), 'a BYTES(3)'],
  [column('a', BigQueryType.bigNumericOf(60, 30)), 'a BIGNUMERIC(60, 30)'],
  [column('a', BigQueryType.rangeOf(BigQueryTypeKind.DATE)), 'a RANGE<DATE>'],
  [column('select', BigQueryType.record([column('from')])), '`select` STRUCT<`from` STRING>'],
  [
    column('a', BigQueryType.string(), NULLABLE, { policyTags: [TAG], description: 'x' }),
    `a STRING OPTIONS (policy_tags = ["${TAG}"], description = "x")`,
  ],
])('a column is written by type and mode: %#', (input, expected) => {
  expect(columnDefinition(columnSpec(input))).toBe(expected);
});

test('columns are added where they are missing', () => {
  expect(addColumnsDdl(table(), [columnSpec(column('a')), columnSpec(column('group', BigQueryType.int64()))])).toBe(
    'ALTER TABLE `acme-data.raw.orders`\n  ADD COLUMN IF NOT EXISTS a STRING,\n  ADD COLUMN IF NOT EXISTS `group` INT64;\n',
  );
});

test('a dataset is created once', () => {
  const spec = datasetSpec(PATH, {
    ...DATASET,
    location: 'EU',
    defaultTableExpiration: Duration.hours(36),
    maxTimeTravel: Duration.days(3),
    labels: { team: 'sales' },
  });
  expect(datasetDdl(spec)).toBe(`CREATE SCHEMA IF NOT EXISTS \`acme-data.raw\`
OPTIONS (
  location = "EU",
  default_table_expiration_days = 1.5,
  max_time_travel_hours = 72,
  labels = [("team", "sales")]
);
`);
});
