/**
 * How the members of a consumer group share partitions.
 *
 * @see https://kafka.apache.org/documentation/#consumerconfigs_group.protocol
 */
export enum GroupProtocol {
  /** By the members themselves: every change stops all of them. */
  CLASSIC = 'CLASSIC',
  /** By the broker, step by step (KIP-848); brokers of 4.0 and later. Timeouts are then the broker's. */
  CONSUMER = 'CONSUMER',
}
