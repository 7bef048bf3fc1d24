/**
 * The codec in which the broker stores records, whatever the producer sent.
 *
 * @see https://kafka.apache.org/documentation/#topicconfigs_compression.type
 */
export enum TopicCompression {
  /** As the producer sent it: the broker does not compress again. */
  PRODUCER = 'PRODUCER',
  /** Stored without compression. */
  UNCOMPRESSED = 'UNCOMPRESSED',
  /** Gzip: small, slow. Levels 1 to 9. */
  GZIP = 'GZIP',
  /** Snappy: fast, no levels. */
  SNAPPY = 'SNAPPY',
  /** LZ4: fastest. Levels 1 to 17. */
  LZ4 = 'LZ4',
  /** Zstandard: small and fast. Levels -131072 to 22. */
  ZSTD = 'ZSTD',
}
