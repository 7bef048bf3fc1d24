import type { Duration } from '../core/duration';
import type { BigQueryPartitioning } from './partitioning';

/** A foreign key: columns of this table that stand for the key of another. BigQuery does not enforce it. */
export interface BigQueryForeignKey {
  /**
   * The constraint's name, unique in the table.
   * @default - BigQuery names it
   */
  readonly constraintName?: string;

  /** The columns of this table, in the order of the referenced ones. */
  readonly columns: string[];

  /** @default - the table's project */
  readonly referencedProjectId?: string;

  /** @default - the table's dataset */
  readonly referencedDatasetId?: string;

  readonly referencedTableId: string;

  /** The referenced table's primary key, in order. */
  readonly referencedColumns: string[];
}

/**
 * What a table is, besides its columns.
 *
 * @see https://cloud.google.com/bigquery/docs/tables
 */
export interface BigQueryTableOptions {
  /** 1 to 1,024 bytes of letters, marks, numbers, connectors, dashes and blanks. */
  readonly tableId: string;

  /** @default - not partitioned */
  readonly partitioning?: BigQueryPartitioning;

  /**
   * How long a partition by time is kept; whole milliseconds, more than 0.
   * @default - the dataset's default, or for ever
   */
  readonly partitionExpiration?: Duration;

  /**
   * Whether every query must filter by the partitioning column. Needs `partitioning`.
   * @default false
   */
  readonly requirePartitionFilter?: boolean;

  /**
   * One to four top-level columns that order the rows of a partition, the most often filtered one first. Types: BIGNUMERIC,
   * BOOL, DATE, DATETIME, GEOGRAPHY, INT64, NUMERIC, RANGE, STRING, TIMESTAMP.
   *
   * @default - the primary key's first four columns for a table that takes changes, otherwise not clustered
   * @see https://cloud.google.com/bigquery/docs/clustered-tables
   */
  readonly clusterBy?: string[];

  /**
   * One to sixteen top-level columns that tell a row from every other. BigQuery does not enforce it, and takes changes
   * (UPSERT, DELETE) only where there is one.
   *
   * @default - no primary key
   * @see https://cloud.google.com/bigquery/docs/primary-foreign-keys
   */
  readonly primaryKey?: string[];

  /** @default - none */
  readonly foreignKeys?: BigQueryForeignKey[];

  /**
   * How old the result of a query over changes may be, in whole seconds: what is older is merged in when a query
   * runs, which costs time. A table that takes changes must say it; 0 merges at every query. Recommended for change data capture: twice the 95th percentile of the apply jobs plus
   * seven minutes.
   *
   * @default - none, which a table that takes changes may not have
   * @see https://cloud.google.com/bigquery/docs/change-data-capture#manage_table_staleness
   */
  readonly maxStaleness?: Duration;

  /**
   * Whether the table takes changes (UPSERT, DELETE) through the default stream.
   * @default false - rows are only added
   */
  readonly changeDataCapture?: boolean;

  /**
   * When the table is deleted, as `2030-01-31T00:00:00Z`.
   * @default - never, or as the dataset says
   */
  readonly expirationTime?: string;

  /**
   * At most 64 labels.
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * What the table is, at most 16,384 characters.
   * @default - undocumented
   */
  readonly description?: string;

  /**
   * A name for people.
   * @default - the table's id
   */
  readonly friendlyName?: string;

  /**
   * The Cloud KMS key that encrypts it: `projects/p/locations/l/keyRings/r/cryptoKeys/k`.
   * @default - a key of Google's
   */
  readonly kmsKeyName?: string;

  /**
   * Whether Terraform refuses to delete the table.
   * @default - true everywhere but in a cloud-native DEV stack
   */
  readonly deletionProtection?: boolean;
}
