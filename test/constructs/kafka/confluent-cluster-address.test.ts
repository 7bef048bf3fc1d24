import type { Construct } from 'constructs';
import {
  ClientSecurity,
  ConfluentCloudProvider,
  ConfluentClusterType,
  ConfluentEnvironment,
  ConfluentKafkaCluster,
  ConfluentOrganization,
  ConfluentServiceAccount,
  ConnectCluster,
  ConnectWorker,
  KafkaConsumer,
  KafkaProducer,
  KafkaStreamsApplication,
  MirrorMakerFlow,
  Secret,
  SecurityTier,
  Topic,
  type IConnectCluster,
} from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, resourcesOf, troubleOf } from './rehearsed';

const ADDRESS = 'pkc-9.eu-west-1.aws.confluent.cloud:9092';
const TIERS = Object.values(SecurityTier);
const security = ClientSecurity.saslPlain({ username: 'app', password: Secret.env('PASSWORD') });

function addCluster(scope: Construct, bootstrapServers?: string): ConfluentKafkaCluster {
  const organization = new ConfluentOrganization(scope, 'Confluent', {
    credentials: Secret.pair(Secret.terraformVariable('cloud_api_key'), Secret.terraformVariable('cloud_api_secret')),
  });
  return new ConfluentKafkaCluster(scope, 'Kafka', {
    environment: new ConfluentEnvironment(scope, 'Environment', { organization, displayName: 'shop' }),
    displayName: 'orders',
    type: ConfluentClusterType.BASIC,
    cloud: ConfluentCloudProvider.AWS,
    region: 'eu-west-1',
    administrator: new ConfluentServiceAccount(scope, 'Admin', { organization, displayName: 'kafka admin' }),
    bootstrapServers,
  });
}

function connectOf(cluster: ConfluentKafkaCluster): IConnectCluster {
  return ConnectCluster.selfManaged(cluster, 'Connect', { cluster, connectName: 'main', restUrl: 'http://c:8083' });
}

const CLIENTS: Readonly<Record<string, (cluster: ConfluentKafkaCluster) => unknown>> = {
  'a producer': (cluster) => new KafkaProducer(cluster, 'P', { cluster, security }),
  'a consumer': (cluster) =>
    new KafkaConsumer(cluster, 'C', { cluster, security, groupId: 'g', topics: [topicOn(cluster)] }),
  'a Kafka Streams application': (cluster) =>
    new KafkaStreamsApplication(cluster, 'S', {
      cluster,
      security,
      applicationId: 'totals',
      inputs: [topicOn(cluster)],
    }),
  'a Connect worker': (cluster) =>
    new ConnectWorker(cluster, 'W', { connectCluster: connectOf(cluster), security, groupId: 'main' }),
  'a mirror': (cluster) =>
    new MirrorMakerFlow(cluster, 'M', {
      connectCluster: connectOf(cluster),
      source: cluster,
      sourceSecurity: security,
      targetSecurity: security,
      sourceAlias: 'a',
      targetAlias: 'b',
      topics: ['a'],
    }),
};

function topicOn(cluster: ConfluentKafkaCluster): Topic {
  return new Topic(cluster, 'In', { cluster, topicName: 'sales.orders.v1' });
}

describe.each(TIERS)('in %s', (tier) => {
  test.each(Object.entries(CLIENTS))('fails when %s is of a cluster whose address is not known', (_, add) => {
    expect(messageOf(() => add(addCluster(newStack(newApp(), tier))))).toContain(
      "'cluster' must have an address that is known at synthesis, since configuration files need it, got orders; give the cluster its bootstrapServers once it is made",
    );
  });

  test.each(Object.entries(CLIENTS))('%s has the address once it is given', (_, add) => {
    const stack = newStack(newApp(), tier);
    add(addCluster(stack, ADDRESS));

    expect(Object.values(stack.renderFiles()).join('\n')).toContain(ADDRESS);
  });

  test('no file has an empty address', () => {
    const stack = newStack(newApp(), tier);
    topicOn(addCluster(stack));

    for (const body of Object.values(stack.renderFiles()))
      expect(body).not.toMatch(/bootstrap[-_. ]?servers['"]?\s*[:=]\s*(?:''|""|$)/im);
  });
});

test('the requirements say when it will be known', () => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  topicOn(addCluster(stack));
  const files = stack.renderFiles();

  expect(files['bundles/orders/requirements/topics.md']).toContain(
    'Bootstrap servers: known once the cluster is made\n',
  );
});

test('the Terraform module puts it out', () => {
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
  addCluster(stack);
  const module = JSON.parse(stack.renderFiles()['bundles/orders/review/terraform/main.tf.json'] ?? '') as {
    output: Record<string, { value: string }>;
  };

  expect(resourcesOf(JSON.stringify(module)).confluent_kafka_cluster).toBeDefined();
  expect(Object.values(module.output)).toStrictEqual([
    {
      description: 'bootstrapServers of orders',
      value: expect.stringMatching(
        /^\$\{trimprefix\(confluent_kafka_cluster\.Kafka_\w+\.bootstrap_endpoint, "SASL_SSL:\/\/"\)\}$/,
      ) as string,
    },
  ]);
});

test('fails when the address is not as clients take it', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);

  expect(messageOf(() => addCluster(stack, `SASL_SSL://${ADDRESS}`))).toBe(
    `[orders/Kafka] 'bootstrapServers' must be 'host:port', several with commas between them, got "SASL_SSL://${ADDRESS}"; copy it without 'SASL_SSL://' once the cluster is made, and leave it out until then`,
  );
});

describeWithTerraform('with real terraform', () => {
  test('the output is there', async () => {
    const app = newApp();
    addCluster(newStack(app, SecurityTier.CLOUD_NATIVE));

    expect(troubleOf(await rehearsedReview(app))).toBe('');
  });
});
