import { NAMES, type Plain, type PlainObject } from './schema-pairs';

/** Numbers from 0 up to a bound, the same for the same seed. */
export class Dice {
  private state: number;

  public constructor(seed: number) {
    this.state = seed >>> 0 || 1;
  }

  public below(bound: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * bound);
  }

  public pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

const SCALARS = [null, true, false, 'a', 'b', 'ab', 'abc', 'zz', '', 'aab', -1, 0, 0.5, 1, 1.5, 2, 3, 4, 6, 10];

/** A value that has a fair chance to be valid for the schema. */
export function instanceOf(schema: unknown, root: Plain, dice: Dice, depth = 0): unknown {
  if (typeof schema !== 'object' || schema === null || depth > 5 || dice.below(12) === 0) return anything(dice, depth);
  const holder = schema as PlainObject;
  if (holder.$ref !== undefined) return instanceOf(referred(root), root, dice, depth + 1);
  if (Array.isArray(holder.enum) && holder.enum.length > 0) return dice.pick<unknown>(holder.enum);
  if (holder.const !== undefined) return holder.const;
  const parts = ['anyOf', 'oneOf', 'allOf', 'then', 'else', 'if']
    .flatMap((key) => holder[key] ?? [])
    .filter((part) => typeof part === 'object');
  if (parts.length > 0 && (dice.below(4) > 0 || holder.type === undefined)) {
    const value = instanceOf(dice.pick(parts), root, dice, depth + 1);
    if (!isPlain(value) || holder.properties === undefined) return value;
    return { ...value, ...objectOf(holder, root, dice, depth) };
  }
  switch (typeOf(holder, dice)) {
    case 'object':
      return objectOf(holder, root, dice, depth);
    case 'array':
      return arrayOf(holder, root, dice, depth);
    case 'string':
      return dice.pick(['a', 'b', 'ab', 'abc', 'aab', '', 'xb', 'x1']);
    case 'integer':
      return dice.below(6) - 1;
    case 'number':
      return (dice.below(10) - 2) / 2;
    case 'boolean':
      return dice.below(2) === 0;
    case 'null':
      return null;
    default:
      return anything(dice, depth);
  }
}

function referred(root: Plain): unknown {
  return (root as { $defs?: { node?: unknown } }).$defs?.node;
}

function typeOf(holder: PlainObject, dice: Dice): unknown {
  if (Array.isArray(holder.type)) return dice.pick<unknown>(holder.type);
  if (holder.type !== undefined) return holder.type;
  if (dice.below(3) === 0) return undefined;
  if (holder.properties ?? holder.required ?? holder.minProperties) return 'object';
  return (holder.items ?? holder.prefixItems ?? holder.contains) ? 'array' : undefined;
}

function objectOf(holder: PlainObject, root: Plain, dice: Dice, depth: number): PlainObject {
  const value: PlainObject = {};
  const properties = (holder.properties ?? {}) as PlainObject;
  const patterns = Object.values((holder.patternProperties ?? {}) as PlainObject);
  const others = [...patterns, holder.additionalProperties, holder.unevaluatedProperties];
  const required = new Set(holder.required as string[] | undefined);
  for (const name of NAMES) {
    const isLikely = required.has(name) || dice.below(Object.hasOwn(properties, name) ? 2 : 4) === 0;
    if (isLikely) value[name] = instanceOf(properties[name] ?? dice.pick(others), root, dice, depth + 1);
  }
  return value;
}

function arrayOf(holder: PlainObject, root: Plain, dice: Dice, depth: number): unknown[] {
  const length = dice.below(4);
  const prefix = (holder.prefixItems ?? []) as unknown[];
  return Array.from({ length }, (_, index) => {
    const schema = prefix[index] ?? dice.pick([holder.items, holder.items, holder.contains, holder.unevaluatedItems]);
    return instanceOf(schema, root, dice, depth + 1);
  });
}

function anything(dice: Dice, depth: number): unknown {
  const kind = dice.below(depth > 3 ? 4 : 7);
  if (kind < 5) return dice.pick(SCALARS);
  if (kind === 5) return Array.from({ length: dice.below(3) }, () => anything(dice, depth + 2));
  return Object.fromEntries(NAMES.filter(() => dice.below(2) === 0).map((name) => [name, anything(dice, depth + 2)]));
}

function isPlain(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
