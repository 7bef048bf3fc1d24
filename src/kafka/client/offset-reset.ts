/**
 * Where a consumer begins without a committed offset.
 *
 * @see https://kafka.apache.org/documentation/#consumerconfigs_auto.offset.reset
 */
export enum OffsetReset {
  /** At the oldest record that there is. */
  EARLIEST = 'EARLIEST',
  /** At the next record: what was written before is not read. */
  LATEST = 'LATEST',
  /** Nowhere: the consumer fails, and somebody decides. */
  NONE = 'NONE',
}
