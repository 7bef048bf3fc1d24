import { PubSubSchemaType, SecurityTier } from 'sluicegate';
import { newApp, newStack } from '../../support/program';
import { bundleOf } from '../kafka/rehearsed';
import { argumentsOf } from './samples';
import { table, subscription } from './subscription-samples';

const AGENT = 'serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com';

describe('a subscription to a table', () => {
  test('waits for the role that Pub/Sub asks for: topics are deployed in CLOUD_NATIVE DEV, the rest is reviewed', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    subscription(stack);

    const found = bundleOf(stack.renderFiles()).resources.map(({ type, name, disposition }) => [
      type,
      name.replace(AGENT, 'AGENT'),
      disposition,
    ]);

    expect(found).toStrictEqual([
      ['bigquery.table', 'acme-data.raw.orders', 'DEPLOY'],
      ['bigquery.table-grant', 'roles/bigquery.dataEditor on acme-data.raw.orders for AGENT', 'REVIEW'],
      ['bigquery.subscription', 'orders-to-bigquery', 'REVIEW'],
      ['pubsub.grant', 'roles/pubsub.publisher on topic orders-dead for AGENT', 'REVIEW'],
      ['pubsub.grant', 'roles/pubsub.subscriber on subscription orders-to-bigquery for AGENT', 'REVIEW'],
      ['bigquery.dataset', 'acme-data.raw', 'DEPLOY'],
      ['pubsub.schema', 'order-v1', 'DEPLOY'],
      ['pubsub.topic', 'orders', 'DEPLOY'],
      ['pubsub.topic', 'orders-dead', 'DEPLOY'],
    ]);
  });

  test('comes after topic, table and role in the review module', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    subscription(stack);

    const module = stack.renderFiles()['bundles/orders/review/terraform/main.tf.json'];

    const [resource] = argumentsOf(module, 'google_pubsub_subscription');
    expect(resource).toMatchObject({
      bigquery_config: { table: 'acme-data.raw.orders', use_topic_schema: true },
      dead_letter_policy: { dead_letter_topic: 'projects/acme-data/topics/orders-dead', max_delivery_attempts: 5 },
      lifecycle: { prevent_destroy: true },
    });
    expect(resource?.depends_on).toEqual([
      expect.stringMatching(/^google_bigquery_table_iam_member\./),
      expect.stringMatching(/^google_bigquery_table\./),
      expect.stringMatching(/^google_pubsub_topic\..*orders_/),
      expect.stringMatching(/^google_pubsub_topic\..*dead/),
    ]);
  });

  test('stands between its topic and the table', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    subscription(stack);

    const { resources } = bundleOf(stack.renderFiles());

    const feeds = (resources as readonly { id: string; feeds?: string[] }[]).flatMap(({ id, feeds: to = [] }) =>
      to.map((sink) => [id, sink]),
    );
    expect(feeds).toStrictEqual([
      ['orders/OrdersIn', 'orders/Orders'],
      ['orders/OrdersIn', 'orders/RawProjectPubSub/topic orders-dead'],
      ['orders/RawProjectPubSub/topic orders', 'orders/OrdersIn'],
    ]);
  });

  test('is configuration and requirements in AIR_GAPPED', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    subscription(stack);

    const files = Object.keys(stack.renderFiles()).filter((file) => /pubsub|grants/.test(file));

    expect(files.map((file) => file.replace('bundles/orders/', ''))).toStrictEqual([
      'config/bigquery/pubsub/schema-order-v1/schema.avsc',
      'config/bigquery/pubsub/subscription-orders-to-bigquery/subscription.json',
      'config/bigquery/pubsub/topic-orders-dead/topic.json',
      'config/bigquery/pubsub/topic-orders/topic.json',
      'requirements/bigquery/pubsub-grants.json',
      'requirements/bigquery/pubsub-grants.md',
      'requirements/bigquery/table-grants.json',
      'requirements/bigquery/table-grants.md',
    ]);
  });

  test('shares topic, schema and dead letters with another', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const into = table(stack);
    subscription(stack, { table: into });
    subscription(stack, { table: into, subscriptionName: 'orders-again' }, 'Again');

    const { resources } = bundleOf(stack.renderFiles());

    expect(resources.filter(({ type }) => /^pubsub\.(topic|schema)$/.test(type))).toHaveLength(3);
    expect(resources.filter(({ type }) => type === 'bigquery.subscription')).toHaveLength(2);
  });

  test('is deployed in CLOUD_NATIVE DEV once its writer has the role, and only the roles are reviewed', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    subscription(stack, { writerIsGranted: true });

    const files = stack.renderFiles();
    const { resources } = bundleOf(files);

    expect(resources.find(({ type }) => type === 'bigquery.subscription')).toMatchObject({
      disposition: 'DEPLOY',
      reasons: [],
      requires: expect.arrayContaining([`orders/Orders/roles:bigquery.dataEditor for ${AGENT}`]) as unknown,
    });
    expect(resources.filter(({ disposition }) => disposition === 'REVIEW').map(({ type }) => type)).toStrictEqual([
      'bigquery.table-grant',
      'pubsub.grant',
      'pubsub.grant',
    ]);
    expect(argumentsOf(files['stacks/orders/cdk.tf.json'], 'google_pubsub_subscription')).toHaveLength(1);
    expect(Object.keys(files).filter((file) => file.endsWith('.sh'))).toStrictEqual([
      'bundles/orders/review/bigquery/pubsub/subscription-orders-to-bigquery/grants.sh',
      'bundles/orders/review/bigquery/pubsub/topic-orders-dead/grants.sh',
      'bundles/orders/review/bigquery/raw/orders.grants.sh',
    ]);
  });

  test.each([SecurityTier.REGULATED, SecurityTier.AIR_GAPPED])(
    'is in %s what the tier says, granted or not',
    (tier) => {
      const dispositions = [true, false].map((writerIsGranted) => {
        const stack = newStack(newApp(), tier);
        subscription(stack, { writerIsGranted });
        return bundleOf(stack.renderFiles()).resources.map(({ id, disposition }) => [id, disposition]);
      });

      expect(dispositions[0]).toStrictEqual(dispositions[1]);
    },
  );

  test('has scripts whose order in the runbook is that of what they need', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    subscription(stack);

    const steps = [
      ...(stack.renderFiles()['bundles/orders/review/RUNBOOK.md'] ?? '').matchAll(/`bigquery\/(\S+\.sh)`/g),
    ];

    expect(steps.map(([, file]) => file)).toStrictEqual([
      'raw/create-dataset.sh',
      'raw/orders.apply.sh',
      'raw/orders.grants.sh',
      'pubsub/orders-to-bigquery/apply.sh',
      'pubsub/topic-orders-dead/grants.sh',
      'pubsub/subscription-orders-to-bigquery/grants.sh',
    ]);
  });

  test.each(Object.values(SecurityTier))('names a topic that is there already, with its edge, in %s', (tier) => {
    const stack = newStack(newApp(), tier);
    subscription(stack, { existingTopic: true, deadLetter: { topicName: 'orders-dead', existingTopic: true } });

    const files = stack.renderFiles();
    const { references } = JSON.parse(files['bundles/orders/bundle.json'] ?? '{}') as {
      references: readonly { type: string; name: string; feeds?: readonly string[] }[];
    };

    expect(references.filter(({ type }) => type === 'pubsub.topic')).toMatchObject([
      { name: 'orders', feeds: ['orders/OrdersIn'] },
      { name: 'orders-dead' },
    ]);
    const scripts = Object.entries(files).flatMap(([file, body]) => (/apply\.sh|revert\.md/.test(file) ? [body] : []));
    expect(scripts.join('\n')).not.toMatch(/gcloud pubsub (topics|schemas) (create|delete)/);
  });

  test('makes no topic that is there already', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    subscription(stack, { existingTopic: true, deadLetter: undefined });

    const module = stack.renderFiles()['bundles/orders/review/terraform/main.tf.json'];

    expect([argumentsOf(module, 'google_pubsub_topic'), argumentsOf(module, 'google_pubsub_schema')]).toStrictEqual([
      [],
      [],
    ]);
  });

  test('takes a Protobuf schema', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    const definition = 'syntax = "proto3";\nmessage Order {\n  string order_id = 1;\n  string user_id = 2;\n}\n';
    subscription(stack, {
      topicSchema: { schemaName: 'order-v1', schemaType: PubSubSchemaType.PROTOCOL_BUFFER, definition },
    });

    expect(stack.renderFiles()['bundles/orders/config/bigquery/pubsub/schema-order-v1/schema.proto']).toBe(definition);
  });
});
