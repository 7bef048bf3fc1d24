import type { DataSize } from '../core/data-size';
import type { Duration } from '../core/duration';

/**
 * When written rows can be read, and how often one can arrive.
 *
 * @see https://cloud.google.com/bigquery/docs/write-api
 */
export enum BigQueryWriteStreamType {
  /** `_default`: there without being created, readable at once, at least once; the one for many connections and for changes. */
  DEFAULT = 'DEFAULT',
  /** Readable on acknowledgement, exactly once with offsets. */
  COMMITTED = 'COMMITTED',
  /** Readable up to the row that is flushed; made for Beam's connector. */
  BUFFERED = 'BUFFERED',
  /** Readable when the batch is committed, all or nothing. */
  PENDING = 'PENDING',
}

/** How often a record of the source can become a row. */
export enum BigQueryDeliveryGuarantee {
  /** A retried append may leave a row twice. */
  AT_LEAST_ONCE = 'AT_LEAST_ONCE',
  /** Offsets keep a retried append from leaving a row twice. */
  EXACTLY_ONCE = 'EXACTLY_ONCE',
}

/** What BigQuery puts where a row leaves a column out. */
export enum BigQueryMissingValues {
  NULL_VALUE = 'NULL_VALUE',
  /** The column's default value. */
  DEFAULT_VALUE = 'DEFAULT_VALUE',
}

/**
 * How rows are written through the Storage Write API (gRPC).
 *
 * There is no Terraform resource for a write stream: the default stream exists with the table, the others are made and
 * closed by the writer. Sluicegate gives the writer its rights, its descriptor and its configuration.
 */
export interface BigQueryWriteStreamOptions {
  /** @default BigQueryWriteStreamType.DEFAULT */
  readonly streamType?: BigQueryWriteStreamType;

  /**
   * How often a record may become a row. EXACTLY_ONCE needs a stream with offsets (not DEFAULT) and a source whose
   * records have positions that stay the same when they are read again.
   *
   * @default - AT_LEAST_ONCE for DEFAULT, EXACTLY_ONCE for the others
   */
  readonly deliveryGuarantee?: BigQueryDeliveryGuarantee;

  /**
   * Whether rows are changes: each carries `_CHANGE_TYPE`, UPSERT or DELETE. DEFAULT only, and only to a table with
   * `changeDataCapture`.
   *
   * @default - as the table says for DEFAULT, otherwise false
   */
  readonly changeDataCapture?: boolean;

  /**
   * Whether each change carries `_CHANGE_SEQUENCE_NUMBER`, by which changes of one key are ordered: one to four sections of
   * at most 16 hexadecimal digits, separated by `/`.
   *
   * @default false - the later arrival wins
   */
  readonly changeSequenceNumbers?: boolean;

  /**
   * How many connections write at the same time, at least 1.
   * @default - one for each partition of the source, or 1
   */
  readonly connections?: number;

  /**
   * What is written in a second, for the check against quotas.
   * @default - not checked
   */
  readonly throughputPerSecond?: DataSize;

  /** PENDING only, and needed there: how often a batch is finalised and committed, at least 1 second. */
  readonly commitInterval?: Duration;

  /**
   * The largest append request, at most 20 MB.
   * @default - 10 MB
   */
  readonly maxAppendSize?: DataSize;

  /**
   * How many appends may wait for their answer on a connection, 1 to 10,000.
   * @default 1000
   */
  readonly maxInflightRequests?: number;

  /**
   * How much may wait for its answer on a connection, at least `maxAppendSize`.
   * @default - 100 MB
   */
  readonly maxInflightSize?: DataSize;

  /** @default BigQueryMissingValues.NULL_VALUE */
  readonly missingValues?: BigQueryMissingValues;

  /**
   * How the writer names itself in BigQuery's logs: printable ASCII without blanks.
   * @default - sluicegate:project.dataset.table
   */
  readonly traceId?: string;
}
