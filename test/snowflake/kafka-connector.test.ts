import { Secret } from '../../src/security/secret';
import { kafkaConnectorConfig, kafkaConnectorJson } from '../../src/snowflake/kafka-connector-config';
import { connectorKeys } from '../../src/snowflake/kafka-connector-keys';
import {
  SnowflakeKafkaConnectorVersion as Version,
  SnowflakeKafkaNullBehavior,
} from '../../src/snowflake/kafka-connector-options';
import { route, CLASSIC, spec } from './kafka-connector-samples';

test('the connector 4.x writes through pipes', () => {
  expect(kafkaConnectorConfig(spec())).toStrictEqual({
    'behavior.on.null.values': 'DEFAULT',
    'connector.class': 'com.snowflake.kafka.connector.SnowflakeStreamingSinkConnector',
    'errors.log.enable': 'true',
    'errors.tolerance': 'none',
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    name: 'orders-sink',
    'snowflake.database.name': 'ANALYTICS',
    'snowflake.enable.schematization': 'true',
    'snowflake.private.key': '${vault:secret/loader:key}',
    'snowflake.role.name': 'LOADER',
    'snowflake.schema.name': 'RAW',
    'snowflake.topic2table.map': 'sales.orders:ORDERS',
    'snowflake.url.name': 'myorg-acc.snowflakecomputing.com:443',
    'snowflake.user.name': 'SVC_LOADER',
    'snowflake.validation': 'server_side',
    'tasks.max': '1',
    topics: 'sales.orders',
    'value.converter': 'io.confluent.connect.avro.AvroConverter',
  });
});

test('the connector 3.x opens channels on tables, and sends what fails to the dead letter queue', () => {
  const config = kafkaConnectorConfig(
    spec(
      {
        tasks: 12,
        privateKeyPassphrase: Secret.file('/run/secrets/snowflake.properties', 'passphrase'),
        deadLetterTopic: 'orders.dlq',
        nullBehavior: SnowflakeKafkaNullBehavior.IGNORE,
        customConfigs: {
          'snowflake.streaming.max.client.lag': '60',
          'value.converter.schema.registry.url': 'https://registry:8081',
        },
      },
      [route('sales.orders', 'orders', CLASSIC), route('sales.returns', 'returns', CLASSIC)],
    ),
  );

  expect(config).toMatchObject({
    'connector.class': 'com.snowflake.kafka.connector.SnowflakeSinkConnector',
    'snowflake.ingestion.method': 'SNOWPIPE_STREAMING',
    'snowflake.private.key.passphrase': '${file:/run/secrets/snowflake.properties:passphrase}',
    'snowflake.topic2table.map': 'sales.orders:ORDERS,sales.returns:RETURNS',
    topics: 'sales.orders,sales.returns',
    'tasks.max': '12',
    'errors.tolerance': 'all',
    'errors.deadletterqueue.topic.name': 'orders.dlq',
    'errors.deadletterqueue.context.headers.enable': 'true',
    'behavior.on.null.values': 'IGNORE',
    'snowflake.streaming.max.client.lag': '60',
    'value.converter.schema.registry.url': 'https://registry:8081',
  });
  expect(config).not.toHaveProperty('snowflake.validation');
});

test('the JSON is in stable order', () => {
  const json = kafkaConnectorJson(spec({ customConfigs: { jmx: 'false' } }));

  expect(Object.keys(JSON.parse(json) as object)).toStrictEqual(Object.keys(JSON.parse(json) as object).sort());
  expect(json).toContain('"jmx": "false"');
});

test('a dead letter queue makes 4.x check in the connector', () => {
  expect(spec({ deadLetterTopic: 'dlq' }).validation).toBe('client_side');
});

test.each([Version.V3, Version.V4])('every key that properties of %s set is a documented one', (version) => {
  const routes = [route('t', 'orders', version === Version.V3 ? CLASSIC : {})];
  const config = kafkaConnectorConfig(spec({ deadLetterTopic: 'dlq', privateKeyPassphrase: Secret.env('P') }, routes));

  expect(Object.keys(config).filter((key) => !Object.hasOwn(connectorKeys(version), key))).toStrictEqual([]);
});
