import type { Duration } from '../../core/duration';
import type { DeliveryGuarantee } from './delivery-guarantee';
import type { OffsetReset } from './offset-reset';

/**
 * What a Kafka Streams application is.
 *
 * @see https://kafka.apache.org/documentation/#streamsconfigs
 */
export interface StreamsOptions {
  /** The `application.id`: its consumer group, and the prefix of its topics and transactions. */
  readonly applicationId: string;

  /**
   * How often a record counts: AT_LEAST_ONCE or EXACTLY_ONCE (`exactly_once_v2`).
   *
   * @default DeliveryGuarantee.EXACTLY_ONCE
   */
  readonly guarantee?: DeliveryGuarantee;

  /**
   * Copies of its own topics, 1 to 32,767.
   *
   * @default 3
   */
  readonly replicationFactor?: number;

  /**
   * Copies of its state on other instances, at least 0: the more, the faster another takes over.
   *
   * @default 1
   */
  readonly standbyReplicas?: number;

  /**
   * Threads of an instance, at least 1.
   *
   * @default 1
   */
  readonly threads?: number;

  /**
   * How often progress is committed, at least 1 millisecond.
   *
   * @default - 100 milliseconds for EXACTLY_ONCE, otherwise 30 seconds
   */
  readonly commitInterval?: Duration;

  /**
   * Directory of its state.
   *
   * @default - below the temporary folder, which is lost with a container
   */
  readonly stateDirectory?: string;

  /**
   * Where it begins without a committed offset.
   *
   * @default OffsetReset.EARLIEST
   */
  readonly offsetReset?: OffsetReset;

  /**
   * Settings that have no property here, by their Kafka key. Never a secret: these are `secrets`.
   *
   * @default - none
   */
  readonly customConfigs?: Record<string, string>;
}
