import type { Construct } from 'constructs';
import {
  Acknowledgement,
  ClientRendering,
  ClientSecurity,
  DataSize,
  DeliveryGuarantee,
  Environment,
  KafkaCluster,
  KafkaConsumer,
  KafkaProducer,
  KafkaStreamsApplication,
  Principal,
  Secret,
  SecurityTier,
  SslPrincipalMapping,
  Topic,
  type StreamingStackProps,
} from 'sluicegate';
import { deployableBeyond } from '../../support/deployable';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { bundleOf } from './rehearsed';

const security = ClientSecurity.saslPlain({
  usernameSecret: Secret.env('CHECKOUT_KEY'),
  password: Secret.env('CHECKOUT_SECRET'),
});
const checkout = Principal.serviceAccount('sa-checkout');
const loader = Principal.serviceAccount('sa-loader');

/** A topic, a transactional producer and a consumer of it: grants come after the clients, as they may. */
function addClients(scope: Construct): void {
  const cluster = newCluster(scope);
  const orders = new Topic(scope, 'Orders', { cluster, topicName: 'sales.orders.v1' });
  const totals = new Topic(scope, 'Totals', { cluster, topicName: 'sales.totals.v1' });
  new KafkaConsumer(scope, 'Loader', { cluster, security, principal: loader, groupId: 'loader', topics: [orders] });
  new KafkaProducer(scope, 'Checkout', {
    cluster,
    security,
    principal: checkout,
    topics: [orders],
    guarantee: DeliveryGuarantee.EXACTLY_ONCE,
    transactionalId: 'checkout-1',
    renderings: [ClientRendering.JAVA_PROPERTIES, ClientRendering.SPRING, ClientRendering.LIBRDKAFKA],
    clientName: 'checkout',
  });
  new KafkaStreamsApplication(scope, 'Adder', {
    cluster,
    security,
    principal: checkout,
    applicationId: 'adder',
    inputs: [orders],
    outputs: [totals],
  });
  orders.grants.produce(checkout, { transactionalIdPrefix: 'checkout-' });
  orders.grants.consume(loader, { group: 'loader' });
  cluster.grants.kafkaStreams(checkout, {
    applicationId: 'adder',
    inputs: [orders],
    outputs: [totals],
    exactlyOnce: true,
  });
}

function filesIn(
  tier: SecurityTier,
  props: Partial<StreamingStackProps> = {},
  add: (scope: Construct) => void = addClients,
): Record<string, string> {
  const stack = newStack(newApp(), tier, props);
  add(stack);
  return stack.renderFiles();
}

const clientFiles = (files: Record<string, string>): string[] =>
  Object.keys(files)
    .filter((file) => file.includes('/clients/'))
    .map((file) => file.replace('bundles/orders/', ''));

describe('a client configuration', () => {
  const names = ['Adder/client.properties', 'Loader/client.properties', 'checkout/application.yml']
    .concat(['checkout/client.properties', 'checkout/librdkafka.json'])
    .map((name) => `clients/${name}`);

  test.each([
    [SecurityTier.CLOUD_NATIVE, 'config', 'DEPLOY'],
    [SecurityTier.REGULATED, 'review/config', 'REVIEW'],
    [SecurityTier.AIR_GAPPED, 'config', 'EMIT'],
  ])('is written in %s to %s', (tier, folder, disposition) => {
    const files = filesIn(tier);

    expect(clientFiles(files)).toStrictEqual(names.map((name) => `${folder}/${name}`));
    const clients = bundleOf(files).resources.filter(({ id }) => /Checkout|Loader|Adder/.test(id));
    expect(clients.map((client) => client.disposition)).toStrictEqual([disposition, disposition, disposition]);
  });

  test.each(Object.values(SecurityTier))('leaves nothing to deploy beyond the tier in %s', (tier) => {
    const app = newApp();
    addClients(newStack(app, tier, { environment: Environment.PROD }));
    app.synth();

    if (tier !== SecurityTier.CLOUD_NATIVE) expect(deployableBeyond(tier, app.outdir)).toStrictEqual([]);
  });

  test('holds references to secrets only, in the form each program understands', () => {
    const files = filesIn(SecurityTier.AIR_GAPPED);

    expect(files['bundles/orders/config/clients/checkout/client.properties']).toContain('${env:CHECKOUT_SECRET}');
    expect(files['bundles/orders/config/clients/checkout/librdkafka.json']).toContain('CHECKOUT_SECRET');
  });

  test('reads committed records downstream of a producer with transactions, whichever was stated first', () => {
    const file = filesIn(SecurityTier.CLOUD_NATIVE)['bundles/orders/config/clients/Loader/client.properties'];

    expect(file).toContain('isolation.level=read_committed');
  });

  test('reads committed records where somebody else is granted transactions on the topic', () => {
    const files = filesIn(SecurityTier.CLOUD_NATIVE, {}, (scope) => {
      const cluster = newCluster(scope);
      const orders = new Topic(scope, 'Orders', { cluster, topicName: 'a.b.v1' });
      new KafkaConsumer(scope, 'Loader', { cluster, security, topics: [orders], groupId: 'loader' });
      orders.grants.flinkExactlyOnceSink(checkout, { transactionalIdPrefix: 'job-' });
    });

    expect(files['bundles/orders/config/clients/Loader/client.properties']).toContain('read_committed');
  });

  test('warns where a consumer reads what was aborted', () => {
    const files = filesIn(SecurityTier.CLOUD_NATIVE, {}, (scope) => {
      const cluster = newCluster(scope);
      const orders = new Topic(scope, 'Orders', { cluster, topicName: 'a.b.v1' });
      new KafkaProducer(scope, 'Writer', { cluster, security, topics: [orders], transactionalId: 'w' });
      new KafkaConsumer(scope, 'Loader', { cluster, security, topics: [orders], readCommitted: false });
    });

    expect(bundleOf(files).resources.find(({ id }) => id === 'orders/Loader')?.warnings).toStrictEqual([
      "readCommitted: topic 'a.b.v1' is written in transactions, so that records of aborted ones are read too; leave it out to read what is committed",
    ]);
  });

  test('is checked against grants of another stack', () => {
    const app = newApp();
    const consumers = newStack(app, SecurityTier.REGULATED, {}, 'consumers');
    const topics = newStack(app, SecurityTier.REGULATED, {}, 'topics');
    const orders = new Topic(topics, 'Orders', { cluster: newCluster(topics), topicName: 'a.b.v1' });
    const cluster = newCluster(consumers);
    new KafkaConsumer(consumers, 'L', { cluster, security, principal: loader, groupId: 'l', topics: [orders] });
    orders.grants.consume(loader, { group: 'l' });

    expect(Object.keys(consumers.renderFiles())).toContain(
      'bundles/consumers/review/config/clients/L/client.properties',
    );
  });

  test('is checked against the name that the brokers make of a certificate', () => {
    const files = filesIn(SecurityTier.REGULATED, {}, (scope) => {
      const cluster = KafkaCluster.selfManaged(scope, 'Kafka', {
        clusterName: 'shop',
        bootstrapServers: 'broker:9093',
        principalMapping: SslPrincipalMapping.commonName(),
      });
      const principal = Principal.distinguishedName('CN=app,O=shop');
      const orders = new Topic(scope, 'Orders', { cluster, topicName: 'a.b.v1' });
      orders.grants.produce(principal);
      const certificate = ClientSecurity.mutualTls({ keyStorePath: '/etc/app.pem' });
      new KafkaProducer(scope, 'App', { cluster, security: certificate, principal, topics: [orders] });
    });

    expect(clientFiles(files)).toStrictEqual(['review/config/clients/App/client.properties']);
  });
});

describe('a client configuration fails', () => {
  const rendered = (add: (scope: Construct) => void): string =>
    messageOf(() => filesIn(SecurityTier.REGULATED, {}, add));

  test('fails when the principal of each client lacks a grant, with all of them at once, and again when tried again', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const cluster = newCluster(stack);
    const topics = [new Topic(stack, 'Orders', { cluster, topicName: 'a.b.v1' })];
    new KafkaProducer(stack, 'P', { cluster, security, principal: checkout, topics, transactionalId: 'tx' });
    new KafkaConsumer(stack, 'C', { cluster, security, principal: loader, groupId: 'g', topics });
    new KafkaStreamsApplication(stack, 'S', {
      cluster,
      security,
      principal: loader,
      applicationId: 's',
      inputs: topics,
    });
    topics[0]!.grants.produce(checkout);
    topics[0]!.grants.consumeWithoutGroup(loader);
    const message =
      '4 problems\n' +
      "  [orders/P] 'transactionalId' must be granted to User:sa-checkout: WRITE on TRANSACTIONAL_ID 'tx', got \"tx\"; name it in the grant too\n" +
      "  [orders/C] 'groupId' must be granted to User:sa-loader: READ on GROUP 'g', got \"g\"; name it in the grant too\n" +
      "  [orders/S] 'applicationId' must be granted to User:sa-loader: READ on GROUP 's', got \"s\"; grant it with cluster.grants.kafkaStreams\n" +
      "  [orders/S] 'applicationId' must be granted to User:sa-loader: WRITE on TRANSACTIONAL_ID 's-', got \"s-\"; grant it with cluster.grants.kafkaStreams";

    expect(messageOf(() => stack.renderFiles())).toBe(message);
    expect(messageOf(() => stack.renderFiles())).toBe(message);
  });

  test('fails when a request is larger than its topic takes', () => {
    expect(
      rendered((scope) => {
        const cluster = newCluster(scope);
        const maxMessageSize = DataSize.mebibytes(2);
        const topics = [new Topic(scope, 'Orders', { cluster, topicName: 'a.b.v1', maxMessageSize })];
        new KafkaProducer(scope, 'P', { cluster, security, topics, maxRequestSize: DataSize.mebibytes(3) });
      }),
    ).toBe(
      "[orders/P] 'maxRequestSize' must not exceed what topic 'a.b.v1' takes (2 mebibytes), got 3 mebibytes; lower it, or raise the topic's maxMessageSize: the broker would refuse larger records",
    );
  });

  test('fails when a topic is on another cluster, and the name is no folder', () => {
    expect(
      rendered((scope) => {
        const other = KafkaCluster.selfManaged(scope, 'Other', { clusterName: 'shop', bootstrapServers: 'a:9092' });
        const topics = [new Topic(scope, 'Orders', { cluster: other, topicName: 'a.b.v1' })];
        new KafkaProducer(scope, 'P', { cluster: newCluster(scope), security, topics, clientName: 'a/b' });
      }),
    ).toBe(
      '2 problems\n' +
        '  [orders/P] \'clientName\' must be 1 to 100 letters, digits, dots, dashes or underscores, got "a/b"; choose a name for a folder\n' +
        "  [orders/P] 'topics' must be on lkc-abc123, to which it connects, got a.b.v1 on shop; a client talks to one cluster: make another for the other topics",
    );
  });

  test('fails when Kafka Streams is asked for in a language that it does not run on', () => {
    expect(
      rendered((scope) => {
        const cluster = newCluster(scope);
        const renderings = [ClientRendering.LIBRDKAFKA];
        new KafkaStreamsApplication(scope, 'S', { cluster, security, applicationId: 's', inputs: [], renderings });
      }),
    ).toContain("[orders/S] 'renderings' must be without LIBRDKAFKA for Kafka Streams");
  });
});

describe('the guardrail against connections without TLS', () => {
  const plain = (scope: Construct): void => {
    new KafkaConsumer(scope, 'C', { cluster: newCluster(scope), security: ClientSecurity.plaintext() });
  };
  const acknowledgements = [
    Acknowledgement.ofPolicy('SG-KAFKA-006', {
      reason: 'a lab without a certificate authority',
      reference: 'https://example.com/1',
    }),
  ];

  test.each([[SecurityTier.CLOUD_NATIVE], [SecurityTier.REGULATED]])('is silent in DEV of %s', (tier) => {
    expect(clientFiles(filesIn(tier, {}, plain))).toHaveLength(1);
  });

  test.each([[Environment.TEST], [Environment.STAGING], [Environment.PROD]])(
    'fails when a client is in %s',
    (environment) => {
      expect(messageOf(() => filesIn(SecurityTier.CLOUD_NATIVE, { environment }, plain))).toBe(
        "[orders/C] 'SG-KAFKA-006' must hold (without TLS whoever listens on the way reads records and passwords), got security.protocol PLAINTEXT; use a ClientSecurity over TLS: scramSha512, scramSha256, saslPlain, mutualTls or oauthBearer, or acknowledge it with Acknowledgement.ofPolicy('SG-KAFKA-006', …)",
      );
    },
  );

  test('can be acknowledged in CLOUD_NATIVE', () => {
    const props = { environment: Environment.TEST, acknowledgements };

    expect(clientFiles(filesIn(SecurityTier.CLOUD_NATIVE, props, plain))).toHaveLength(1);
  });

  test.each([[SecurityTier.REGULATED], [SecurityTier.AIR_GAPPED]])('fails when it is acknowledged in %s', (tier) => {
    const scram = ClientSecurity.scramSha512WithoutTls({ username: 'app', password: Secret.env('P') });
    const add = (scope: Construct): void => {
      new KafkaConsumer(scope, 'C', { cluster: newCluster(scope), security: scram });
    };

    expect(messageOf(() => filesIn(tier, { environment: Environment.TEST, acknowledgements }, add))).toContain(
      'got security.protocol SASL_PLAINTEXT',
    );
  });
});
