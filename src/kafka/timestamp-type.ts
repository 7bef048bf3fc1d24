/**
 * Which clock the timestamp of a record comes from.
 *
 * @see https://kafka.apache.org/documentation/#topicconfigs_message.timestamp.type
 */
export enum TimestampType {
  /** The producer's: event time as far as the producer says so. */
  CREATE_TIME = 'CREATE_TIME',
  /** The broker's, at the moment of appending. */
  LOG_APPEND_TIME = 'LOG_APPEND_TIME',
}
