import { TopicNaming } from '../../src/kafka/topic-naming';
import { namingPolicy, suggestedName } from '../../src/kafka/topic-naming-policy';
import type { IPolicy, PolicySubject } from '../../src/security/policy';
import { SecurityTier } from '../../src/security/security-tier';

const NAMING = TopicNaming.domainDatasetVersion();
const SUBJECT = {} as PolicySubject;
const policyOf = (name: string, isOfEngine = false): IPolicy =>
  namingPolicy(
    () => NAMING,
    name,
    () => isOfEngine,
  );
const violations = (name: string, isOfEngine = false): string[] => policyOf(name, isOfEngine).violationsOf(SUBJECT);

test.each(['sales.orders.v1', 'sales.emea.order-items.v12'])('domain.dataset.vN accepts %s', (name) => {
  expect(violations(name)).toStrictEqual([]);
});

test.each(['.dlq', '.dlt', '-dlt', '.retry', '-retry-0', '.retry-12'])(
  'what is derived from a topic is judged by it: sales.orders.v1%s',
  (ending) => {
    expect(violations(`sales.orders.v1${ending}`)).toStrictEqual([]);
    expect(violations(`orders${ending}`)).toHaveLength(1);
  },
);

// prettier-ignore
test.each([
  'orders', 'sales.orders', 'sales.v1', 'sales.orders.v0', 'Sales.orders.v1', 'sales.order_items.v1', 'sales.orders.v1.dead',
  'sales.orders.v1.dlq.dlq', 'sales.orders.v1.retry-', 'sales.orders.v1dlq', 'sales..v1', '1sales.orders.v1',
])('fails when %s shall follow domain.dataset.vN', (name) => {
  expect(violations(name)).toStrictEqual([
    `topicName "${name}", which is not domain.dataset.vN, for instance sales.orders.v1`,
  ]);
});

test('the name of a topic that an engine uses for itself is not judged', () => {
  expect(violations('connect-configs', true)).toStrictEqual([]);
});

test('existing names can be acknowledged in every tier', () => {
  expect(policyOf('a').acknowledgeableIn).toStrictEqual(Object.values(SecurityTier));
});

test('an own policy must match the whole name', () => {
  const naming = TopicNaming.pattern('a|b', 'a or b');

  expect([naming.accepts('a'), naming.accepts('ab'), naming.accepts('xb')]).toStrictEqual([true, false, false]);
});

test.each([
  ['sales.orders', 'sales.orders.v1'],
  ['Sales_Orders', 'sales.orders.v1'],
  ['SalesOrders', 'sales.orders.v1'],
  ['sales.order_items', 'sales.order-items.v1'],
  ['sales-orders-v3', 'sales.orders.v3'],
  ['SALES.ORDERS.V2', 'sales.orders.v2'],
  ['orders', undefined],
  ['orders.v1', undefined],
  ['1.2', undefined],
])('the remedy for %s names %s', (name, suggested) => {
  expect(suggestedName(NAMING, name)).toBe(suggested);
  const policy = policyOf(name);
  policy.violationsOf(SUBJECT);
  expect(policy.remedy).toBe(
    `rename the topic${suggested === undefined ? '' : `, for instance to "${suggested}"`}, or declare another policy with TopicConventions.of(stack).naming(TopicNaming.any())`,
  );
});

test('an own policy gets a suggestion too, if a spelling of the name follows it', () => {
  const naming = TopicNaming.pattern('[a-z]+(-[a-z]+)*', 'words with dashes');

  expect([suggestedName(naming, 'Sales_Orders'), suggestedName(naming, 'a.b')]).toStrictEqual([
    'sales-orders',
    undefined,
  ]);
});
