import type { Duration } from '../core/duration';
import type { BigQueryTypeKind } from './column-type';
import type { BigQueryPartitioning } from './partitioning';

/**
 * A query whose result is kept.
 *
 * An incremental view is a SELECT with filters, inner joins and supported aggregates over tables, which BigQuery keeps
 * up by reading what is new. A non-incremental one may be almost any query and is computed anew at each refresh.
 *
 * @see https://cloud.google.com/bigquery/docs/materialized-views-create
 */
export interface BigQueryMaterializedViewOptions {
  /** 1 to 1,024 bytes of letters, marks, numbers, connectors, dashes and blanks. */
  readonly viewId: string;

  /** The SELECT in GoogleSQL, with `project.dataset.table` names. Changing it replaces the view. */
  readonly query: string;

  /**
   * Whether the query may be one that BigQuery cannot keep up incrementally. Needs `maxStaleness`.
   * @default false
   */
  readonly allowNonIncrementalDefinition?: boolean;

  /**
   * Whether BigQuery refreshes the view by itself.
   * @default true
   */
  readonly enableRefresh?: boolean;

  /**
   * The least time between two refreshes, 1 minute to 7 days in whole minutes.
   * @default Duration.minutes(30)
   */
  readonly refreshInterval?: Duration;

  /**
   * How old an answer may be, 30 minutes to 3 days in whole seconds.
   * @default - answers are never old
   */
  readonly maxStaleness?: Duration;

  /**
   * As the base table: by the same column, where the query gives it out, and with the same granularity.
   * @default - not partitioned
   */
  readonly partitioning?: BigQueryPartitioning;

  /**
   * The type of the partitioning column: DATE, DATETIME or TIMESTAMP.
   * @default - that of the base table's column of the same name, or TIMESTAMP
   */
  readonly partitionColumnType?: BigQueryTypeKind;

  /**
   * One to four output columns that are no aggregates.
   * @default - not clustered
   */
  readonly clusterBy?: string[];

  /**
   * At most 64 labels.
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * At most 16,384 characters.
   * @default - undocumented
   */
  readonly description?: string;

  /** @default - the view's id */
  readonly friendlyName?: string;

  /**
   * The Cloud KMS key; it must be that of the base tables.
   * @default - a key of Google's
   */
  readonly kmsKeyName?: string;

  /**
   * Whether Terraform refuses to delete the view.
   * @default - true everywhere but in a cloud-native DEV stack
   */
  readonly deletionProtection?: boolean;
}
