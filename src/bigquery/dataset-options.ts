import type { Duration } from '../core/duration';

/**
 * What a dataset is.
 *
 * @see https://cloud.google.com/bigquery/docs/datasets
 */
export interface BigQueryDatasetOptions {
  /** 1 to 1,024 letters, numbers and underscores. */
  readonly datasetId: string;

  /**
   * Where the data is: a region (`europe-west1`) or a multi-region (`US`, `EU`). It cannot be changed afterwards.
   */
  readonly location: string;

  /**
   * How long a table is kept after its creation, at least 1 hour.
   * @default - for ever
   */
  readonly defaultTableExpiration?: Duration;

  /**
   * How long a partition is kept, more than 0.
   * @default - for ever
   */
  readonly defaultPartitionExpiration?: Duration;

  /**
   * How far back deleted and changed data can be read, 2 to 7 whole days.
   * @default - 7 days
   */
  readonly maxTimeTravel?: Duration;

  /**
   * At most 64 labels.
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * What the dataset is, at most 16,384 characters.
   * @default - undocumented
   */
  readonly description?: string;

  /**
   * A name for people.
   * @default - the dataset's id
   */
  readonly friendlyName?: string;

  /**
   * The Cloud KMS key for new tables.
   * @default - a key of Google's
   */
  readonly defaultKmsKeyName?: string;

  /**
   * Whether deleting the dataset deletes its tables.
   * @default false
   */
  readonly deleteContentsOnDestroy?: boolean;
}
