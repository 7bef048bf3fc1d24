import { BigQueryMode } from '../../src/bigquery/column-options';
import { BigQueryType } from '../../src/bigquery/column-type';
import { PubSubSchemaType, type BigQuerySubscriptionOptions } from '../../src/bigquery/pubsub-options';
import { bigQuerySubscriptionSpec } from '../../src/bigquery/pubsub-spec';
import { messagesOf } from './messages';
import { column, PATH, table } from './samples';

export const INTO = table({}, [
  column('data', BigQueryType.json()),
  column('subscription_name'),
  column('message_id'),
  column('publish_time', BigQueryType.timestamp()),
  column('attributes', BigQueryType.json()),
  column('order_id', BigQueryType.string(), BigQueryMode.REQUIRED, { defaultValueExpression: "''" }),
]);
export const TOPIC_SCHEMA = {
  schemaName: 'order-v1',
  schemaType: PubSubSchemaType.AVRO,
  definition: '{"type":"record"}',
};

export type Options = Partial<BigQuerySubscriptionOptions>;
export const spec = (options: Options = {}, into = INTO, fieldNames?: string[], projectId = 'acme-data') =>
  bigQuerySubscriptionSpec(PATH, {
    projectId,
    table: into,
    options: { topicName: 'orders', subscriptionName: 'orders-to-bq', projectNumber: '123456789', ...options },
    ...(fieldNames && { fieldNames }),
  });
export const messages = (...given: Parameters<typeof spec>): string[] => messagesOf(() => spec(...given));
