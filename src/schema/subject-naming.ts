/**
 * How a subject is named after what it describes.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#subject-name-strategy
 */
export enum SubjectNaming {
  /** `<topic>-key` or `<topic>-value`: one record type in a topic. */
  TOPIC = 'TOPIC',
  /** The record's full name: the same type in every topic. */
  RECORD = 'RECORD',
  /** `<topic>-<record's full name>`: several record types in a topic. */
  TOPIC_RECORD = 'TOPIC_RECORD',
}
