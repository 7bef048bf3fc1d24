import { DataSize } from '../../src/core/data-size';
import { Duration } from '../../src/core/duration';
import { CleanupPolicy } from '../../src/kafka/cleanup-policy';
import { APACHE_KAFKA } from '../../src/kafka/platform-limits';
import { TimestampType } from '../../src/kafka/timestamp-type';
import { TopicCompression } from '../../src/kafka/topic-compression';
import { topicConfig, TOPIC_SETTINGS, typedConfigKeys } from '../../src/kafka/topic-config';
import type { TopicOptions } from '../../src/kafka/topic-options';
import { topicSpec } from '../../src/kafka/topic-spec';

function config(options: Partial<TopicOptions>): Record<string, string> {
  return topicConfig(topicSpec('app/T', { topicName: 't', replicationFactor: 1, ...options }, APACHE_KAFKA));
}

test('nothing is set that nobody asked for', () => {
  expect(config({})).toStrictEqual({});
});

test('the keys come in the order of their code units, custom ones among them', () => {
  const keys = Object.keys(
    config({
      retention: Duration.days(1),
      cleanupPolicy: CleanupPolicy.DELETE,
      customConfigs: { 'vendor.b': '1', 'a.vendor': '' },
    }),
  );

  expect(keys).toStrictEqual(['a.vendor', 'cleanup.policy', 'retention.ms', 'vendor.b']);
});

// prettier-ignore
test.each<[Partial<TopicOptions>, Record<string, string>]>([
  [{ cleanupPolicy: CleanupPolicy.COMPACT_DELETE }, { 'cleanup.policy': 'compact,delete' }],
  [{ compressionType: TopicCompression.PRODUCER }, { 'compression.type': 'producer' }],
  [{ compressionType: TopicCompression.ZSTD, compressionLevel: -7 }, { 'compression.type': 'zstd', 'compression.zstd.level': '-7' }],
  [{ timestampType: TimestampType.LOG_APPEND_TIME }, { 'message.timestamp.type': 'LogAppendTime' }],
  [{ retention: Duration.unlimited() }, { 'retention.ms': '-1' }],
  [{ retentionSize: DataSize.tebibytes(8000) }, { 'retention.bytes': '8796093022208000' }],
  [{ timestampBeforeMax: Duration.unlimited() }, { 'message.timestamp.before.max.ms': '9223372036854775807' }],
  [{ flushInterval: Duration.unlimited(), flushMessages: 1 }, { 'flush.messages': '1', 'flush.ms': '9223372036854775807' }],
  [{ minInSyncReplicas: 1 }, { 'min.insync.replicas': '1' }],
  [{ uncleanLeaderElection: false }, { 'unclean.leader.election.enable': 'false' }],
  [{ leaderThrottledReplicas: ['0:1', '1:2'] }, { 'leader.replication.throttled.replicas': '0:1,1:2' }],
])('%j is written as the broker spells it', (options, expected) => {
  expect(config(options)).toStrictEqual(expected);
});

test('every config of a topic in Kafka 4.4 has a property', () => {
  expect([...typedConfigKeys().keys()].sort()).toStrictEqual([
    'cleanup.policy',
    'compression.gzip.level',
    'compression.lz4.level',
    'compression.type',
    'compression.zstd.level',
    'delete.retention.ms',
    'file.delete.delay.ms',
    'flush.messages',
    'flush.ms',
    'follower.replication.throttled.replicas',
    'index.interval.bytes',
    'leader.replication.throttled.replicas',
    'local.retention.bytes',
    'local.retention.ms',
    'max.compaction.lag.ms',
    'max.message.bytes',
    'message.timestamp.after.max.ms',
    'message.timestamp.before.max.ms',
    'message.timestamp.type',
    'min.cleanable.dirty.ratio',
    'min.compaction.lag.ms',
    'min.insync.replicas',
    'preallocate',
    'remote.copy.lag.bytes',
    'remote.copy.lag.ms',
    'remote.log.copy.disable',
    'remote.log.delete.on.disable',
    'remote.storage.enable',
    'retention.bytes',
    'retention.ms',
    'segment.bytes',
    'segment.index.bytes',
    'segment.jitter.ms',
    'segment.ms',
    'unclean.leader.election.enable',
  ]);
  expect(new Set(TOPIC_SETTINGS.map(({ property }) => property)).size).toBe(TOPIC_SETTINGS.length);
});
