import type { Construct } from 'constructs';
import {
  ClientSecurity,
  ConfluentOrganization,
  ConnectCluster,
  ConnectWorker,
  ConnectorPlugin,
  Converter,
  Environment,
  KafkaCluster,
  MirrorMakerFlow,
  Principal,
  Secret,
  SecurityTier,
  SinkConnector,
  SourceConnector,
  Topic,
} from 'sluicegate';
import { deployableBeyond } from '../../support/deployable';
import { newApp, newCluster, newStack } from '../../support/program';
import { bundleOf, rehearsedReview, rehearsedStack, resourcesOf, troubleOf } from './rehearsed';
import { ownConnect } from './own-connect';

const security = ClientSecurity.scramSha512({ username: 'connect', password: Secret.env('CONNECT_PASSWORD') });
const loader = Principal.serviceAccount('sa-loader');

/** Workers, Debezium, a sink with a dead letter topic, and a mirror from another cluster. */
function addOwn(scope: Construct): void {
  const connectCluster = ownConnect(scope);
  const { cluster } = connectCluster;
  const principal = Principal.user('connect');
  const orders = new Topic(scope, 'Orders', { cluster, topicName: 'a.orders.v1' });
  const deadLetterTopic = new Topic(scope, 'Dead', { cluster, topicName: 'a.orders.v1.dlq', replicationFactor: 4 });
  new ConnectWorker(scope, 'Worker', { connectCluster, security, principal, groupId: 'main' });
  new SinkConnector(scope, 'Files', {
    connectCluster,
    connectorName: 'files',
    plugin: ConnectorPlugin.fileStreamSink('/tmp/out'),
    principal,
    topics: [orders],
    tasksMax: 8,
    errorHandling: { deadLetterTopic },
  });
  new SourceConnector(scope, 'Shop', {
    connectCluster,
    connectorName: 'shop',
    plugin: ConnectorPlugin.debeziumPostgres({
      hostname: 'db',
      database: 'shop',
      user: Secret.env('SHOP_USER'),
      password: Secret.file('/etc/shop.properties', 'password'),
      topicPrefix: 'shop',
      tables: ['public.orders'],
      slotName: 'shop',
    }),
    principal,
    exactlyOnce: true,
    workerGroupId: 'main',
    offsetsTopic: 'main-offsets',
    topicCreation: { partitions: 6, replicationFactor: 3 },
  });
  const source = KafkaCluster.selfManaged(scope, 'Old', { clusterName: 'old', bootstrapServers: 'old:9093' });
  new MirrorMakerFlow(scope, 'Mirror', {
    connectCluster,
    source,
    sourceSecurity: security,
    targetSecurity: security,
    sourceAlias: 'old',
    targetAlias: 'shop',
    topics: ['sales\\..*'],
  });
}

function addManaged(scope: Construct): void {
  const cluster = newCluster(scope);
  const organization = new ConfluentOrganization(scope, 'Organization', {
    credentials: Secret.pair(Secret.terraformVariable('cloud_key'), Secret.terraformVariable('cloud_secret')),
  });
  const connectCluster = ConnectCluster.confluentManaged(scope, 'Connect', { cluster, organization });
  new SinkConnector(scope, 'Lake', {
    connectCluster,
    connectorName: 'lake',
    plugin: ConnectorPlugin.s3Sink({
      bucketName: 'lake',
      region: 'eu-central-1',
      credentials: Secret.pair(Secret.terraformVariable('aws_key'), Secret.terraformVariable('aws_secret')),
    }),
    valueConverter: Converter.json(),
    principal: loader,
    topics: [new Topic(scope, 'Orders', { cluster, topicName: 'a.orders.v1' })],
    errorHandling: { deadLetterTopic: new Topic(scope, 'Dead', { cluster, topicName: 'a.orders.v1.dlq' }) },
    configs: { note: '${not.a.template}' },
  });
}

function filesIn(tier: SecurityTier, add: (scope: Construct) => void): Record<string, string> {
  const stack = newStack(newApp(), tier);
  add(stack);
  return stack.renderFiles();
}

const connectFiles = (files: Record<string, string>): string[] =>
  Object.keys(files)
    .filter((file) => file.includes('/connect/'))
    .map((file) => file.replace('bundles/orders/', ''));

const aclsOf = (files: Record<string, string>): string[] =>
  bundleOf(files)
    .resources.filter(({ type }) => type === 'kafka.acl')
    .map(({ spec }) => `${spec.operation} ${spec.resourceType} ${spec.patternType} ${spec.resourceName}`);

describe('connectors on a Connect cluster of ones own', () => {
  const json = ['files', 'old-to-shop-checkpoint', 'old-to-shop-heartbeat', 'old-to-shop-source', 'shop'].map(
    (name) => `kafka/connect/main/${name}.json`,
  );
  const script = 'kafka/connect/main/connectors.sh';
  const worker = 'kafka/connect/main/worker.properties';
  const inReview = [script, ...json].map((file) => `review/${file}`).sort();

  test.each([
    [SecurityTier.CLOUD_NATIVE, [`config/${worker}`, ...inReview]],
    [SecurityTier.REGULATED, [`review/config/${worker}`, ...inReview]],
    [SecurityTier.AIR_GAPPED, [...json, worker].map((file) => `config/${file}`)],
  ])('are written in %s', (tier, expected) => {
    expect(connectFiles(filesIn(tier, addOwn))).toStrictEqual(expected);
  });

  test.each([SecurityTier.REGULATED, SecurityTier.AIR_GAPPED])('leave nothing to deploy in %s', (tier) => {
    const app = newApp();
    addOwn(newStack(app, tier, { environment: Environment.PROD }));
    app.synth();

    expect(deployableBeyond(tier, app.outdir)).toStrictEqual([]);
  });

  test('say in the bundle why they are reviewed, and warn of idle tasks', () => {
    const found = bundleOf(filesIn(SecurityTier.CLOUD_NATIVE, addOwn)).resources.find(({ name }) => name === 'files');

    expect(found).toMatchObject({
      disposition: 'REVIEW',
      reasons: ['main is a Connect cluster of its own, which has no Terraform provider: a human runs the script'],
      warnings: ['tasksMax: 8 tasks share 6 partitions, so that 2 of them never have work; lower it to 6'],
    });
  });

  test('are granted what they need, dead letters and exactly-once included', () => {
    expect(aclsOf(filesIn(SecurityTier.REGULATED, addOwn))).toStrictEqual(
      expect.arrayContaining([
        'READ GROUP LITERAL main',
        'READ GROUP LITERAL connect-files',
        'READ TOPIC LITERAL a.orders.v1',
        'WRITE TOPIC LITERAL a.orders.v1.dlq',
        'WRITE TOPIC PREFIXED shop.',
        'CREATE TOPIC PREFIXED shop.',
        'WRITE TRANSACTIONAL_ID PREFIXED main-shop-',
      ]),
    );
  });

  test('take the copies of the dead letter topic from the topic', () => {
    const file = filesIn(SecurityTier.AIR_GAPPED, addOwn)['bundles/orders/config/kafka/connect/main/files.json'];

    expect(JSON.parse(file ?? '{}')).toMatchObject({ 'errors.deadletterqueue.topic.replication.factor': '4' });
  });

  test('are the only ones whose secrets the workers can read', () => {
    const file = filesIn(SecurityTier.AIR_GAPPED, addOwn)[`bundles/orders/config/${worker}`];

    expect(file).toContain('config.providers=env,file\n');
    expect(file).toContain('config.providers.env.param.allowlist.pattern=CONNECT_PASSWORD|SHOP_USER\n');
    expect(file).toContain('config.providers.file.param.allowed.paths=/etc/shop.properties\n');
    expect(file).toContain('group.id=main\n');
    expect(file).toContain('consumer.security.protocol=SASL_SSL\n');
  });

  test('mirror as bytes, with both logins by reference', () => {
    const files = filesIn(SecurityTier.AIR_GAPPED, addOwn);
    const mirror = JSON.parse(
      files['bundles/orders/config/kafka/connect/main/old-to-shop-source.json'] ?? '{}',
    ) as object;

    expect(mirror).toMatchObject({
      topics: 'sales\\..*',
      'value.converter': 'org.apache.kafka.connect.converters.ByteArrayConverter',
      'source.cluster.bootstrap.servers': 'old:9093',
      'target.cluster.bootstrap.servers': 'broker:9093',
      'source.cluster.sasl.jaas.config':
        'org.apache.kafka.common.security.scram.ScramLoginModule required username="connect" password="${env:CONNECT_PASSWORD}";',
    });
  });
});

describe('connectors on Confluent Cloud', () => {
  test('keep their secrets apart, as variables', () => {
    const document = filesIn(SecurityTier.CLOUD_NATIVE, addManaged)['stacks/orders/cdk.tf.json'];
    const [connector] = Object.values(resourcesOf(document).confluent_connector ?? {});

    expect(connector).toMatchObject({
      environment: { id: 'env-abc123' },
      kafka_cluster: { id: 'lkc-abc123' },
      config_nonsensitive: {
        name: 'lake',
        'connector.class': 'S3_SINK',
        'kafka.auth.mode': 'SERVICE_ACCOUNT',
        'kafka.service.account.id': 'sa-loader',
        note: '$${not.a.template}',
      },
      config_sensitive: { 'aws.access.key.id': '${var.aws_key}', 'aws.secret.access.key': '${var.aws_secret}' },
    });
  });

  test.each([
    [SecurityTier.CLOUD_NATIVE, []],
    [SecurityTier.REGULATED, ['review/kafka/connect/lkc-abc123/lake.json']],
    [SecurityTier.AIR_GAPPED, ['config/kafka/connect/lkc-abc123/lake.json']],
  ])('are written in %s', (tier, expected) => {
    expect(connectFiles(filesIn(tier, addManaged))).toStrictEqual(expected);
  });

  test('may read by the groups that the cloud makes, and write dead letters', () => {
    expect(aclsOf(filesIn(SecurityTier.CLOUD_NATIVE, addManaged)).sort()).toStrictEqual([
      'DESCRIBE CLUSTER LITERAL kafka-cluster',
      'READ GROUP PREFIXED connect-lcc-',
      'READ TOPIC LITERAL a.orders.v1',
      'WRITE TOPIC LITERAL a.orders.v1.dlq',
    ]);
  });

  test('start after their grants', () => {
    const files = filesIn(SecurityTier.CLOUD_NATIVE, addManaged);
    const [connector] = Object.values(resourcesOf(files['stacks/orders/cdk.tf.json']).confluent_connector ?? {});

    expect((connector?.depends_on as string[]).map((address) => address.split('.')[0]).sort()).toStrictEqual([
      ...Array.from({ length: 4 }, () => 'confluent_kafka_acl'),
      ...Array.from({ length: 2 }, () => 'confluent_kafka_topic'),
    ]);
  });

  test('are what real Terraform takes, in the stack and in review', async () => {
    const deployed = newApp();
    addManaged(newStack(deployed, SecurityTier.CLOUD_NATIVE));
    const reviewed = newApp();
    addManaged(newStack(reviewed, SecurityTier.REGULATED));

    expect(troubleOf(await rehearsedStack(deployed))).toBe('');
    expect(troubleOf(await rehearsedReview(reviewed, { liftProtection: true }))).toBe('');
  }, 60_000);
});
