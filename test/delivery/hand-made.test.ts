import { DataConfluentEnvironment } from '@cdktf/provider-confluent/lib/data-confluent-environment';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { ConfluentProvider } from '@cdktf/provider-confluent/lib/provider';
import {
  DataTerraformRemoteStateLocal,
  LocalBackend,
  TerraformElement,
  TerraformHclModule,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from 'cdktf';
import { Environment, SecurityTier } from 'sluicegate';
import { kindOf } from '../../constructs/delivery/element-kind';
import { remedyFor, whyRefused } from '../../constructs/delivery/hand-made';
import { newApp } from '../support/program';

const stack = new TerraformStack(newApp(), 'plain');

test.each<[TerraformElement, string]>([
  [new KafkaTopic(stack, 'Topic', { topicName: 'a' }), 'resource.confluent_kafka_topic'],
  [new DataConfluentEnvironment(stack, 'Data', { id: 'env-1' }), 'data.confluent_environment'],
  [new ConfluentProvider(stack, 'Provider', {}), 'provider.confluent'],
  [new LocalBackend(stack, { path: 'x' }), 'terraform.backend'],
  [new DataTerraformRemoteStateLocal(stack, 'Remote', { path: 'x' }), 'data.terraform_remote_state'],
  [new TerraformHclModule(stack, 'Module', { source: 'a/b/c' }), 'module'],
  [new TerraformOutput(stack, 'Output', { value: 1 }), 'output'],
  [new TerraformVariable(stack, 'Variable', {}), 'variable'],
  [new TerraformLocal(stack, 'Local', 1), 'locals'],
  [new TerraformElement(stack, 'Other'), 'element'],
])('%# has the kind %s', (element, kind) => {
  expect(kindOf(element)).toBe(kind);
});

const DEV = { tier: SecurityTier.CLOUD_NATIVE, environment: Environment.DEV };

test.each([
  'resource.confluent_kafka_topic',
  'resource.aws_s3_bucket',
  'data.confluent_api_key',
  'provider.confluent',
  'output',
  'variable',
  'locals',
  'element',
])('%s may stand in CLOUD_NATIVE DEV', (kind) => {
  expect(whyRefused(kind, DEV)).toBeUndefined();
});

test.each([
  ['resource.confluent_api_key', 'IDENTITY is REVIEW here'],
  ['resource.snowflake_execute', 'IDENTITY is REVIEW here'],
  ['resource.confluent_kafka_cluster', 'PLATFORM is REVIEW here'],
  ['module', 'what is inside a module cannot be seen, so its tier cannot be held'],
  ['terraform.backend', 'the backend is a property of the stack'],
])('%s may not, even there: %s', (kind, why) => {
  expect(whyRefused(kind, DEV)).toBe(why);
});

test.each([
  [SecurityTier.CLOUD_NATIVE, Environment.TEST],
  [SecurityTier.CLOUD_NATIVE, Environment.PROD],
  [SecurityTier.REGULATED, Environment.DEV],
  [SecurityTier.AIR_GAPPED, Environment.DEV],
])('nothing at all may stand by hand in %s %s', (tier, environment) => {
  for (const kind of [
    'resource.confluent_kafka_topic',
    'data.x',
    'provider.x',
    'output',
    'variable',
    'locals',
    'element',
  ]) {
    expect(whyRefused(kind, { tier, environment })).toBe(
      `a stack of tier ${tier} in ${environment} takes nothing that the gate has not decided on`,
    );
  }
});

test('the remedy is the way that is open', () => {
  expect(remedyFor('terraform.backend')).toBe(
    'pass `backend: Backend.s3(…)` (or gcs, remote, local) to the StreamingStack',
  );
  expect(remedyFor('output')).toContain('wrap it in a TieredResource');
});
