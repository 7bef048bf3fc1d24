import type { ModelResource, StackModel } from '../../src/bundle/model';
import { deriveAcls } from '../../src/kafka/acl-derivation';
import { literal } from '../../src/kafka/grants/grantee';
import { APACHE_KAFKA } from '../../src/kafka/platform-limits';
import { aclReview, topicRequirements, topicReview } from '../../src/kafka/renderers';
import { topicSpec } from '../../src/kafka/topic-spec';
import { Capability } from '../../src/security/capability';
import { Disposition } from '../../src/security/disposition';
import { Environment } from '../../src/security/environment';
import { SecurityTier } from '../../src/security/security-tier';

function resource(id: string, type: string, spec: object): ModelResource {
  const capability = Capability.TOPICS;
  const none: readonly string[] = [];
  const lists = { reasons: none, warnings: none, requires: none, feeds: none, addresses: none };
  return { id, type, name: id, capability, disposition: Disposition.REVIEW, spec, ...lists };
}

const ON = { cluster: 'orders/Kafka' };
const RESOURCES = [
  resource('orders/T', 'kafka.topic', { ...ON, ...topicSpec('orders/T', { topicName: 't' }, APACHE_KAFKA) }),
  ...deriveAcls([{ kind: 'PRODUCE', principal: 'User:app', topic: literal('t') }]).map((row) =>
    resource('orders/A', 'kafka.acl', { ...ON, ...row }),
  ),
];

function model(kind: string): StackModel {
  return {
    stack: 'orders',
    owner: 'sales',
    tier: SecurityTier.REGULATED,
    environment: Environment.PROD,
    resources: RESOURCES,
    references: [
      { id: 'orders/Kafka', type: 'kafka.cluster', name: 'main', spec: { kind, bootstrapServers: 'broker:9092' } },
    ],
    acknowledgements: [],
    findings: [],
    warnings: [],
    providers: [],
  };
}

test('a reviewer gets scripts, and for a broker without a provider the resources of Strimzi', () => {
  const paths = (kind: string): string[] => topicReview(RESOURCES, model(kind)).map(({ path }) => path);

  expect(paths('CONFLUENT_CLOUD')).toStrictEqual(['kafka/main/topics.sh', 'kafka/main/acls.sh']);
  expect(paths('APACHE_KAFKA').slice(2)).toStrictEqual([
    'kafka/main/strimzi/topics.yaml',
    'kafka/main/strimzi/users.yaml',
  ]);
});

test('topics and ACLs share one renderer, so that they share documents', () => {
  expect(aclReview).toBe(topicReview);
  expect(topicRequirements(RESOURCES, model('APACHE_KAFKA')).map(({ path }) => path)).toStrictEqual([
    'topics.md',
    'topics.json',
  ]);
});

test('the scripts connect to the servers of the cluster', () => {
  const [script] = topicReview(RESOURCES, model('CONFLUENT_CLOUD'));

  expect(script?.body).toContain("DEFAULT_BOOTSTRAP_SERVERS='broker:9092'");
});
