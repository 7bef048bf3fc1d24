import type { Rule } from '../core/rule';
import type { PlatformLimits, Range } from './platform-limits';
import { TOPIC_SETTINGS, type SettingValue, type TopicSetting, type TopicSettings } from './topic-config';
import { givenSetting, settingText } from './topic-settings';

/** What the rules of a topic look at: plain values that are all known, after defaults. */
export interface TopicInput {
  readonly partitions: number | undefined;
  readonly replicationFactor: number | undefined;
  readonly keyed: boolean;
  readonly settings: TopicSettings;
  readonly limits: PlatformLimits;
}

const REPLICA = /^(0|[1-9]\d*):(0|[1-9]\d*)$/;

const PARTITIONS: Rule<TopicInput> = {
  id: 'kafka.topic.partitions',
  property: 'partitions',
  holds: ({ partitions, limits }) => partitions === undefined || isWholeWithin(partitions, limits.partitions),
  must: ({ limits }) => `be a whole number between ${limits.partitions.min} and ${limits.partitions.max}`,
  given: ({ partitions }) => partitions,
  remedy: 'choose as many as the consumers that shall read at the same time, with room to grow',
};

const REPLICATION_FACTOR: Rule<TopicInput> = {
  id: 'kafka.topic.replication-factor',
  property: 'replicationFactor',
  holds: ({ replicationFactor, limits }) =>
    replicationFactor === undefined || isWholeWithin(replicationFactor, limits.replicationFactor),
  must: ({ limits: { name, replicationFactor: bound } }) =>
    bound.min === bound.max
      ? `be ${bound.min} on ${name}`
      : `be a whole number between ${bound.min} and ${bound.max} on ${name}`,
  given: ({ replicationFactor }) => replicationFactor,
  remedy: 'leave it out for the usual 3 copies',
};

/** Rules about single values: types of numbers, the broker's bounds, the platform's narrower ones, what it refuses. */
export const TOPIC_VALUE_RULES: readonly Rule<TopicInput>[] = [
  PARTITIONS,
  REPLICATION_FACTOR,
  ...TOPIC_SETTINGS.flatMap((setting) => [settable(setting), inRange(setting), inPlatformRange(setting)]),
  throttledReplicas('leaderThrottledReplicas'),
  throttledReplicas('followerThrottledReplicas'),
];

function settable(setting: TopicSetting): Rule<TopicInput> {
  const { property } = setting;
  return {
    id: `kafka.topic.${property}.settable`,
    property,
    holds: ({ settings, limits }) => settings[property] === undefined || isSettable(setting, limits),
    must: ({ limits }) => `be left out on ${limits.name}`,
    given: ({ settings }) => givenSetting(settings, property),
    remedy: ({ limits }) => `${limits.name} decides '${setting.key}' itself; remove it`,
  };
}

function inRange(setting: TopicSetting): Rule<TopicInput> {
  const { property } = setting;
  return {
    id: `kafka.topic.${property}.range`,
    property,
    holds: ({ settings }) => {
      const value = settings[property];
      if (typeof value !== 'number') return true;
      return value === -1 && setting.unit !== 'count' && setting.unit !== 'ratio'
        ? setting.unlimited !== undefined
        : isWithin(value, setting) && (setting.unit === 'ratio' || Number.isInteger(value));
    },
    must: `${setting.unit === 'count' ? 'be a whole number' : 'be'} ${rangeText(setting, setting)}`,
    given: ({ settings }) => givenSetting(settings, property),
    remedy: setting.unlimited === undefined ? 'choose a value in that range' : 'choose such a value or unlimited',
  };
}

function inPlatformRange(setting: TopicSetting): Rule<TopicInput> {
  const { property } = setting;
  return {
    id: `kafka.topic.${property}.platform-range`,
    property,
    holds: ({ settings, limits }) => {
      const [value, bound] = [settings[property], limits.bounds[property]];
      return bound === undefined || typeof value !== 'number' || value === -1 || isWithin(value, bound);
    },
    must: ({ limits }) => `be ${rangeText(setting, limits.bounds[property] ?? {})} on ${limits.name}`,
    given: ({ settings }) => givenSetting(settings, property),
    remedy: 'choose a value in that range',
  };
}

function throttledReplicas(property: 'leaderThrottledReplicas' | 'followerThrottledReplicas'): Rule<TopicInput> {
  return {
    id: `kafka.topic.${property}.format`,
    property,
    holds: ({ settings }) => {
      const replicas = settings[property];
      if (typeof replicas !== 'object') return true;
      return (replicas.length === 1 && replicas[0] === '*') || replicas.every((replica) => REPLICA.test(replica));
    },
    must: "list replicas as partition:broker, for instance '0:101', or '*' alone",
    given: ({ settings }) => settings[property],
    remedy: 'write each replica that way',
  };
}

function isSettable({ property }: TopicSetting, limits: PlatformLimits): boolean {
  return limits.settable === undefined || limits.settable.includes(property);
}

function rangeText({ unit }: TopicSetting, { min, max }: Range): string {
  const text = (value: SettingValue): string => settingText(unit, value);
  if (min !== undefined && max !== undefined) return `between ${text(min)} and ${text(max)}`;
  return min !== undefined ? `${unit === 'count' ? 'of ' : ''}at least ${text(min)}` : `at most ${text(max ?? 0)}`;
}

function isWithin(value: number, { min, max }: Range): boolean {
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}

function isWholeWithin(value: number, range: Range): boolean {
  return Number.isInteger(value) && isWithin(value, range);
}
