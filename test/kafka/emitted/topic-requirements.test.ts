import { DataSize } from '../../../src/core/data-size';
import { Duration } from '../../../src/core/duration';
import { deriveAcls } from '../../../src/kafka/acl-derivation';
import { CleanupPolicy } from '../../../src/kafka/cleanup-policy';
import { topicRequirements } from '../../../src/kafka/emitted/topic-requirements';
import { literal } from '../../../src/kafka/grants/grantee';
import { APACHE_KAFKA } from '../../../src/kafka/platform-limits';
import { QuotaEntity } from '../../../src/kafka/quota-entity';
import { quotaSpec } from '../../../src/kafka/quota-spec';
import { topicSpec } from '../../../src/kafka/topic-spec';

const REQUESTER = { stack: 'orders', owner: 'sales', environment: 'PROD' };
const MAIN = {
  cluster: { clusterName: 'main', bootstrapServers: 'broker:9092' },
  topics: [
    topicSpec(
      'app/B',
      {
        topicName: 'b',
        retention: Duration.days(7),
        cleanupPolicy: CleanupPolicy.DELETE,
        customConfigs: { 'v.x': '1' },
      },
      APACHE_KAFKA,
    ),
    topicSpec('app/A', { topicName: 'a', replicationFactor: 1, keyed: false }, APACHE_KAFKA),
  ],
  acls: deriveAcls([{ kind: 'PRODUCE', principal: 'User:app', topic: literal('a') }]),
  quotas: [quotaSpec('app/Q', { entity: QuotaEntity.user('app'), producerRate: DataSize.mebibytes(1) }, APACHE_KAFKA)],
};

test('the document for people', () => {
  const [markdown] = topicRequirements(REQUESTER, [MAIN]);

  expect(markdown).toStrictEqual({
    path: 'topics.md',
    body: `# What orders needs on Kafka

Owner: sales. Environment: PROD. The same for programs: \`topics.json\`.

## Cluster main

Bootstrap servers: broker:9092

### Topics

| topic | partitions | replication factor | records |
| --- | --- | --- | --- |
| a | 6 | 1 | without a key |
| b | 6 | 3 | with a key |

Configs of these topics:

| topic | config | value | that is |
| --- | --- | --- | --- |
| b | cleanup.policy | delete |  |
| b | min.insync.replicas | 2 |  |
| b | retention.ms | 604800000 | 7 days |
| b | v.x | 1 |  |

Configs that are not named stay as the cluster has them.

### ACLs

| principal | permission | operation | resource | pattern | name | host |
| --- | --- | --- | --- | --- | --- | --- |
| User:app | ALLOW | WRITE | TOPIC | LITERAL | a | * |

~~~~text
User:app can do exactly this:
- DESCRIBE, WRITE on topic 'a', from any host
~~~~

### Quotas

Each broker counts for itself; rates are bytes per second.

| entity | quota | value |
| --- | --- | --- |
| user app | producer_byte_rate | 1048576 |
`,
  });
});

test('the document for programs', () => {
  const [, json] = topicRequirements(REQUESTER, [MAIN]);

  expect(json?.path).toBe('topics.json');
  expect(JSON.parse(json!.body)).toStrictEqual({
    stack: 'orders',
    owner: 'sales',
    environment: 'PROD',
    clusters: [
      {
        clusterName: 'main',
        bootstrapServers: 'broker:9092',
        topics: [
          { topicName: 'a', partitions: 6, replicationFactor: 1, configs: {} },
          {
            topicName: 'b',
            partitions: 6,
            replicationFactor: 3,
            configs: {
              'cleanup.policy': 'delete',
              'min.insync.replicas': '2',
              'retention.ms': '604800000',
              'v.x': '1',
            },
          },
        ],
        acls: MAIN.acls,
        quotas: [{ entity: [{ kind: 'user', name: 'app' }], limits: { producer_byte_rate: '1048576' } }],
      },
    ],
  });
});

test('clusters come in the order of their names, and nothing is said to be nothing', () => {
  const empty = (clusterName: string): Parameters<typeof topicRequirements>[1][number] => ({
    cluster: { clusterName, bootstrapServers: 'x:1' },
    topics: [],
    acls: [],
    quotas: [],
  });
  const [markdown] = topicRequirements(REQUESTER, [empty('b'), empty('a')]);

  expect(markdown?.body).toMatch(/## Cluster a\n\nBootstrap servers: x:1\n\nNothing\.\n\n## Cluster b\n/);
});
