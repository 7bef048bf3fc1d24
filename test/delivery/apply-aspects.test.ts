import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { Aspects, TerraformStack, Testing } from 'cdktf';
import type { IAspect } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { Environment, SecurityTier, StreamingStack } from 'sluicegate';
import { messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

/** Notes the path of whatever it visits, with the kind of resource. */
function noting(): IAspect & { readonly seen: string[] } {
  const seen: string[] = [];
  const visit = (node: IConstruct): void => {
    const { path } = node.node;
    seen.push(node instanceof KafkaTopic ? `topic ${path}` : path);
  };
  return { seen, visit };
}

test.each([
  [SecurityTier.CLOUD_NATIVE, ['orders/Nest/A', 'topic orders/Nest/A/Resource']],
  [SecurityTier.REGULATED, ['orders/Nest/A', 'topic orders/.sluicegate/orders-review/Nest/A/Resource']],
  [SecurityTier.AIR_GAPPED, ['orders/Nest/A']],
])('in %s an aspect on a construct sees the construct and its resource, once each', (tier, seen) => {
  const stack = newStack(newApp(), tier);
  const thing = new Made(new Construct(stack, 'Nest'), 'A');
  const aspect = noting();
  Aspects.of(thing).add(aspect);

  stack.renderFiles();
  stack.renderFiles();

  expect(aspect.seen).toStrictEqual(seen);
});

test.each(Object.values(SecurityTier))('in %s an aspect on the stack sees nothing twice, and no image', (tier) => {
  const app = newApp();
  const stack = newStack(app, tier);
  new Made(new Construct(stack, 'Nest'), 'A');
  const aspect = noting();
  Aspects.of(stack).add(aspect);

  stack.renderFiles();
  app.synth();
  app.synth();

  expect(aspect.seen).toStrictEqual([...new Set(aspect.seen)]);
  expect(aspect.seen).toContain('orders/Nest/A');
  expect(aspect.seen).not.toContain('orders/.sluicegate/orders-review/Nest');
});

test('an aspect changes the resource equally, wherever it stands', () => {
  const config = (tier: SecurityTier, file: string): unknown => {
    const stack = newStack(newApp(), tier);
    const thing = new Made(stack, 'A');
    Aspects.of(thing).add({
      visit: (node) => void (node instanceof KafkaTopic && (node.config = { 'retention.ms': '1' })),
    });
    const { resource } = JSON.parse(stack.renderFiles()[file]!) as {
      resource: { confluent_kafka_topic: Record<string, { config: unknown }> };
    };
    return Object.values(resource.confluent_kafka_topic).map((topic) => topic.config);
  };
  const changed = [{ 'retention.ms': '1' }];
  expect(config(SecurityTier.CLOUD_NATIVE, 'stacks/orders/cdk.tf.json')).toStrictEqual(changed);
  expect(config(SecurityTier.REGULATED, 'bundles/orders/review/terraform/main.tf.json')).toStrictEqual(changed);
});

test('aspects run from the top down, each in the order in which it was added', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const thing = new Made(new Construct(stack, 'Nest'), 'A');
  const order: string[] = [];
  const note = (name: string): IAspect => ({ visit: (node) => void (node === thing && order.push(name)) });
  Aspects.of(thing).add(note('third'));
  Aspects.of(stack).add(note('first'));
  Aspects.of(stack).add(note('second'));

  stack.renderFiles();

  expect(order).toStrictEqual(['first', 'second', 'third']);
});

test('a stack inside a stack of ours is visited once by an aspect of the outer one', () => {
  const app = newApp();
  const outer = newStack(app, SecurityTier.REGULATED);
  const inner = new StreamingStack(outer, 'inner', {
    tier: SecurityTier.REGULATED,
    environment: Environment.DEV,
    owner: 'x',
  });
  new Made(inner, 'A');
  const aspect = noting();
  Aspects.of(outer).add(aspect);

  app.synth();

  expect(aspect.seen.filter((path) => path === 'orders/inner/A')).toHaveLength(1);
});

test('a construct that an aspect adds is visited too, and taken through the gate', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const aspect = noting();
  Aspects.of(stack).add({ visit: (node) => void (node === stack && new Made(stack, 'Added')) });
  Aspects.of(stack).add(aspect);

  expect(stack.renderFiles()['bundles/orders/review/terraform/main.tf.json']).toContain('"topic_name": "Added"');
  expect(aspect.seen).toContain('orders/Added');
});

test('fails when an aspect throws, with what it threw', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  Aspects.of(stack).add({
    visit: () => {
      throw new Error('untagged');
    },
  });
  expect(messageOf(() => stack.renderFiles())).toBe('untagged');
});

describe("cdktf's own test helper", () => {
  test('renders what may be deployed', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    new Made(stack, 'A');
    expect(
      Testing.toHaveResourceWithProperties(Testing.synth(stack), 'confluent_kafka_topic', { topic_name: 'A' }),
    ).toBe(true);
    expect(Testing.synth(stack, true)).toBe(Testing.synth(stack));
  });

  test('renders nothing of what waits for review, but for the review module itself', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    new Made(stack, 'A');
    expect(Testing.synth(stack)).not.toContain('confluent');
    const review = stack.node.findAll().filter((node) => TerraformStack.isStack(node) && node !== stack)[0];
    expect(Testing.synth(review as TerraformStack)).toContain('"topic_name": "A"');
  });
});

describe('a second synthesis', () => {
  test('of the same app writes the same', () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    new Made(stack, 'A');
    app.synth();
    const first = stack.renderFiles();

    app.synth();

    expect(stack.renderFiles()).toStrictEqual(first);
  });

  test('takes up what was added in between, and refuses what may not be', () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.REGULATED);
    new Made(stack, 'A');
    app.synth();
    new Made(stack, 'B');
    app.synth();
    expect(stack.renderFiles()['bundles/orders/review/terraform/main.tf.json']).toContain('"topic_name": "B"');

    new KafkaTopic(stack, 'Sneaky', { topicName: 'sneaky' });
    expect(messageOf(() => app.synth())).toContain('must not be added by hand');
  });
});
