import {
  ObjectFormat,
  type GcsSinkOptions,
  type ObjectStorageOptions,
  type S3SinkOptions,
} from './object-storage-options';
import { texts, type PluginSpec } from './plugin-spec';
import { SensitiveText } from './sensitive-text';

const FORMATS: Readonly<Record<ObjectFormat, readonly [folder: string, name: string]>> = {
  [ObjectFormat.AVRO]: ['avro', 'AvroFormat'],
  [ObjectFormat.BYTES]: ['bytearray', 'ByteArrayFormat'],
  [ObjectFormat.JSON]: ['json', 'JsonFormat'],
  [ObjectFormat.PARQUET]: ['parquet', 'ParquetFormat'],
};
const HOUR = 3_600_000;

export function s3Sink(options: S3SinkOptions): PluginSpec {
  const { bucketName, region, credentials } = options;
  const sensitive: Record<string, SensitiveText> = credentials
    ? {
        'aws.access.key.id': SensitiveText.of(credentials.key),
        'aws.secret.access.key': SensitiveText.of(credentials.secret),
      }
    : {};
  return {
    ...bounds(options),
    direction: 'SINK',
    selfManaged: {
      className: 'io.confluent.connect.s3.S3SinkConnector',
      configs: {
        's3.bucket.name': bucketName,
        's3.region': region,
        'storage.class': 'io.confluent.connect.s3.storage.S3Storage',
        ...layout('io.confluent.connect.s3', options),
      },
      sensitive,
    },
    managed: { className: 'S3_SINK', configs: { 's3.bucket.name': bucketName, ...managedLayout(options) }, sensitive },
  };
}

export function gcsSink(options: GcsSinkOptions): PluginSpec {
  const { bucketName, credentials } = options;
  const withKey = (key: string): Record<string, SensitiveText> =>
    credentials ? { [key]: SensitiveText.of(credentials) } : {};
  return {
    ...bounds(options),
    direction: 'SINK',
    selfManaged: {
      className: 'io.confluent.connect.gcs.GcsSinkConnector',
      configs: {
        'gcs.bucket.name': bucketName,
        'storage.class': 'io.confluent.connect.gcs.storage.GcsStorage',
        ...layout('io.confluent.connect.gcs', options),
      },
      sensitive: withKey('gcs.credentials.json'),
    },
    managed: {
      className: 'GcsSink',
      configs: { 'gcs.bucket.name': bucketName, ...managedLayout(options) },
      sensitive: withKey('gcs.credentials.config'),
    },
  };
}

function bounds({ flushSize = 1000, rotateInterval }: ObjectStorageOptions): Pick<PluginSpec, 'bounded'> {
  const max = 2_147_483_647;
  return {
    bounded: {
      flushSize: { value: flushSize, min: 1, max },
      ...(rotateInterval && { rotateInterval: { value: rotateInterval.toMilliseconds(), min: 1, max } }),
    },
  };
}

/** Partitioned by the records' own time: a record that is written again lands in the same object. */
function layout(vendor: string, options: ObjectStorageOptions): Record<string, string> {
  const [folder, name] = FORMATS[options.format ?? ObjectFormat.JSON];
  const hourly = options.hourly ?? true;
  return texts({
    'format.class': `${vendor}.format.${folder}.${name}`,
    'flush.size': options.flushSize ?? 1000,
    'rotate.interval.ms': options.rotateInterval?.toMilliseconds(),
    'topics.dir': options.topicsDirectory,
    'partitioner.class': 'io.confluent.connect.storage.partitioner.TimeBasedPartitioner',
    'path.format': `'year'=YYYY/'month'=MM/'day'=dd${hourly ? "/'hour'=HH" : ''}`,
    'partition.duration.ms': hourly ? HOUR : 24 * HOUR,
    'timestamp.extractor': 'Record',
    locale: 'en-US',
    timezone: 'UTC',
  });
}

function managedLayout(options: ObjectStorageOptions): Record<string, string> {
  return texts({
    'output.data.format': options.format ?? ObjectFormat.JSON,
    'flush.size': options.flushSize ?? 1000,
    'rotate.interval.ms': options.rotateInterval?.toMilliseconds(),
    'time.interval': (options.hourly ?? true) ? 'HOURLY' : 'DAILY',
    'topics.dir': options.topicsDirectory,
  });
}
