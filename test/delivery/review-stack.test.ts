import { TerraformStack, TerraformVariable } from 'cdktf';
import { StackSynthesizer } from 'cdktf/lib/synthesize/synthesizer';
import { Environment, SecurityTier, StreamingStack } from 'sluicegate';
import { isReviewStack } from '../../constructs/delivery/review-stack';
import { filesBelow, messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

function reviewOf(stack: StreamingStack): TerraformStack {
  const review = stack.node.findAll().find((node) => TerraformStack.isStack(node) && node !== stack);
  if (!TerraformStack.isStack(review)) throw new Error('there is no review module');
  return review;
}

function reviewed(): [StreamingStack, TerraformStack] {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  new Made(stack, 'A');
  return [stack, reviewOf(stack)];
}

test('is known as what it is', () => {
  const [stack, review] = reviewed();
  expect([isReviewStack(review), isReviewStack(stack), isReviewStack(undefined)]).toStrictEqual([true, false, false]);
});

test('fails when its document is overridden', () => {
  const [, review] = reviewed();
  expect(messageOf(() => review.addOverride('resource.confluent_kafka_topic.x', {}))).toBe(
    "[orders/.sluicegate/orders-review] 'addOverride' must not be used on the review module; " +
      'override the resource itself: `node.defaultChild` of the construct has `addOverride`',
  );
});

test('fails when its synthesizer is replaced', () => {
  const [, review] = reviewed();
  expect(messageOf(() => (review.synthesizer = new StackSynthesizer(review)))).toBe(
    "[orders/.sluicegate/orders-review] 'synthesizer' must be the one that holds the gate; " +
      'do not replace it; what a stack may deploy follows from its tier',
  );
});

test('fails when something that cdktf does not count as a resource is put into it', () => {
  const [stack, review] = reviewed();
  new TerraformVariable(review, 'Extra', { default: 'x' });
  expect(messageOf(() => stack.renderFiles())).toMatch(
    /\[orders\/\.sluicegate\/orders-review\/Extra\] 'variable' must not be added by hand: the review module takes nothing/,
  );
});

test('has a backend of its own, one however often it is asked for', () => {
  const [stack, review] = reviewed();
  expect(review.ensureBackendExists()).toBe(review.ensureBackendExists());
  expect(review.ensureBackendExists()).not.toBe(stack.ensureBackendExists());
});

test('is in no manifest, and in no folder of deployable stacks', () => {
  const app = newApp();
  new Made(newStack(app, SecurityTier.REGULATED), 'A');
  app.synth();
  const files = filesBelow(app.outdir);
  expect(JSON.parse(files['manifest.json']!)).toMatchObject({ stacks: {} });
  expect(Object.keys(files).filter((file) => file.startsWith('stacks/'))).toStrictEqual([]);
});

test('of a stack inside a stack is another one than that of the outer stack', () => {
  const app = newApp();
  const outer = newStack(app, SecurityTier.REGULATED);
  new Made(outer, 'A');
  const inner = new StreamingStack(outer, 'inner', {
    tier: SecurityTier.REGULATED,
    environment: Environment.DEV,
    owner: 'x',
  });
  new Made(inner, 'B');
  app.synth();
  const files = filesBelow(app.outdir);
  expect(files['bundles/orders/review/terraform/main.tf.json']).not.toContain('"topic_name": "B"');
  expect(files['bundles/inner/review/terraform/main.tf.json']).toContain('"topic_name": "B"');
});
