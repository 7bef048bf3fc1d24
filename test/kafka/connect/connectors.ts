import { ConnectorPlugin } from '../../../src/kafka/connect/connector-plugin';
import { connectorConfig } from '../../../src/kafka/connect/connector-files';
import { connectorSpec, type ConnectorInput } from '../../../src/kafka/connect/connector-spec';
import { DebeziumSnapshotMode } from '../../../src/kafka/connect/debezium-postgres-options';
import { Secret } from '../../../src/security/secret';
import { failuresOf } from '../failing';

export const SINK: ConnectorInput = {
  connectorName: 'files',
  plugin: ConnectorPlugin.fileStreamSink('/tmp/out'),
  kind: 'SELF_MANAGED',
  direction: 'SINK',
  topics: ['a.b.v1'],
  partitions: 6,
  errors: {},
};
export const registry = { url: 'https://registry:8081', credentials: Secret.pair(Secret.env('K'), Secret.env('S')) };
export const MASK = 'org.apache.kafka.connect.transforms.MaskField$Value';
export const TOPIC_MATCHES = 'org.apache.kafka.connect.transforms.predicates.TopicNameMatches';
export const debezium = (port?: number): ConnectorPlugin =>
  ConnectorPlugin.debeziumPostgres({
    hostname: 'db',
    port,
    database: 'shop',
    user: Secret.env('DB_USER'),
    password: Secret.env('DB_PASSWORD'),
    topicPrefix: 'shop',
    tables: ['public.orders', 'public.lines'],
    slotName: 'shop',
    snapshotMode: DebeziumSnapshotMode.NO_DATA,
  });
export const config = (input: Partial<ConnectorInput>): Record<string, string> =>
  connectorConfig(connectorSpec('app/C', { ...SINK, ...input }));
export const failures = (input: Partial<ConnectorInput>): string[] =>
  failuresOf(() => connectorSpec('app/C', { ...SINK, ...input }));
