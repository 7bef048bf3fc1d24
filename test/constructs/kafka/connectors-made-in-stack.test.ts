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
  ConnectorPlugin,
  Converter,
  KafkaProducer,
  Secret,
  SecurityTier,
  SourceConnector,
  type IConnectCluster,
  type IKafkaCluster,
} from 'sluicegate';
import type { Construct } from 'constructs';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { bundleOf, resourcesOf } from './rehearsed';

const credentials = Secret.pair(Secret.terraformVariable('cloud_key'), Secret.terraformVariable('cloud_secret'));
const organizationIn = (scope: Construct): ConfluentOrganization =>
  new ConfluentOrganization(scope, 'Organization', { credentials });

function managed(scope: Construct, cluster: IKafkaCluster, organization = organizationIn(scope)): IConnectCluster {
  return ConnectCluster.confluentManaged(scope, 'Connect', { cluster, organization });
}

function madeCluster(scope: Construct, organization: ConfluentOrganization): IKafkaCluster {
  return new ConfluentKafkaCluster(scope, 'Kafka', {
    environment: new ConfluentEnvironment(scope, 'Environment', { organization, displayName: 'shop' }),
    displayName: 'orders',
    type: ConfluentClusterType.BASIC,
    cloud: ConfluentCloudProvider.AWS,
    region: 'eu-west-1',
    administrator: new ConfluentServiceAccount(scope, 'Admin', { organization, displayName: 'kafka admin' }),
  });
}

const plugin = ConnectorPlugin.confluentManaged('DatagenSource');
const valueConverter = Converter.json();

test('a connector of an account that the stack makes is reviewed with it, and refers to its id', () => {
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
  const organization = organizationIn(stack);
  const connectCluster = managed(stack, newCluster(stack), organization);
  const { principal } = new ConfluentServiceAccount(stack, 'Account', { organization, displayName: 'datagen' });
  new SourceConnector(stack, 'Datagen', {
    connectCluster,
    connectorName: 'datagen',
    plugin,
    valueConverter,
    principal,
  });
  const files = stack.renderFiles();

  expect(bundleOf(files).resources.find(({ type }) => type === 'kafka.connector')?.disposition).toBe('REVIEW');
  const review = resourcesOf(files['bundles/orders/review/terraform/main.tf.json']);
  const [connector] = Object.values(review.confluent_connector ?? {});
  expect(connector?.config_nonsensitive).toMatchObject({
    'kafka.service.account.id': expect.stringMatching(/^\$\{confluent_service_account\..+\.id\}$/) as string,
  });
});

test('a connector logs in by the API key of its Connect cluster when it names nobody', () => {
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
  const connectCluster = ConnectCluster.confluentManaged(stack, 'Connect', {
    cluster: newCluster(stack),
    organization: organizationIn(stack),
    credentials: Secret.pair(Secret.env('CONNECT_KEY'), Secret.env('CONNECT_SECRET')),
  });
  new SourceConnector(stack, 'Datagen', { connectCluster, connectorName: 'datagen', plugin, valueConverter });
  const [connector] = Object.values(
    resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']).confluent_connector ?? {},
  );

  expect(connector).toMatchObject({
    config_nonsensitive: { 'kafka.auth.mode': 'KAFKA_API_KEY' },
    config_sensitive: { 'kafka.api.key': '${var.connect_key}', 'kafka.api.secret': '${var.connect_secret}' },
  });
});

test('fails when a client is of a cluster whose address is known only after apply', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const cluster = madeCluster(stack, organizationIn(stack));
  const security = ClientSecurity.saslPlain({ username: 'a', password: Secret.env('P') });

  expect(messageOf(() => new KafkaProducer(stack, 'P', { cluster, security }))).toBe(
    `[orders/P] 'cluster' must have an address that is known at synthesis, since configuration files need it, got ${cluster.clusterName}; give the cluster its bootstrapServers once it is made: they are an output of the review's Terraform module; or refer to it by KafkaCluster.confluentCloud in the stack of its clients`,
  );
});

test('fails when workers, exactly once or topic creation are asked of Confluent Cloud', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const connectCluster = managed(stack, newCluster(stack));
  const security = ClientSecurity.saslPlain({ username: 'a', password: Secret.env('P') });

  expect(messageOf(() => new ConnectWorker(stack, 'W', { connectCluster, security, groupId: 'g' }))).toBe(
    "[orders/W] 'connectCluster' must be of your own: Confluent Cloud runs the workers of its connectors, got lkc-abc123; leave the workers out",
  );
  const props = { connectCluster, connectorName: 'd', plugin, valueConverter, exactlyOnce: true };
  expect(messageOf(() => new SourceConnector(stack, 'D', props))).toBe(
    "[orders/D] 'exactlyOnce' must be left out on Confluent Cloud, and topicCreation too: its connectors decide on both themselves, got true; remove them, and make the topics beforehand",
  );
});
