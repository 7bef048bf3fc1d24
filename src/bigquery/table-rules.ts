import type { Rule } from '../core/rule';
import { isKnown } from '../core/tokens';
import { DATASET_REF_RULES, MAX_DESCRIPTION } from './dataset-spec';
import { isFixed, isTableId, MAX_TABLE_ID_BYTES } from './identifier';
import { CDC_RULES } from './cdc-rules';
import { labelRules } from './labels';
import { BigQueryPartitioningKind } from './partitioning';
import { isTimePartitioning } from './partitioning-spec';
import type { TableSpec } from './table-spec';

/** Bounds of a table. */
export const MAX_CLUSTER_COLUMNS = 4;
export const MAX_KEY_COLUMNS = 16;
export const MAX_FOREIGN_KEYS = 64;
export const MAX_RANGE_PARTITIONS = 10_000;

const SECOND = 1_000;
const RFC_3339 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z$/;
const KMS_KEY = /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;

const TABLE_ID_RULE: Rule<TableSpec> = {
  id: 'bigquery.table.table-id',
  property: 'tableId',
  holds: ({ tableId }) => isFixed(tableId) && isTableId(tableId),
  must: `be 1 to ${MAX_TABLE_ID_BYTES} bytes of letters, marks, numbers, connectors, dashes and blanks that are known at synthesis`,
  given: ({ tableId }) => (isFixed(tableId) ? tableId : 'a value that is known after apply'),
  remedy: 'choose another id, without dots, wildcards or partition decorators',
};

/** The rules for where a table is; an imported one has them too. */
export const TABLE_REF_RULES: readonly Rule<TableSpec>[] = [...DATASET_REF_RULES, TABLE_ID_RULE];

const PARTITION_RULES: readonly Rule<TableSpec>[] = [
  {
    id: 'bigquery.table.range-partitioning',
    property: 'partitioning',
    holds: ({ partitioning }) => rangePartitions(partitioning) !== undefined,
    must: `have whole numbers start < end and interval ≥ 1 that make at most ${MAX_RANGE_PARTITIONS} partitions`,
    given: ({ partitioning }) => partitioning,
    remedy: 'widen the interval or narrow the range',
  },
  {
    id: 'bigquery.table.partition-expiration',
    property: 'partitionExpiration',
    holds: ({ partitionExpirationMs: ms }) => ms === undefined || (ms > 0 && Number.isFinite(ms)),
    must: 'be more than 0 and have an end',
    given: ({ partitionExpirationMs: ms }) => `${ms} ms`,
    remedy: 'lengthen it, or leave it out to keep partitions for ever',
  },
  {
    id: 'bigquery.table.partition-expiration-time',
    property: 'partitionExpiration',
    holds: ({ partitionExpirationMs: ms, partitioning }) => ms === undefined || isTimePartitioning(partitioning),
    must: 'go with a table that is partitioned by time',
    given: ({ partitioning }) => partitioning?.kind ?? 'a table without partitions',
    remedy: 'partition by a time column or by ingestion time, or leave the expiration out',
  },
  {
    id: 'bigquery.table.require-partition-filter',
    property: 'requirePartitionFilter',
    holds: ({ requirePartitionFilter, partitioning }) => !requirePartitionFilter || partitioning !== undefined,
    must: 'go with a partitioned table',
    given: ({ requirePartitionFilter }) => requirePartitionFilter,
    remedy: 'give the table a partitioning, or leave the filter out',
  },
];

const KEY_RULES: readonly Rule<TableSpec>[] = [
  {
    id: 'bigquery.table.cluster-count',
    property: 'clusterBy',
    holds: ({ clusterBy }) => clusterBy.length <= MAX_CLUSTER_COLUMNS,
    must: `be at most ${MAX_CLUSTER_COLUMNS} columns`,
    given: ({ clusterBy }) => `${clusterBy.length}`,
    remedy: 'keep the columns that are filtered most often, in that order',
  },
  {
    id: 'bigquery.table.primary-key-count',
    property: 'primaryKey',
    holds: ({ primaryKey }) => primaryKey.length <= MAX_KEY_COLUMNS,
    must: `be at most ${MAX_KEY_COLUMNS} columns`,
    given: ({ primaryKey }) => `${primaryKey.length}`,
    remedy: 'key the rows by a single column, for instance a digest of the others',
  },
  {
    id: 'bigquery.table.foreign-keys-count',
    property: 'foreignKeys',
    holds: ({ foreignKeys }) => foreignKeys.length <= MAX_FOREIGN_KEYS,
    must: `be at most ${MAX_FOREIGN_KEYS} keys`,
    given: ({ foreignKeys }) => `${foreignKeys.length}`,
    remedy: 'keep those that the optimizer can use',
  },
];

const DETAIL_RULES: readonly Rule<TableSpec>[] = [
  {
    id: 'bigquery.table.max-staleness',
    property: 'maxStaleness',
    holds: ({ maxStalenessMs: ms }) => ms === undefined || ms % SECOND === 0,
    must: 'have an end and be a whole number of seconds',
    given: ({ maxStalenessMs: ms }) => `${ms} ms`,
    remedy: 'choose twice the 95th percentile of the apply jobs plus seven minutes',
  },
  {
    id: 'bigquery.table.expiration-time',
    property: 'expirationTime',
    holds: ({ expirationTime }) => !isKnown(expirationTime) || isInstant(expirationTime),
    must: 'be an instant in UTC such as 2030-01-31T00:00:00Z',
    given: ({ expirationTime }) => expirationTime,
    remedy: 'write it with seconds and a Z',
  },
  {
    id: 'bigquery.table.description',
    property: 'description',
    holds: ({ description }) => !isKnown(description) || description.length <= MAX_DESCRIPTION,
    must: `be at most ${MAX_DESCRIPTION} characters`,
    given: ({ description }) => `${description?.length} characters`,
    remedy: 'shorten it',
  },
  {
    id: 'bigquery.table.kms-key',
    property: 'kmsKeyName',
    holds: ({ kmsKeyName }) => !isKnown(kmsKeyName) || KMS_KEY.test(kmsKeyName),
    must: 'be of the form projects/…/locations/…/keyRings/…/cryptoKeys/…',
    given: ({ kmsKeyName }) => kmsKeyName,
    remedy: "take the key's full resource name, without a version",
  },
];

/** What must hold of a table by itself. */
export const TABLE_RULES: readonly Rule<TableSpec>[] = [
  ...TABLE_REF_RULES,
  ...PARTITION_RULES,
  ...KEY_RULES,
  ...DETAIL_RULES,
  ...CDC_RULES,
  ...labelRules('bigquery.table'),
];

function rangePartitions(partitioning: TableSpec['partitioning']): number | undefined {
  if (partitioning?.kind !== BigQueryPartitioningKind.INTEGER_RANGE) return 0;
  const { start, end, interval } = partitioning;
  if (![start, end, interval].every(Number.isSafeInteger) || start >= end || interval < 1) return undefined;
  const partitions = Math.ceil((end - start) / interval);
  return partitions <= MAX_RANGE_PARTITIONS ? partitions : undefined;
}

// Date.parse rolls 30 February over to March; reading it back shows that.
function isInstant(text: string): boolean {
  if (!RFC_3339.test(text)) return false;
  return new Date(Date.parse(text)).toISOString().slice(0, 10) === text.slice(0, 10);
}
