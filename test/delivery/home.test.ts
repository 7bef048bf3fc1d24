import { ConfluentProvider } from '@cdktf/provider-confluent/lib/provider';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { Secret, SecurityTier, TierScope } from 'sluicegate';
import type { Home } from '../../constructs/delivery/home';
import { existingImageOf, isImage } from '../../constructs/delivery/home';
import type { StreamingStack } from 'sluicegate';
import { messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

type Json = Record<string, Record<string, Record<string, unknown>>>;

/** A topic behind the provider of a "cluster", with the given secrets. */
function topicOn(cluster: IConstruct, ...secrets: Secret[]): (home: Home) => KafkaTopic {
  return (home) =>
    new KafkaTopic(home.scope, 'Resource', {
      topicName: 'a',
      provider: home.provider(
        cluster,
        (scope, id, alias) =>
          new ConfluentProvider(scope, id, { alias, kafkaApiKey: secrets.map((s) => home.secret(s)).join('') }),
      ),
    });
}

function documentOf(stack: StreamingStack, file = 'bundles/orders/review/terraform/main.tf.json'): Json {
  return JSON.parse(stack.renderFiles()[file]!) as Json;
}

test('a secret is one sensitive variable without a default, however often it is used', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  for (const id of ['A', 'B']) {
    new Made(stack, id, {
      provision: topicOn(new Construct(stack, `K${id}`), Secret.terraformVariable('kafka_api_key')),
    });
  }
  expect(documentOf(stack).variable).toStrictEqual({
    kafka_api_key: {
      type: 'string',
      sensitive: true,
      nullable: false,
      description: 'Terraform variable kafka_api_key',
    },
  });
});

test('a variable is where its resources are: in the stack, in the review module, in both or nowhere', () => {
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
  const cluster = new Construct(stack, 'Kafka');
  const scope = (tier: SecurityTier): TierScope => new TierScope(stack, tier, { tier });
  new Made(stack, 'A', { provision: topicOn(cluster, Secret.env('BOTH'), Secret.env('ONE')) });
  new Made(scope(SecurityTier.REGULATED), 'A', {
    provision: topicOn(cluster, Secret.env('BOTH'), Secret.env('OTHER')),
  });
  new Made(scope(SecurityTier.AIR_GAPPED), 'A', { provision: topicOn(cluster, Secret.env('NOWHERE')) });

  expect(Object.keys(documentOf(stack, 'stacks/orders/cdk.tf.json').variable!)).toStrictEqual(['both', 'one']);
  expect(Object.keys(documentOf(stack).variable!)).toStrictEqual(['both', 'other']);
});

test('fails when two secrets would share a variable', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const cluster = new Construct(stack, 'Kafka');
  const both = topicOn(cluster, Secret.env('KAFKA_KEY'), Secret.vault('kafka', 'key'));
  expect(messageOf(() => new Made(stack, 'A', { provision: both }))).toBe(
    "[orders/.sluicegate/orders-review] 'secrets' must have Terraform variables of their own, not both 'kafka_key', " +
      'got environment variable KAFKA_KEY and key key of Vault secret kafka; ' +
      'name the variable of one of them with Secret.terraformVariable',
  );
});

test('a cluster has one provider in a stack, and each cluster its own alias', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const [one, two] = [new Construct(stack, 'Kafka'), new Construct(new Construct(stack, 'EU west'), 'Kafka')];
  for (const [id, cluster] of [
    ['A', one],
    ['B', one],
    ['C', two],
  ] as const) {
    new Made(stack, id, { provision: topicOn(cluster, Secret.env('K')) });
  }
  const { provider, resource } = documentOf(stack);
  const aliases = (provider!.confluent as unknown as { alias: string }[]).map(({ alias }) => alias);
  expect(aliases).toStrictEqual(['Kafka', 'EU_west_Kafka']);
  expect(
    Object.values(resource!.confluent_kafka_topic!).map((topic) => (topic as { provider: string }).provider),
  ).toStrictEqual(['confluent.Kafka', 'confluent.Kafka', 'confluent.EU_west_Kafka']);
});

test.each([
  [
    ['a-b', 'a b', 'a_b'],
    ['a_b', 'a_b_2', 'a_b_3'],
  ],
  [
    ['9', '日本', '-'],
    ['default', 'default_2', 'default_3'],
  ],
  [
    ['9lives', 'x'],
    ['lives', 'x'],
  ],
  [
    ['a b', 'a_b_2', 'a_b'],
    ['a_b', 'a_b_2', 'a_b_3'],
  ],
])('clusters with the ids %j have the aliases %j', (ids, aliases) => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  ids.forEach(
    (id, index) => new Made(stack, `M${index}`, { provision: topicOn(new Construct(stack, id), Secret.env('K')) }),
  );
  const { provider } = documentOf(stack);
  expect((provider!.confluent as unknown as { alias: string }[]).map(({ alias }) => alias)).toStrictEqual(aliases);
});

test('a construct has one image, with the same ids above it, and only where it is reviewed', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const nest = new Construct(stack, 'Nest');
  const [a, b] = [new Made(nest, 'A'), new Made(nest, 'B')];
  const image = existingImageOf(a);

  expect(image?.node.path).toBe('orders/.sluicegate/orders-review/Nest/A');
  expect(existingImageOf(b)?.node.scope).toBe(image?.node.scope);
  expect([isImage(a), image !== undefined && isImage(image)]).toStrictEqual([false, true]);
  const deployed = new Made(newStack(newApp(), SecurityTier.CLOUD_NATIVE), 'A');
  expect(existingImageOf(deployed)).toBeUndefined();
});

test('a stack without anything to review has no review module', () => {
  const stacks = (tier: SecurityTier): string[] => {
    const stack = newStack(newApp(), tier);
    new Made(stack, 'A');
    return stack.node
      .findAll()
      .filter((node) => TerraformStack.isStack(node))
      .map(({ node }) => node.path);
  };
  expect(stacks(SecurityTier.REGULATED)).toStrictEqual(['orders', 'orders/.sluicegate/orders-review']);
  expect(stacks(SecurityTier.CLOUD_NATIVE)).toStrictEqual(['orders']);
  expect(stacks(SecurityTier.AIR_GAPPED)).toStrictEqual(['orders']);
});
