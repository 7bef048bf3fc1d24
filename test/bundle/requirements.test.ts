import { Capability } from 'sluicegate';
import { describedRequirements } from '../../src/bundle/requirements';
import { model, resource } from './models';

const RESOURCES = [
  resource('orders/A', {
    name: 'checkout',
    capability: Capability.IDENTITY,
    spec: { description: 'an account | for' },
  }),
  resource('orders/B', { name: 'orders', spec: { partitions: 3, topicName: 'sales.orders', configs: { a: 1 } } }),
];

test('people read what is needed: the description, or else what the spec says', () => {
  const [markdown] = describedRequirements(RESOURCES, model(RESOURCES));
  expect(markdown).toStrictEqual({
    path: 'resources.md',
    body:
      '# What orders needs of its platform\n\nOwner: sales-platform. Environment: PROD.\n\n' +
      '| name | type | capability | what is needed |\n| --- | --- | --- | --- |\n' +
      '| checkout | kafka.topic | IDENTITY | an account \\| for |\n' +
      '| orders | kafka.topic | TOPICS | configs: {"a":1}; partitions: 3; topicName: sales.orders |\n',
  });
});

test('programs read the same', () => {
  const [, json] = describedRequirements(RESOURCES, model(RESOURCES));
  expect(json!.path).toBe('resources.json');
  expect(JSON.parse(json!.body)).toStrictEqual({
    stack: 'orders',
    owner: 'sales-platform',
    resources: RESOURCES.map(({ type, name, capability, spec }) => ({ type, name, capability, spec })),
  });
});
