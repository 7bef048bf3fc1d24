import { Duration } from '../../src/core/duration';
import { BigQuerySubscriptionSchema } from '../../src/bigquery/pubsub-options';
import {
  bigQuerySubscriptionSpec,
  deadLetterGrants,
  subscriptionTableGrant,
  subscriptionWriter,
} from '../../src/bigquery/pubsub-spec';
import { messagesOf } from './messages';
import { PATH } from './samples';
import { INTO, messages, spec, TOPIC_SCHEMA, type Options } from './subscription-samples';

test('a subscription keeps messages for a week and tries again with patience', () => {
  expect({ ...spec(), table: undefined }).toEqual({
    projectId: 'acme-data',
    table: undefined,
    topicName: 'orders',
    existingTopic: false,
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
