import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import * as sluicegate from 'sluicegate';
import { SecurityTier, Topic, type StreamingStack } from 'sluicegate';
import { newApp, newCluster, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { PUBLIC_KEY, recordSchema } from './programs';

const README = path.join(__dirname, '..', '..', '..', 'constructs', 'snowflake', 'README.md');

/** The programs of the README, one after the other in one stack. */
function runReadme(stack: StreamingStack, count = Infinity): void {
  const blocks = [...fs.readFileSync(README, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const context = vm.createContext({
    ...sluicegate,
    stack,
    order: { recordSchema: recordSchema(stack) },
    orders: new Topic(stack, 'Orders', { cluster: newCluster(stack), topicName: 'sales.orders.v1', partitions: 6 }),
    readFileSync: () => PUBLIC_KEY,
  });
  for (const block of blocks.slice(0, count)) vm.runInContext(block, context);
}

test('the first program of the README is a table and a target of channels, and nothing else of Snowflake', () => {
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
  runReadme(stack, 1);

  const made = bundleOf(stack.renderFiles()).resources.filter(({ type }) => type.startsWith('snowflake.'));
  expect(made.map(({ type, name, addresses }) => [type, name, addresses.length])).toStrictEqual([
    ['snowflake.pipe', 'ANALYTICS.RAW.ORDER_PLACED-STREAMING', 0],
    ['snowflake.table', 'ANALYTICS.RAW.ORDER_PLACED', 1],
  ]);
});

test.each(Object.values(SecurityTier))('all programs of the README say something in %s', (tier) => {
  const stack = newStack(newApp(), tier);
  runReadme(stack);

  const types = bundleOf(stack.renderFiles()).resources.map(({ type }) => type);
  const counts = Object.fromEntries(types.map((type) => [type, types.filter((other) => other === type).length]));
  expect(counts).toMatchObject({
    'snowflake.database': 1,
    'snowflake.dynamic-table': 1,
    'snowflake.grant': 7,
    'snowflake.kafka-connector': 1,
    'snowflake.pipe': 2,
    'snowflake.role': 1,
    'snowflake.schema': 1,
    'snowflake.service-user': 1,
    'snowflake.streaming-client': 1,
    'snowflake.table': 2,
    'snowflake.warehouse': 1,
  });
});

describeWithTerraform('all programs of the README, in real Terraform', () => {
  test('are deployed in CLOUD_NATIVE DEV', async () => {
    const app = newApp();
    runReadme(newStack(app, SecurityTier.CLOUD_NATIVE));

    expect(troubleOf(await rehearsedStack(app))).toBe('');
  }, 60_000);

  test('are applied by a reviewer in REGULATED', async () => {
    const app = newApp();
    runReadme(newStack(app, SecurityTier.REGULATED));

    expect(troubleOf(await rehearsedReview(app, { liftProtection: true }))).toBe('');
  }, 60_000);
});
