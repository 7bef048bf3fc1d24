import { sortedBy } from '../core/stable-order';
import { foldAcls } from './acl-derivation';
import { operationsImpliedBy } from './acl-implication';
import type { AclOperation } from './acl-operation';
import { AclPatternType } from './acl-pattern-type';
import { AclPermission } from './acl-permission';
import { AclResourceType } from './acl-resource-type';
import type { AclRow } from './acl-row';
import type { Footprint, FootprintEntry } from './footprint';

const EVERYONE = 'User:*';

/** What the principal can do, by the rows of a cluster. */
export function footprint(principal: string, rows: Iterable<AclRow>): Footprint {
  const own = foldAcls([...rows].filter((row) => row.principal === principal || row.principal === EVERYONE));
  const entries = (permission: AclPermission): FootprintEntry[] =>
    entriesOf(
      own.filter((row) => row.permission === permission),
      principal,
    );
  return { principal, allowed: entries(AclPermission.ALLOW), denied: entries(AclPermission.DENY) };
}

/** The same for people, a line for each resource. */
export function footprintText({ principal, allowed, denied }: Footprint): string {
  if (allowed.length === 0) return `${principal} can do nothing.\n`;
  const lines = [`${principal} can do exactly this:`, ...allowed.map((entry) => `- ${entryText(entry)}`)];
  if (denied.length > 0) lines.push('except this, which is denied:', ...denied.map((entry) => `- ${entryText(entry)}`));
  return `${lines.join('\n')}\n`;
}

function entriesOf(rows: readonly AclRow[], principal: string): FootprintEntry[] {
  const groups = new Map<string, AclRow[]>();
  for (const row of rows) {
    const { resourceType, resourceName, patternType, host } = row;
    const key = [resourceType, resourceName, patternType, host, row.principal].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return mergedByHost(sortedBy(groups, ([key]) => key).map(([, group]) => entryOf(group, principal)));
}

function entryOf(rows: readonly AclRow[], principal: string): FootprintEntry {
  const { resourceType, resourceName, patternType, host, permission, principal: of } = rows[0]!;
  const operations = new Set<AclOperation>(
    rows.flatMap(({ operation }) => operationsImpliedBy(operation, permission, resourceType)),
  );
  return {
    resourceType,
    patternType,
    resourceName,
    operations: [...operations].sort(),
    hosts: [host],
    asEveryone: of !== principal,
  };
}

/** Entries that differ by host only become one. */
function mergedByHost(entries: readonly FootprintEntry[]): FootprintEntry[] {
  const merged = new Map<string, FootprintEntry>();
  for (const entry of entries) {
    const key = JSON.stringify({ ...entry, hosts: [] });
    const same = merged.get(key);
    merged.set(key, same ? { ...same, hosts: [...same.hosts, ...entry.hosts] } : entry);
  }
  return [...merged.values()];
}

const NOUNS: Readonly<Record<AclResourceType, string>> = {
  [AclResourceType.TOPIC]: 'topic',
  [AclResourceType.GROUP]: 'group',
  [AclResourceType.CLUSTER]: 'cluster',
  [AclResourceType.TRANSACTIONAL_ID]: 'transactional id',
  [AclResourceType.DELEGATION_TOKEN]: 'delegation token',
  [AclResourceType.USER]: 'user',
};

function entryText({ resourceType, patternType, resourceName, operations, hosts, asEveryone }: FootprintEntry): string {
  const from = hosts.includes('*') ? 'from any host' : `from ${hosts.join(', ')}`;
  const why = asEveryone ? ', as for everyone' : '';
  return `${operations.join(', ')} on ${resourceText(resourceType, patternType, resourceName)}, ${from}${why}`;
}

function resourceText(resourceType: AclResourceType, patternType: AclPatternType, name: string): string {
  const noun = NOUNS[resourceType];
  if (resourceType === AclResourceType.CLUSTER) return 'the cluster';
  if (patternType === AclPatternType.PREFIXED) return `every ${noun} that begins with '${name}'`;
  return name === '*' ? `every ${noun}` : `${noun} '${name}'`;
}
