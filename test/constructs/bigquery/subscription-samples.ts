import {
  BigQueryMode,
  BigQuerySubscription,
  BigQueryTable,
  BigQueryType,
  PubSubSchemaType,
  type BigQuerySubscriptionProps,
  type StreamingStack,
} from 'sluicegate';
import { dataset } from './samples';

export const AVRO = JSON.stringify({
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'order_id', type: 'string' },
    { name: 'user_id', type: ['null', 'string'] },
  ],
});
export const TOPIC_SCHEMA = { schemaName: 'order-v1', schemaType: PubSubSchemaType.AVRO, definition: AVRO };

export function table(stack: StreamingStack): BigQueryTable {
  return new BigQueryTable(stack, 'Orders', {
    dataset: dataset(stack),
    tableId: 'orders',
    columns: [
      { name: 'order_id', columnType: BigQueryType.string(), mode: BigQueryMode.REQUIRED },
      { name: 'user_id', columnType: BigQueryType.string() },
    ],
  });
}

export function subscription(
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
