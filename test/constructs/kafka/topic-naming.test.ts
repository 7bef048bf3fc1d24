import type { StreamingStack } from 'sluicegate';
import {
  Acknowledgement,
  ClientSecurity,
  ConnectCluster,
  ConnectorPlugin,
  ConnectWorker,
  Environment,
  KafkaCluster,
  KafkaStreamsApplication,
  Principal,
  Secret,
  SecurityTier,
  SinkConnector,
  Topic,
  TopicConventions,
  TopicNaming,
  type IKafkaCluster,
  type TopicProps,
} from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { bundleOf } from './rehearsed';

const TIERS = Object.values(SecurityTier);
const security = ClientSecurity.scramSha512({ username: 'shop', password: Secret.env('KAFKA_PASSWORD') });

function newKafka(stack: StreamingStack): IKafkaCluster {
  return KafkaCluster.selfManaged(stack, 'Kafka', { clusterName: 'shop', bootstrapServers: 'kafka:9092' });
}

function stackWith(topicName: string, props: Partial<TopicProps> = {}, tier = SecurityTier.REGULATED): StreamingStack {
  const stack = newStack(newApp(), tier);
  new Topic(stack, 'Orders', { cluster: newKafka(stack), topicName, ...props });
  return stack;
}

test.each(TIERS)('fails when a topic is not called domain.dataset.vN in %s, where nobody said otherwise', (tier) => {
  expect(messageOf(() => stackWith('Sales_Orders', {}, tier).renderFiles())).toBe(
    "[orders/Orders] 'SG-KAFKA-007' must hold (a topic is never renamed, so its name says for good whose data it is and in which version), " +
      'got topicName "Sales_Orders", which is not domain.dataset.vN, for instance sales.orders.v1; ' +
      'rename the topic, for instance to "sales.orders.v1", or declare another policy with ' +
      "TopicConventions.of(stack).naming(TopicNaming.any()), or acknowledge it with Acknowledgement.ofPolicy('SG-KAFKA-007', …)",
  );
});

test.each(TIERS)('an acknowledgement accepts existing names in %s, and the bundle lists them', (tier) => {
  const reference = 'ADR-12';
  const reason = 'these topics are older than the convention';
  const stack = newStack(newApp(), tier, {
    environment: Environment.PROD,
    acknowledgements: [Acknowledgement.ofPolicy('SG-KAFKA-007', { reason, reference })],
  });
  new Topic(stack, 'Orders', { cluster: newKafka(stack), topicName: 'orders' });

  expect(JSON.stringify(bundleOf(stack.renderFiles()))).toContain('which is not domain.dataset.vN');
});

test('an imported topic is not judged', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  Topic.fromTopicName(stack, 'Orders', { cluster: newKafka(stack), topicName: 'orders' });

  expect(() => stack.renderFiles()).not.toThrow();
});

test("a topic's own policy is the strongest", () => {
  expect(() => stackWith('orders', { naming: TopicNaming.any() }).renderFiles()).not.toThrow();
  const naming = TopicNaming.pattern('[a-z]+', 'one word');
  expect(messageOf(() => stackWith('sales.orders.v1', { naming }).renderFiles())).toContain(
    'got topicName "sales.orders.v1", which is not one word; rename the topic, or declare',
  );
});

test('the policy of the nearest scope holds, whenever it is declared', () => {
  const app = newApp();
  const stacks = ['plain', 'other'].map((id) => newStack(app, SecurityTier.REGULATED, {}, id));
  for (const stack of stacks) new Topic(stack, 'Orders', { cluster: newKafka(stack), topicName: 'orders_eu' });
  TopicConventions.of(app).naming(TopicNaming.pattern('[a-z]+', 'one word'));
  TopicConventions.of(stacks[0]!).naming(TopicNaming.any());

  expect(messageOf(() => app.synth())).toMatch(/^\[other\/Orders\] .* which is not one word; [^\n]*$/);
});

test('fails when an own policy throws: it counts as broken', () => {
  const naming = {
    description: 'judged',
    accepts: (): boolean => {
      throw new Error('unexpected');
    },
  };

  expect(messageOf(() => stackWith('sales.orders.v1', { naming }).renderFiles())).toContain(
    'got could not be judged: the policy itself failed',
  );
});

describe('topics that an engine uses for itself are not judged when they are made beforehand', () => {
  const USES: Readonly<Record<string, (stack: StreamingStack, cluster: IKafkaCluster) => void>> = {
    'shop-configs': (stack, cluster) => void connect(stack, cluster),
    'connect-status': (_, cluster) =>
      cluster.grants.connectWorker(Principal.user('connect'), {
        groupId: 'c',
        configTopic: 'connect-configs',
        offsetTopic: 'connect-offsets',
        statusTopic: 'connect-status',
      }),
    'totals-store-changelog': (stack, cluster) =>
      void new KafkaStreamsApplication(stack, 'Totals', {
        cluster,
        security,
        applicationId: 'totals',
        inputs: [Topic.fromTopicName(stack, 'In', { cluster, topicName: 'in' })],
      }),
    'totals-by-key-repartition': (stack, cluster) =>
      cluster.grants.kafkaStreams(Principal.user('totals'), {
        applicationId: 'totals',
        inputs: [Topic.fromTopicName(stack, 'In', { cluster, topicName: 'in' })],
      }),
    'dead-letters': (stack, cluster) =>
      void new SinkConnector(stack, 'Sink', {
        connectCluster: connect(stack, cluster),
        connectorName: 'sink',
        plugin: ConnectorPlugin.fileStreamSink('/tmp/sink'),
        topics: [Topic.fromTopicName(stack, 'In', { cluster, topicName: 'in' })],
        errorHandling: {
          deadLetterTopic: Topic.fromTopicName(stack, 'Dead', { cluster, topicName: 'dead-letters' }),
        },
      }),
  };

  test.each(Object.entries(USES))('%s', (topicName, use) => {
    const program = (isUsed: boolean) => {
      const stack = newStack(newApp(), SecurityTier.REGULATED);
      const cluster = newKafka(stack);
      new Topic(stack, 'Made', { cluster, topicName });
      if (isUsed) use(stack, cluster);
      return () => stack.renderFiles();
    };

    expect(program(true)).not.toThrow();
    expect(program(false)).toThrow('SG-KAFKA-007');
  });

  test('a topic that only begins like an application is judged', () => {
    const stack = stackWith('totals-of-today');
    new Topic(stack, 'Other', { cluster: stack.node.findChild('Kafka') as never, topicName: 'other-x-changelog' });
    USES['totals-store-changelog']!(stack, stack.node.findChild('Kafka') as never);

    expect(messageOf(() => stack.renderFiles())).toMatch(/^2 problems/);
  });
});

function connect(stack: StreamingStack, cluster: IKafkaCluster): ReturnType<typeof ConnectCluster.selfManaged> {
  const connectCluster = ConnectCluster.selfManaged(stack, 'Connect', {
    cluster,
    connectName: 'shop',
    restUrl: 'http://connect:8083',
  });
  new ConnectWorker(stack, 'Worker', { connectCluster, security, groupId: 'shop' });
  return connectCluster;
}
