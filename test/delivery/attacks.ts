import { ConfluentProvider } from '@cdktf/provider-confluent/lib/provider';
import { DataConfluentEnvironment } from '@cdktf/provider-confluent/lib/data-confluent-environment';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import {
  Aspects,
  LocalBackend,
  S3Backend,
  TerraformHclModule,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from 'cdktf';
import type { IAspect } from 'cdktf';
import { StackSynthesizer } from 'cdktf/lib/synthesize/synthesizer';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { Environment, SecurityTier, StreamingStack, TierScope, Topic } from 'sluicegate';
import { newCluster } from '../support/program';

/** Something that a program, or the person who runs it, could try. */
export interface Attack {
  readonly name: string;
  /** What the error must say; absent where the attempt is simply without effect. */
  readonly refused?: RegExp;
  /** Before our constructs, or after them, or both. */
  readonly before?: (stack: StreamingStack) => void;
  readonly after?: (stack: StreamingStack) => void;
  readonly environment?: Record<string, string>;
  readonly app?: { readonly skipValidation?: boolean; readonly hclOutput?: boolean };
}

const HAND_MADE =
  /must not be added by hand: a stack of tier (REGULATED|AIR_GAPPED) in DEV takes nothing that the gate has not decided on/;

const handMade: Record<string, (scope: Construct) => void> = {
  'a resource': (scope) => new KafkaTopic(scope, 'Sneaky', { topicName: 'sneaky' }),
  'a data source': (scope) => new DataConfluentEnvironment(scope, 'Sneaky', { id: 'env-abc123' }),
  'a provider': (scope) => new ConfluentProvider(scope, 'Sneaky', {}),
  'a module': (scope) => new TerraformHclModule(scope, 'Sneaky', { source: 'example/sneaky/aws' }),
  'a backend': (scope) => new S3Backend(scope, { bucket: 'b', key: 'k' }),
  'a local backend': (scope) => new LocalBackend(scope, { path: 'x.tfstate' }),
  'an output': (scope) => new TerraformOutput(scope, 'Sneaky', { value: '1' }),
  'a local': (scope) => new TerraformLocal(scope, 'Sneaky', '1'),
  'a variable': (scope) => new TerraformVariable(scope, 'Sneaky', { default: '1' }),
};

const byHand: Attack[] = Object.entries(handMade).flatMap(([what, add]) => [
  { name: `${what} by hand, before our constructs`, before: add, refused: HAND_MADE },
  { name: `${what} by hand, after our constructs`, after: add, refused: HAND_MADE },
  {
    name: `${what} by hand, below a construct`,
    after: (stack) => add(new Construct(stack, 'Nest')),
    refused: HAND_MADE,
  },
  {
    name: `${what} by hand, below a construct of ours`,
    after: (stack) => add(stack.node.findChild('Orders')),
    refused: HAND_MADE,
  },
]);

/** Everything in the review module that stands for a user's construct. */
function reviewed(stack: StreamingStack): KafkaTopic | undefined {
  const topic = stack.node.findChild('Orders').node.defaultChild;
  return topic instanceof KafkaTopic ? topic : undefined;
}

function aspect(visit: (node: IConstruct) => void): IAspect {
  return { visit };
}

export const ATTACKS: Attack[] = [
  { name: 'skipValidation', app: { skipValidation: true } },
  {
    name: 'skipValidation with a resource by hand',
    app: { skipValidation: true },
    after: handMade['a resource']!,
    refused: HAND_MADE,
  },
  {
    name: 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS',
    environment: { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: '1' },
  },
  {
    name: 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS with a resource by hand',
    environment: { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: '1' },
    after: handMade['a resource']!,
    refused: HAND_MADE,
  },
  ...byHand,
  {
    name: 'an aspect that adds a resource to the stack',
    after: (stack) =>
      Aspects.of(stack).add(
        aspect((node) => void (node === stack && new KafkaTopic(stack, 'Sneaky', { topicName: 'sneaky' }))),
      ),
    refused: HAND_MADE,
  },
  {
    name: 'an aspect that adds a resource below a construct of ours',
    after: (stack) =>
      Aspects.of(stack).add(
        aspect((node) => void (node instanceof Topic && new KafkaTopic(node, 'Sneaky', { topicName: 'sneaky' }))),
      ),
    refused: HAND_MADE,
  },
  {
    name: 'an aspect that puts a resource beside a reviewed one',
    after: (stack) =>
      Aspects.of(stack).add(
        aspect((node) => {
          const scope = node.node.scope;
          if (node instanceof KafkaTopic && node.node.id === 'Resource')
            new KafkaTopic(scope!, 'Sneaky', { topicName: 'sneaky' });
          else if (node instanceof StreamingStack) new KafkaTopic(node, 'Sneaky2', { topicName: 'sneaky' });
        }),
      ),
    refused: /must not be added by hand/,
  },
  {
    name: 'an aspect that changes a resource at synthesis',
    after: (stack) =>
      Aspects.of(stack).add(aspect((node) => void (node instanceof KafkaTopic && (node.topicName = 'changed')))),
  },
  {
    name: 'addOverride on the stack',
    after: (stack) => stack.addOverride('resource.confluent_kafka_topic.Sneaky', { topic_name: 'sneaky' }),
    refused: /'resource' must not be overridden on the stack/,
  },
  {
    name: 'addOverride of the backend on the stack',
    after: (stack) => stack.addOverride('terraform.backend.s3', { bucket: 'b' }),
    refused: /'terraform' must not be overridden on the stack/,
  },
  { name: 'addOverride on a resource', after: (stack) => reviewed(stack)?.addOverride('topic_name', 'other') },
  { name: 'importFrom on a resource', after: (stack) => reviewed(stack)?.importFrom('lkc-abc123/sales.orders.v1') },
  {
    name: 'moveTo on a resource',
    after: (stack) => {
      reviewed(stack)?.addMoveTarget('here');
      reviewed(stack)?.moveToId('confluent_kafka_topic.elsewhere');
    },
  },
  {
    name: 'a resource whose type is changed after the gate let it in',
    after: (stack) => {
      const topic = reviewed(stack);
      if (topic) Object.assign(topic, { terraformResourceType: 'confluent_service_account' });
      else new KafkaTopic(stack, 'Sneaky', { topicName: 'sneaky' });
    },
    refused: /must not be (added by hand|written into the document)/,
  },
  {
    name: 'a resource whose rendering is replaced after the gate let it in',
    after: (stack) => {
      const topic = reviewed(stack);
      if (topic)
        topic.toTerraform = () => ({ resource: { confluent_service_account: { sneaky: { display_name: 'x' } } } });
      else new KafkaTopic(stack, 'Sneaky', { topicName: 'sneaky' });
    },
    refused: /must not be (added by hand|written into the document)/,
  },
  {
    name: 'a replaced synthesizer',
    after: (stack) => {
      stack.synthesizer = new StackSynthesizer(stack);
    },
    refused: /'synthesizer' must be the one that holds the gate/,
  },
  {
    name: 'a synthesizer redefined as a property',
    after: (stack) => void Object.defineProperty(stack, 'synthesizer', { value: new StackSynthesizer(stack) }),
    refused: /Cannot redefine property/,
  },
  { name: 'a replaced prepareStack', after: (stack) => void (stack.prepareStack = () => undefined) },
  {
    name: 'a replaced prepareStack with a resource by hand',
    after: (stack) => {
      stack.prepareStack = () => undefined;
      new KafkaTopic(stack, 'Sneaky', { topicName: 'sneaky' });
    },
    refused: HAND_MADE,
  },
  {
    name: 'a tier property that is overwritten',
    after: (stack) => void Object.assign(stack, { tier: SecurityTier.CLOUD_NATIVE }),
  },
  {
    name: 'a review module entered into the manifest',
    after: (stack) => {
      const review = stack.node.findAll().find((node) => TerraformStack.isStack(node) && node !== stack) as
        TerraformStack | undefined;
      if (review) review.synthesizer = new StackSynthesizer(review);
      else stack.synthesizer = new StackSynthesizer(stack);
    },
    refused: /'synthesizer' must be the one that holds the gate/,
  },
  {
    name: 'a construct of ours in a plain stack inside the stack',
    after: (stack) => void newCluster(new TerraformStack(stack, 'plain')),
    refused: /'scope' must be inside a StreamingStack/,
  },
  {
    name: 'a plain stack inside the stack',
    after: (stack) => void new KafkaTopic(new TerraformStack(stack, 'plain'), 'Sneaky', { topicName: 'sneaky' }),
    refused: /must not be a plain TerraformStack inside a StreamingStack/,
  },
  {
    name: 'a nested streaming stack with a looser tier',
    after: (stack) =>
      void new StreamingStack(stack, 'inner', {
        tier: SecurityTier.CLOUD_NATIVE,
        environment: Environment.DEV,
        owner: 'x',
      }),
    refused: /'tier' must be at least as strict as the tier of what is around the stack, got "CLOUD_NATIVE inside/,
  },
  {
    name: 'a tier scope that loosens',
    after: (stack) => void new TierScope(stack, 'Loose', { tier: SecurityTier.CLOUD_NATIVE }),
    refused: /'tier' must be at least as strict as (REGULATED|AIR_GAPPED), the tier above it, got CLOUD_NATIVE/,
  },
  {
    name: 'a tier scope whose tier is overwritten',
    after: (stack) => {
      const scope = new TierScope(stack, 'Scope', { tier: stack.tier });
      Object.assign(scope, { tier: SecurityTier.CLOUD_NATIVE });
      new Topic(scope, 'Inner', { cluster: newCluster(scope, 'K2'), topicName: 'inner.topic.v1' });
    },
  },
  { name: 'SLUICEGATE_MIN_TIER with a looser tier', environment: { SLUICEGATE_MIN_TIER: 'CLOUD_NATIVE' } },
  { name: 'HCL output by environment', environment: { SYNTH_HCL_OUTPUT: 'true' } },
  { name: 'HCL output by the app', app: { hclOutput: true } },
  {
    name: 'HCL output with a resource by hand',
    environment: { SYNTH_HCL_OUTPUT: 'true' },
    after: handMade['a resource']!,
    refused: HAND_MADE,
  },
];
