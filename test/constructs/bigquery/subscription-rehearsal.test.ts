import {
  BigQueryMode,
  BigQuerySubscription,
  BigQueryTable,
  BigQueryType,
  PubSubSchemaType,
  SecurityTier,
  type BigQuerySubscriptionProps,
  type StreamingStack,
} from 'sluicegate';
import { newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { dataset } from './samples';

const AVRO = JSON.stringify({
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'order_id', type: 'string' },
    { name: 'user_id', type: ['null', 'string'] },
  ],
});
const TOPIC_SCHEMA = { schemaName: 'order-v1', schemaType: PubSubSchemaType.AVRO, definition: AVRO };

function table(stack: StreamingStack): BigQueryTable {
  return new BigQueryTable(stack, 'Orders', {
    dataset: dataset(stack),
    tableId: 'orders',
    columns: [
      { name: 'order_id', columnType: BigQueryType.string(), mode: BigQueryMode.REQUIRED },
      { name: 'user_id', columnType: BigQueryType.string() },
    ],
  });
}

function subscription(
  stack: StreamingStack,
  props: Partial<BigQuerySubscriptionProps> = {},
  id = 'OrdersIn',
): BigQuerySubscription {
  return new BigQuerySubscription(stack, id, {
    topicName: 'orders',
    subscriptionName: 'orders-to-bigquery',
    topicSchema: TOPIC_SCHEMA,
    deadLetter: { topicName: 'orders-dead' },
    ...props,
    table: props.table ?? table(stack),
  });
}

describeWithTerraform('real terraform with a subscription', () => {
  test('applies what is deployed', async () => {
    const app = newApp();
    subscription(newStack(app, SecurityTier.CLOUD_NATIVE));

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ type }) => type)).toContain('google_pubsub_schema');
  });

  test('applies the subscription where its writer is granted', async () => {
    const app = newApp();
    subscription(newStack(app, SecurityTier.CLOUD_NATIVE), { writerIsGranted: true });

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ type }) => type)).toContain('google_pubsub_subscription');
  });

  test('applies the review module with every role', async () => {
    const app = newApp();
    subscription(newStack(app, SecurityTier.REGULATED));

    const rehearsal = await rehearsedReview(app, { liftProtection: true });

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ type }) => type).filter((type) => type.endsWith('_iam_member'))).toHaveLength(3);
  });
});
