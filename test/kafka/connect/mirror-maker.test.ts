import { ClientSecurity } from '../../../src/kafka/client/client-security';
import { mirrorMakerPlugins } from '../../../src/kafka/connect/mirror-maker';
import type { MirrorMakerOptions } from '../../../src/kafka/connect/mirror-maker-options';
import { Secret } from '../../../src/security/secret';
import { failuresOf } from '../failing';

const security = ClientSecurity.scramSha512({ username: 'mm', password: Secret.env('PASSWORD') })._spec;
const plugins = (options: Partial<MirrorMakerOptions> = {}) =>
  mirrorMakerPlugins(
    'app/M',
    { sourceAlias: 'eu', targetAlias: 'us', topics: ['sales\\..*'], ...options },
    { bootstrapServers: 'eu:9093', security },
    { bootstrapServers: 'us:9093', security },
  );

test('names stay only where it is asked for', () => {
  expect(plugins().source.selfManaged?.configs).not.toHaveProperty(['replication.policy.class']);
  expect(plugins({ keepsTopicNames: true }).heartbeat.selfManaged?.configs).toHaveProperty(
    ['replication.policy.class'],
    'org.apache.kafka.connect.mirror.IdentityReplicationPolicy',
  );
});

test('groups are followed only where they are named', () => {
  expect(plugins().checkpoint.selfManaged?.configs).toMatchObject({ groups: '', 'emit.checkpoints.enabled': 'false' });
  expect(plugins({ groups: ['a', 'b'], syncGroupOffsets: true }).checkpoint.selfManaged?.configs).toMatchObject({
    groups: 'a,b',
    'emit.checkpoints.enabled': 'true',
    'sync.group.offsets.enabled': 'true',
  });
});

test('logins of both ends are kept apart from the rest', () => {
  const { configs, sensitive } = plugins().source.selfManaged!;

  expect(Object.keys(sensitive)).toStrictEqual(['source.cluster.sasl.jaas.config', 'target.cluster.sasl.jaas.config']);
  expect(JSON.stringify(sensitive)).toContain('<environment variable PASSWORD>');
  expect(configs).toMatchObject({ 'source.cluster.security.protocol': 'SASL_SSL' });
});

test.each<[string, Partial<MirrorMakerOptions>, string]>([
  [
    'an alias is no alias',
    { sourceAlias: 'e u' },
    '\'sourceAlias\' must be 1 to 50 letters, digits, dashes or underscores, got "e u"; choose a short name: topics are named after it',
  ],
  [
    'both have one alias',
    { targetAlias: 'eu' },
    "'targetAlias' must not be the source's, got \"eu\"; call the two otherwise",
  ],
  [
    'no topic is named',
    { topics: [] },
    "'topics' must be at least one regular expression, each without a comma, got []; write each as its own entry, for instance 'sales\\\\..*'",
  ],
  [
    'a topic is no expression',
    { topics: ['('] },
    "'topics' must be at least one regular expression, each without a comma, got [\"(\"]; write each as its own entry, for instance 'sales\\\\..*'",
  ],
  [
    'a group has a comma',
    { groups: ['a,b'] },
    '\'groups\' must be regular expressions, each without a comma, got ["a,b"]; write each as its own entry',
  ],
  [
    'there are no copies',
    { replicationFactor: 0 },
    "'replicationFactor' must be a whole number between 1 and 32,767, got 0; use 3, or as many as the target has brokers",
  ],
  [
    'no groups move',
    { syncGroupOffsets: true },
    "'syncGroupOffsets' must come with groups, got true; name the groups that move",
  ],
])('fails when %s', (_, options, message) => {
  expect(failuresOf(() => plugins(options))).toStrictEqual([`[app/M] ${message}`]);
});
