import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { Token } from 'cdktf';
import { Capability, Disposition, SecurityTier, TieredResource } from 'sluicegate';
import type { TieredResourceProps } from 'sluicegate';
import { messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

const provision = jest.fn(
  (scope: ConstructorParameters<typeof KafkaTopic>[0]) => new KafkaTopic(scope, 'Resource', { topicName: 'a' }),
);
const PROPS: TieredResourceProps = {
  capability: Capability.TOPICS,
  resourceName: 'sales.orders',
  description: 'a topic of the sales team',
  provisioner: { provision },
};
const later = Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' });

test.each([
  [SecurityTier.CLOUD_NATIVE, Disposition.DEPLOY, 1],
  [SecurityTier.REGULATED, Disposition.REVIEW, 1],
  [SecurityTier.AIR_GAPPED, Disposition.DOCUMENT, 0],
])('in %s it is %s, and the provisioner is called %d times', (tier, disposition, calls) => {
  provision.mockClear();
  const resource = new TieredResource(newStack(newApp(), tier), 'R', PROPS);
  expect(resource.disposition).toBe(disposition);
  expect(provision).toHaveBeenCalledTimes(calls);
});

test('the bundle describes it, with what it requires and feeds', () => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  const other = new Made(stack, 'Other');
  new TieredResource(stack, 'R', { ...PROPS, requires: [other], feeds: [other] });

  const { resources } = JSON.parse(stack.renderFiles()['bundles/orders/bundle.json']!) as { resources: object[] };
  expect(resources[1]).toStrictEqual({
    id: 'orders/R',
    type: 'custom.resource',
    name: 'sales.orders',
    capability: 'TOPICS',
    disposition: 'DOCUMENT',
    reasons: [],
    warnings: [],
    spec: { description: 'a topic of the sales team' },
    requires: ['orders/Other'],
    feeds: ['orders/Other'],
    addresses: [],
  });
  expect(stack.renderFiles()['bundles/orders/requirements/resources.md']).toContain(
    '| sales.orders | custom.resource | TOPICS | a topic of the sales team |',
  );
});

test.each<[string, Partial<TieredResourceProps>, string]>([
  [
    'the capability is none',
    { capability: 'TOPIC' as Capability },
    `'capability' must be one of TOPICS, SCHEMAS, CLIENTS, JOBS, WAREHOUSE, IDENTITY, PLATFORM, MONITORING, got "TOPIC"; name what the resource is for`,
  ],
  [
    'the name is blank',
    { resourceName: ' ' },
    `'resourceName' must be a text that is known at synthesis, got " "; give the name itself`,
  ],
  [
    'the name is known only after apply',
    { resourceName: `a-${later}` },
    `'resourceName' must be a text that is known at synthesis, got "a value that is known only after apply"; give the name itself`,
  ],
  [
    'the description is too short',
    { description: '9 letters' },
    `'description' must say in at least 10 characters what is needed, known at synthesis, got "9 letters"; write what a platform team has to provide`,
  ],
  [
    'the description is known only after apply',
    { description: `this is what is needed: ${later}` },
    `'description' must say in at least 10 characters what is needed, known at synthesis, got "a value that is known only after apply"; write what a platform team has to provide`,
  ],
  [
    'the description holds a secret',
    { description: `the topic of https://user:${'hunter2'}@host.example` },
    `'description' must not contain a secret; remove it; descriptions are written to files`,
  ],
  [
    'the name holds a secret',
    { resourceName: `https://user:${'hunter2'}@host.example` },
    `'resourceName' must not contain a secret; remove it; names are written to files`,
  ],
])('fails when %s', (_, props, message) => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  expect(messageOf(() => new TieredResource(stack, 'R', { ...PROPS, ...props }))).toBe(`[orders/R] ${message}`);
});

test('a description of ten characters is enough', () => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  expect(() => new TieredResource(stack, 'R', { ...PROPS, description: ' 10 letters' })).not.toThrow();
});

test('every problem is told at once', () => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  expect(messageOf(() => new TieredResource(stack, 'R', { ...PROPS, resourceName: '', description: '' }))).toMatch(
    /^2 problems\n {2}\[orders\/R\] 'resourceName' .*\n {2}\[orders\/R\] 'description' /,
  );
});
