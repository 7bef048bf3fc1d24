import type { Failure } from '../core/failure';
import type { TopicSpec } from './topic-spec';
import type { Warning } from '../core/warning';

/** What the last approved bundle says of a topic, as far as it can be read. */
export type RecordedTopic = Partial<Pick<TopicSpec, 'topicName' | 'partitions' | 'replicationFactor' | 'settings'>>;

export interface TopicChange {
  readonly failures: readonly Failure[];
  readonly warnings: readonly Warning[];
}

/** What a change of a topic that exists does to those who use it; nothing for a new one or another name. */
export function topicChange(path: string, before: RecordedTopic | undefined, after: TopicSpec): TopicChange {
  if (before === undefined || before.topicName !== after.topicName) return { failures: [], warnings: [] };
  return {
    failures: fewerPartitions(path, before.partitions, after.partitions),
    warnings: [
      ...morePartitions(before.partitions, after),
      ...otherReplication(before.replicationFactor, after.replicationFactor),
      ...otherCleanup(before.settings?.cleanupPolicy, after),
    ],
  };
}

function fewerPartitions(path: string, before: number | undefined, after: number): Failure[] {
  if (before === undefined || after >= before) return [];
  return [
    {
      path,
      property: 'partitions',
      rule: 'kafka.topic.partitions-shrink',
      must: `not be below the ${before} that the topic has`,
      given: String(after),
      remedy: `keep ${before}: Kafka cannot take partitions away, and Terraform would delete the topic with its data; for fewer make a new topic and move its readers`,
    },
  ];
}

function morePartitions(before: number | undefined, { partitions, keyed, settings }: TopicSpec): Warning[] {
  if (before === undefined || partitions <= before || !keyed) return [];
  const compacts = settings.cleanupPolicy === 'COMPACT' || settings.cleanupPolicy === 'COMPACT_DELETE';
  const stale = compacts ? ', compaction leaves the last value of moved keys on their old partitions for ever' : '';
  const text =
    `growing from ${before} to ${partitions} sends keys to other partitions: order per key breaks across the change${stale}, ` +
    'and state of Kafka Streams and Flink jobs that is kept by partition no longer fits; ' +
    'stop the producers and let the consumers drain the topic first, or make a new topic';
  return [{ rule: 'kafka.topic.partitions-grow', property: 'partitions', text }];
}

function otherReplication(before: number | undefined, after: number): Warning[] {
  if (before === undefined || before === after) return [];
  const text = `changing from ${before} to ${after} is no setting: move the replicas with kafka-reassign-partitions first`;
  return [{ rule: 'kafka.topic.replication-change', property: 'replicationFactor', text }];
}

function otherCleanup(before: unknown, { settings: { cleanupPolicy: after } }: TopicSpec): Warning[] {
  if (before === 'COMPACT' || before === 'COMPACT_DELETE') return [];
  if (after !== 'COMPACT' && after !== 'COMPACT_DELETE') return [];
  const text =
    `changing from ${typeof before === 'string' ? before : "the broker's default"} to ${after} makes the broker refuse ` +
    'records without a key, and drop those that are there; ' +
    'Confluent Cloud goes from DELETE to COMPACT_DELETE by way of COMPACT only';
  return [{ rule: 'kafka.topic.cleanup-change', property: 'cleanupPolicy', text }];
}
