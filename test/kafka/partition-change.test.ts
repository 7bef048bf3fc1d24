import { failureText } from '../../src/core/failure-text';
import { CleanupPolicy } from '../../src/kafka/cleanup-policy';
import { topicChange, type RecordedTopic } from '../../src/kafka/partition-change';
import { APACHE_KAFKA } from '../../src/kafka/platform-limits';
import type { TopicOptions } from '../../src/kafka/topic-options';
import { topicSpec } from '../../src/kafka/topic-spec';

const spec = (options: Partial<TopicOptions> = {}): ReturnType<typeof topicSpec> =>
  topicSpec('app/T', { topicName: 't', partitions: 6, ...options }, APACHE_KAFKA);
const change = (before: RecordedTopic | undefined, after = spec()): { failures: string[]; warnings: string[] } => {
  const { failures, warnings } = topicChange('app/T', before, after);
  return {
    failures: failures.map(failureText),
    warnings: warnings.map(({ property, text }) => `${property}: ${text}`),
  };
};
const NOTHING = { failures: [], warnings: [] };

test.each<[string, RecordedTopic | undefined]>([
  ['a new topic', undefined],
  ['an unchanged topic', spec()],
  ['a topic of another name, which is another topic', { ...spec({ partitions: 12 }), topicName: 'u' }],
  ['a record that says nothing of partitions', { topicName: 't', settings: {} }],
])('%s is fine', (_, before) => {
  expect(change(before)).toStrictEqual(NOTHING);
});

test('fails when there are fewer partitions than recorded', () => {
  expect(change(spec({ partitions: 7 })).failures).toStrictEqual([
    "[app/T] 'partitions' must not be below the 7 that the topic has, got 6; keep 7: Kafka cannot take partitions away, and Terraform would delete the topic with its data; for fewer make a new topic and move its readers",
  ]);
});

test('more partitions of a keyed topic are warned about', () => {
  expect(change(spec({ partitions: 5 }))).toStrictEqual({
    failures: [],
    warnings: [
      'partitions: growing from 5 to 6 sends keys to other partitions: order per key breaks across the change, and state of Kafka Streams and Flink jobs that is kept by partition no longer fits; stop the producers and let the consumers drain the topic first, or make a new topic',
    ],
  });
});

test('more partitions of a compacted topic leave stale values', () => {
  const cleanupPolicy = CleanupPolicy.COMPACT;

  expect(change(spec({ partitions: 5, cleanupPolicy }), spec({ cleanupPolicy })).warnings[0]).toContain(
    'compaction leaves the last value of moved keys on their old partitions for ever',
  );
});

test('more partitions of a topic without keys are fine', () => {
  expect(change(spec({ partitions: 5 }), spec({ keyed: false }))).toStrictEqual(NOTHING);
});

test('another replication factor is warned about', () => {
  expect(change(spec({ replicationFactor: 2 })).warnings).toStrictEqual([
    'replicationFactor: changing from 2 to 3 is no setting: move the replicas with kafka-reassign-partitions first',
  ]);
});

test('compacting what was not compacted is warned about', () => {
  expect(change(spec(), spec({ cleanupPolicy: CleanupPolicy.COMPACT_DELETE })).warnings).toStrictEqual([
    "cleanupPolicy: changing from the broker's default to COMPACT_DELETE makes the broker refuse records without a key, and drop those that are there; Confluent Cloud goes from DELETE to COMPACT_DELETE by way of COMPACT only",
  ]);
});
