import { DataConfluentEnvironment } from '@cdktf/provider-confluent/lib/data-confluent-environment';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { ConfluentProvider } from '@cdktf/provider-confluent/lib/provider';
import {
  DataTerraformRemoteStateLocal,
  Fn,
  LocalBackend,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Token,
} from 'cdktf';
import { Construct } from 'constructs';
import { renderStack, type TerraformJson } from '../../constructs/delivery/render-stack';
import { newApp, newStack } from '../support/program';
import { SecurityTier } from 'sluicegate';
import { recordOverride, overridesOf } from '../../constructs/delivery/overrides';

/** The same text, or a difference that a reader can see. */
function sameAsStock(stack: TerraformStack, overrides?: TerraformJson): void {
  stack.prepareStack();
  const stock = JSON.stringify(stack.toTerraform());
  expect(JSON.parse(JSON.stringify(renderStack(stack, overrides)))).toStrictEqual(JSON.parse(stock));
}

/** One of everything that a document can have. */
function addEverything(stack: TerraformStack, backend = new LocalBackend(stack, { path: 'x.tfstate' })): KafkaTopic {
  const one = new ConfluentProvider(stack, 'One', { kafkaApiKey: 'a' });
  const two = new ConfluentProvider(stack, 'Two', { alias: 'two' });
  const variable = new TerraformVariable(stack, 'Var', { type: 'string', sensitive: true });
  const local = new TerraformLocal(new Construct(stack, 'Nest'), 'Local', { a: [1, { b: '${x}' }] });
  const data = new DataConfluentEnvironment(stack, 'Env', { id: 'env-1', provider: two });
  const topic = new KafkaTopic(stack, 'Topic', {
    topicName: Fn.join('.', ['a', variable.stringValue, data.displayName]),
    partitionsCount: Token.asNumber(local.expression),
    config: { 'retention.ms': '1' },
    provider: one,
    lifecycle: { preventDestroy: true, ignoreChanges: ['config'] },
  });
  topic.addOverride('config.extra', 'x');
  topic.addOverride('provisioner', [{ 'local-exec': { command: 'true' } }]);
  topic.importFrom('lkc-1/a');
  const other = new KafkaTopic(new Construct(stack, 'Nest2'), 'Topic', { topicName: topic.id, dependsOn: [topic] });
  other.overrideLogicalId('renamed');
  other.addMoveTarget('target');
  new KafkaTopic(stack, 'Each', {
    forEach: TerraformIterator.fromList(['a', 'b']),
    topicName: 'each',
    connection: { type: 'ssh', host: 'h' },
  });
  new KafkaTopic(stack, 'Counted', { count: 2, topicName: 'counted' });
  new TerraformOutput(new Construct(stack, 'Nest3'), 'Out', {
    value: [other.id, 'text', { deep: true }],
    sensitive: true,
  });
  new TerraformOutput(stack, 'Out', { value: local.expression, staticId: true });
  const module = new TerraformHclModule(stack, 'Module', {
    source: 'example/m/test',
    variables: { x: topic.id },
    providers: [one],
  });
  new TerraformOutput(stack, 'FromModule', { value: module.get('y') });
  new DataTerraformRemoteStateLocal(stack, 'Remote', { path: `${String(backend.node.id)}.tfstate` });
  return topic;
}

test('an empty stack is rendered as cdktf does', () => {
  sameAsStock(new TerraformStack(newApp(), 'plain'));
});

test('everything that a stack can hold is rendered as cdktf does', () => {
  const stack = new TerraformStack(newApp(), 'plain');
  addEverything(stack);
  sameAsStock(stack);
});

test('references between stacks are rendered as cdktf does, on both sides', () => {
  const app = newApp();
  const [from, to] = [new TerraformStack(app, 'from'), new TerraformStack(app, 'to')];
  const topic = addEverything(from);
  new LocalBackend(to, { path: 'to.tfstate' });
  new KafkaTopic(to, 'Copy', { topicName: topic.topicName, config: { id: topic.id } });
  to.prepareStack();
  sameAsStock(from);
  sameAsStock(to);
});

test('a stack inside a stack is left out, as cdktf does', () => {
  const outer = new TerraformStack(newApp(), 'outer');
  addEverything(outer);
  const inner = new TerraformStack(new Construct(outer, 'Nest4'), 'inner');
  addEverything(inner);
  sameAsStock(outer);
  sameAsStock(inner);
});

test.each([
  ['one value', [['resource.confluent_kafka_topic.Topic.topic_name', 'other']]],
  ['something new', [['check.x.assert', [{ condition: true }]]]],
  ['a list', [['resource.confluent_kafka_topic.Topic.lifecycle.ignore_changes', ['more']]]],
  [
    'a scalar that is then made an object',
    [
      ['terraform.required_version', '>= 1.5'],
      ['terraform.required_version.odd', 1],
    ],
  ],
  [
    'the same path twice',
    [
      ['locals.a', 1],
      ['locals.a', 2],
    ],
  ],
  ['a top-level block', [['locals', { b: 1 }]]],
] as [string, [string, unknown][]][])(
  'overrides of the whole document are merged as cdktf does: %s',
  (_, overrides) => {
    const [plain, ours] = [new TerraformStack(newApp(), 'orders'), newStack(newApp(), SecurityTier.CLOUD_NATIVE)];
    addEverything(plain);
    for (const [path, value] of overrides) {
      plain.addOverride(path, value);
      recordOverride(ours, path, value);
    }
    sameAsStock(plain, overridesOf(ours));
  },
);
