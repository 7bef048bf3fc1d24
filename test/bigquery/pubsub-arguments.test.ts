import type { PubsubSchemaConfig } from '@cdktf/provider-google/lib/pubsub-schema';
import type { PubsubSubscriptionConfig } from '@cdktf/provider-google/lib/pubsub-subscription';
import type { PubsubSubscriptionIamMemberConfig } from '@cdktf/provider-google/lib/pubsub-subscription-iam-member';
import type { PubsubTopicConfig } from '@cdktf/provider-google/lib/pubsub-topic';
import type { PubsubTopicIamMemberConfig } from '@cdktf/provider-google/lib/pubsub-topic-iam-member';
import {
  deadLetterTopicArguments,
  pubSubGrantArguments,
  subscriptionArguments,
  topicArguments,
  topicSchemaArguments,
} from '../../src/bigquery/pubsub-arguments';
import { BigQuerySubscriptionSchema, PubSubEncoding } from '../../src/bigquery/pubsub-options';
import { deadLetterGrants } from '../../src/bigquery/pubsub-spec';
import { accepts } from './provider-config';
import { spec, TOPIC_SCHEMA } from './subscription-samples';

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
