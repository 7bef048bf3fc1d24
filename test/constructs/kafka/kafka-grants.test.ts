import type { Construct } from 'constructs';
import {
  AclOperation,
  AclPatternType,
  AclPermission,
  AclResourceType,
  KafkaCluster,
  KafkaGrants,
  Principal,
  SecurityTier,
  TierScope,
  Topic,
  type IKafkaCluster,
} from 'sluicegate';
import { newApp, newCluster, newStack } from '../../support/program';
import { bundleOf } from './rehearsed';

const checkout = Principal.user('checkout');
const { READ, DESCRIBE, ALTER } = AclOperation;
const { TOPIC, GROUP } = AclResourceType;

function selfManaged(scope: Construct): IKafkaCluster {
  return KafkaCluster.selfManaged(scope, 'Kafka', { clusterName: 'shop', bootstrapServers: 'broker:9093' });
}

function topicsOn(cluster: IKafkaCluster): { orders: Topic; totals: Topic; dead: Topic } {
  const topic = (id: string, topicName: string): Topic => new Topic(cluster, id, { cluster, topicName });
  return { orders: topic('Orders', 'orders'), totals: topic('Totals', 'totals'), dead: topic('Dead', 'dead') };
}

/** `OPERATION TYPE name`, a star after a prefix. */
function granted(grant: (grants: KafkaGrants, topics: ReturnType<typeof topicsOn>) => void): string[] {
  const cluster = selfManaged(newStack(newApp(), SecurityTier.REGULATED));
  grant(cluster.grants, topicsOn(cluster));
  return cluster.grants
    .footprint(checkout)
    .allowed.flatMap(({ resourceType, resourceName, patternType, operations, hosts }) =>
      operations.map((operation) =>
        [
          operation,
          resourceType,
          patternType === AclPatternType.PREFIXED ? `${resourceName}*` : resourceName,
          ...(hosts[0] === '*' ? [] : hosts),
        ].join(' '),
      ),
    );
}

describe('grants on a cluster', () => {
  test.each<[string, Parameters<typeof granted>[0], string[]]>([
    [
      'produceToPrefix in transactions from a host',
      (grants) =>
        grants.produceToPrefix(checkout, 'sales.', {
          transactionalId: 'till',
          offsetsGroup: 'tills',
          hosts: ['10.0.0.1'],
        }),
      [
        'DESCRIBE GROUP tills 10.0.0.1',
        'READ GROUP tills 10.0.0.1',
        'DESCRIBE TOPIC sales.* 10.0.0.1',
        'WRITE TOPIC sales.* 10.0.0.1',
        'DESCRIBE TRANSACTIONAL_ID till 10.0.0.1',
        'WRITE TRANSACTIONAL_ID till 10.0.0.1',
      ],
    ],
    [
      'consumeFromPrefix',
      (grants) => grants.consumeFromPrefix(checkout, 'sales.', { group: 'g' }),
      ['DESCRIBE GROUP g', 'READ GROUP g', 'DESCRIBE TOPIC sales.*', 'READ TOPIC sales.*'],
    ],
    [
      'kafkaStreams without state',
      (grants, { orders }) =>
        grants.kafkaStreams(checkout, { applicationId: 'app', inputs: [orders], internalTopics: false }),
      ['DESCRIBE GROUP app', 'READ GROUP app', 'DESCRIBE TOPIC orders', 'READ TOPIC orders'],
    ],
    [
      'kafkaStreams with state, exactly once',
      (grants, { orders, totals }) =>
        grants.kafkaStreams(checkout, {
          applicationId: 'app',
          inputs: [orders],
          outputs: [totals],
          exactlyOnce: true,
        }),
      [
        'DESCRIBE GROUP app',
        'READ GROUP app',
        'CREATE TOPIC app-*',
        'DELETE TOPIC app-*',
        'DESCRIBE TOPIC app-*',
        'READ TOPIC app-*',
        'WRITE TOPIC app-*',
        'DESCRIBE TOPIC orders',
        'READ TOPIC orders',
        'DESCRIBE TOPIC totals',
        'WRITE TOPIC totals',
        'DESCRIBE TRANSACTIONAL_ID app-*',
        'WRITE TRANSACTIONAL_ID app-*',
      ],
    ],
    [
      'connectWorker with exactly-once sources',
      (grants) =>
        grants.connectWorker(checkout, {
          groupId: 'w',
          configTopic: 'c',
          offsetTopic: 'c',
          statusTopic: 'c',
          exactlyOnceSource: true,
        }),
      [
        'DESCRIBE GROUP w',
        'READ GROUP w',
        'DESCRIBE TOPIC c',
        'READ TOPIC c',
        'WRITE TOPIC c',
        'DESCRIBE TRANSACTIONAL_ID connect-cluster-w',
        'WRITE TRANSACTIONAL_ID connect-cluster-w',
      ],
    ],
    [
      'sinkConnector with a dead letter topic',
      (grants, { orders, dead }) =>
        grants.sinkConnector(checkout, { connectorName: 'lake', topics: [orders], deadLetterTopic: dead }),
      [
        'DESCRIBE GROUP connect-lake',
        'READ GROUP connect-lake',
        'DESCRIBE TOPIC dead',
        'WRITE TOPIC dead',
        'DESCRIBE TOPIC orders',
        'READ TOPIC orders',
      ],
    ],
    [
      'sourceConnector that makes its topics, exactly once',
      (grants, { orders }) =>
        grants.sourceConnector(checkout, {
          connectorName: 'pg',
          topics: [orders],
          topicPrefixes: ['pg.'],
          createsTopics: true,
          exactlyOnceWorkerGroupId: 'w',
          exactlyOnceOffsetsTopic: 'o',
        }),
      [
        'DESCRIBE TOPIC o',
        'READ TOPIC o',
        'WRITE TOPIC o',
        'CREATE TOPIC orders',
        'DESCRIBE TOPIC orders',
        'WRITE TOPIC orders',
        'CREATE TOPIC pg.*',
        'DESCRIBE TOPIC pg.*',
        'WRITE TOPIC pg.*',
        'DESCRIBE TRANSACTIONAL_ID w-pg-*',
        'WRITE TRANSACTIONAL_ID w-pg-*',
      ],
    ],
    [
      'readOnlyOperator',
      (grants) => grants.readOnlyOperator(checkout, { topicPrefixes: ['s'], groupPrefixes: ['g'], cluster: true }),
      [
        'DESCRIBE CLUSTER kafka-cluster',
        'DESCRIBE_CONFIGS CLUSTER kafka-cluster',
        'DESCRIBE GROUP g*',
        'DESCRIBE TOPIC s*',
        'DESCRIBE_CONFIGS TOPIC s*',
      ],
    ],
    [
      'addAcls',
      (grants) =>
        grants.addAcls(checkout, [
          { resourceType: TOPIC, resourceName: 'a', operation: ALTER, patternType: AclPatternType.PREFIXED },
          { resourceType: GROUP, resourceName: 'b', operation: DESCRIBE, host: '10.0.0.1' },
        ]),
      ['DESCRIBE GROUP b 10.0.0.1', 'ALTER TOPIC a*', 'DESCRIBE TOPIC a*'],
    ],
    [
      'a topic: consumeWithoutGroup',
      (_, { orders }) => orders.grants.consumeWithoutGroup(checkout),
      ['DESCRIBE TOPIC orders', 'READ TOPIC orders'],
    ],
    [
      'a topic: flinkExactlyOnceSink',
      (_, { orders }) => orders.grants.flinkExactlyOnceSink(checkout, { transactionalIdPrefix: 'job' }),
      ['DESCRIBE TOPIC orders', 'WRITE TOPIC orders', 'DESCRIBE TRANSACTIONAL_ID job*', 'WRITE TRANSACTIONAL_ID job*'],
    ],
    [
      'a topic: administer',
      (_, { orders }) => orders.grants.administer(checkout),
      ['ALTER TOPIC orders', 'ALTER_CONFIGS TOPIC orders', 'DESCRIBE TOPIC orders', 'DESCRIBE_CONFIGS TOPIC orders'],
    ],
    [
      'a topic: administer, only to make and delete it',
      (_, { orders }) =>
        orders.grants.administer(checkout, {
          createTopic: true,
          deleteTopic: true,
          alterConfigs: false,
          addPartitions: false,
        }),
      ['CREATE TOPIC orders', 'DELETE TOPIC orders', 'DESCRIBE TOPIC orders', 'DESCRIBE_CONFIGS TOPIC orders'],
    ],
  ])('%s lets somebody do exactly this', (_, grant, rows) => {
    expect(granted(grant)).toStrictEqual(rows);
  });

  test('made inside a tier scope belong to its tier, and the footprint is of all tiers', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const cluster = newCluster(stack);
    const account = Principal.serviceAccount('sa-app');
    cluster.grants.consumeFromPrefix(account, 'a.', { group: 'a' });
    const scope = new TierScope(stack, 'Strict', { tier: SecurityTier.REGULATED });
    KafkaGrants.of(scope, cluster).consumeFromPrefix(account, 'b.', { group: 'a' });

    const files = stack.renderFiles();

    const rows = bundleOf(files).resources.filter(({ type }) => type === 'kafka.acl');
    expect(rows.map(({ disposition, spec }) => `${disposition} ${String(spec.resourceName)}`)).toStrictEqual([
      'DEPLOY a',
      'DEPLOY a.',
      'REVIEW a',
      'REVIEW b.',
    ]);
    const footprints = files['bundles/orders/config/kafka/lkc-abc123/footprints.md'];
    expect(footprints).toContain("topic that begins with 'a.'");
    expect(files['bundles/orders/review/config/kafka/lkc-abc123/footprints.md']).toContain("begins with 'b.'");
  });

  test('a footprint says what each principal can do, one file a cluster', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const cluster = newCluster(stack);
    const topic = new Topic(stack, 'Orders', { cluster, topicName: 'sales.orders.v1' });
    topic.grants.produce(Principal.serviceAccount('sa-b'));
    topic.grants.consume(Principal.serviceAccount('sa-a'), { group: 'g' });
    topic.grants.consumeWithoutGroup(Principal.everyone());

    const files = stack.renderFiles();

    expect(files['bundles/orders/config/kafka/lkc-abc123/footprints.md']).toBe(
      '# Who can do what on lkc-abc123\n\n' +
        'By the grants of stack orders. What others granted is not in here; an operation includes those that it implies.\n\n' +
        '~~~~text\n' +
        'User:* can do exactly this:\n' +
        "- DESCRIBE, READ on topic 'sales.orders.v1', from any host\n\n" +
        'User:sa-a can do exactly this:\n' +
        "- DESCRIBE, READ on group 'g', from any host\n" +
        "- DESCRIBE, READ on topic 'sales.orders.v1', from any host, as for everyone\n" +
        "- DESCRIBE, READ on topic 'sales.orders.v1', from any host\n\n" +
        'User:sa-b can do exactly this:\n' +
        "- DESCRIBE, READ on topic 'sales.orders.v1', from any host, as for everyone\n" +
        "- DESCRIBE, WRITE on topic 'sales.orders.v1', from any host\n" +
        '~~~~\n',
    );
    const json = JSON.parse(files['bundles/orders/config/kafka/lkc-abc123/footprints.json'] ?? '') as {
      footprints: { principal: string }[];
    };
    expect(json.footprints.map(({ principal }) => principal)).toStrictEqual(['User:*', 'User:sa-a', 'User:sa-b']);
  });

  test('a DENY and a wildcard are taken in CLOUD_NATIVE DEV', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    newCluster(stack).grants.addAcls(Principal.everyone(), [
      { resourceType: TOPIC, resourceName: '*', operation: READ },
      { resourceType: TOPIC, resourceName: 'secret', operation: READ, permission: AclPermission.DENY },
    ]);

    expect(bundleOf(stack.renderFiles()).resources.filter(({ type }) => type === 'kafka.acl')).toHaveLength(2);
  });
});
