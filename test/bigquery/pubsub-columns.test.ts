import { Duration } from '../../src/core/duration';
import { BigQueryMode } from '../../src/bigquery/column-options';
import { BigQueryType } from '../../src/bigquery/column-type';
import { noticeText } from '../../src/bigquery/notice';
import { subscriptionNotices } from '../../src/bigquery/pubsub-columns';
import { BigQuerySubscriptionSchema } from '../../src/bigquery/pubsub-options';
import { column, PATH, table } from './samples';
import { INTO, messages, spec, TOPIC_SCHEMA } from './subscription-samples';

describe('columns', () => {
  test('fails when there is no column for the message, or one of another type', () => {
    expect(messages({}, table({}, [column('order_id')]))).toEqual([
      `[orders/Bq] 'table' must have a column data of BYTES or STRING or JSON, into which Pub/Sub writes, got table 'acme-data.raw.orders' without it; add it, or choose a schemaSource`,
    ]);
    expect(messages({}, table({}, [column('data', BigQueryType.bytes(), BigQueryMode.REPEATED)]))).toEqual([
      `[orders/Bq] 'table' must have a column data of BYTES or STRING or JSON, into which Pub/Sub writes, got REPEATED BYTES in table 'acme-data.raw.orders'; add it, or choose a schemaSource`,
    ]);
  });

  test('fails when there are no columns for metadata', () => {
    const into = table({}, [column('data'), column('publish_time')]);
    expect(messages({ writeMetadata: true }, into).map((message) => message.split(', into')[0])).toEqual([
      "[orders/Bq] 'table' must have a column subscription_name of STRING",
      "[orders/Bq] 'table' must have a column message_id of STRING",
      "[orders/Bq] 'table' must have a column publish_time of TIMESTAMP",
      "[orders/Bq] 'table' must have a column attributes of JSON or STRING",
    ]);
    expect(messages({ writeMetadata: true })).toEqual([]);
  });

  test('fails when a REQUIRED column is filled by no message', () => {
    const into = table({}, [column('data'), column('order_id', BigQueryType.string(), BigQueryMode.REQUIRED)]);
    const message = `[orders/Bq] 'table' must have no REQUIRED column that no message fills (topic 'orders' to BigQuery table 'acme-data.raw.orders'), got 'order_id'; make it NULLABLE, give it a default value, or add it to the topic's schema`;
    expect(messages({}, into)).toEqual([message]);
    expect(messages({ topicSchema: TOPIC_SCHEMA }, into, ['data'])).toEqual([message]);
    expect(messages({ topicSchema: TOPIC_SCHEMA }, into, ['data', 'ORDER_ID'])).toEqual([]);
    expect(messages({ topicSchema: TOPIC_SCHEMA }, into)).toEqual([]);
    expect(messages({ schemaSource: BigQuerySubscriptionSchema.TABLE }, into)).toEqual([]);
  });

  test("fails when a field of the topic's schema has no column, unless it may be dropped", () => {
    expect(messages({ topicSchema: TOPIC_SCHEMA }, INTO, ['order_id', 'extra'])).toEqual([
      `[orders/Bq] 'topicSchema' must have no field without a column (topic 'orders' to BigQuery table 'acme-data.raw.orders'), got 'extra'; add the column, or set dropUnknownFields`,
    ]);
    expect(messages({ topicSchema: TOPIC_SCHEMA, dropUnknownFields: true }, INTO, ['order_id', 'extra'])).toEqual([]);
  });

  test('a missing dead letter topic and a table that takes changes are noted', () => {
    const cdc = table({ changeDataCapture: true, primaryKey: ['id'], maxStaleness: Duration.minutes(15) }, [
      column('data'),
      column('id'),
    ]);
    expect(subscriptionNotices(PATH, spec({}, cdc)).map(noticeText)).toEqual([
      "[orders/Bq] 'deadLetter' is missing: a message that table 'acme-data.raw.orders' does not take is tried again until it expires, unseen",
      "[orders/Bq] 'table' takes changes: messages need a field _CHANGE_TYPE of UPSERT or DELETE, or they are added as plain rows",
    ]);
    expect(subscriptionNotices(PATH, spec({ deadLetter: { topicName: 'orders-dead' } }))).toEqual([]);
  });
});
