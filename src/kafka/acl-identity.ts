import { sortedBy } from '../core/stable-order';
import type { AclRow } from './acl-row';

/** All seven fields, which are what makes an ACL: nothing of a row can be changed in place. No field can hold a line feed. */
export function aclIdentity(row: AclRow): string {
  const { principal, resourceType, resourceName, patternType, operation, host, permission } = row;
  return [principal, resourceType, resourceName, patternType, operation, host, permission].join('\n');
}

/** Without duplicates, by principal, then resource, then operation. */
export function distinctAcls(rows: Iterable<AclRow>): AclRow[] {
  const byIdentity = new Map<string, AclRow>();
  for (const row of rows) byIdentity.set(aclIdentity(row), row);
  return sortedBy(byIdentity.entries(), ([identity]) => identity).map(([, row]) => row);
}
