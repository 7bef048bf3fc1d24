import { Errors, SecurityTier, Topic } from 'sluicegate';
import { newApp, newCluster, newStack } from '../support/program';

test('a caller learns which rule of which construct was broken without reading the message', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const cluster = newCluster(stack);
  let failures: unknown;
  try {
    new Topic(stack, 'Orders', { cluster, topicName: '', partitions: 0 });
  } catch (error) {
    failures = Errors.failuresOf(error).map(({ path, property, rule }) => ({ path, property, rule }));
  }

  expect(failures).toStrictEqual([
    { path: 'orders/Orders', property: 'topicName', rule: 'kafka.topic.name.length' },
    { path: 'orders/Orders', property: 'partitions', rule: 'kafka.topic.partitions' },
  ]);
});
