import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { Aspects, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { Environment, SecurityTier, StreamingStack, TierScope } from 'sluicegate';
import { elementFailures, foreignStackFailures, stackElements } from '../../constructs/delivery/check-elements';
import { ledgerOf } from '../../constructs/delivery/ledger';
import { failureText } from '../../src/core/failure-text';
import { filesBelow, messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

const { CLOUD_NATIVE, REGULATED } = SecurityTier;

function texts(stack: StreamingStack): string[] {
  const ledger = ledgerOf(stack);
  return [...elementFailures(ledger, stackElements(ledger)), ...foreignStackFailures(ledger)].map(failureText);
}

const REMEDY =
  'wrap it in a TieredResource, which takes your own provisioner through the gate, or move it to a plain TerraformStack';

test('what the gate let in is no failure, in the stack or in the review module', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  new Made(stack, 'A');
  new Made(new TierScope(stack, 'S', { tier: REGULATED }), 'B');
  expect(texts(stack)).toStrictEqual([]);
});

test('fails when an element that the gate let in has become another kind', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  const { defaultChild } = new Made(stack, 'A').node;
  Object.assign(defaultChild!, { terraformResourceType: 'confluent_api_key' });
  expect(texts(stack)).toStrictEqual([
    `[orders/A/Resource] 'resource.confluent_api_key' must not be added by hand: IDENTITY is REVIEW here; ${REMEDY}`,
  ]);
});

test('fails when something stands in the review module that the gate did not put there', () => {
  const stack = newStack(newApp(), REGULATED);
  const resource = new Made(stack, 'A').node.defaultChild!;
  new KafkaTopic(new Construct(resource.node.scope!, 'Below'), 'Sneaky', { topicName: 'sneaky' });
  expect(texts(stack)).toStrictEqual([
    "[orders/.sluicegate/orders-review/A/Below/Sneaky] 'resource.confluent_kafka_topic' must not be added by hand: " +
      `the review module takes nothing that the gate has not decided on; ${REMEDY}`,
  ]);
});

test('fails when something stands by hand in a stricter scope of a stack that may deploy', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  new KafkaTopic(new TierScope(stack, 'S', { tier: REGULATED }), 'Sneaky', { topicName: 'sneaky' });
  expect(texts(stack)).toStrictEqual([
    "[orders/S/Sneaky] 'resource.confluent_kafka_topic' must not be added by hand: " +
      `a stack of tier REGULATED in DEV takes nothing that the gate has not decided on; ${REMEDY}`,
  ]);
});

test('fails when rendering itself adds a resource to a stricter scope', () => {
  const app = newApp();
  const stack = newStack(app, CLOUD_NATIVE);
  const scope = new TierScope(stack, 'S', { tier: REGULATED });
  const topic = new Made(stack, 'A').node.defaultChild as KafkaTopic;
  const render = topic.toTerraform.bind(topic);
  topic.toTerraform = () => {
    if (!scope.node.tryFindChild('Sneaky')) new KafkaTopic(scope, 'Sneaky', { topicName: 'sneaky' });
    return render() as unknown;
  };

  expect(messageOf(() => app.synth())).toMatch(/^\[orders\/S\/Sneaky\] .* must not be added by hand: a stack of tier/);
  expect(filesBelow(app.outdir)).toStrictEqual({});
});

describe('plain stacks', () => {
  const text = (path: string): string =>
    `[${path}] 'scope' must not be a plain TerraformStack inside a StreamingStack, whose tier it would escape; ` +
    'make it a StreamingStack, or give it the App as scope';

  test('fail anywhere below a stack of ours, each once', () => {
    const stack = newStack(newApp(), REGULATED);
    new Made(stack, 'A');
    new TerraformStack(stack, 'one');
    new TerraformStack(new Construct(stack, 'Nest'), 'two');
    expect(texts(stack)).toStrictEqual([text('orders/one'), text('orders/Nest/two')]);
  });

  test('fail inside a stack inside a stack of ours, for the inner one', () => {
    const outer = newStack(newApp(), REGULATED);
    const inner = new StreamingStack(outer, 'inner', { tier: REGULATED, environment: Environment.DEV, owner: 'x' });
    new TerraformStack(inner, 'plain');
    expect([texts(outer), texts(inner)]).toStrictEqual([[], [text('orders/inner/plain')]]);
  });

  test('fail also where an aspect makes them', () => {
    const app = newApp();
    const stack = newStack(app, CLOUD_NATIVE);
    Aspects.of(stack).add({ visit: (node) => void (node === stack && new TerraformStack(stack, 'late')) });
    expect(messageOf(() => app.synth())).toBe(text('orders/late'));
  });

  test('beside or above a stack of ours they are nobody else’s business', () => {
    const app = newApp();
    new TerraformStack(app, 'beside');
    expect(texts(newStack(new TerraformStack(app, 'above'), REGULATED))).toStrictEqual([]);
  });
});
