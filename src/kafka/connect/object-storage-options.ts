import type { Duration } from '../../core/duration';
import type { Secret } from '../../security/secret';
import type { SecretPair } from '../../security/secret-pair';

/** What the objects hold. */
export enum ObjectFormat {
  AVRO = 'AVRO',
  BYTES = 'BYTES',
  JSON = 'JSON',
  PARQUET = 'PARQUET',
}

/** How records become objects. */
export interface ObjectStorageOptions {
  /** The bucket. */
  readonly bucketName: string;

  /**
   * What the objects hold.
   *
   * @default ObjectFormat.JSON
   */
  readonly format?: ObjectFormat;

  /**
   * Records of an object, at least 1; on Confluent Cloud at least 1,000 unless the cluster is dedicated.
   *
   * @default 1000
   */
  readonly flushSize?: number;

  /**
   * After what time, by the records' timestamps, an object is finished: at least 1 millisecond.
   *
   * @default - by flushSize only
   */
  readonly rotateInterval?: Duration;

  /**
   * The folder of the objects.
   *
   * @default topics
   */
  readonly topicsDirectory?: string;

  /**
   * Objects of an hour in one folder, instead of those of a day. In UTC.
   *
   * @default true
   */
  readonly hourly?: boolean;
}

/** A bucket of Amazon S3. */
export interface S3SinkOptions extends ObjectStorageOptions {
  /** The bucket's region, for instance `eu-central-1`. */
  readonly region: string;

  /**
   * An access key. Confluent Cloud needs one.
   *
   * @default - the worker's own role
   */
  readonly credentials?: SecretPair;
}

/** A bucket of Google Cloud Storage. */
export interface GcsSinkOptions extends ObjectStorageOptions {
  /**
   * A service account's key as JSON. Confluent Cloud needs one.
   *
   * @default - the worker's own account
   */
  readonly credentials?: Secret;
}
