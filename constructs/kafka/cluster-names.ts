import type { IConstruct } from 'constructs';
import { fail } from '../../src/core/sluicegate-error';
import { ledgerOf } from '../delivery/ledger';

const NAMES = new WeakMap<IConstruct, Map<string, string>>();

/** Scripts and requirements are sorted by the clusters' names: two clusters of one name would be taken for one. */
export function refuseOtherOfSameName(cluster: IConstruct, clusterName: string, identity: string): void {
  const { stack } = ledgerOf(cluster);
  const names = NAMES.get(stack) ?? new Map<string, string>();
  NAMES.set(stack, names);
  const known = names.get(clusterName) ?? identity;
  names.set(clusterName, known);
  if (known === identity) return;
  fail({
    path: cluster.node.path,
    property: 'clusterName',
    rule: 'kafka.cluster.one-name',
    must: `not be the name of another cluster in the stack (${known})`,
    given: `${JSON.stringify(clusterName)} for ${identity}`,
    remedy: 'give each cluster a name of its own',
  });
}
