import type { AclOperation } from './acl-operation';
import type { AclPatternType } from './acl-pattern-type';
import type { AclPermission } from './acl-permission';
import type { AclResourceType } from './acl-resource-type';

/**
 * One ACL as a broker stores it.
 *
 * @see https://kafka.apache.org/documentation/#security_authz
 */
export interface AclRow {
  /** What it is about. */
  readonly resourceType: AclResourceType;

  /** How `resourceName` is read. */
  readonly patternType: AclPatternType;

  /** A name, a prefix, or `*` for all; `kafka-cluster` for the cluster. At most 249 characters for a topic. */
  readonly resourceName: string;

  /** Whom it is about: `User:name`, or `User:*` for everyone. */
  readonly principal: string;

  /** The client's address as the broker sees it, or `*` for any. Kafka knows no ranges. */
  readonly host: string;

  /** What is allowed or denied. */
  readonly operation: AclOperation;

  /** Whether it allows or denies. */
  readonly permission: AclPermission;
}
