import { Principal, SecurityTier, TierScope, Topic } from 'sluicegate';
import type { StreamingStack } from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { inBundle, resourcesOf } from './documents';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;
const checkout = Principal.serviceAccount('sa-checkout');
const loader = Principal.serviceAccount('sa-loader');

function topicIn(stack: StreamingStack, scope: StreamingStack | TierScope = stack, id = 'Orders'): Topic {
  const cluster = stack.node.tryFindChild('Kafka') ?? newCluster(stack);
  return new Topic(scope, id, {
    cluster: cluster as ReturnType<typeof newCluster>,
    topicName: `sales.${id.toLowerCase()}.v1`,
  });
}

/** The rows as resources, shortened to what differs. */
function rows(stack: StreamingStack): string[] {
  return resourcesOf(stack, 'confluent_kafka_acl')
    .map((row) =>
      ['principal', 'permission', 'operation', 'resource_type', 'pattern_type', 'resource_name', 'host']
        .map((key) => String(row[key]))
        .join(' '),
    )
    .sort();
}

test.each([CLOUD_NATIVE, REGULATED])('in %s a grant is exactly these resources', (tier) => {
  const stack = newStack(newApp(), tier);
  topicIn(stack).grants.produce(checkout);
  const [one, ...others] = resourcesOf(stack, 'confluent_kafka_acl');

  expect(one).toStrictEqual({
    depends_on: [expect.stringMatching(/^confluent_kafka_topic\.Orders_/)],
    host: '*',
    operation: 'WRITE',
    pattern_type: 'LITERAL',
    permission: 'ALLOW',
    principal: 'User:sa-checkout',
    provider: 'confluent.Kafka',
    resource_name: 'sales.orders.v1',
    resource_type: 'TOPIC',
  });
  expect(others).toStrictEqual([]);
});

test('in AIR_GAPPED a grant is a requirement, and no resource', () => {
  const stack = newStack(newApp(), AIR_GAPPED);
  topicIn(stack).grants.produce(checkout);
  expect(rows(stack)).toStrictEqual([]);
  expect(JSON.stringify(stack.renderFiles())).toContain('User:sa-checkout');
});

test('a transactional producer that commits offsets gets what that needs', () => {
  const stack = newStack(newApp(), REGULATED);
  topicIn(stack).grants.produce(checkout, { transactionalIdPrefix: 'checkout-', offsetsGroup: 'orders' });
  expect(rows(stack)).toStrictEqual([
    'User:sa-checkout ALLOW READ GROUP LITERAL orders *',
    'User:sa-checkout ALLOW WRITE TOPIC LITERAL sales.orders.v1 *',
    'User:sa-checkout ALLOW WRITE TRANSACTIONAL_ID PREFIXED checkout- *',
  ]);
});

test.each([
  [{ group: 'loader' }, 'LITERAL loader'],
  [{ groupPrefix: 'loader-' }, 'PREFIXED loader-'],
])('a consumer in the group %j may read the topic and use its group', (options, group) => {
  const stack = newStack(newApp(), REGULATED);
  topicIn(stack).grants.consume(loader, options);
  expect(rows(stack)).toStrictEqual([
    `User:sa-loader ALLOW READ GROUP ${group} *`,
    'User:sa-loader ALLOW READ TOPIC LITERAL sales.orders.v1 *',
  ]);
});

test('grants that need the same row share it, whatever their order', () => {
  const rendered = (turned: boolean): string[] => {
    const stack = newStack(newApp(), REGULATED);
    const topics = [topicIn(stack), topicIn(stack, stack, 'Customers')];
    for (const topic of turned ? topics.reverse() : topics) topic.grants.consume(loader, { groupPrefix: 'loader-' });
    return rows(stack);
  };
  expect(rendered(true)).toStrictEqual(rendered(false));
  expect(rendered(false)).toStrictEqual([
    'User:sa-loader ALLOW READ GROUP PREFIXED loader- *',
    'User:sa-loader ALLOW READ TOPIC LITERAL sales.customers.v1 *',
    'User:sa-loader ALLOW READ TOPIC LITERAL sales.orders.v1 *',
  ]);
});

test('hosts narrow a grant, a row for each', () => {
  const stack = newStack(newApp(), REGULATED);
  topicIn(stack).grants.produce(checkout, { hosts: ['10.0.0.1', '10.0.0.2'] });
  expect(rows(stack)).toStrictEqual([
    'User:sa-checkout ALLOW WRITE TOPIC LITERAL sales.orders.v1 10.0.0.1',
    'User:sa-checkout ALLOW WRITE TOPIC LITERAL sales.orders.v1 10.0.0.2',
  ]);
});

test('grants on an existing topic depend on nothing that Terraform makes', () => {
  const stack = newStack(newApp(), REGULATED);
  const cluster = newCluster(stack);
  Topic.fromTopicName(stack, 'Orders', { cluster, topicName: 'sales.orders.v1' }).grants.produce(checkout);
  expect(resourcesOf(stack, 'confluent_kafka_acl')[0]).not.toHaveProperty('depends_on');
});

test('grants stand in the tier of their topic', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  topicIn(stack).grants.produce(checkout);
  topicIn(stack, new TierScope(stack, 'Strict', { tier: REGULATED }), 'Customers').grants.produce(checkout);
  const { resources } = JSON.parse(stack.renderFiles()['bundles/orders/bundle.json']!) as {
    resources: { type: string; disposition: string; spec: { resourceName: string } }[];
  };
  expect(
    resources
      .filter(({ type }) => type === 'kafka.acl')
      .map(({ disposition, spec }) => `${spec.resourceName} ${disposition}`)
      .sort(),
  ).toStrictEqual(['sales.customers.v1 REVIEW', 'sales.orders.v1 DEPLOY']);
});

test('a row is in the bundle under its own words, and requires its topic', () => {
  const stack = newStack(newApp(), REGULATED);
  topicIn(stack).grants.produce(checkout);
  const id = 'orders/KafkaAcls/User:sa-checkout ALLOW WRITE TOPIC LITERAL sales.orders.v1 *';
  expect(inBundle(stack, id)).toMatchObject({
    type: 'kafka.acl',
    name: 'User:sa-checkout WRITE TOPIC sales.orders.v1',
    requires: ['orders/Kafka', 'orders/Orders'],
  });
});

test.each([
  [{}, "'grants.group' must be given, exactly or by prefix; pass group or groupPrefix"],
  [
    { group: 'a', groupPrefix: 'b' },
    `'grants.group' must be given exactly or by prefix, not both, got "a" and prefix "b"; keep one`,
  ],
])('fails when a consumer has the group %j', (options, message) => {
  const topic = topicIn(newStack(newApp(), REGULATED));
  expect(messageOf(() => topic.grants.consume(loader, options))).toBe(`[orders/Orders] ${message}`);
});

test('fails when a producer has a transactional id and a prefix', () => {
  const topic = topicIn(newStack(newApp(), REGULATED));
  expect(messageOf(() => topic.grants.produce(checkout, { transactionalId: 'a', transactionalIdPrefix: 'b' }))).toBe(
    `[orders/Orders] 'grants.transactionalId' must be given exactly or by prefix, not both, got "a" and prefix "b"; keep one`,
  );
});

test('fails when no host is left, a host is none, or a group is empty', () => {
  const topic = topicIn(newStack(newApp(), REGULATED));
  expect(messageOf(() => topic.grants.produce(checkout, { hosts: [] }))).toContain(
    "'hosts' must name an address or '*'",
  );
  expect(messageOf(() => topic.grants.produce(checkout, { hosts: ['10.0.0.0/8'] }))).toContain('got "10.0.0.0/8"');
  expect(messageOf(() => topic.grants.consume(loader, { group: '' }))).toContain("'group' must not be empty");
});

test('a footprint is what a principal can do by the grants so far', () => {
  const topic = topicIn(newStack(newApp(), REGULATED));
  topic.grants.produce(checkout);
  const before = JSON.stringify(topic.grants.footprint(checkout));
  topic.grants.consume(checkout, { group: 'x' });
  expect(before).toContain('WRITE');
  expect(before).not.toContain('"x"');
  expect(JSON.stringify(topic.grants.footprint(checkout))).toContain('"x"');
  expect(JSON.stringify(topic.grants.footprint(loader))).not.toContain('sales.orders.v1');
});

test.each(['sa-abc123', 'u-abc123', 'pool-AbC1'])('a service account may be %s', (id) => {
  expect(Principal.serviceAccount(id).principalName).toBe(`User:${id}`);
});

test.each(['', 'checkout', 'sa-', 'User:sa-abc123', 'sa-a b'])('fails when a service account is %j', (id) => {
  expect(messageOf(() => Principal.serviceAccount(id))).toBe(
    `[Principal.serviceAccount] 'serviceAccountId' must be an id such as 'sa-abc123', got ${JSON.stringify(id)}; copy the id of the service account, not its name`,
  );
});
