import { assertRules, type Rule } from '../../core/rule';
import { hasToken } from '../../core/tokens';
import { javaSecurity } from '../client/java-security';
import type { SecuritySpec } from '../client/security-spec';
import type { MirrorMakerOptions } from './mirror-maker-options';
import { texts, type PluginSpec } from './plugin-spec';
import { SensitiveText } from './sensitive-text';

/** One end of the flow. */
export interface MirrorEnd {
  readonly bootstrapServers: string;
  readonly security: SecuritySpec;
}

/** The three connectors of a flow. */
export interface MirrorMakerPlugins {
  readonly source: PluginSpec;
  readonly checkpoint: PluginSpec;
  readonly heartbeat: PluginSpec;
}

const PACKAGE = 'org.apache.kafka.connect.mirror';

/** Their settings, or one error with everything that is wrong. */
export function mirrorMakerPlugins(
  path: string,
  options: MirrorMakerOptions,
  source: MirrorEnd,
  target: MirrorEnd,
): MirrorMakerPlugins {
  assertRules(path, options, RULES);
  const { sourceAlias, targetAlias, topics, groups = [], replicationFactor: copies = 3 } = options;
  const login = SensitiveText.settings((written) => ({
    ...end('source', source, javaSecurity(source.security, written)),
    ...end('target', target, javaSecurity(target.security, written)),
  }));
  const common = {
    'source.cluster.alias': sourceAlias,
    'target.cluster.alias': targetAlias,
    'replication.policy.class': options.keepsTopicNames ? `${PACKAGE}.IdentityReplicationPolicy` : undefined,
    // Records are copied as they are.
    'header.converter': 'org.apache.kafka.connect.converters.ByteArrayConverter',
  };
  const plugin = (name: string, settings: Parameters<typeof texts>[0]): PluginSpec => ({
    direction: 'SOURCE',
    selfManaged: {
      className: `${PACKAGE}.${name}`,
      configs: { ...texts({ ...common, ...settings }), ...login.configs },
      sensitive: login.sensitive,
    },
  });
  return {
    source: plugin('MirrorSourceConnector', {
      topics: topics.join(','),
      'replication.factor': copies,
      'offset-syncs.topic.replication.factor': copies,
      // What is copied is what `topics` says, and no more than is granted: heartbeats of flows further up only by name.
      'heartbeats.replication.enabled': false,
      // Who may do what there is stated there.
      'sync.topic.acls.enabled': false,
    }),
    checkpoint: plugin('MirrorCheckpointConnector', {
      groups: groups.join(','),
      'emit.checkpoints.enabled': groups.length > 0,
      'checkpoints.topic.replication.factor': copies,
      'sync.group.offsets.enabled': options.syncGroupOffsets ?? false,
    }),
    heartbeat: plugin('MirrorHeartbeatConnector', { 'heartbeats.topic.replication.factor': copies }),
  };
}

function end(
  side: string,
  { bootstrapServers }: MirrorEnd,
  login: Readonly<Record<string, string>>,
): Record<string, string> {
  const settings = Object.entries({ 'bootstrap.servers': bootstrapServers, ...login });
  return Object.fromEntries(settings.map(([key, value]) => [`${side}.cluster.${key}`, value]));
}

const ALIAS = /^[\w-]{1,50}$/;

function areExpressions(patterns: readonly string[]): boolean {
  return patterns.every((pattern) => {
    if (hasToken(pattern) || pattern === '' || pattern.includes(',')) return false;
    try {
      return new RegExp(pattern) instanceof RegExp;
    } catch {
      return false;
    }
  });
}

const RULES: readonly Rule<MirrorMakerOptions>[] = [
  ...(['sourceAlias', 'targetAlias'] as const).map((property) => ({
    id: 'kafka.mirror-maker.alias',
    property,
    holds: ({ [property]: alias }: MirrorMakerOptions) => !hasToken(alias) && ALIAS.test(alias),
    must: 'be 1 to 50 letters, digits, dashes or underscores',
    given: ({ [property]: alias }: MirrorMakerOptions) => alias,
    remedy: 'choose a short name: topics are named after it',
  })),
  {
    id: 'kafka.mirror-maker.aliases',
    property: 'targetAlias',
    holds: ({ sourceAlias, targetAlias }) => sourceAlias !== targetAlias,
    must: "not be the source's",
    given: ({ targetAlias }) => targetAlias,
    remedy: 'call the two otherwise',
  },
  {
    id: 'kafka.mirror-maker.topics',
    property: 'topics',
    holds: ({ topics }) => topics.length > 0 && areExpressions(topics),
    must: 'be at least one regular expression, each without a comma',
    given: ({ topics }) => topics,
    remedy: "write each as its own entry, for instance 'sales\\\\..*'",
  },
  {
    id: 'kafka.mirror-maker.groups',
    property: 'groups',
    holds: ({ groups = [] }) => areExpressions(groups),
    must: 'be regular expressions, each without a comma',
    given: ({ groups }) => groups,
    remedy: 'write each as its own entry',
  },
  {
    id: 'kafka.mirror-maker.replication-factor',
    property: 'replicationFactor',
    holds: ({ replicationFactor: copies = 3 }) => Number.isInteger(copies) && copies >= 1 && copies <= 32_767,
    must: 'be a whole number between 1 and 32,767',
    given: ({ replicationFactor }) => replicationFactor,
    remedy: 'use 3, or as many as the target has brokers',
  },
  {
    id: 'kafka.mirror-maker.group-offsets',
    property: 'syncGroupOffsets',
    holds: ({ syncGroupOffsets, groups = [] }) => !syncGroupOffsets || groups.length > 0,
    must: 'come with groups',
    given: ({ syncGroupOffsets }) => syncGroupOffsets,
    remedy: 'name the groups that move',
  },
];
