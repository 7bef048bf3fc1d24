import type { Duration } from '../core/duration';

/** How Pub/Sub finds the columns for a message. */
export enum BigQuerySubscriptionSchema {
  /** None: the whole message goes into the column `data`. */
  NONE = 'NONE',
  /** The topic's schema: its fields go into the columns of the same names. */
  TOPIC = 'TOPIC',
  /** The table's schema: messages are JSON whose members go into the columns of the same names. */
  TABLE = 'TABLE',
}

/** The language of a topic's schema. */
export enum PubSubSchemaType {
  AVRO = 'AVRO',
  PROTOCOL_BUFFER = 'PROTOCOL_BUFFER',
}

/** How messages are written by a topic's schema. */
export enum PubSubEncoding {
  JSON = 'JSON',
  BINARY = 'BINARY',
}

/** A topic's schema. */
export interface PubSubTopicSchema {
  /** 3 to 255 letters, numbers and `- _ . ~ + %`, starting with a letter, not with `goog`. */
  readonly schemaName: string;
  readonly schemaType: PubSubSchemaType;
  /** The schema's text, at most 300 KB. */
  readonly definition: string;
  /** @default PubSubEncoding.JSON */
  readonly encoding?: PubSubEncoding;
}

/** Where messages go that the table does not take. */
export interface PubSubDeadLetter {
  /** A topic of the same project. */
  readonly topicName: string;
  /**
   * Whether the topic is there already and managed elsewhere.
   * @default false - it is made; several subscriptions may share it
   */
  readonly existingTopic?: boolean;
  /**
   * How often a message is tried, 5 to 100.
   * @default 5
   */
  readonly maxDeliveryAttempts?: number;
}

/**
 * A topic whose messages Pub/Sub writes into a table, without a writer of one's own.
 *
 * @see https://cloud.google.com/pubsub/docs/bigquery
 */
export interface BigQuerySubscriptionOptions {
  /** 3 to 255 letters, numbers and `- _ . ~ + %`, starting with a letter, not with `goog`. */
  readonly topicName: string;

  /**
   * Whether the topic, with its schema, is there already and managed elsewhere.
   * @default false - it is made; several subscriptions may share it
   */
  readonly existingTopic?: boolean;

  /** As `topicName`. */
  readonly subscriptionName: string;

  /**
   * The topic's schema, which messages must fit.
   * @default - messages are not checked
   */
  readonly topicSchema?: PubSubTopicSchema;

  /**
   * How columns are found.
   * @default - TOPIC where there is a topic schema, otherwise NONE
   */
  readonly schemaSource?: BigQuerySubscriptionSchema;

  /**
   * Whether `subscription_name`, `message_id`, `publish_time` and `attributes` are written too, into columns of these
   * names (STRING, STRING, TIMESTAMP, STRING or JSON).
   * @default false
   */
  readonly writeMetadata?: boolean;

  /**
   * Whether fields without a column are left out; otherwise such messages are not written.
   * @default false
   */
  readonly dropUnknownFields?: boolean;

  /**
   * The service account that writes.
   * @default - Pub/Sub's service agent, which needs `projectNumber`
   */
  readonly serviceAccountEmail?: string;

  /**
   * The project's number, of which the name of Pub/Sub's service agent is made.
   * @default - see `serviceAccountEmail`
   */
  readonly projectNumber?: string;

  /** @default - messages that the table does not take are tried until they expire */
  readonly deadLetter?: PubSubDeadLetter;

  /**
   * How long Pub/Sub waits for BigQuery, 10 to 600 seconds.
   * @default Duration.seconds(60)
   */
  readonly ackDeadline?: Duration;

  /**
   * How long an unwritten message is kept, 10 minutes to 31 days.
   * @default Duration.days(7)
   */
  readonly messageRetention?: Duration;

  /**
   * The first wait before another try, 0 to 600 seconds.
   * @default Duration.seconds(10)
   */
  readonly minimumBackoff?: Duration;

  /**
   * The longest wait, 0 to 600 seconds.
   * @default Duration.seconds(600)
   */
  readonly maximumBackoff?: Duration;

  /**
   * Which messages are written, an expression of attributes; it cannot be changed.
   * @default - all
   */
  readonly filter?: string;

  /**
   * At most 64 labels.
   * @default - none
   */
  readonly labels?: Record<string, string>;
}
