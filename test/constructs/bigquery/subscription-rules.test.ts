import { BigQuerySubscription, BigQueryTable, Environment, GoogleCloudProject, SecurityTier } from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { dataset } from './samples';
import { AVRO, TOPIC_SCHEMA, table, subscription } from './subscription-samples';

describe('a subscription to a table', () => {
  test('fails when a field of its topic has no column, with both ends named', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const definition = AVRO.replace('user_id', 'customer');

    expect(messageOf(() => subscription(stack, { topicSchema: { ...TOPIC_SCHEMA, definition } }))).toBe(
      "[orders/OrdersIn] 'topicSchema' must have no field without a column (topic 'orders' to BigQuery table 'acme-data.raw.orders'), got 'customer'; add the column, or set dropUnknownFields",
    );
  });

  test('fails when the schema of its topic is none', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(
      messageOf(() => subscription(stack, { topicSchema: { ...TOPIC_SCHEMA, definition: '{"type":' } })),
    ).toContain('avro schema');
  });

  test('fails when two describe one topic differently', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const into = table(stack);
    subscription(stack, { table: into });

    expect(
      messageOf(() =>
        subscription(stack, { table: into, subscriptionName: 'orders-again', labels: { team: 'sales' } }, 'Again'),
      ),
    ).toBe(
      "[orders/Again] 'topicName' must be described alike by all subscriptions that name it: schema, encoding, labels and protection, got topic orders; describe it the same everywhere, or choose another name",
    );
  });

  test('fails when the stack makes it twice', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const into = table(stack);
    subscription(stack, { table: into });

    expect(messageOf(() => subscription(stack, { table: into }, 'Again'))).toBe(
      "[orders/Again] 'subscriptionName' must name what the stack does not make elsewhere, got projects/acme-data/subscriptions/orders-to-bigquery, which orders/OrdersIn makes; pass that construct on, or choose another name",
    );
  });

  test('fails when the columns of its table are not known', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const existing = BigQueryTable.fromTableName(stack, 'Orders', { dataset: dataset(stack), tableId: 'orders' });

    expect(
      messageOf(
        () =>
          new BigQuerySubscription(stack, 'OrdersIn', {
            table: existing,
            topicName: 'orders',
            subscriptionName: 'orders-to-bigquery',
          }),
      ),
    ).toBe(
      "[orders/OrdersIn] 'table' must have columns that are known here, since rows are checked against them, got acme-data.raw.orders; give columns to BigQueryTable.fromTableName",
    );
  });

  test('fails when nobody knows the number of its project', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const project = new GoogleCloudProject(stack, 'Feeds', { projectId: 'acme-feeds' });

    expect(messageOf(() => subscription(stack, { project }))).toBe(
      "[orders/OrdersIn] 'projectNumber' must be the project's number, of which the name of Pub/Sub's service agent is made, where that agent writes rows or dead letters; take it from gcloud projects describe, or give serviceAccountEmail and no deadLetter",
    );
  });

  test('fails when it is not protected outside CLOUD_NATIVE DEV', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { environment: Environment.PROD });
    subscription(stack, { destroyProtection: false, deadLetter: undefined });

    expect(messageOf(() => stack.renderFiles()).match(/\[[^\]]+\] 'SG-BQ-003'/g)).toStrictEqual([
      "[orders/RawProjectPubSub/topic orders] 'SG-BQ-003'",
      "[orders/OrdersIn] 'SG-BQ-003'",
    ]);
  });
});
