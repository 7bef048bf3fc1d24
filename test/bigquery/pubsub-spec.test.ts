import type { PubsubSchemaConfig } from '@cdktf/provider-google/lib/pubsub-schema';
import type { PubsubSubscriptionConfig } from '@cdktf/provider-google/lib/pubsub-subscription';
import type { PubsubSubscriptionIamMemberConfig } from '@cdktf/provider-google/lib/pubsub-subscription-iam-member';
import type { PubsubTopicConfig } from '@cdktf/provider-google/lib/pubsub-topic';
import type { PubsubTopicIamMemberConfig } from '@cdktf/provider-google/lib/pubsub-topic-iam-member';
import { Duration } from '../../src/core/duration';
import { BigQueryMode } from '../../src/bigquery/column-options';
import { BigQueryType } from '../../src/bigquery/column-type';
import { noticeText } from '../../src/bigquery/notice';
import {
  deadLetterTopicArguments,
  pubSubGrantArguments,
  subscriptionArguments,
  topicArguments,
  topicSchemaArguments,
} from '../../src/bigquery/pubsub-arguments';
import { subscriptionNotices } from '../../src/bigquery/pubsub-columns';
import {
  BigQuerySubscriptionSchema,
  PubSubEncoding,
  PubSubSchemaType,
  type BigQuerySubscriptionOptions,
} from '../../src/bigquery/pubsub-options';
import {
  bigQuerySubscriptionSpec,
  deadLetterGrants,
  subscriptionTableGrant,
  subscriptionWriter,
} from '../../src/bigquery/pubsub-spec';
import { messagesOf } from './messages';
import { accepts } from './provider-config';
import { column, PATH, table } from './samples';

const INTO = table({}, [
  column('data', BigQueryType.json()),
  column('subscription_name'),
  column('message_id'),
  column('publish_time', BigQueryType.timestamp()),
  column('attributes', BigQueryType.json()),
  column('order_id', BigQueryType.string(), BigQueryMode.REQUIRED, { defaultValueExpression: "''" }),
]);
const TOPIC_SCHEMA = { schemaName: 'order-v1', schemaType: PubSubSchemaType.AVRO, definition: '{"type":"record"}' };

type Options = Partial<BigQuerySubscriptionOptions>;
const spec = (options: Options = {}, into = INTO, fieldNames?: string[], projectId = 'acme-data') =>
  bigQuerySubscriptionSpec(PATH, {
    projectId,
    table: into,
    options: { topicName: 'orders', subscriptionName: 'orders-to-bq', projectNumber: '123456789', ...options },
    ...(fieldNames && { fieldNames }),
  });
const messages = (...given: Parameters<typeof spec>): string[] => messagesOf(() => spec(...given));

test('a subscription keeps messages for a week and tries again with patience', () => {
  expect({ ...spec(), table: undefined }).toEqual({
    projectId: 'acme-data',
    table: undefined,
    topicName: 'orders',
    subscriptionName: 'orders-to-bq',
    projectNumber: '123456789',
    schemaSource: 'NONE',
    writeMetadata: false,
    dropUnknownFields: false,
    ackDeadlineMs: 60_000,
    messageRetentionMs: 604_800_000,
    minimumBackoffMs: 10_000,
    maximumBackoffMs: 600_000,
    labels: {},
  });
  expect(spec({ topicSchema: TOPIC_SCHEMA }).schemaSource).toBe('TOPIC');
});

describe('names and bounds', () => {
  test.each(['ab', 'goog-orders', '1orders', 'a b', `a${'b'.repeat(255)}`])('fails when a name is %s', (name) => {
    const all = { topicName: name, subscriptionName: name, topicSchema: { ...TOPIC_SCHEMA, schemaName: name } };
    expect(messages(all).map((message) => message.split(', got')[0])).toEqual(
      ['topicName', 'subscriptionName', 'topicSchema.schemaName'].map(
        (property) =>
          `[orders/Bq] '${property}' must be 3 to 255 letters, numbers and - _ . ~ + %, start with a letter and not with goog`,
      ),
    );
  });

  test('fails when the project cannot be', () => {
    expect(messages({}, INTO, undefined, 'Acme')).toEqual([
      `[orders/Bq] 'projectId' must be a project id that is known at synthesis: 6 to 30 lower-case letters, numbers and dashes, got "Acme"; give the id as text: names of topics and scripts contain it`,
    ]);
  });

  test.each([
    ['ackDeadline', Duration.seconds(9), '10 to 600 seconds'],
    ['ackDeadline', Duration.seconds(601), '10 to 600 seconds'],
    ['messageRetention', Duration.minutes(9), '10 minutes to 31 days'],
    ['messageRetention', Duration.days(32), '10 minutes to 31 days'],
    ['maximumBackoff', Duration.seconds(601), '0 to 600 seconds'],
    ['minimumBackoff', Duration.milliseconds(1_500), '0 to 600 seconds'],
  ])('fails when %s is %s', (property, duration, bounds) => {
    expect(messages({ [property]: duration })).toEqual([
      `[orders/Bq] '${property}' must be ${bounds}, in whole seconds, got "${duration.toMilliseconds()} ms"; choose a time in between`,
    ]);
  });

  test('fails when the first wait is longer than the longest', () => {
    expect(messages({ minimumBackoff: Duration.seconds(20), maximumBackoff: Duration.seconds(10) })).toEqual([
      `[orders/Bq] 'minimumBackoff' must be at most maximumBackoff, got "20000 ms and 10000 ms"; swap the two`,
    ]);
  });

  test('fails when a filter is longer than 256 bytes', () => {
    expect(messages({ filter: 'x'.repeat(257) })[0]).toMatch(
      /'filter' must be 1 to 256 bytes, got .*; filter by fewer attributes$/,
    );
    expect(messages({ filter: 'attributes.kind = "order"' })).toEqual([]);
  });

  test.each([4, 101, 5.5])('fails when a message is tried %s times', (maxDeliveryAttempts) => {
    expect(messages({ deadLetter: { topicName: 'orders-dead', maxDeliveryAttempts } })).toEqual([
      `[orders/Bq] 'deadLetter.maxDeliveryAttempts' must be a whole number from 5 to 100, got ${maxDeliveryAttempts}; choose a number in between`,
    ]);
  });

  test('fails when dead letters go to the topic that is read', () => {
    expect(messages({ deadLetter: { topicName: 'orders' } })).toEqual([
      `[orders/Bq] 'deadLetter.topicName' must be another topic than the one that is read, or dead letters come back for ever, got "orders"; name a topic of its own`,
    ]);
  });
});

describe('schemas', () => {
  test('fails when the schema is empty or too long', () => {
    expect(messages({ topicSchema: { ...TOPIC_SCHEMA, definition: ' ' } })).toEqual([
      `[orders/Bq] 'topicSchema.definition' must be 1 to 300000 bytes, got "1 bytes"; give the text of an Avro or Protobuf schema, without comments where it is too long`,
    ]);
    expect(messages({ topicSchema: { ...TOPIC_SCHEMA, definition: 'x'.repeat(300_001) } })).toHaveLength(1);
  });

  test("fails when a topic without a schema is to be read by the topic's schema", () => {
    expect(messages({ schemaSource: BigQuerySubscriptionSchema.TOPIC })).toEqual([
      `[orders/Bq] 'schemaSource' must be TABLE or NONE for a topic without a schema, got "TOPIC"; give topicSchema, or choose BigQuerySubscriptionSchema.TABLE for JSON messages`,
    ]);
  });

  test('fails when unknown fields are dropped without a schema', () => {
    expect(messages({ dropUnknownFields: true })).toEqual([
      `[orders/Bq] 'dropUnknownFields' must go with a schemaSource of TOPIC or TABLE: without a schema there are no fields, got true; leave it out, or choose a schema`,
    ]);
    expect(messages({ dropUnknownFields: true, schemaSource: BigQuerySubscriptionSchema.TABLE })).toEqual([]);
  });
});

describe('identities', () => {
  test('fails when nobody can write', () => {
    const message = `[orders/Bq] 'projectNumber' must be the project's number, of which the name of Pub/Sub's service agent is made, where that agent writes rows or dead letters; take it from gcloud projects describe, or give serviceAccountEmail and no deadLetter`;
    const email = 'loader@acme-data.iam.gserviceaccount.com';
    const without = (options: Options) =>
      messagesOf(() =>
        bigQuerySubscriptionSpec(PATH, {
          projectId: 'acme-data',
          table: INTO,
          options: { topicName: 'orders', subscriptionName: 'orders-to-bq', ...options },
        }),
      );
    expect(without({})).toEqual([message]);
    expect(without({ serviceAccountEmail: email })).toEqual([]);
    expect(without({ serviceAccountEmail: email, deadLetter: { topicName: 'orders-dead' } })).toEqual([message]);
    expect(messages({ projectNumber: 'acme' })).toEqual([message.replace('letters;', 'letters, got "acme";')]);
  });

  test('fails when a service account is written as a member', () => {
    expect(messages({ serviceAccountEmail: 'serviceAccount:loader@acme-data.iam.gserviceaccount.com' })).toEqual([
      `[orders/Bq] 'serviceAccountEmail' must be an e-mail address without serviceAccount: in front, got "serviceAccount:loader@acme-data.iam.gserviceaccount.com"; write name@project.iam.gserviceaccount.com`,
    ]);
  });

  test('the service agent writes unless an account is given, and always moves dead letters', () => {
    const agent = 'serviceAccount:service-123456789@gcp-sa-pubsub.iam.gserviceaccount.com';
    expect(subscriptionWriter(spec())).toBe(agent);
    const own = spec({
      serviceAccountEmail: 'loader@acme-data.iam.gserviceaccount.com',
      deadLetter: { topicName: 'orders-dead' },
    });
    expect(subscriptionTableGrant(own)).toEqual({
      table: { projectId: 'acme-data', datasetId: 'raw', tableId: 'orders' },
      role: 'roles/bigquery.dataEditor',
      member: 'serviceAccount:loader@acme-data.iam.gserviceaccount.com',
      reason: "Pub/Sub subscription 'orders-to-bq' writes rows to acme-data.raw.orders",
    });
    expect(deadLetterGrants(own).map(({ kind, name, role, member }) => [kind, name, role, member])).toEqual([
      ['topic', 'orders-dead', 'roles/pubsub.publisher', agent],
      ['subscription', 'orders-to-bq', 'roles/pubsub.subscriber', agent],
    ]);
    expect(deadLetterGrants(spec())).toEqual([]);
  });
});

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

describe('arguments', () => {
  const full = spec({
    topicSchema: { ...TOPIC_SCHEMA, encoding: PubSubEncoding.BINARY },
    writeMetadata: true,
    dropUnknownFields: true,
    deadLetter: { topicName: 'orders-dead' },
    filter: 'attributes.a = "b"',
    labels: { team: 'sales' },
  });
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  test('a topic and its schema', () => {
    const schema = topicSchemaArguments(full)!;
    accepts<PubsubSchemaConfig, typeof schema>(schema);
    expect(schema).toEqual({ project: 'acme-data', name: 'order-v1', type: 'AVRO', definition: '{"type":"record"}' });
    expect(topicSchemaArguments(spec())).toBeUndefined();
    const topic = topicArguments(full);
    accepts<PubsubTopicConfig, typeof topic>(topic);
    expect(topic).toEqual({
      project: 'acme-data',
      name: 'orders',
      labels: { team: 'sales' },
      schemaSettings: { schema: 'projects/acme-data/schemas/order-v1', encoding: 'BINARY' },
    });
    expect(deadLetterTopicArguments(full)).toEqual({
      project: 'acme-data',
      name: 'orders-dead',
      labels: { team: 'sales' },
    });
  });

  test('a subscription', () => {
    const given = subscriptionArguments(full);
    accepts<PubsubSubscriptionConfig, typeof given>(given);
    expect(plain(given)).toEqual({
      project: 'acme-data',
      name: 'orders-to-bq',
      topic: 'projects/acme-data/topics/orders',
      bigqueryConfig: {
        table: 'acme-data.raw.orders',
        useTopicSchema: true,
        writeMetadata: true,
        dropUnknownFields: true,
      },
      deadLetterPolicy: { deadLetterTopic: 'projects/acme-data/topics/orders-dead', maxDeliveryAttempts: 5 },
      ackDeadlineSeconds: 60,
      messageRetentionDuration: '604800s',
      retryPolicy: { minimumBackoff: '10s', maximumBackoff: '600s' },
      expirationPolicy: { ttl: '' },
      filter: 'attributes.a = "b"',
      labels: { team: 'sales' },
    });
    const byTable = subscriptionArguments(spec({ schemaSource: BigQuerySubscriptionSchema.TABLE })).bigqueryConfig;
    expect(plain(byTable)).toEqual({ table: 'acme-data.raw.orders', useTableSchema: true });
  });

  test('grants', () => {
    const [topic, subscription] = deadLetterGrants(full).map(pubSubGrantArguments);
    expect(topic satisfies Partial<PubsubTopicIamMemberConfig> | undefined).toMatchObject({
      topic: 'projects/acme-data/topics/orders-dead',
    });
    expect(subscription satisfies Partial<PubsubSubscriptionIamMemberConfig> | undefined).toMatchObject({
      subscription: 'projects/acme-data/subscriptions/orders-to-bq',
    });
  });
});
