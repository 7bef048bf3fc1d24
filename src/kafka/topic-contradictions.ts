import type { Rule } from '../core/rule';
import type { TopicSettingName, TopicSettings } from './topic-config';
import type { TopicInput } from './topic-rules';
import { givenSetting, settingText, textOfSetting } from './topic-settings';

const DEFAULT_SEGMENT_SIZE = 1_073_741_824;
const LOG_APPEND = 'be left out with the timestamp type LOG_APPEND_TIME';

/** Values that are each legal and do not go together. */
export const TOPIC_CONTRADICTIONS: readonly Rule<TopicInput>[] = [
  {
    id: 'kafka.topic.min-isr-above-replication',
    property: 'minInSyncReplicas',
    holds: ({ settings, replicationFactor }) =>
      replicationFactor === undefined || numberOf(settings, 'minInSyncReplicas', 0) <= replicationFactor,
    must: ({ replicationFactor }) => `not exceed the replication factor (${replicationFactor})`,
    given: ({ settings }) => settings.minInSyncReplicas,
    remedy: 'lower it or raise replicationFactor: no producer with acks=all could write',
  },
  {
    id: 'kafka.topic.compaction-without-key',
    property: 'cleanupPolicy',
    holds: ({ settings, keyed }) => keyed || !compacts(settings),
    must: 'not compact records without a key',
    given: ({ settings }) => settings.cleanupPolicy,
    remedy: 'use DELETE, or set keyed when every record has a key: the broker refuses records without',
  },
  {
    id: 'kafka.topic.compression-level-without-codec',
    property: 'compressionLevel',
    holds: ({ settings }) => settings.compressionLevel === undefined || levelsOf(settings) !== undefined,
    must: 'come with the compression type GZIP, LZ4 or ZSTD',
    given: ({ settings }) => settings.compressionLevel,
    remedy: 'set compressionType to one of these or remove the level',
  },
  {
    id: 'kafka.topic.compression-level',
    property: 'compressionLevel',
    holds: ({ settings }) => {
      const [level, levels] = [settings.compressionLevel, levelsOf(settings)];
      return typeof level !== 'number' || levels === undefined || (level >= levels[0] && level <= levels[1]);
    },
    must: ({ settings }) => `be between ${levelsOf(settings)?.join(' and ')} for ${String(settings.compressionType)}`,
    given: ({ settings }) => settings.compressionLevel,
    remedy: 'choose a level of that codec',
  },
  notAbove('minCompactionLag', 'maxCompactionLag', 'lower it or raise maxCompactionLag'),
  notAbove('segmentDuration', 'retention', 'lower it: a segment is deleted as a whole, so data would stay longer'),
  notAbove('segmentSize', 'retentionSize', 'lower it: a segment is deleted as a whole, so data would stay longer'),
  notAbove('segmentJitter', 'segmentDuration', 'lower it: the jitter is taken off the segment duration'),
  {
    id: 'kafka.topic.message-above-segment',
    property: 'maxMessageSize',
    holds: ({ settings }) => numberOf(settings, 'maxMessageSize', 0) <= segmentSize(settings),
    must: ({ settings }) =>
      `not exceed segmentSize (${settingText('bytes', segmentSize(settings))}${settings.segmentSize === undefined ? ", the broker's default" : ''})`,
    given: ({ settings }) => givenSetting(settings, 'maxMessageSize'),
    remedy: 'lower it or raise segmentSize: a batch has to fit into a segment',
  },
  ...(['retention', 'retentionSize'] as const).map((property) => retentionOfCompacted(property)),
  ...(['deleteRetention', 'minCompactionLag', 'maxCompactionLag', 'minCleanableDirtyRatio'] as const).map((property) =>
    needs(property, 'needs-compaction', compacts, 'come with the cleanup policy COMPACT or COMPACT_DELETE', {
      remedy: 'set cleanupPolicy, or remove it: it has no effect without compaction',
    }),
  ),
  ...(['timestampBeforeMax', 'timestampAfterMax'] as const).map((property) =>
    needs(property, 'needs-create-time', (settings) => settings.timestampType !== 'LOG_APPEND_TIME', LOG_APPEND, {
      remedy: "remove it: the broker's clock is never off by itself",
    }),
  ),
  notAbove('timestampBeforeMax', 'retention', 'lower it: older records would be deleted as they arrive'),
  ...(
    [
      'localRetention',
      'localRetentionSize',
      'remoteCopyDisable',
      'remoteCopyLag',
      'remoteCopyLagSize',
    ] as const satisfies readonly TopicSettingName[]
  ).map((property) =>
    needs(property, 'needs-remote-storage', (settings) => settings.remoteStorage === true, 'come with remoteStorage', {
      remedy: 'set remoteStorage to true, or remove it',
    }),
  ),
  {
    id: 'kafka.topic.remote-storage-compaction',
    property: 'remoteStorage',
    holds: ({ settings }) => settings.remoteStorage !== true || !compacts(settings),
    must: 'come with the cleanup policy DELETE',
    given: ({ settings }) => settings.cleanupPolicy,
    remedy: 'remove remoteStorage or compaction: Kafka cannot have both',
  },
  notAbove('localRetention', 'retention', 'lower it: what is deleted cannot be local'),
  notAbove('localRetentionSize', 'retentionSize', 'lower it: what is deleted cannot be local'),
  notAbove('remoteCopyLag', 'localRetention', 'lower it: a segment must be copied before its local copy goes'),
  notAbove('remoteCopyLagSize', 'localRetentionSize', 'lower it: a segment must be copied before its local copy goes'),
  sameWhenCopyIsOff('localRetention', 'retention'),
  sameWhenCopyIsOff('localRetentionSize', 'retentionSize'),
];

const LEVELS: Readonly<Record<string, readonly [number, number]>> = {
  GZIP: [1, 9],
  LZ4: [1, 17],
  ZSTD: [-131_072, 22],
};

function levelsOf(settings: TopicSettings): readonly [number, number] | undefined {
  return LEVELS[String(settings.compressionType)];
}

function compacts({ cleanupPolicy }: TopicSettings): boolean {
  return cleanupPolicy === 'COMPACT' || cleanupPolicy === 'COMPACT_DELETE';
}

function segmentSize(settings: TopicSettings): number {
  return numberOf(settings, 'segmentSize', DEFAULT_SEGMENT_SIZE);
}

/** Both given: the first must not exceed the second. An unlimited second always holds, an unlimited first never else. */
function notAbove(property: TopicSettingName, bound: TopicSettingName, remedy: string): Rule<TopicInput> {
  return {
    id: `kafka.topic.${property}-above-${bound}`,
    property,
    holds: ({ settings }) =>
      numberOf(settings, property, -Infinity) <= numberOf(settings, bound, Infinity) || isFollowing(property, settings),
    must: ({ settings }) => `not exceed ${bound} (${textOfSetting(settings, bound)})`,
    given: ({ settings }) => givenSetting(settings, property),
    remedy,
  };
}

/** An unlimited copy lag means "as the local retention" and so never exceeds it. */
function isFollowing(property: TopicSettingName, settings: TopicSettings): boolean {
  return (property === 'remoteCopyLag' || property === 'remoteCopyLagSize') && settings[property] === -1;
}

function needs(
  property: TopicSettingName,
  id: string,
  fulfilled: (settings: TopicSettings) => boolean,
  must: string,
  { remedy }: { readonly remedy: string },
): Rule<TopicInput> {
  return {
    id: `kafka.topic.${property}.${id}`,
    property,
    holds: ({ settings }) => settings[property] === undefined || settings[property] === false || fulfilled(settings),
    must,
    given: ({ settings }) => givenSetting(settings, property),
    remedy,
  };
}

function retentionOfCompacted(property: 'retention' | 'retentionSize'): Rule<TopicInput> {
  return needs(
    property,
    'needs-deletion',
    ({ cleanupPolicy }) => cleanupPolicy !== 'COMPACT',
    'be left out with the cleanup policy COMPACT, which deletes nothing by age or size',
    { remedy: 'use COMPACT_DELETE for both, or remove it' },
  );
}

function sameWhenCopyIsOff(property: TopicSettingName, whole: TopicSettingName): Rule<TopicInput> {
  return {
    id: `kafka.topic.${property}-without-copy`,
    property,
    holds: ({ settings }) =>
      settings.remoteCopyDisable !== true || settings[property] === undefined || settings[property] === settings[whole],
    must: ({ settings }) => `equal ${whole} (${textOfSetting(settings, whole) ?? 'not set'}) with remoteCopyDisable`,
    given: ({ settings }) => givenSetting(settings, property),
    remedy: 'remove it: nothing is copied away any more',
  };
}

function numberOf(settings: TopicSettings, name: TopicSettingName, absent: number): number {
  const value = settings[name];
  if (typeof value !== 'number') return absent;
  return value === -1 ? Infinity : value;
}
