import { DebeziumSnapshotMode, type DebeziumPostgresOptions } from './debezium-postgres-options';
import { texts, type PluginSpec } from './plugin-spec';
import { SensitiveText } from './sensitive-text';

const HEARTBEAT = 10_000;

/** The settings of Debezium 3 for PostgreSQL, and of the connector that Confluent Cloud makes of it. */
export function debeziumPostgres(options: DebeziumPostgresOptions): PluginSpec {
  const { user, password, port = 5432, heartbeatInterval } = options;
  const sensitive = { 'database.user': SensitiveText.of(user), 'database.password': SensitiveText.of(password) };
  const heartbeat = heartbeatInterval?.toMilliseconds() ?? HEARTBEAT;
  const configs = texts({
    'database.hostname': options.hostname,
    'database.port': port,
    'database.dbname': options.database,
    // Encrypted, or not at all: the driver's own default falls back to plain text.
    'database.sslmode': 'require',
    'topic.prefix': options.topicPrefix,
    'table.include.list': options.tables.join(','),
    'slot.name': options.slotName,
    'publication.name': options.publicationName ?? 'dbz_publication',
    'publication.autocreate.mode': options.createsPublication ? 'filtered' : 'disabled',
    'snapshot.mode': (options.snapshotMode ?? DebeziumSnapshotMode.INITIAL).toLowerCase(),
    'heartbeat.interval.ms': heartbeat,
    'tombstones.on.delete': options.tombstonesOnDelete ?? true,
  });
  return {
    direction: 'SOURCE',
    maxTasks: 1,
    topicPrefixes: [`${options.topicPrefix}.`, `__debezium-heartbeat.${options.topicPrefix}`],
    bounded: {
      port: { value: port, min: 1, max: 65_535 },
      heartbeatInterval: { value: heartbeat, min: 1, max: 2_147_483_647 },
    },
    selfManaged: {
      className: 'io.debezium.connector.postgresql.PostgresConnector',
      configs: { ...configs, 'plugin.name': 'pgoutput' },
      sensitive,
    },
    managed: { className: 'PostgresCdcSourceV2', configs, sensitive },
  };
}
