import type { TopicProps } from 'sluicegate';
import { CleanupPolicy, DataSize, Duration, Environment, SecurityTier, TierScope, Topic } from 'sluicegate';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { inBundle, resourcesOf } from './documents';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;
const { DEV, PROD } = Environment;

function stackWith(
  tier: SecurityTier,
  props: Partial<TopicProps> = {},
  environment = DEV,
): ReturnType<typeof newStack> {
  const stack = newStack(newApp(), tier, { environment });
  new Topic(stack, 'Orders', {
    cluster: newCluster(stack),
    topicName: 'sales.orders.v1',
    partitions: 12,
    retention: Duration.days(7),
    ...props,
  });
  return stack;
}

const PLAIN = {
  config: { 'min.insync.replicas': '2', 'retention.ms': '604800000' },
  partitions_count: 12,
  provider: 'confluent.Kafka',
  topic_name: 'sales.orders.v1',
};
const PROTECTED = { ...PLAIN, lifecycle: { prevent_destroy: true } };

test.each([
  [CLOUD_NATIVE, DEV, [PLAIN], 'DEPLOY'],
  [CLOUD_NATIVE, PROD, [PROTECTED], 'REVIEW'],
  [REGULATED, DEV, [PROTECTED], 'REVIEW'],
  [AIR_GAPPED, DEV, [], 'DOCUMENT'],
])('in %s %s it is exactly this resource', (tier, environment, resources, disposition) => {
  const stack = stackWith(tier, {}, environment);
  expect(resourcesOf(stack, 'confluent_kafka_topic')).toStrictEqual(resources);
  expect(inBundle(stack, 'orders/Orders')).toMatchObject({ disposition, requires: ['orders/Kafka'] });
});

test('every setting that is given is written, and no other', () => {
  const stack = stackWith(CLOUD_NATIVE, {
    cleanupPolicy: CleanupPolicy.COMPACT_DELETE,
    retention: Duration.unlimited(),
    maxMessageSize: DataSize.mebibytes(2),
    customConfigs: { 'confluent.value.schema.validation': 'true' },
  });
  expect(resourcesOf(stack, 'confluent_kafka_topic')[0]).toMatchObject({
    config: {
      'cleanup.policy': 'compact,delete',
      'confluent.value.schema.validation': 'true',
      'max.message.bytes': '2097152',
      'min.insync.replicas': '2',
      'retention.ms': '-1',
    },
  });
});

test('the spec in the bundle is in plain values', () => {
  expect(inBundle(stackWith(REGULATED), 'orders/Orders')).toMatchObject({
    type: 'kafka.topic',
    name: 'sales.orders.v1',
    capability: 'TOPICS',
    spec: {
      cluster: 'orders/Kafka',
      topicName: 'sales.orders.v1',
      partitions: 12,
      replicationFactor: 3,
      settings: { minInSyncReplicas: 2, retention: 604_800_000 },
      destroyProtection: true,
    },
  });
});

test('the default child is the resource of the provider, where there is one', () => {
  const child = (tier: SecurityTier): unknown => stackWith(tier).node.findChild('Orders').node.defaultChild;
  expect([child(CLOUD_NATIVE), child(REGULATED)].every((node) => node instanceof KafkaTopic)).toBe(true);
  expect(child(AIR_GAPPED)).toBeUndefined();
});

test('says what it was made of', () => {
  const stack = newStack(newApp(), REGULATED);
  const cluster = newCluster(stack);
  expect(new Topic(stack, 'Orders', { cluster, topicName: 'a.b' })).toMatchObject({
    topicName: 'a.b',
    partitions: 6,
    cluster,
  });
});

describe('destroy protection', () => {
  test('can be set in CLOUD_NATIVE DEV, where it is not the default', () => {
    expect(resourcesOf(stackWith(CLOUD_NATIVE, { destroyProtection: true }), 'confluent_kafka_topic')).toStrictEqual([
      PROTECTED,
    ]);
  });

  test('is the default in a stricter scope of a CLOUD_NATIVE DEV stack', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    new Topic(new TierScope(stack, 'S', { tier: REGULATED }), 'T', { cluster: newCluster(stack), topicName: 'a.b.v1' });
    expect(inBundle(stack, 'orders/S/T')).toMatchObject({ spec: { destroyProtection: true } });
  });

  test('fails when it is lifted elsewhere without an acknowledgement', () => {
    const stack = stackWith(REGULATED, { destroyProtection: false });
    expect(messageOf(() => stack.renderFiles())).toBe(
      "[orders/Orders] 'SG-KAFKA-003' must hold (a topic that is destroyed takes its data with it), got destroyProtection false; " +
        "leave destroyProtection at its default, or acknowledge it with Acknowledgement.ofPolicy('SG-KAFKA-003', …)",
    );
  });
});

test('fails with everything that is wrong at once, and nothing stands in the bundle', () => {
  const stack = newStack(newApp(), REGULATED);
  const cluster = newCluster(stack);
  expect(
    messageOf(() => new Topic(stack, 'Orders', { cluster, topicName: '..', partitions: 0, replicationFactor: 1 })),
  ).toMatch(/^3 problems\n.*'topicName'.*\n.*'partitions'.*\n.*'replicationFactor'/);
});

test('fails when two topics of a stack collide in metric names', () => {
  const stack = newStack(newApp(), REGULATED);
  const cluster = newCluster(stack);
  new Topic(stack, 'A', { cluster, topicName: 'a.b' });
  new Topic(stack, 'B', { cluster, topicName: 'a_b' });
  expect(messageOf(() => stack.renderFiles())).toBe(
    "[orders/B] 'topicName' must not collide in metric names with 'a.b' of [orders/A], got \"a_b\"; rename one of them: Kafka's metrics write '.' as '_'",
  );
});

describe('a topic that exists', () => {
  test.each([CLOUD_NATIVE, REGULATED, AIR_GAPPED])(
    'is no resource in %s, but a reference that can be granted on',
    (tier) => {
      const stack = newStack(newApp(), tier);
      const cluster = newCluster(stack);
      const topic = Topic.fromTopicName(stack, 'Orders', { cluster, topicName: 'sales.orders.v1' });

      expect(topic).toMatchObject({ topicName: 'sales.orders.v1', cluster });
      expect(topic.grants).toBeDefined();
      expect(resourcesOf(stack, 'confluent_kafka_topic')).toStrictEqual([]);
      expect(inBundle(stack, 'orders/Orders')).toStrictEqual({
        id: 'orders/Orders',
        type: 'kafka.topic',
        name: 'sales.orders.v1',
        spec: { cluster: 'orders/Kafka', topicName: 'sales.orders.v1' },
      });
    },
  );

  test('fails when no topic can have its name', () => {
    const stack = newStack(newApp(), REGULATED);
    const cluster = newCluster(stack);
    expect(messageOf(() => Topic.fromTopicName(stack, 'Orders', { cluster, topicName: 'a b' }))).toBe(
      `[orders/Orders] 'topicName' must consist of the characters a-z, A-Z, 0-9, '.', '_' and '-', got "a b"; replace the others`,
    );
  });
});
