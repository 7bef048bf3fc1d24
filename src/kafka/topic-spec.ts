import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { hasToken } from '../core/tokens';
import { customConfigFailures } from './custom-config';
import type { PlatformLimits } from './platform-limits';
import { TOPIC_SETTINGS, type TopicSettings } from './topic-config';
import { TOPIC_CONTRADICTIONS } from './topic-contradictions';
import { topicNameFailures } from './topic-name';
import type { TopicOptions } from './topic-options';
import { TOPIC_VALUE_RULES, type TopicInput } from './topic-rules';
import { settingsOf } from './topic-settings';

/** A topic after defaults and checks, in plain JSON values. */
export interface TopicSpec {
  readonly topicName: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly keyed: boolean;
  /** By property: milliseconds, bytes, -1 for unlimited. */
  readonly settings: TopicSettings;
  /** By key, as the broker spells them. */
  readonly customConfigs: Readonly<Record<string, string>>;
}

export const DEFAULT_PARTITIONS = 6;
const SAFE_MIN_IN_SYNC_REPLICAS = 2;

/** A rule is about one property and holds when that is absent: only the rules of what is set have to be looked at. */
const RULES = new Map<string, Rule<TopicInput>[]>();
for (const rule of [...TOPIC_VALUE_RULES, ...TOPIC_CONTRADICTIONS]) {
  const rules = RULES.get(String(rule.property)) ?? [];
  RULES.set(String(rule.property), rules);
  rules.push(rule);
}
const KNOWN = ['partitions', 'replicationFactor', ...TOPIC_SETTINGS.map(({ property }) => property)] as const;

/** The topic that the options describe on such a cluster, or one error with everything that is wrong with it. */
export function topicSpec(path: string, options: TopicOptions, limits: PlatformLimits): TopicSpec {
  const unknown = KNOWN.filter((property) => options[property] !== undefined && hasToken(options[property]));
  const known =
    unknown.length === 0
      ? options
      : { ...options, ...Object.fromEntries(unknown.map((property) => [property, undefined])) };
  const spec = withDefaults(known, limits);
  throwIfAny([
    ...topicNameFailures(path, options.topicName),
    ...unknown.map((property) => notKnown(path, property)),
    ...failuresIn(path, { ...spec, limits }, rulesFor(spec)),
    ...customConfigFailures(path, options.customConfigs ?? {}, limits),
  ]);
  return spec;
}

function rulesFor({ settings }: TopicSpec): Rule<TopicInput>[] {
  return ['partitions', 'replicationFactor', ...Object.keys(settings)].flatMap((property) => RULES.get(property) ?? []);
}

function withDefaults(options: TopicOptions, limits: PlatformLimits): TopicSpec {
  const replicationFactor = options.replicationFactor ?? limits.replicationFactor.default;
  const settings = settingsOf(options);
  const safe = replicationFactor > SAFE_MIN_IN_SYNC_REPLICAS && { minInSyncReplicas: SAFE_MIN_IN_SYNC_REPLICAS };
  return {
    topicName: options.topicName,
    partitions: options.partitions ?? DEFAULT_PARTITIONS,
    replicationFactor,
    keyed: options.keyed ?? true,
    settings: { ...safe, ...settings },
    customConfigs: { ...options.customConfigs },
  };
}

function notKnown(path: string, property: string): Failure {
  return {
    path,
    property,
    rule: 'kafka.topic.known',
    must: 'be known at synthesis',
    given: 'a value that is only known after apply',
    remedy: 'write the value out: scripts and documents need it',
  };
}
