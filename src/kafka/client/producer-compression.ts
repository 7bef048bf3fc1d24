/**
 * How a producer compresses batches.
 *
 * @see https://kafka.apache.org/documentation/#producerconfigs_compression.type
 */
export enum ProducerCompression {
  NONE = 'NONE',
  GZIP = 'GZIP',
  SNAPPY = 'SNAPPY',
  LZ4 = 'LZ4',
  ZSTD = 'ZSTD',
}
