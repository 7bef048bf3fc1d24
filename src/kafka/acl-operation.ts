/**
 * What a Kafka ACL allows or denies.
 *
 * An allowed READ, WRITE, DELETE or ALTER implies DESCRIBE, an allowed ALTER_CONFIGS implies DESCRIBE_CONFIGS.
 *
 * @see https://kafka.apache.org/documentation/#operations_in_kafka
 */
export enum AclOperation {
  /** Every operation of the resource. */
  ALL = 'ALL',
  READ = 'READ',
  WRITE = 'WRITE',
  CREATE = 'CREATE',
  DELETE = 'DELETE',
  ALTER = 'ALTER',
  DESCRIBE = 'DESCRIBE',
  CLUSTER_ACTION = 'CLUSTER_ACTION',
  DESCRIBE_CONFIGS = 'DESCRIBE_CONFIGS',
  ALTER_CONFIGS = 'ALTER_CONFIGS',
  /** Needed for idempotent producers before Kafka 3.0 only. */
  IDEMPOTENT_WRITE = 'IDEMPOTENT_WRITE',
  /** Not on Confluent Cloud. */
  CREATE_TOKENS = 'CREATE_TOKENS',
  /** Not on Confluent Cloud. */
  DESCRIBE_TOKENS = 'DESCRIBE_TOKENS',
  /** Not on Confluent Cloud. */
  TWO_PHASE_COMMIT = 'TWO_PHASE_COMMIT',
}
