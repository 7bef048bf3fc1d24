import { debeziumPostgres } from './debezium-postgres';
import type { DebeziumPostgresOptions } from './debezium-postgres-options';
import { gcsSink, s3Sink } from './object-storage-sinks';
import type { GcsSinkOptions, S3SinkOptions } from './object-storage-options';
import type { PluginSpec } from './plugin-spec';

/** What a connector connects to: its class with the settings that belong to it. */
export class ConnectorPlugin {
  /**
   * Any connector by its class, on the worker's plugin path. Its settings go into the connector's configs and secrets.
   *
   * @param className for instance `io.debezium.connector.mysql.MySqlConnector`
   */
  public static ofClass(className: string): ConnectorPlugin {
    return new ConnectorPlugin({ selfManaged: { className, configs: {}, sensitive: {} } });
  }

  /**
   * Any connector of Confluent Cloud by its name there. Its settings go into the connector's configs and secrets.
   *
   * @param className for instance `DatagenSource`
   * @see https://docs.confluent.io/cloud/current/connectors/index.html
   */
  public static confluentManaged(className: string): ConnectorPlugin {
    return new ConnectorPlugin({ managed: { className, configs: {}, sensitive: {} } });
  }

  /**
   * Lines of a file as records. For trying things out.
   *
   * @param file the file's path on the worker
   * @param topicName the topic that it writes to
   */
  public static fileStreamSource(file: string, topicName: string): ConnectorPlugin {
    const className = 'org.apache.kafka.connect.file.FileStreamSourceConnector';
    const configs = { file, topic: topicName };
    return new ConnectorPlugin({
      direction: 'SOURCE',
      maxTasks: 1,
      selfManaged: { className, configs, sensitive: {} },
    });
  }

  /**
   * Records as lines of a file. For trying things out.
   *
   * @param file the file's path on the worker
   */
  public static fileStreamSink(file: string): ConnectorPlugin {
    const className = 'org.apache.kafka.connect.file.FileStreamSinkConnector';
    return new ConnectorPlugin({ direction: 'SINK', selfManaged: { className, configs: { file }, sensitive: {} } });
  }

  /**
   * Debezium for PostgreSQL: every change of a row as a record.
   *
   * @see https://debezium.io/documentation/reference/stable/connectors/postgresql.html
   */
  public static debeziumPostgres(options: DebeziumPostgresOptions): ConnectorPlugin {
    return new ConnectorPlugin(debeziumPostgres(options));
  }

  /**
   * Objects in Amazon S3, by Confluent's connector.
   *
   * @see https://docs.confluent.io/kafka-connectors/s3-sink/current/overview.html
   */
  public static s3Sink(options: S3SinkOptions): ConnectorPlugin {
    return new ConnectorPlugin(s3Sink(options));
  }

  /**
   * Objects in Google Cloud Storage, by Confluent's connector.
   *
   * @see https://docs.confluent.io/kafka-connectors/gcs-sink/current/overview.html
   */
  public static gcsSink(options: GcsSinkOptions): ConnectorPlugin {
    return new ConnectorPlugin(gcsSink(options));
  }

  /** @internal */
  public static _of(spec: PluginSpec): ConnectorPlugin {
    return new ConnectorPlugin(spec);
  }

  private constructor(
    /** @internal */
    public readonly _spec: PluginSpec,
  ) {}
}
