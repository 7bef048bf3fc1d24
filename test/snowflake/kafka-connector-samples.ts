import { Secret } from '../../src/security/secret';
import { SnowflakeType } from '../../src/snowflake/column-type';
import { type SnowflakeKafkaConnectorOptions } from '../../src/snowflake/kafka-connector-options';
import { kafkaConnectorSpec, type ConnectorRoute } from '../../src/snowflake/kafka-connector-spec';
import { SnowpipeStreamingArchitecture, type SnowpipeStreamingPipeOptions } from '../../src/snowflake/pipe-options';
import { pipeSpec } from '../../src/snowflake/pipe-spec';
import { tableSpec } from '../../src/snowflake/table-spec';

export const METADATA = { columnName: 'RECORD_METADATA', type: SnowflakeType.variant() };

export function route(
  topicName: string,
  tableName: string,
  pipe: SnowpipeStreamingPipeOptions = {},
  columns = [METADATA],
  schemaName = 'raw',
): ConnectorRoute {
  const table = tableSpec('t', 'analytics', { schemaName, tableName, columns });
  return { topicName, partitions: 6, table, pipe: pipeSpec('p', table, pipe) };
}

export const CLASSIC = { architecture: SnowpipeStreamingArchitecture.CLASSIC };

export function spec(
  options: Partial<SnowflakeKafkaConnectorOptions> = {},
  routes = [route('sales.orders', 'orders')],
) {
  return kafkaConnectorSpec(
    'o/Sink',
    {
      connectorName: 'orders-sink',
      accountIdentifier: 'MYORG-ACC',
      userName: 'svc_loader',
      roleName: 'loader',
      privateKey: Secret.vault('secret/loader', 'key'),
      valueConverter: 'io.confluent.connect.avro.AvroConverter',
      ...options,
    },
    routes,
  );
}
