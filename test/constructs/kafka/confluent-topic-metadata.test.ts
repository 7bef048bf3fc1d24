import type { Construct } from 'constructs';
import {
  ConfluentStreamCatalog,
  ConfluentTopicMetadata,
  Environment,
  KafkaCluster,
  Secret,
  SecurityTier,
  Topic,
  type ConfluentStreamCatalogProps,
  type ConfluentTopicMetadataProps,
} from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, rehearsedStack, resourcesOf, troubleOf } from './rehearsed';

function catalogIn(scope: Construct, props: Partial<ConfluentStreamCatalogProps> = {}): ConfluentStreamCatalog {
  return new ConfluentStreamCatalog(scope, 'Catalog', {
    registryId: 'lsrc-abc123',
    restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
    credentials: Secret.pair(Secret.terraformVariable('registry_key'), Secret.terraformVariable('registry_secret')),
    ...props,
  });
}

function describeOrders(scope: Construct, props: Partial<ConfluentTopicMetadataProps> = {}): void {
  new ConfluentTopicMetadata(scope, 'Metadata', {
    catalog: catalogIn(scope),
    topic: new Topic(scope, 'Orders', { cluster: newCluster(scope), topicName: 'sales.orders.v1' }),
    tags: ['PII', 'Gold'],
    businessMetadata: [{ metadataName: 'Ownership', attributes: { team: '${sales}' } }],
    ...props,
  });
}

describe('what a topic is described by', () => {
  test('is bound to it after it is made', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    describeOrders(stack);

    const resources = resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']);

    const tags = Object.values(resources.confluent_tag_binding ?? {});
    expect(tags.map(({ tag_name, entity_name, entity_type }) => [tag_name, entity_name, entity_type])).toStrictEqual([
      ['Gold', 'lsrc-abc123:lkc-abc123:sales.orders.v1', 'kafka_topic'],
      ['PII', 'lsrc-abc123:lkc-abc123:sales.orders.v1', 'kafka_topic'],
    ]);
    expect(JSON.stringify(tags.map(({ depends_on }) => depends_on))).toMatch(
      /confluent_kafka_topic.*confluent_kafka_topic/,
    );
    expect(Object.values(resources.confluent_business_metadata_binding ?? {})[0]?.attributes).toStrictEqual({
      team: '$${sales}',
    });
  });

  test('is a requirement in AIR_GAPPED', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    describeOrders(stack);

    const files = stack.renderFiles();

    expect(files['bundles/orders/requirements/resources.md']).toContain('PII on sales.orders.v1');
    expect(bundleOf(files).resources.map(({ addresses }) => addresses.length)).toStrictEqual([0, 0, 0, 0]);
  });

  test('fails when there is none', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => describeOrders(stack, { tags: [], businessMetadata: undefined }))).toBe(
      "[orders/Metadata] 'tags' must be given, or business metadata; name a tag or business metadata, or leave the construct out",
    );
  });

  test('fails when names are malformed or repeated, with everything at once', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const ownership = { metadataName: 'Ownership', attributes: {} };

    expect(messageOf(() => describeOrders(stack, { tags: ['1', '1'], businessMetadata: [ownership, ownership] }))).toBe(
      '3 problems\n' +
        '  [orders/Metadata] \'tags\' must be names of letters, digits, \'_\' and spaces, beginning with a letter, got ["1","1"]; spell them as the catalog does\n' +
        '  [orders/Metadata] \'tags\' must be named once each, got ["1","1"]; remove the repetition\n' +
        '  [orders/Metadata] \'businessMetadata\' must have names of letters, digits, \'_\' and spaces, beginning with a letter, once each, got ["Ownership","Ownership"]; spell them as the catalog does, and put all attributes of one together',
    );
  });

  test('fails when an attribute is only known after apply', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const attributes = { team: '${TfToken[TOKEN.0]}' };

    expect(messageOf(() => describeOrders(stack, { businessMetadata: [{ metadataName: 'A', attributes }] }))).toBe(
      '[orders/Metadata] \'businessMetadata\' must have attributes that are known at synthesis, got "a value that is known only after apply"; write them out',
    );
  });

  test('fails when the topic is not on Confluent Cloud', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const cluster = KafkaCluster.selfManaged(stack, 'Own', { clusterName: 'own', bootstrapServers: 'own:9092' });
    const topic = new Topic(stack, 'Other', { cluster, topicName: 'orders' });

    expect(messageOf(() => describeOrders(stack, { topic }))).toBe(
      "[orders/Metadata] 'cluster' must be on Confluent Cloud, got own, which is Apache Kafka; use a cluster of Confluent Cloud: no other has this",
    );
  });

  test('fails when its catalog is malformed', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED, { environment: Environment.PROD });

    expect(messageOf(() => catalogIn(stack, { registryId: 'lkc-1', restEndpoint: 'http://registry' }))).toBe(
      '2 problems\n' +
        "  [orders/Catalog] 'registryId' must be the id of a Schema Registry such as 'lsrc-abc123', got \"lkc-1\"; copy it from the Schema Registry of the environment: it holds the catalog\n" +
        '  [orders/Catalog] \'restEndpoint\' must use https outside DEV: API keys travel over it, got "http://registry"; use the https endpoint',
    );
  });
});

describeWithTerraform('real terraform with metadata of a topic', () => {
  test('applies the stack, and the review module', async () => {
    const app = newApp();
    describeOrders(newStack(app, SecurityTier.CLOUD_NATIVE));
    const reviewed = newApp();
    describeOrders(newStack(reviewed, SecurityTier.REGULATED));

    expect(troubleOf(await rehearsedStack(app))).toBe('');
    expect(troubleOf(await rehearsedReview(reviewed, { liftProtection: true }))).toBe('');
  });
});
