import type { DataSize } from '../../core/data-size';
import type { Duration } from '../../core/duration';
import type { ClientProfile } from './client-profile';
import type { DeliveryGuarantee } from './delivery-guarantee';
import type { GroupProtocol } from './group-protocol';
import type { OffsetReset } from './offset-reset';

/**
 * What a consumer is for. Its settings follow; each of them can be set by itself too.
 *
 * @see https://kafka.apache.org/documentation/#consumerconfigs
 */
export interface ConsumerOptions {
  /**
   * The consumer group.
   *
   * @default - none: partitions are assigned by the program, offsets kept elsewhere
   */
  readonly groupId?: string;

  /**
   * Name of the client in logs, metrics and quotas.
   *
   * @default - the client's own choice
   */
  readonly clientId?: string;

  /**
   * How often a record counts. Offsets are committed by the program: before it works on the records for AT_MOST_ONCE,
   * after it for AT_LEAST_ONCE, with its results for EXACTLY_ONCE.
   *
   * @default DeliveryGuarantee.AT_LEAST_ONCE
   */
  readonly guarantee?: DeliveryGuarantee;

  /**
   * What it is tuned for.
   *
   * @default - Kafka's own settings, between the two
   */
  readonly profile?: ClientProfile;

  /**
   * A member's own id, the same after a restart: it gets its partitions back without the others noticing. Needs a group.
   *
   * @default - members are new each time
   */
  readonly groupInstanceId?: string;

  /**
   * How the members share partitions.
   *
   * @default GroupProtocol.CLASSIC
   */
  readonly groupProtocol?: GroupProtocol;

  /**
   * Where it begins without a committed offset.
   *
   * @default OffsetReset.EARLIEST
   */
  readonly offsetReset?: OffsetReset;

  /**
   * Whether records of transactions that are open or aborted stay unseen. Always so for EXACTLY_ONCE.
   *
   * @default - true for EXACTLY_ONCE and where a topic is written in transactions
   */
  readonly readCommitted?: boolean;

  /**
   * The longest that the program works on the records of one poll.
   *
   * @default - not checked
   */
  readonly worstBatchTime?: Duration;

  /**
   * After what time without a poll a member is taken for dead, above `worstBatchTime`.
   *
   * @default - 5 minutes
   */
  readonly maxPollInterval?: Duration;

  /**
   * Records of one poll, at least 1. Not in librdkafka.
   *
   * @default - 2,000 for THROUGHPUT, otherwise 500
   */
  readonly maxPollRecords?: number;

  /**
   * After what time without a heartbeat a member is taken for dead, at least 3 heartbeats. Not with GroupProtocol.CONSUMER.
   *
   * @default - 45 seconds
   */
  readonly sessionTimeout?: Duration;

  /**
   * Time between two heartbeats, at least 1 millisecond. Not with GroupProtocol.CONSUMER.
   *
   * @default - 3 seconds
   */
  readonly heartbeatInterval?: Duration;

  /**
   * What a broker collects before it answers, 1 to 2,147,483,647 bytes.
   *
   * @default - 100,000 bytes for THROUGHPUT, otherwise 1 byte
   */
  readonly fetchMinSize?: DataSize;

  /**
   * How long a broker collects at most, at least 0.
   *
   * @default - 100 milliseconds for LATENCY, otherwise 500 milliseconds
   */
  readonly fetchMaxWait?: Duration;

  /**
   * The most of one partition in one answer, 1 to 2,147,483,647 bytes. A larger batch is read nevertheless, alone.
   *
   * @default - 1 MiB, or what its topics take where that is more; 4 MiB for THROUGHPUT
   */
  readonly maxPartitionFetchSize?: DataSize;

  /**
   * Settings that have no property here, by their Kafka key. Never a secret: these are `secrets`.
   *
   * @default - none
   */
  readonly customConfigs?: Record<string, string>;
}
