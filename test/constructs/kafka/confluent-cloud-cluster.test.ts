import { Token } from 'cdktf';
import type { ConfluentCloudClusterProps } from 'sluicegate';
import { Environment, KafkaCluster, Secret, SecurityTier, Topic } from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { documentOf, inBundle } from './documents';

const later = Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' });
const PROPS: ConfluentCloudClusterProps = {
  environmentId: 'env-abc123',
  clusterId: 'lkc-abc123',
  restEndpoint: 'https://pkc-1.eu-west-1.aws.confluent.cloud:443',
  bootstrapServers: 'pkc-1.eu-west-1.aws.confluent.cloud:9092',
  credentials: Secret.pair(Secret.terraformVariable('kafka_api_key'), Secret.terraformVariable('kafka_api_secret')),
};

function clusterWith(props: Partial<ConfluentCloudClusterProps>, environment = Environment.PROD): () => unknown {
  const stack = newStack(newApp(), SecurityTier.REGULATED, { environment });
  return () => KafkaCluster.confluentCloud(stack, 'Kafka', { ...PROPS, ...props });
}

test.each([
  [SecurityTier.CLOUD_NATIVE, ['confluent']],
  [SecurityTier.REGULATED, ['confluent']],
  [SecurityTier.AIR_GAPPED, undefined],
])('in %s the credentials stand in the one provider, as variables, and in no resource', (tier, providers) => {
  const stack = newStack(newApp(), tier);
  new Topic(stack, 'Orders', { cluster: newCluster(stack), topicName: 'sales.orders.v1' });
  const document = documentOf(stack);

  expect(document && Object.keys(document.provider!)).toStrictEqual(providers);
  if (!document) return;
  expect(document.provider!.confluent).toStrictEqual([
    {
      alias: 'Kafka',
      kafka_api_key: '${var.kafka_api_key}',
      kafka_api_secret: '${var.kafka_api_secret}',
      kafka_id: 'lkc-abc123',
      kafka_rest_endpoint: 'https://pkc-1.eu-west-1.aws.confluent.cloud:443',
    },
  ]);
  expect(JSON.stringify(document.resource)).not.toContain('var.');
});

test('a cluster without anything on it needs no provider', () => {
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
  newCluster(stack);
  expect(documentOf(stack)).toBeUndefined();
});

test('the bundle names it as a reference, its credentials by where they are kept', () => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  const cluster = newCluster(stack);
  expect(inBundle(stack, 'orders/Kafka')).toStrictEqual({
    id: 'orders/Kafka',
    type: 'kafka.cluster',
    name: 'lkc-abc123',
    spec: {
      kind: 'CONFLUENT_CLOUD',
      environmentId: 'env-abc123',
      clusterId: 'lkc-abc123',
      restEndpoint: PROPS.restEndpoint,
      bootstrapServers: PROPS.bootstrapServers,
      credentials: { key: 'Terraform variable kafka_api_key', secret: 'Terraform variable kafka_api_secret' },
    },
  });
  expect([cluster.clusterName, cluster.bootstrapServers]).toStrictEqual(['lkc-abc123', PROPS.bootstrapServers]);
});

test.each<[Partial<ConfluentCloudClusterProps>]>([
  [{ restEndpoint: 'https://lkc-1.dom123.eu-west-1.aws.private.confluent.cloud' }],
  [{ bootstrapServers: 'a.example:9092,b.example:9092' }],
  [{ bootstrapServers: '[2001:db8::1]:9092' }],
])('takes %j', (props) => {
  expect(clusterWith(props)).not.toThrow();
});

const ENVIRONMENT = "must be an environment id such as 'env-abc123'";
const CLUSTER = "must be a cluster id such as 'lkc-abc123'";
const ENDPOINT = "must be a URL without path such as 'https://pkc-1.eu-west-1.aws.confluent.cloud:443'";
const BOOTSTRAP = "must be 'host:port', several with commas between them";

test.each<[keyof ConfluentCloudClusterProps, string, string, string]>([
  ['environmentId', 'abc123', ENVIRONMENT, 'copy the id from the environment'],
  ['environmentId', 'env-ABC', ENVIRONMENT, 'copy the id from the environment'],
  ['environmentId', 'env-', ENVIRONMENT, 'copy the id from the environment'],
  ['clusterId', 'pkc-abc123', CLUSTER, 'copy the id from the cluster settings'],
  ['clusterId', 'lkc-a/b', CLUSTER, 'copy the id from the cluster settings'],
  ['restEndpoint', 'pkc-1.eu-west-1.aws.confluent.cloud', ENDPOINT, 'copy the REST endpoint from the cluster settings'],
  ['restEndpoint', 'https://host.example/path', ENDPOINT, 'copy the REST endpoint from the cluster settings'],
  ['restEndpoint', 'https://user@host.example', ENDPOINT, 'copy the REST endpoint from the cluster settings'],
  ['bootstrapServers', 'host.example', BOOTSTRAP, 'copy the bootstrap server from the cluster settings'],
  ['bootstrapServers', 'a:9092, b:9092', BOOTSTRAP, 'copy the bootstrap server from the cluster settings'],
  ['bootstrapServers', 'SASL_SSL://a:9092', BOOTSTRAP, 'copy the bootstrap server from the cluster settings'],
])('fails when %s is %j', (property, given, must, remedy) => {
  expect(messageOf(clusterWith({ [property]: given }))).toBe(
    `[orders/Kafka] '${property}' ${must}, got ${JSON.stringify(given)}; ${remedy}`,
  );
});

test.each(['environmentId', 'clusterId', 'restEndpoint', 'bootstrapServers'] as const)(
  'fails when %s is known only after apply',
  (property) => {
    expect(messageOf(clusterWith({ [property]: later }))).toContain('got "a value that is known only after apply"');
  },
);

test('fails when plain http is used outside DEV, and takes it in DEV', () => {
  const restEndpoint = 'http://localhost:8090';
  expect(messageOf(clusterWith({ restEndpoint }))).toBe(
    `[orders/Kafka] 'restEndpoint' must use https outside DEV: API keys travel over it, got "${restEndpoint}"; use the https endpoint`,
  );
  expect(clusterWith({ restEndpoint }, Environment.DEV)).not.toThrow();
});

test('every problem is told at once', () => {
  expect(messageOf(clusterWith({ environmentId: '', clusterId: '', restEndpoint: '', bootstrapServers: '' }))).toMatch(
    /^4 problems\n/,
  );
});
