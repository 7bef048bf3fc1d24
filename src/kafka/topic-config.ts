import { byText } from '../core/stable-order';
import type { TopicOptions } from './topic-options';
import type { TopicSpec } from './topic-spec';

/** The properties of a topic that are configs of the broker. */
export type TopicSettingName = Exclude<
  keyof TopicOptions,
  'topicName' | 'partitions' | 'replicationFactor' | 'keyed' | 'customConfigs'
>;

/** A setting in plain JSON: milliseconds, bytes and -1 for unlimited where it is a quantity. */
export type SettingValue = number | string | boolean | readonly string[];
export type TopicSettings = { readonly [name in TopicSettingName]?: SettingValue };

export type SettingUnit = 'milliseconds' | 'bytes' | 'count' | 'ratio' | 'flag' | 'name' | 'replicas';

/** One broker config: the property here, the key there, the unit, and the broker's own bounds. */
export interface TopicSetting {
  readonly property: TopicSettingName;
  readonly key: string;
  readonly unit: SettingUnit;
  readonly min?: number;
  readonly max?: number;
  /** How the broker writes "no bound"; absent where there is none. */
  readonly unlimited?: string;
}

const MAX_INT = 2_147_483_647;
const MAX_LONG = '9223372036854775807';

/** Bounds as the broker's own definitions have them (Kafka 4.3, `LogConfig`), stricter only where 0 would destroy data. */
export const TOPIC_SETTINGS: readonly TopicSetting[] = [
  { property: 'cleanupPolicy', key: 'cleanup.policy', unit: 'name' },
  { property: 'compressionType', key: 'compression.type', unit: 'name' },
  { property: 'compressionLevel', key: 'compression.level', unit: 'count', min: -131_072, max: 22 },
  { property: 'deleteRetention', key: 'delete.retention.ms', unit: 'milliseconds', min: 0 },
  { property: 'fileDeleteDelay', key: 'file.delete.delay.ms', unit: 'milliseconds', min: 0 },
  { property: 'flushMessages', key: 'flush.messages', unit: 'count', min: 1 },
  { property: 'flushInterval', key: 'flush.ms', unit: 'milliseconds', min: 0, unlimited: MAX_LONG },
  { property: 'followerThrottledReplicas', key: 'follower.replication.throttled.replicas', unit: 'replicas' },
  { property: 'indexInterval', key: 'index.interval.bytes', unit: 'bytes', min: 0, max: MAX_INT },
  { property: 'leaderThrottledReplicas', key: 'leader.replication.throttled.replicas', unit: 'replicas' },
  { property: 'localRetentionSize', key: 'local.retention.bytes', unit: 'bytes', min: 0, unlimited: '-1' },
  { property: 'localRetention', key: 'local.retention.ms', unit: 'milliseconds', min: 0, unlimited: '-1' },
  { property: 'maxCompactionLag', key: 'max.compaction.lag.ms', unit: 'milliseconds', min: 1, unlimited: MAX_LONG },
  { property: 'maxMessageSize', key: 'max.message.bytes', unit: 'bytes', min: 0, max: MAX_INT },
  {
    property: 'timestampAfterMax',
    key: 'message.timestamp.after.max.ms',
    unit: 'milliseconds',
    min: 0,
    unlimited: MAX_LONG,
  },
  {
    property: 'timestampBeforeMax',
    key: 'message.timestamp.before.max.ms',
    unit: 'milliseconds',
    min: 0,
    unlimited: MAX_LONG,
  },
  { property: 'timestampType', key: 'message.timestamp.type', unit: 'name' },
  { property: 'minCleanableDirtyRatio', key: 'min.cleanable.dirty.ratio', unit: 'ratio', min: 0, max: 1 },
  { property: 'minCompactionLag', key: 'min.compaction.lag.ms', unit: 'milliseconds', min: 0 },
  { property: 'minInSyncReplicas', key: 'min.insync.replicas', unit: 'count', min: 1, max: MAX_INT },
  { property: 'preallocate', key: 'preallocate', unit: 'flag' },
  { property: 'remoteCopyLagSize', key: 'remote.copy.lag.bytes', unit: 'bytes', min: 0, unlimited: '-1' },
  { property: 'remoteCopyLag', key: 'remote.copy.lag.ms', unit: 'milliseconds', min: 0, unlimited: '-1' },
  { property: 'remoteCopyDisable', key: 'remote.log.copy.disable', unit: 'flag' },
  { property: 'remoteDeleteOnDisable', key: 'remote.log.delete.on.disable', unit: 'flag' },
  { property: 'remoteStorage', key: 'remote.storage.enable', unit: 'flag' },
  { property: 'retentionSize', key: 'retention.bytes', unit: 'bytes', min: 1, unlimited: '-1' },
  { property: 'retention', key: 'retention.ms', unit: 'milliseconds', min: 1, unlimited: '-1' },
  { property: 'segmentSize', key: 'segment.bytes', unit: 'bytes', min: 1_048_576, max: MAX_INT },
  { property: 'segmentIndexSize', key: 'segment.index.bytes', unit: 'bytes', min: 4, max: MAX_INT },
  { property: 'segmentJitter', key: 'segment.jitter.ms', unit: 'milliseconds', min: 0 },
  { property: 'segmentDuration', key: 'segment.ms', unit: 'milliseconds', min: 1 },
  { property: 'uncleanLeaderElection', key: 'unclean.leader.election.enable', unit: 'flag' },
];

const COMPRESSION_LEVEL_KEYS: Readonly<Record<string, string>> = {
  GZIP: 'compression.gzip.level',
  LZ4: 'compression.lz4.level',
  ZSTD: 'compression.zstd.level',
};

const SPELLED: Readonly<Record<string, string>> = {
  DELETE: 'delete',
  COMPACT: 'compact',
  COMPACT_DELETE: 'compact,delete',
  PRODUCER: 'producer',
  UNCOMPRESSED: 'uncompressed',
  GZIP: 'gzip',
  SNAPPY: 'snappy',
  LZ4: 'lz4',
  ZSTD: 'zstd',
  CREATE_TIME: 'CreateTime',
  LOG_APPEND_TIME: 'LogAppendTime',
};

/** The topic's configs as the broker spells them, in the order of their keys: only what is set, nothing by default. */
export function topicConfig(spec: Pick<TopicSpec, 'settings' | 'customConfigs'>): Record<string, string> {
  const entries = Object.entries(spec.customConfigs);
  for (const setting of TOPIC_SETTINGS) {
    const value = spec.settings[setting.property];
    if (value !== undefined) entries.push([keyOf(setting, spec.settings), spelled(setting, value)]);
  }
  return Object.fromEntries(entries.sort(([a], [b]) => byText(a, b)));
}

const TYPED_KEYS: ReadonlyMap<string, TopicSettingName> = new Map(
  TOPIC_SETTINGS.flatMap(({ key, property }) =>
    (property === 'compressionLevel' ? Object.values(COMPRESSION_LEVEL_KEYS) : [key]).map(
      (each) => [each, property] as const,
    ),
  ),
);

/** Every key that has a property, with that property. */
export function typedConfigKeys(): ReadonlyMap<string, TopicSettingName> {
  return TYPED_KEYS;
}

function keyOf(setting: TopicSetting, settings: TopicSettings): string {
  if (setting.property !== 'compressionLevel') return setting.key;
  return COMPRESSION_LEVEL_KEYS[String(settings.compressionType)] ?? setting.key;
}

function spelled(setting: TopicSetting, value: SettingValue): string {
  if (typeof value === 'object') return value.join(',');
  if (setting.unit === 'name') return SPELLED[String(value)] ?? String(value);
  if (value === -1 && setting.unlimited !== undefined) return setting.unlimited;
  return String(value);
}
