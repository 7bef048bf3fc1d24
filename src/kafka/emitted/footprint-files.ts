import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';

import type { ModelResource, StackModel } from '../../bundle/model';
import { canonicalJson } from '../../core/canonical-json';
import { byText } from '../../core/stable-order';
import { footprint, footprintText } from '../acl-footprint';
import type { AclRow } from '../acl-row';
import type { Footprint } from '../footprint';
import { isToBeMade } from '../principal-rules';
import { fenced } from './topic-requirements';

const EVERYONE = 'User:*';

/** For each cluster: what every principal can do by the grants of the stack, in all its tiers. */
export function footprintFiles(resources: readonly ModelResource[], model: StackModel): Artifact[] {
  const rows = new Map<string, AclRow[]>();
  for (const { type, spec } of model.resources) {
    if (type !== 'kafka.acl') continue;
    const { cluster, ...row } = spec as AclRow & { readonly cluster: string };
    const known = rows.get(cluster);
    if (known) known.push(row);
    else rows.set(cluster, [row]);
  }
  const clusters = new Map<string, AclRow[]>();
  for (const { name, spec } of resources) {
    const { cluster } = spec as { readonly cluster: string };
    // Several tiers have a book of their own on one cluster.
    const own = rows.get(cluster) ?? [];
    rows.delete(cluster);
    clusters.set(name, [...(clusters.get(name) ?? []), ...own]);
  }
  return [...clusters].flatMap(([name, own]) => filesOf(name, footprintsOf(own), model));
}

function footprintsOf(rows: readonly AclRow[]): Footprint[] {
  const principals = new Map<string, AclRow[]>();
  for (const row of rows) {
    const known = principals.get(row.principal);
    if (known) known.push(row);
    else principals.set(row.principal, [row]);
  }
  const forEveryone = principals.get(EVERYONE) ?? [];
  return [...principals]
    .sort(([a], [b]) => byText(a, b))
    .map(([principal, own]) => footprint(principal, principal === EVERYONE ? own : [...own, ...forEveryone]));
}

function filesOf(clusterName: string, footprints: readonly Footprint[], { stack }: StackModel): Artifact[] {
  const folder = `kafka/${pathSegment(clusterName)}`;
  const toBeMade = footprints.some(({ principal }) => isToBeMade(principal));
  const body =
    `# Who can do what on ${clusterName}\n\n` +
    `By the grants of stack ${stack}. What others granted is not in here; an operation includes those that it implies.\n` +
    (toBeMade ? '\n`<id of …>` stands for the id of a service account by its display name.\n' : '') +
    `\n${fenced(footprints.map(footprintText).join('\n'))}`;
  return [
    { path: `${folder}/footprints.md`, body },
    { path: `${folder}/footprints.json`, body: canonicalJson({ clusterName, stack, footprints }) },
  ];
}
