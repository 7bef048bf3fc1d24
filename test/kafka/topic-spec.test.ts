import { Token } from 'cdktf';
import { DataSize } from '../../src/core/data-size';
import { Duration } from '../../src/core/duration';
import { CleanupPolicy } from '../../src/kafka/cleanup-policy';
import { APACHE_KAFKA, CONFLUENT_CLOUD, GOOGLE_MANAGED_KAFKA } from '../../src/kafka/platform-limits';
import { TimestampType } from '../../src/kafka/timestamp-type';
import { TopicCompression } from '../../src/kafka/topic-compression';
import type { TopicOptions } from '../../src/kafka/topic-options';
import { topicSpec } from '../../src/kafka/topic-spec';
import { failuresOf } from './failing';

const { COMPACT, COMPACT_DELETE, DELETE } = CleanupPolicy;
const ms = (amount: number): Duration => Duration.milliseconds(amount);
const bytes = (amount: number): DataSize => DataSize.bytes(amount);

function failures(options: Partial<TopicOptions>, limits = APACHE_KAFKA): string[] {
  return failuresOf(() => topicSpec('app/T', { topicName: 'a.b.v1', ...options }, limits));
}

test('a topic with a name only gets 6 partitions, 3 copies and 2 copies in sync', () => {
  expect(topicSpec('app/T', { topicName: 'sales.orders.v1' }, APACHE_KAFKA)).toStrictEqual({
    topicName: 'sales.orders.v1',
    partitions: 6,
    replicationFactor: 3,
    keyed: true,
    settings: { minInSyncReplicas: 2 },
    customConfigs: {},
  });
});

test.each([
  [1, undefined],
  [2, undefined],
  [3, 2],
  [5, 2],
])('with %i copies the default of copies in sync is %s', (replicationFactor, expected) => {
  const spec = topicSpec('app/T', { topicName: 't', replicationFactor }, APACHE_KAFKA);

  expect(spec.settings.minInSyncReplicas).toBe(expected);
});

test('quantities become milliseconds and bytes, and unlimited -1', () => {
  const { settings } = topicSpec(
    'app/T',
    { topicName: 't', retention: Duration.days(7), retentionSize: DataSize.unlimited(), replicationFactor: 1 },
    APACHE_KAFKA,
  );

  expect(settings).toStrictEqual({ retention: 604_800_000, retentionSize: -1 });
  expect(JSON.parse(JSON.stringify(settings))).toStrictEqual(settings);
});

test('what the caller changes afterwards does not change the spec', () => {
  const replicas = ['0:1'];
  const custom = { 'vendor.x': '1' };
  const spec = topicSpec(
    'app/T',
    { topicName: 't', leaderThrottledReplicas: replicas, customConfigs: custom },
    APACHE_KAFKA,
  );
  replicas.push('1:1');
  custom['vendor.x'] = '2';

  expect(spec.settings.leaderThrottledReplicas).toStrictEqual(['0:1']);
  expect(spec.customConfigs).toStrictEqual({ 'vendor.x': '1' });
});

const LEGAL: [string, Partial<TopicOptions>][] = [
  ['1 partition', { partitions: 1 }],
  ['200,000 partitions', { partitions: 200_000 }],
  ['copies in sync equal to copies', { replicationFactor: 3, minInSyncReplicas: 3 }],
  ['retention of a millisecond', { retention: ms(1) }],
  ['retention for ever', { retention: Duration.unlimited() }],
  ['smallest segment', { segmentSize: bytes(1_048_576) }],
  ['largest segment', { segmentSize: bytes(2_147_483_647) }],
  ['largest message in the largest segment', { maxMessageSize: bytes(2 ** 31 - 1), segmentSize: bytes(2 ** 31 - 1) }],
  ['message as large as the default segment', { maxMessageSize: bytes(1_073_741_824) }],
  ['segment as long as retention', { segmentDuration: ms(5), retention: ms(5) }],
  ['long segment with unlimited retention', { segmentDuration: Duration.days(30), retention: Duration.unlimited() }],
  ['equal compaction lags', { cleanupPolicy: COMPACT, minCompactionLag: ms(5), maxCompactionLag: ms(5) }],
  ['unlimited compaction lag', { cleanupPolicy: COMPACT, maxCompactionLag: Duration.unlimited() }],
  ['dirty ratio 0', { cleanupPolicy: COMPACT_DELETE, minCleanableDirtyRatio: 0 }],
  ['dirty ratio 1', { cleanupPolicy: COMPACT_DELETE, minCleanableDirtyRatio: 1 }],
  ['retention of what is compacted and deleted', { cleanupPolicy: COMPACT_DELETE, retention: ms(5) }],
  ['gzip level 9', { compressionType: TopicCompression.GZIP, compressionLevel: 9 }],
  ['zstd level -131072', { compressionType: TopicCompression.ZSTD, compressionLevel: -131_072 }],
  ['lz4 level 17', { compressionType: TopicCompression.LZ4, compressionLevel: 17 }],
  ['all replicas throttled', { leaderThrottledReplicas: ['*'], followerThrottledReplicas: ['0:1', '10:2'] }],
  ['records without key that are deleted', { keyed: false, cleanupPolicy: DELETE }],
  ['remote storage', { remoteStorage: true, retention: ms(9), localRetention: ms(9), remoteCopyLag: ms(9) }],
  ['copy lag as local retention', { remoteStorage: true, localRetention: ms(9), remoteCopyLag: Duration.unlimited() }],
  ['copy turned off', { remoteStorage: true, remoteCopyDisable: true, retention: ms(9), localRetention: ms(9) }],
  ['deletion on disabling', { remoteStorage: false, remoteDeleteOnDisable: true }],
];

test.each(LEGAL)('takes %s', (_, options) => {
  expect(failures(options)).toStrictEqual([]);
});

// prettier-ignore
const BROKEN: [string, Partial<TopicOptions>, string][] = [
  ['there are no partitions', { partitions: 0 }, "'partitions' must be a whole number between 1 and 200000, got 0; choose as many as the consumers that shall read at the same time, with room to grow"],
  ['partitions are a fraction', { partitions: 1.5 }, "'partitions' must be a whole number between 1 and 200000, got 1.5; choose as many as the consumers that shall read at the same time, with room to grow"],
  ['there are no copies', { replicationFactor: 0 }, "'replicationFactor' must be a whole number between 1 and 32767 on Apache Kafka, got 0; leave it out for the usual 3 copies"],
  ['retention is 0', { retention: ms(0) }, "'retention' must be at least 1 millisecond, got 0 milliseconds; choose such a value or unlimited"],
  ['retention size is 0', { retentionSize: bytes(0) }, "'retentionSize' must be at least 1 byte, got 0 bytes; choose such a value or unlimited"],
  ['a segment is too small', { segmentSize: bytes(1_048_575) }, "'segmentSize' must be between 1 mebibyte and 2147483647 bytes, got 1048575 bytes; choose a value in that range"],
  ['a segment is unlimited', { segmentSize: DataSize.unlimited() }, "'segmentSize' must be between 1 mebibyte and 2147483647 bytes, got unlimited; choose a value in that range"],
  ['a jitter is unlimited', { segmentJitter: Duration.unlimited() }, "'segmentJitter' must be at least 0 milliseconds, got unlimited; choose a value in that range"],
  ['flushing after no message', { flushMessages: 0 }, "'flushMessages' must be a whole number of at least 1, got 0; choose a value in that range"],
  ['no copy must be in sync', { minInSyncReplicas: 0 }, "'minInSyncReplicas' must be a whole number between 1 and 2147483647, got 0; choose a value in that range"],
  ['a ratio is above 1', { cleanupPolicy: COMPACT, minCleanableDirtyRatio: 1.01 }, "'minCleanableDirtyRatio' must be between 0 and 1, got 1.01; choose a value in that range"],
  ['a replica is misspelt', { leaderThrottledReplicas: ['0-1'] }, "'leaderThrottledReplicas' must list replicas as partition:broker, for instance '0:101', or '*' alone, got [\"0-1\"]; write each replica that way"],
  ['all replicas and one are throttled', { followerThrottledReplicas: ['*', '0:1'] }, "'followerThrottledReplicas' must list replicas as partition:broker, for instance '0:101', or '*' alone, got [\"*\",\"0:1\"]; write each replica that way"],
  ['more copies must be in sync than there are', { replicationFactor: 2, minInSyncReplicas: 3 }, "'minInSyncReplicas' must not exceed the replication factor (2), got 3; lower it or raise replicationFactor: no producer with acks=all could write"],
  ['records without key are compacted', { keyed: false, cleanupPolicy: COMPACT }, "'cleanupPolicy' must not compact records without a key, got \"COMPACT\"; use DELETE, or set keyed when every record has a key: the broker refuses records without"],
  ['a level has no codec', { compressionLevel: 3 }, "'compressionLevel' must come with the compression type GZIP, LZ4 or ZSTD, got 3; set compressionType to one of these or remove the level"],
  ['a level is not one of the codec', { compressionType: TopicCompression.GZIP, compressionLevel: 10 }, "'compressionLevel' must be between 1 and 9 for GZIP, got 10; choose a level of that codec"],
  ['the least compaction lag is above the most', { cleanupPolicy: COMPACT, minCompactionLag: ms(6), maxCompactionLag: ms(5) }, "'minCompactionLag' must not exceed maxCompactionLag (5 milliseconds), got 6 milliseconds; lower it or raise maxCompactionLag"],
  ['a segment lasts longer than retention', { segmentDuration: Duration.days(8), retention: Duration.days(7) }, "'segmentDuration' must not exceed retention (7 days), got 8 days; lower it: a segment is deleted as a whole, so data would stay longer"],
  ['a segment is larger than retention', { segmentSize: DataSize.mebibytes(2), retentionSize: DataSize.mebibytes(1) }, "'segmentSize' must not exceed retentionSize (1 mebibyte), got 2 mebibytes; lower it: a segment is deleted as a whole, so data would stay longer"],
  ['the jitter is above the segment duration', { segmentJitter: ms(2), segmentDuration: ms(1) }, "'segmentJitter' must not exceed segmentDuration (1 millisecond), got 2 milliseconds; lower it: the jitter is taken off the segment duration"],
  ['a message is larger than a segment', { maxMessageSize: DataSize.mebibytes(2), segmentSize: DataSize.mebibytes(1) }, "'maxMessageSize' must not exceed segmentSize (1 mebibyte), got 2 mebibytes; lower it or raise segmentSize: a batch has to fit into a segment"],
  ['a message is larger than the default segment', { maxMessageSize: bytes(1_073_741_825) }, "'maxMessageSize' must not exceed segmentSize (1 gibibyte, the broker's default), got 1073741825 bytes; lower it or raise segmentSize: a batch has to fit into a segment"],
  ['a topic that is only compacted has a retention', { cleanupPolicy: COMPACT, retention: Duration.days(1) }, "'retention' must be left out with the cleanup policy COMPACT, which deletes nothing by age or size, got 1 day; use COMPACT_DELETE for both, or remove it"],
  ['a topic that is only compacted has a retention size', { cleanupPolicy: COMPACT, retentionSize: bytes(9) }, "'retentionSize' must be left out with the cleanup policy COMPACT, which deletes nothing by age or size, got 9 bytes; use COMPACT_DELETE for both, or remove it"],
  ['tombstones are kept without compaction', { deleteRetention: ms(1) }, "'deleteRetention' must come with the cleanup policy COMPACT or COMPACT_DELETE, got 1 millisecond; set cleanupPolicy, or remove it: it has no effect without compaction"],
  ['a compaction lag comes without compaction', { cleanupPolicy: DELETE, maxCompactionLag: ms(1) }, "'maxCompactionLag' must come with the cleanup policy COMPACT or COMPACT_DELETE, got 1 millisecond; set cleanupPolicy, or remove it: it has no effect without compaction"],
  ['a bound of timestamps comes with the clock of the broker', { timestampType: TimestampType.LOG_APPEND_TIME, timestampAfterMax: ms(1) }, "'timestampAfterMax' must be left out with the timestamp type LOG_APPEND_TIME, got 1 millisecond; remove it: the broker's clock is never off by itself"],
  ['timestamps may be older than retention', { timestampBeforeMax: Duration.days(2), retention: Duration.days(1) }, "'timestampBeforeMax' must not exceed retention (1 day), got 2 days; lower it: older records would be deleted as they arrive"],
  ['a local retention comes without remote storage', { localRetention: ms(1) }, "'localRetention' must come with remoteStorage, got 1 millisecond; set remoteStorage to true, or remove it"],
  ['a compacted topic has remote storage', { cleanupPolicy: COMPACT_DELETE, remoteStorage: true }, "'remoteStorage' must come with the cleanup policy DELETE, got \"COMPACT_DELETE\"; remove remoteStorage or compaction: Kafka cannot have both"],
  ['more is local than is kept', { remoteStorage: true, localRetention: Duration.unlimited(), retention: ms(9) }, "'localRetention' must not exceed retention (9 milliseconds), got unlimited; lower it: what is deleted cannot be local"],
  ['more bytes are local than are kept', { remoteStorage: true, localRetentionSize: bytes(3), retentionSize: bytes(2) }, "'localRetentionSize' must not exceed retentionSize (2 bytes), got 3 bytes; lower it: what is deleted cannot be local"],
  ['a copy comes later than the local deletion', { remoteStorage: true, localRetention: ms(8), remoteCopyLag: ms(9) }, "'remoteCopyLag' must not exceed localRetention (8 milliseconds), got 9 milliseconds; lower it: a segment must be copied before its local copy goes"],
  ['more bytes wait than are local', { remoteStorage: true, localRetentionSize: bytes(8), remoteCopyLagSize: bytes(9) }, "'remoteCopyLagSize' must not exceed localRetentionSize (8 bytes), got 9 bytes; lower it: a segment must be copied before its local copy goes"],
  ['local and whole retention size differ without copying', { remoteStorage: true, remoteCopyDisable: true, localRetentionSize: bytes(8) }, "'localRetentionSize' must equal retentionSize (not set) with remoteCopyDisable, got 8 bytes; remove it: nothing is copied away any more"],
  ['a least compaction lag comes without compaction', { minCompactionLag: ms(1) }, "'minCompactionLag' must come with the cleanup policy COMPACT or COMPACT_DELETE, got 1 millisecond; set cleanupPolicy, or remove it: it has no effect without compaction"],
  ['a dirty ratio comes without compaction', { minCleanableDirtyRatio: 0.1 }, "'minCleanableDirtyRatio' must come with the cleanup policy COMPACT or COMPACT_DELETE, got 0.1; set cleanupPolicy, or remove it: it has no effect without compaction"],
  ['an age of timestamps comes with the clock of the broker', { timestampType: TimestampType.LOG_APPEND_TIME, timestampBeforeMax: ms(1) }, "'timestampBeforeMax' must be left out with the timestamp type LOG_APPEND_TIME, got 1 millisecond; remove it: the broker's clock is never off by itself"],
  ['a local size comes without remote storage', { localRetentionSize: bytes(1) }, "'localRetentionSize' must come with remoteStorage, got 1 byte; set remoteStorage to true, or remove it"],
  ['copying is disabled without remote storage', { remoteCopyDisable: true }, "'remoteCopyDisable' must come with remoteStorage, got true; set remoteStorage to true, or remove it"],
  ['a copy waits without remote storage', { remoteStorage: false, remoteCopyLag: ms(1) }, "'remoteCopyLag' must come with remoteStorage, got 1 millisecond; set remoteStorage to true, or remove it"],
  ['local and whole retention differ without copying', { remoteStorage: true, remoteCopyDisable: true, localRetention: ms(8), retention: ms(9) }, "'localRetention' must equal retention (9 milliseconds) with remoteCopyDisable, got 8 milliseconds; remove it: nothing is copied away any more"],
];

test.each(BROKEN)('fails when %s', (_, options, message) => {
  expect(failures(options)).toStrictEqual([`[app/T] ${message}`]);
});

// prettier-ignore
test.each([
  ['copies are not 3', { replicationFactor: 2 }, "'replicationFactor' must be 3 on Confluent Cloud, got 2; leave it out for the usual 3 copies"],
  ['3 copies must be in sync', { minInSyncReplicas: 3 }, "'minInSyncReplicas' must be between 1 and 2 on Confluent Cloud, got 3; choose a value in that range"],
  ['a segment is below 50 MiB', { segmentSize: bytes(52_428_799) }, "'segmentSize' must be between 50 mebibytes and 1 gibibyte on Confluent Cloud, got 52428799 bytes; choose a value in that range"],
  ['a codec is asked for', { compressionType: TopicCompression.ZSTD }, "'compressionType' must be left out on Confluent Cloud, got \"ZSTD\"; Confluent Cloud decides 'compression.type' itself; remove it"],
])('fails when %s on Confluent Cloud', (_, options, message) => {
  expect(failures(options, CONFLUENT_CLOUD)).toStrictEqual([`[app/T] ${message}`]);
});

test("fails when remote storage is asked for on Google's service", () => {
  expect(failures({ remoteStorage: true }, GOOGLE_MANAGED_KAFKA)).toStrictEqual([
    "[app/T] 'remoteStorage' must be left out on Google Managed Service for Apache Kafka, got true; Google Managed Service for Apache Kafka decides 'remote.storage.enable' itself; remove it",
  ]);
});

test('fails when a value is only known after apply, in any property', () => {
  const partitions = Token.asNumber({ resolve: () => 3 });

  expect(failures({ partitions })).toStrictEqual([
    "[app/T] 'partitions' must be known at synthesis, got a value that is only known after apply; write the value out: scripts and documents need it",
  ]);
});

test('all failures come at once', () => {
  const options: TopicOptions = { topicName: 'or ders', partitions: 0, retention: ms(0), customConfigs: { 'a b': '' } };

  expect(failuresOf(() => topicSpec('app/T', options, APACHE_KAFKA)).map((text) => text.split("'")[1])).toEqual([
    'topicName',
    'partitions',
    'retention',
    'customConfigs[',
  ]);
});
