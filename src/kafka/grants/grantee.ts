import type { AclOperation } from '../acl-operation';
import { AclPatternType } from '../acl-pattern-type';
import { AclPermission } from '../acl-permission';
import type { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';

/** Who is granted something, and from where. */
export interface Grantee {
  /** `User:name`. */
  readonly principal: string;
  /** Addresses; any when absent. */
  readonly hosts?: readonly string[];
}

/** A name, or a prefix of names. */
export interface ResourcePattern {
  readonly patternType: AclPatternType;
  readonly resourceName: string;
}

export function literal(resourceName: string): ResourcePattern {
  return { patternType: AclPatternType.LITERAL, resourceName };
}

export function prefixed(resourceName: string): ResourcePattern {
  return { patternType: AclPatternType.PREFIXED, resourceName };
}

export const CLUSTER = literal('kafka-cluster');

/** A row for each operation and host. */
export function allow(
  { principal, hosts = ['*'] }: Grantee,
  resourceType: AclResourceType,
  pattern: ResourcePattern,
  operations: readonly AclOperation[],
): AclRow[] {
  const { patternType, resourceName } = pattern;
  const permission = AclPermission.ALLOW;
  return operations.flatMap((operation) =>
    hosts.map((host) => ({ resourceType, patternType, resourceName, principal, host, operation, permission })),
  );
}
