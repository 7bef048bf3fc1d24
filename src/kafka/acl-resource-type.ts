/**
 * What a Kafka ACL is about.
 *
 * @see https://kafka.apache.org/documentation/#security_authz_primitives
 */
export enum AclResourceType {
  TOPIC = 'TOPIC',
  /** Consumer groups, share groups and Connect workers' groups. */
  GROUP = 'GROUP',
  /** The cluster itself; its name is `kafka-cluster`. */
  CLUSTER = 'CLUSTER',
  TRANSACTIONAL_ID = 'TRANSACTIONAL_ID',
  DELEGATION_TOKEN = 'DELEGATION_TOKEN',
  /** A user for whom tokens are made. Not on Confluent Cloud. */
  USER = 'USER',
}
