/** What a client is tuned for. */
export enum ClientProfile {
  /** Each record as soon as possible. */
  LATENCY = 'LATENCY',
  /** As many records as possible: larger batches, compressed, that wait a little. */
  THROUGHPUT = 'THROUGHPUT',
}
