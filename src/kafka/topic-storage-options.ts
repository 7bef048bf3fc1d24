import type { DataSize } from '../core/data-size';
import type { Duration } from '../core/duration';

/**
 * How a topic's partitions lie on the brokers' disks: segments, compaction, flushing and tiered storage.
 *
 * @see https://kafka.apache.org/documentation/#topicconfigs
 */
export interface TopicStorageOptions {
  /**
   * How long a segment is written before a new one begins, at least 1 millisecond; not above `retention`.
   *
   * @default - the broker's setting, 7 days unless changed there
   */
  readonly segmentDuration?: Duration;

  /**
   * How large a segment gets before a new one begins, 1 MiB to 2,147,483,647 bytes; not above `retentionSize`.
   *
   * @default - the broker's setting, 1 GiB unless changed there
   */
  readonly segmentSize?: DataSize;

  /**
   * The most that is taken off `segmentDuration` at random, so that segments do not all roll at once; at least 0.
   *
   * @default - the broker's setting, 0 unless changed there
   */
  readonly segmentJitter?: Duration;

  /**
   * Size of the index that maps offsets to positions, 4 to 2,147,483,647 bytes.
   *
   * @default - the broker's setting, 10 MiB unless changed there
   */
  readonly segmentIndexSize?: DataSize;

  /**
   * How many bytes lie between two entries of the index, 0 to 2,147,483,647.
   *
   * @default - the broker's setting, 4 KiB unless changed there
   */
  readonly indexInterval?: DataSize;

  /**
   * Whether a segment's file is created at its full size.
   *
   * @default - the broker's setting, false unless changed there
   */
  readonly preallocate?: boolean;

  /**
   * How long a deleted segment's file stays on disk, at least 0.
   *
   * @default - the broker's setting, 1 minute unless changed there
   */
  readonly fileDeleteDelay?: Duration;

  /**
   * How long a tombstone stays readable in a compacted topic, at least 0: what a reader has to finish a full read.
   *
   * @default - the broker's setting, 1 day unless changed there
   */
  readonly deleteRetention?: Duration;

  /**
   * How long a record stays uncompacted, at least 0.
   *
   * @default - the broker's setting, 0 unless changed there
   */
  readonly minCompactionLag?: Duration;

  /**
   * How long a record may stay uncompacted at most, at least 1 millisecond; not below `minCompactionLag`.
   *
   * @default - the broker's setting, unlimited unless changed there
   */
  readonly maxCompactionLag?: Duration;

  /**
   * Share of uncompacted bytes at which compaction begins, 0 to 1.
   *
   * @default - the broker's setting, 0.5 unless changed there
   */
  readonly minCleanableDirtyRatio?: number;

  /**
   * Whether a replica that is behind may become leader: availability at the price of lost records.
   *
   * @default - the broker's setting, false unless changed there
   */
  readonly uncleanLeaderElection?: boolean;

  /**
   * After how many records the log is forced to disk, at least 1. Replication makes this needless as a rule.
   *
   * @default - never forced: the operating system decides
   */
  readonly flushMessages?: number;

  /**
   * After what time the log is forced to disk, at least 0. Replication makes this needless as a rule.
   *
   * @default - never forced: the operating system decides
   */
  readonly flushInterval?: Duration;

  /**
   * Replicas on leaders that are throttled during a reassignment, each as `partition:broker`, or `*` alone for all.
   *
   * @default - none
   */
  readonly leaderThrottledReplicas?: string[];

  /**
   * Replicas on followers that are throttled during a reassignment, each as `partition:broker`, or `*` alone for all.
   *
   * @default - none
   */
  readonly followerThrottledReplicas?: string[];

  /**
   * Whether older segments move to the cluster's remote storage. Needs the cleanup policy DELETE.
   *
   * @default - the broker's setting, false unless changed there
   */
  readonly remoteStorage?: boolean;

  /**
   * How long records stay on the brokers' disks when remote storage is on, at least 0; not above `retention`.
   *
   * @default - as `retention`
   */
  readonly localRetention?: Duration;

  /**
   * How much each partition keeps on the brokers' disks when remote storage is on, at least 0; not above
   * `retentionSize`.
   *
   * @default - as `retentionSize`
   */
  readonly localRetentionSize?: DataSize;

  /**
   * Whether nothing more is copied to remote storage, which stays readable.
   *
   * @default false
   */
  readonly remoteCopyDisable?: boolean;

  /**
   * Whether turning `remoteStorage` off deletes what is there.
   *
   * @default false
   */
  readonly remoteDeleteOnDisable?: boolean;

  /**
   * How long a closed segment waits before it is copied to remote storage, at least 0; not above the local retention.
   * Unlimited waits as long as the local retention. Needs Kafka 4.4.
   *
   * @default - copied at once
   */
  readonly remoteCopyLag?: Duration;

  /**
   * How many newer bytes a closed segment waits for before it is copied to remote storage, at least 0; not above the
   * local retention. Unlimited waits for as much as the local retention. Needs Kafka 4.4.
   *
   * @default - copied at once
   */
  readonly remoteCopyLagSize?: DataSize;
}
