import type { Failure } from '../core/failure';
import type { DynamicTableSpec } from './dynamic-table-spec';
import { dynamicTableAddress } from './dynamic-table-sql';
import { sqlName } from './identifier';
import type { Warning } from '../core/warning';

/** A dynamic table with the dynamic tables that its query reads. */
export interface DynamicTableNode {
  readonly path: string;
  readonly spec: DynamicTableSpec;
  /** Addresses, as stored names from the database down; tables that are not dynamic are ignored. */
  readonly inputs: readonly (readonly string[])[];
}

/** A warning of one dynamic table. */
export interface PlacedWarning extends Warning {
  readonly path: string;
}

/** What the graph of all dynamic tables of an app says. */
export interface GraphFindings {
  readonly failures: Failure[];
  readonly warnings: PlacedWarning[];
}

/** Checks cycles, lags along the edges, and that something makes each downstream table refresh. */
export function dynamicTableGraph(nodes: readonly DynamicTableNode[]): GraphFindings {
  const byName = new Map(nodes.map((node) => [nameOf(node), node]));
  const inputs = new Map(
    nodes.map((node) => [nameOf(node), node.inputs.flatMap((input) => byName.get(sqlName(input)) ?? [])]),
  );
  const alive = refreshed(nodes, inputs);
  return {
    failures: [...cycles(nodes, inputs), ...nodes.flatMap((node) => lagFailures(node, inputs.get(nameOf(node))!))],
    warnings: nodes.filter((node) => !alive.has(nameOf(node))).map(neverRefreshed),
  };
}

function nameOf({ spec }: DynamicTableNode): string {
  return sqlName(dynamicTableAddress(spec));
}

/** Each cycle once, told from its first table on. */
function cycles(
  nodes: readonly DynamicTableNode[],
  inputs: ReadonlyMap<string, readonly DynamicTableNode[]>,
): Failure[] {
  const done = new Set<string>();
  const failures: Failure[] = [];
  const visit = (node: DynamicTableNode, trail: readonly string[]): void => {
    const name = nameOf(node);
    const start = trail.indexOf(name);
    if (start >= 0) failures.push(cycle(node, [...trail.slice(start), name]));
    if (start >= 0 || done.has(name)) return;
    for (const input of inputs.get(name)!) visit(input, [...trail, name]);
    done.add(name);
  };
  for (const node of nodes) visit(node, []);
  return failures;
}

function cycle(node: DynamicTableNode, trail: readonly string[]): Failure {
  return {
    path: node.path,
    property: 'query',
    rule: 'snowflake.dynamic-table.cycle',
    must: 'not lead back to itself',
    given: trail.join(' reads '),
    remedy: 'take one of these tables out of a query',
  };
}

function lagFailures(node: DynamicTableNode, inputs: readonly DynamicTableNode[]): Failure[] {
  const lag = node.spec.targetLag.duration;
  if (lag === undefined) return [];
  return inputs
    .filter(({ spec }) => spec.targetLag.duration && spec.targetLag.duration.toMilliseconds() > lag.toMilliseconds())
    .map((input) => ({
      path: node.path,
      property: 'targetLag',
      rule: 'snowflake.dynamic-table.lag-below-input',
      must: `be at least the ${input.spec.targetLag.toString()} of ${nameOf(input)}, which it reads`,
      given: lag.toString(),
      remedy: 'lengthen it, or give the input TargetLag.downstream()',
    }));
}

/** Tables with a time of their own, and everything that they read, directly or not. */
function refreshed(
  nodes: readonly DynamicTableNode[],
  inputs: ReadonlyMap<string, readonly DynamicTableNode[]>,
): ReadonlySet<string> {
  const alive = new Set<string>();
  const queue = nodes.filter(({ spec }) => spec.targetLag.duration !== undefined);
  for (const node of queue) {
    if (alive.has(nameOf(node))) continue;
    alive.add(nameOf(node));
    queue.push(...inputs.get(nameOf(node))!);
  }
  return alive;
}

function neverRefreshed(node: DynamicTableNode): PlacedWarning {
  return {
    path: node.path,
    rule: 'snowflake.dynamic-table.never-refreshed',
    property: 'targetLag',
    text: 'no dynamic table with a lag of its own reads it here, so DOWNSTREAM never refreshes it; give it TargetLag.of(…) unless another stack reads it',
  };
}
