import { distinctAcls, aclIdentity } from './acl-identity';
import { operationsImplying } from './acl-implication';
import { AclPatternType } from './acl-pattern-type';
import type { AclRow } from './acl-row';
import { aclRowsOf, type GrantIntent } from './grant-intent';

/** The least rows that give every intent what it needs and nothing else, in stable order, whatever the order of the intents. */
export function deriveAcls(intents: Iterable<GrantIntent>): AclRow[] {
  return foldAcls([...intents].flatMap(aclRowsOf));
}

/**
 * Leaves out duplicates and every row that another row of the same principal and permission makes needless: under a
 * prefix or `*`, under any host, under an operation that implies it. The broker decides the same with and without them,
 * whatever DENY rows there are, since a DENY is never weighed against how often something is allowed.
 */
export function foldAcls(rows: Iterable<AclRow>): AclRow[] {
  const distinct = distinctAcls(rows);
  const identities = new Set(distinct.map(aclIdentity));
  const prefixLengths = prefixLengthsByGroup(distinct);
  return distinct.filter((row) => !isCovered(row, identities, prefixLengths.get(groupOf(row)) ?? new Set()));
}

function isCovered(row: AclRow, identities: ReadonlySet<string>, prefixLengths: ReadonlySet<number>): boolean {
  const own = aclIdentity(row);
  const patterns = coveringPatterns(row, prefixLengths);
  const hosts = row.host === '*' ? ['*'] : [row.host, '*'];
  for (const operation of operationsImplying(row.operation, row.permission)) {
    for (const host of hosts) {
      for (const pattern of patterns) {
        const identity = aclIdentity({ ...row, ...pattern, host, operation });
        if (identity !== own && identities.has(identity)) return true;
      }
    }
  }
  return false;
}

type Pattern = Pick<AclRow, 'patternType' | 'resourceName'>;

/** Itself, the wildcard, and the prefixes of the name that any row of its group has: few, however long the name. */
function coveringPatterns(row: AclRow, prefixLengths: ReadonlySet<number>): Pattern[] {
  const { patternType, resourceName } = row;
  const patterns: Pattern[] = [
    { patternType, resourceName },
    { patternType: AclPatternType.LITERAL, resourceName: '*' },
  ];
  // A prefix covers names, and the wildcard is none.
  if (patternType === AclPatternType.LITERAL && resourceName === '*') return patterns;
  for (const length of prefixLengths) {
    if (length > resourceName.length) continue;
    patterns.push({ patternType: AclPatternType.PREFIXED, resourceName: resourceName.slice(0, length) });
  }
  return patterns;
}

function prefixLengthsByGroup(rows: readonly AclRow[]): Map<string, Set<number>> {
  const lengths = new Map<string, Set<number>>();
  for (const row of rows) {
    if (row.patternType !== AclPatternType.PREFIXED) continue;
    const group = lengths.get(groupOf(row)) ?? new Set();
    lengths.set(groupOf(row), group.add(row.resourceName.length));
  }
  return lengths;
}

function groupOf({ principal, permission, resourceType }: AclRow): string {
  return [principal, permission, resourceType].join('\n');
}
