import { canonicalJson } from '../core/canonical-json';
import { sortedBy } from '../core/stable-order';
import { accountHost } from './account-identifier';
import type { KafkaConnectorSpec } from './kafka-connector-spec';
import { SnowflakeKafkaConnectorVersion } from './kafka-connector-options';

const CLASSES: Readonly<Record<SnowflakeKafkaConnectorVersion, string>> = {
  [SnowflakeKafkaConnectorVersion.V3]: 'com.snowflake.kafka.connector.SnowflakeSinkConnector',
  [SnowflakeKafkaConnectorVersion.V4]: 'com.snowflake.kafka.connector.SnowflakeStreamingSinkConnector',
};

/** The connector's configuration: each key by its name, secrets as ConfigProvider references. */
export function kafkaConnectorConfig(spec: KafkaConnectorSpec): Record<string, string> {
  const entries = Object.entries({ ...ownConfig(spec), ...spec.customConfigs });
  return Object.fromEntries(sortedBy(entries, ([key]) => key));
}

/** The body of `PUT /connectors/<name>/config`. */
export function kafkaConnectorJson(spec: KafkaConnectorSpec): string {
  return canonicalJson(kafkaConnectorConfig(spec));
}

/** The keys that properties set. */
export function ownConfig(spec: Omit<KafkaConnectorSpec, 'customConfigs' | 'warnings'>): Record<string, string> {
  const { client, deadLetterTopic, version } = spec;
  return {
    'connector.class': CLASSES[version],
    name: spec.name,
    'tasks.max': String(spec.tasks),
    topics: spec.routes.map(({ topic }) => topic).join(','),
    'key.converter': spec.keyConverter,
    'value.converter': spec.valueConverter,
    'snowflake.url.name': `${accountHost(client.account)}:443`,
    'snowflake.user.name': client.user,
    'snowflake.role.name': client.role,
    'snowflake.database.name': spec.database,
    'snowflake.schema.name': spec.schema,
    'snowflake.private.key': client.privateKey.toConfigProvider(),
    ...(client.privateKeyPassphrase && {
      'snowflake.private.key.passphrase': client.privateKeyPassphrase.toConfigProvider(),
    }),
    'snowflake.topic2table.map': spec.routes.map(({ topic, table }) => `${topic}:${table}`).join(','),
    'snowflake.enable.schematization': 'true',
    'behavior.on.null.values': spec.nullBehavior,
    ...(version === SnowflakeKafkaConnectorVersion.V3 && { 'snowflake.ingestion.method': 'SNOWPIPE_STREAMING' }),
    ...(version === SnowflakeKafkaConnectorVersion.V4 && { 'snowflake.validation': spec.validation }),
    'errors.tolerance': deadLetterTopic === undefined ? 'none' : 'all',
    'errors.log.enable': 'true',
    ...(deadLetterTopic !== undefined && {
      'errors.deadletterqueue.topic.name': deadLetterTopic,
      'errors.deadletterqueue.context.headers.enable': 'true',
    }),
  };
}
