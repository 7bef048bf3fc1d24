/**
 * How the name of an ACL's resource is read.
 *
 * @see https://kafka.apache.org/documentation/#security_authz_primitives
 */
export enum AclPatternType {
  /** The very name, or `*` for all. */
  LITERAL = 'LITERAL',
  /** Every name that begins so. */
  PREFIXED = 'PREFIXED',
}
