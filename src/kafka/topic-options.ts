import type { DataSize } from '../core/data-size';
import type { Duration } from '../core/duration';
import type { CleanupPolicy } from './cleanup-policy';
import type { TimestampType } from './timestamp-type';
import type { TopicCompression } from './topic-compression';
import type { TopicStorageOptions } from './topic-storage-options';

/**
 * What a Kafka topic is, apart from the cluster that it is on.
 *
 * Every value must be known at synthesis: names and configs end up in scripts and documents.
 *
 * @see https://kafka.apache.org/documentation/#topicconfigs
 */
export interface TopicOptions extends TopicStorageOptions {
  /**
   * Name of the topic: 1 to 249 of the characters a-z, A-Z, 0-9, `.`, `_` and `-`; not `.`, `..` or with a `__` prefix.
   *
   * Names that differ only by `.` and `_` collide in metric names and are refused in one stack.
   */
  readonly topicName: string;

  /**
   * Number of partitions, 1 to 200,000. Can only grow, and growing moves the keys of a keyed topic.
   *
   * @default 6
   */
  readonly partitions?: number;

  /**
   * Copies of each partition, 1 to 32,767 and not above the number of brokers. Confluent Cloud has 3, always.
   *
   * @default 3
   */
  readonly replicationFactor?: number;

  /**
   * Whether the records have a key. Compaction needs one, and growing a keyed topic is warned about.
   *
   * @default true
   */
  readonly keyed?: boolean;

  /**
   * How long records are kept, at least 1 millisecond; `Duration.unlimited()` keeps them for ever.
   *
   * Has no effect with the cleanup policy COMPACT.
   *
   * @default - the broker's setting, 7 days unless changed there
   */
  readonly retention?: Duration;

  /**
   * How much each partition keeps, at least 1 byte; `DataSize.unlimited()` for no bound by size.
   *
   * The topic keeps up to this size times its partitions, and copies of that by its replication factor.
   *
   * @default - the broker's setting, unlimited unless changed there
   */
  readonly retentionSize?: DataSize;

  /**
   * What happens to old segments.
   *
   * @default - the broker's setting, DELETE unless changed there
   */
  readonly cleanupPolicy?: CleanupPolicy;

  /**
   * Copies that must have a record before a producer with `acks=all` is answered; 1 to the replication factor.
   *
   * Equal to the replication factor, one broker down stops all writes. Confluent Cloud allows 1 and 2.
   *
   * @default - 2 with a replication factor of 3 or more, otherwise the broker's setting
   */
  readonly minInSyncReplicas?: number;

  /**
   * The largest record batch the topic takes, after compression; 0 to 2,147,483,647 bytes and not above `segmentSize`.
   *
   * Producers (`max.request.size`) and consumers (`max.partition.fetch.bytes`) need the same room.
   *
   * @default - the broker's setting, 1,048,588 bytes unless changed there
   */
  readonly maxMessageSize?: DataSize;

  /**
   * The codec in which records are stored. Not settable on Confluent Cloud.
   *
   * @default - the broker's setting, PRODUCER unless changed there
   */
  readonly compressionType?: TopicCompression;

  /**
   * Level of the codec: GZIP 1 to 9, LZ4 1 to 17, ZSTD -131,072 to 22. Others have none.
   *
   * @default - the codec's: LZ4 9, ZSTD 3, GZIP its library's
   */
  readonly compressionLevel?: number;

  /**
   * Whether the producer's or the broker's clock stamps the records.
   *
   * @default - the broker's setting, CREATE_TIME unless changed there
   */
  readonly timestampType?: TimestampType;

  /**
   * How far in the past a record's timestamp may lie when it arrives, at least 0; not above `retention`.
   * Needs CREATE_TIME.
   *
   * @default - the broker's setting, unlimited unless changed there
   */
  readonly timestampBeforeMax?: Duration;

  /**
   * How far in the future a record's timestamp may lie when it arrives, at least 0. Needs CREATE_TIME.
   *
   * @default - the broker's setting, 1 hour unless changed there
   */
  readonly timestampAfterMax?: Duration;

  /**
   * Configs that have no property here, by their Kafka key, for vendors' additions and later releases of Kafka.
   *
   * A key that has a property, or that looks like a misspelt one, is an error.
   *
   * @default - none
   */
  readonly customConfigs?: Record<string, string>;
}
