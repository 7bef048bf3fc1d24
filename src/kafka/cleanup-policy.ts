/**
 * What happens to old log segments of a topic.
 *
 * @see https://kafka.apache.org/documentation/#topicconfigs_cleanup.policy
 */
export enum CleanupPolicy {
  /** Segments beyond the retention time or size are deleted. */
  DELETE = 'DELETE',
  /** The latest record of each key is kept for ever; retention does not apply. */
  COMPACT = 'COMPACT',
  /** Segments are compacted, and deleted beyond the retention time or size. */
  COMPACT_DELETE = 'COMPACT_DELETE',
}
