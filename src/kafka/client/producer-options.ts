import type { DataSize } from '../../core/data-size';
import type { Duration } from '../../core/duration';
import type { ClientProfile } from './client-profile';
import type { DeliveryGuarantee } from './delivery-guarantee';
import type { ProducerCompression } from './producer-compression';
import type { RecordOrdering } from './record-ordering';

/**
 * What a producer is for. Its settings follow; each of them can be set by itself too.
 *
 * @see https://kafka.apache.org/documentation/#producerconfigs
 */
export interface ProducerOptions {
  /**
   * Name of the client in logs, metrics and quotas.
   *
   * @default - the client's own choice
   */
  readonly clientId?: string;

  /**
   * How often a record counts. EXACTLY_ONCE needs `transactionalId`.
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
   * Which records stay in order.
   *
   * @default RecordOrdering.PER_KEY
   */
  readonly ordering?: RecordOrdering;

  /**
   * How batches are compressed.
   *
   * @default - LZ4 for THROUGHPUT, otherwise NONE
   */
  readonly compression?: ProducerCompression;

  /**
   * The `transactional.id`: one for each running instance. With Spring it is the prefix of the ids.
   *
   * @default - no transactions
   */
  readonly transactionalId?: string;

  /**
   * After what time a transaction is aborted, 1 millisecond to 15 minutes (the broker's `transaction.max.timeout.ms`).
   *
   * @default - 1 minute
   */
  readonly transactionTimeout?: Duration;

  /**
   * After what time a record that cannot be sent fails, at least `linger` and `requestTimeout` together.
   *
   * @default - 2 minutes
   */
  readonly deliveryTimeout?: Duration;

  /**
   * How long one answer is waited for, at least 1 millisecond.
   *
   * @default - 30 seconds
   */
  readonly requestTimeout?: Duration;

  /**
   * How long a batch waits for more records, at least 0.
   *
   * @default - 0 for LATENCY, 20 milliseconds for THROUGHPUT, otherwise 5 milliseconds
   */
  readonly linger?: Duration;

  /**
   * How large a batch gets, 0 to 2,147,483,647 bytes.
   *
   * @default - 128 KiB for THROUGHPUT, otherwise 16 KiB
   */
  readonly batchSize?: DataSize;

  /**
   * Memory for records that wait, at least `batchSize`.
   *
   * @default - 64 MiB for THROUGHPUT, otherwise 32 MiB
   */
  readonly bufferMemory?: DataSize;

  /**
   * Requests on the way at a time, at least 1; at most 5 unless AT_MOST_ONCE.
   *
   * @default 5
   */
  readonly maxInFlight?: number;

  /**
   * The largest request, 1 to 2,147,483,647 bytes; not above what its topics take.
   *
   * @default - what the largest of its topics takes, 1 MiB where that is not known
   */
  readonly maxRequestSize?: DataSize;

  /**
   * Settings that have no property here, by their Kafka key. Never a secret: these are `secrets`.
   *
   * @default - none
   */
  readonly customConfigs?: Record<string, string>;
}
