import { parseAllDocuments } from 'yaml';
import { Duration } from '../../../src/core/duration';
import { deriveAcls } from '../../../src/kafka/acl-derivation';
import { AclOperation } from '../../../src/kafka/acl-operation';
import { AclPatternType } from '../../../src/kafka/acl-pattern-type';
import { AclPermission } from '../../../src/kafka/acl-permission';
import { AclResourceType } from '../../../src/kafka/acl-resource-type';
import { strimziResources } from '../../../src/kafka/emitted/strimzi';
import { literal, prefixed } from '../../../src/kafka/grants/grantee';
import { APACHE_KAFKA } from '../../../src/kafka/platform-limits';
import { topicSpec } from '../../../src/kafka/topic-spec';

const CLUSTER = { clusterName: 'main', bootstrapServers: 'broker:9092' };
const documents = (body: string): unknown[] => parseAllDocuments(body).map((document) => document.toJS() as unknown);

test('a topic is a KafkaTopic with its own name inside', () => {
  const topic = topicSpec('app/T', { topicName: 'Sales_Orders', retention: Duration.days(1) }, APACHE_KAFKA);
  const [artifact, ...others] = strimziResources(CLUSTER, [topic], []);

  expect(others).toStrictEqual([]);
  expect(artifact?.path).toBe('kafka/main/strimzi/topics.yaml');
  expect(documents(artifact!.body)).toStrictEqual([
    {
      apiVersion: 'kafka.strimzi.io/v1',
      kind: 'KafkaTopic',
      metadata: { name: 't---53-ales-5f--4f-rders--t', labels: { 'strimzi.io/cluster': 'main' } },
      spec: {
        topicName: 'Sales_Orders',
        partitions: 6,
        replicas: 3,
        config: { 'min.insync.replicas': '2', 'retention.ms': '86400000' },
      },
    },
  ]);
});

test.each(['a.b', 'a_b', 'a-b', 'A-b', 'a.-b', 'a--b', '-a', 'a.', '5f', '-5f-'])(
  'the name of %s is one that Kubernetes takes, and that of no other',
  (topicName) => {
    const nameOf = (name: string): string => {
      const spec = topicSpec('app/T', { topicName: name }, APACHE_KAFKA);
      const [document] = documents(strimziResources(CLUSTER, [spec], [])[0]!.body);
      return (document as { metadata: { name: string } }).metadata.name;
    };
    const others = ['a.b', 'a_b', 'a-b', 'A-b', 'a.-b', 'a--b', '-a', 'a.', '5f', '-5f-'].filter(
      (name) => name !== topicName,
    );

    expect(nameOf(topicName)).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/);
    expect(others.map(nameOf)).not.toContain(nameOf(topicName));
  },
);

test('a principal is a KafkaUser with a rule for each resource', () => {
  const rows = deriveAcls([
    { kind: 'CONSUME', principal: 'User:loader', topic: prefixed('sales.'), group: literal('loader') },
    { kind: 'READ_ONLY_OPERATOR', principal: 'User:CN=ops', topics: [], groups: [], cluster: true },
    {
      kind: 'RAW',
      rows: [
        {
          resourceType: AclResourceType.TOPIC,
          patternType: AclPatternType.LITERAL,
          resourceName: 'sales.secret',
          principal: 'User:loader',
          host: '10.0.0.1',
          operation: AclOperation.ALL,
          permission: AclPermission.DENY,
        },
      ],
    },
  ]);
  const [artifact] = strimziResources(CLUSTER, [], rows);
  const user = (name: string, type: string, acls: unknown[]): unknown => ({
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'KafkaUser',
    metadata: { name, labels: { 'strimzi.io/cluster': 'main' } },
    spec: { authentication: { type }, authorization: { type: 'simple', acls } },
  });

  expect(documents(artifact!.body)).toStrictEqual([
    user('ops', 'tls', [{ resource: { type: 'cluster' }, operations: ['Describe', 'DescribeConfigs'], host: '*' }]),
    user('loader', 'scram-sha-512', [
      { resource: { type: 'group', name: 'loader', patternType: 'literal' }, operations: ['Read'], host: '*' },
      { resource: { type: 'topic', name: 'sales.', patternType: 'prefix' }, operations: ['Read'], host: '*' },
      {
        resource: { type: 'topic', name: 'sales.secret', patternType: 'literal' },
        operations: ['All'],
        host: '10.0.0.1',
        type: 'deny',
      },
    ]),
  ]);
});

test('what Strimzi cannot say is named, not dropped', () => {
  const rows = deriveAcls([{ kind: 'PRODUCE', principal: 'User:*', topic: literal('t') }]);

  expect(strimziResources(CLUSTER, [], rows)).toStrictEqual([
    {
      path: 'kafka/main/strimzi/users.yaml',
      body: '# not in here, Strimzi cannot say it: ALLOW WRITE on TOPIC LITERAL t to User:* from *\n',
    },
  ]);
});
