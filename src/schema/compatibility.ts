/**
 * What must hold between a new schema and the earlier versions of its subject.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
 */
export enum Compatibility {
  /** The new schema reads data of the latest version. */
  BACKWARD = 'BACKWARD',
  /** The new schema reads data of every version. */
  BACKWARD_TRANSITIVE = 'BACKWARD_TRANSITIVE',
  /** The latest version reads data of the new schema. */
  FORWARD = 'FORWARD',
  /** Every version reads data of the new schema. */
  FORWARD_TRANSITIVE = 'FORWARD_TRANSITIVE',
  /** Both directions, against the latest version. */
  FULL = 'FULL',
  /** Both directions, against every version. */
  FULL_TRANSITIVE = 'FULL_TRANSITIVE',
  /** Nothing is promised. */
  NONE = 'NONE',
}
