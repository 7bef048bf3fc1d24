import type { SnowpipeStreamingClientOptions } from './client-options';

/** Generations of Snowflake's sink connector. */
export enum SnowflakeKafkaConnectorVersion {
  /** 3.x: the classic architecture. */
  V3 = 'V3',
  /** 4.x: the high-performance architecture. */
  V4 = 'V4',
}

/** Where rows are checked against the table. 4.x only. */
export enum SnowflakeKafkaValidation {
  /** In Snowflake; refused rows go to the table's error table. */
  SERVER_SIDE = 'server_side',
  /** In the connector; refused records go to the dead letter queue. */
  CLIENT_SIDE = 'client_side',
}

/** What becomes of a record without a value. */
export enum SnowflakeKafkaNullBehavior {
  /** A row of NULLs. */
  DEFAULT = 'DEFAULT',
  /** Nothing. */
  IGNORE = 'IGNORE',
}

/**
 * Snowflake's sink connector for Kafka Connect.
 *
 * @see https://docs.snowflake.com/en/connectors/kafkahp/about
 */
export interface SnowflakeKafkaConnectorOptions extends SnowpipeStreamingClientOptions {
  /** The name of the connector in the Connect cluster: letters, digits, dots, dashes and underscores. */
  readonly connectorName: string;
  /** @default - 4.x for the high-performance architecture, 3.x for the classic one */
  readonly connectorVersion?: SnowflakeKafkaConnectorVersion;
  /**
   * At most one a partition is of use.
   * @default 1
   */
  readonly tasks?: number;
  /**
   * The class of the converter of keys.
   * @default org.apache.kafka.connect.storage.StringConverter
   */
  readonly keyConverter?: string;
  /** The class of the converter of values, for instance `io.confluent.connect.avro.AvroConverter`. */
  readonly valueConverter: string;
  /**
   * Where records go that cannot be read or written, instead of stopping the task.
   * @default - the task stops at the first such record
   */
  readonly deadLetterTopic?: string;
  /** @default SnowflakeKafkaNullBehavior.DEFAULT */
  readonly nullBehavior?: SnowflakeKafkaNullBehavior;
  /**
   * With 3.x always in the connector. A dead letter queue for rows that the table refuses needs CLIENT_SIDE.
   * @default - CLIENT_SIDE with a deadLetterTopic, else SERVER_SIDE
   */
  readonly validation?: SnowflakeKafkaValidation;
  /**
   * Further configuration by key, checked against the keys of that version. Not for keys that a property sets; secrets as
   * ConfigProvider references only.
   * @default - none
   */
  readonly customConfigs?: Record<string, string>;
}
