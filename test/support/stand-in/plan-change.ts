import type { Behaviour, ProviderBehaviour } from './behaviour';
import { sameValue, withPriorElements } from './adopt';
import { mapAttributes, withUnknowns } from './complete';
import { locate, type Found } from './locate';
import { attributesOf, blockTypesOf, type Block } from './schema';
import { equal, isMap, UNKNOWN, Unknown, type Value, type ValueMap } from './value';

export interface PlannedChange {
  readonly planned: Value;
  readonly requiresReplace: readonly Found['steps'][];
  /**
   * Whether the plan holds what only the older of the two plugin frameworks may do: a default for an attribute that is
   * not declared as computed. Terraform forgives that where it is told so; otherwise it stays strict with us.
   */
  readonly legacy: boolean;
}

export interface PlanContext {
  readonly block: Block;
  readonly behaviour: Behaviour;
  readonly provider: ProviderBehaviour;
  readonly providerConfig: ValueMap;
}

/** What the provider's plan makes of the value that Terraform proposes. */
export function planChange(
  { block, behaviour, provider, providerConfig }: PlanContext,
  prior: Value,
  proposed: Value,
): PlannedChange {
  if (!isMap(proposed)) return { planned: null, requiresReplace: [], legacy: false };
  let legacy = false;
  const silent = mapAttributes(block, proposed, (held, { name, path, attribute }) => {
    if (attribute.write_only === true) return null;
    if (held !== null) return held;
    const given = behaviour.defaults?.[path];
    if (given !== undefined) {
      legacy ||= attribute.computed !== true;
      return given;
    }
    return path === name && provider.inherited?.includes(name) === true ? (providerConfig[name] ?? null) : null;
  });
  const derived = isMap(silent) ? (provider.derived?.(silent, block, providerConfig) ?? silent) : silent;
  if (!isMap(prior)) return { planned: withUnknowns(block, derived), requiresReplace: [], legacy };
  const adopted = withPriorElements(block, derived, prior);
  if (sameValue(block, adopted, prior)) return { planned: prior, requiresReplace: [], legacy };
  const planned = withUnknowns(block, adopted);
  const changed = isMap(planned)
    ? { ...planned, ...Object.fromEntries((behaviour.recomputed ?? []).map((name) => [name, UNKNOWN])) }
    : planned;
  return { planned: changed, requiresReplace: replacements(block, behaviour, prior, changed), legacy };
}

function replacements(block: Block, behaviour: Behaviour, prior: Value, planned: Value): Found['steps'][] {
  const forced = forcedPaths(block, behaviour).flatMap((path) => changes(block, prior, planned, path));
  const directed = (behaviour.replaces ?? []).flatMap(({ at, when }) => {
    const [before, after] = [locate(block, prior, at)[0], locate(block, planned, at)[0]];
    if (before === undefined || after === undefined || after.value instanceof Unknown) return [];
    return when(before.value, after.value, planned) ? [after.steps] : [];
  });
  return [...forced, ...directed];
}

function forcedPaths(block: Block, { forceNew }: Behaviour): readonly string[] {
  if (forceNew === undefined) return [];
  if (!('allBut' in forceNew)) return forceNew;
  const written = [
    ...attributesOf(block).flatMap(([name, { required, optional }]) =>
      required === true || optional === true ? [name] : [],
    ),
    ...blockTypesOf(block).map(([name]) => name),
  ];
  return written.filter((name) => name !== 'id' && name !== 'timeouts' && !forceNew.allBut.includes(name));
}

function changes(block: Block, prior: Value, planned: Value, path: string): Found['steps'][] {
  const [before, after] = [locate(block, prior, path), locate(block, planned, path)];
  const names = new Set([...before, ...after].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [was, is] = [before, after].map((side) => side.find((found) => found.name === name));
    if (equal(was?.value ?? null, is?.value ?? null)) return [];
    return [(is ?? was)?.steps ?? []];
  });
}
