import type { Construct } from 'constructs';
import {
  Acknowledgement,
  ClientSecurity,
  KafkaCluster,
  MirrorMakerFlow,
  Principal,
  Secret,
  SecurityTier,
  Topic,
  type MirrorMakerFlowProps,
} from 'sluicegate';
import { deployableBeyond } from '../../support/deployable';
import { messageOf, newApp, newStack } from '../../support/program';
import { ownConnect } from './own-connect';
import { bundleOf } from './rehearsed';

const security = ClientSecurity.scramSha512({ username: 'mirror', password: Secret.env('MIRROR_PASSWORD') });
const EVERYBODY = {
  sourcePrincipal: Principal.user('mirror-old'),
  targetPrincipal: Principal.user('mirror'),
  workerPrincipal: Principal.user('connect'),
};

function addMirror(scope: Construct, props: Partial<MirrorMakerFlowProps> = {}): MirrorMakerFlow {
  return new MirrorMakerFlow(scope, 'Mirror', {
    connectCluster: props.connectCluster ?? ownConnect(scope),
    source:
      props.source ?? KafkaCluster.selfManaged(scope, 'Old', { clusterName: 'old', bootstrapServers: 'old:9093' }),
    sourceSecurity: security,
    targetSecurity: security,
    sourceAlias: 'old',
    targetAlias: 'shop',
    topics: ['sales\\..*'],
    groups: ['loader'],
    syncGroupOffsets: true,
    ...props,
  });
}

function filesIn(tier: SecurityTier, props: Partial<MirrorMakerFlowProps>): Record<string, string> {
  const stack = newStack(newApp(), tier);
  addMirror(stack, props);
  return stack.renderFiles();
}

function aclsOf(files: Record<string, string>): string[] {
  return bundleOf(files)
    .resources.filter(({ type }) => type === 'kafka.acl')
    .map(({ spec }) =>
      [
        String(spec.cluster).replace('orders/', ''),
        spec.principal,
        spec.operation,
        `${String(spec.resourceName)}${spec.patternType === 'PREFIXED' ? '…' : ''}`,
      ].join(' '),
    )
    .sort();
}

const AT_SOURCE = [
  'Old User:mirror-old CREATE mm2-offset-syncs.shop.internal',
  'Old User:mirror-old DESCRIBE loader',
  'Old User:mirror-old DESCRIBE_CONFIGS sales.…',
  'Old User:mirror-old READ mm2-offset-syncs.shop.internal',
  'Old User:mirror-old READ sales.…',
  'Old User:mirror-old WRITE mm2-offset-syncs.shop.internal',
];
const AT_TARGET = [
  'Kafka User:mirror ALTER old.sales.…',
  'Kafka User:mirror ALTER_CONFIGS old.sales.…',
  'Kafka User:mirror CREATE heartbeats',
  'Kafka User:mirror CREATE old.checkpoints.internal',
  'Kafka User:mirror CREATE old.sales.…',
  'Kafka User:mirror READ loader',
  'Kafka User:mirror READ old.checkpoints.internal',
  'Kafka User:mirror READ old.sales.…',
];
const OF_WORKERS = [
  'Kafka User:connect WRITE heartbeats',
  'Kafka User:connect WRITE old.checkpoints.internal',
  'Kafka User:connect WRITE old.sales.…',
];

test.each(Object.values(SecurityTier))('grants its logins in %s what the flow needs, each on its cluster', (tier) => {
  expect(aclsOf(filesIn(tier, EVERYBODY))).toStrictEqual([...AT_SOURCE, ...AT_TARGET, ...OF_WORKERS].sort());
});

test('grants only those who are named', () => {
  const { sourcePrincipal } = EVERYBODY;

  expect(aclsOf(filesIn(SecurityTier.REGULATED, {}))).toStrictEqual([]);
  expect(aclsOf(filesIn(SecurityTier.REGULATED, { sourcePrincipal }))).toStrictEqual(AT_SOURCE);
});

test('says in the footprints of both clusters what the logins can do', () => {
  const files = filesIn(SecurityTier.REGULATED, EVERYBODY);
  const footprint = (cluster: string): string =>
    files[`bundles/orders/review/config/kafka/${cluster}/footprints.md`] ?? '';

  expect(footprint('old')).toContain("- DESCRIBE, DESCRIBE_CONFIGS, READ on every topic that begins with 'sales.'");
  expect(footprint('shop')).toContain("- DESCRIBE, WRITE on every topic that begins with 'old.sales.'");
  expect(files['bundles/orders/review/kafka/old/acls.sh']).toContain('User:mirror-old');
});

test('stands after the ACLs that its connectors need', () => {
  const bundle = filesIn(SecurityTier.REGULATED, EVERYBODY)['bundles/orders/bundle.json'] ?? '';
  const { resources } = JSON.parse(bundle) as { resources: { id: string; type: string; requires: string[] }[] };
  const acls = resources.filter(({ type }) => type === 'kafka.acl').map(({ id }) => id);

  for (const part of ['source', 'checkpoint', 'heartbeat'])
    expect(resources.find(({ id }) => id === `orders/Mirror/${part}`)?.requires).toStrictEqual(
      expect.arrayContaining(acls),
    );
});

test('leaves nothing to deploy in AIR_GAPPED', () => {
  const app = newApp();
  addMirror(newStack(app, SecurityTier.AIR_GAPPED), EVERYBODY);
  app.synth();

  expect(deployableBeyond(SecurityTier.AIR_GAPPED, app.outdir)).toStrictEqual([]);
});

test('fails when somebody is granted what no ACL can say', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);

  expect(messageOf(() => addMirror(stack, { ...EVERYBODY, topics: ['sales\\.[a-z]+'], groups: ['(a|b)'] }))).toMatch(
    /^2 problems\n {2}\[orders\/Mirror\] 'topics' must be names, .*\n {2}\[orders\/Mirror\] 'groups' must be names, /,
  );
  expect(() => filesIn(SecurityTier.REGULATED, { topics: ['sales\\.[a-z]+'] })).not.toThrow();
});

test('asks for a reason when everything is copied under its own name', () => {
  const everything = { ...EVERYBODY, topics: ['.*'], keepsTopicNames: true };
  const ofWildcards = Acknowledgement.ofPolicy('SG-KAFKA-004', { reason: 'the old cluster goes', reference: 'CHG-7' });
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { acknowledgements: [ofWildcards] });
  addMirror(stack, everything);

  expect(() => stack.renderFiles()).not.toThrow();
  expect(messageOf(() => filesIn(SecurityTier.REGULATED, everything))).toContain('SG-KAFKA-004');
});

test('the names of its own topics are not judged when they are made beforehand', () => {
  const program = (isMirrored: boolean) => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const connectCluster = ownConnect(stack);
    const source = KafkaCluster.selfManaged(stack, 'Old', { clusterName: 'old', bootstrapServers: 'old:9093' });
    const { cluster } = connectCluster;
    for (const topicName of ['heartbeats', 'old.checkpoints.internal'])
      new Topic(stack, topicName, { cluster, topicName });
    new Topic(stack, 'Syncs', { cluster: source, topicName: 'mm2-offset-syncs.shop.internal' });
    if (isMirrored) addMirror(stack, { connectCluster, source });
    return () => stack.renderFiles();
  };

  expect(program(true)).not.toThrow();
  expect(program(false)).toThrow(/^3 problems/);
});
