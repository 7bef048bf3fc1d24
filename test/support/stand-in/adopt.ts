import { containersOf } from './locate';
import { attributesOf, isSet, type Block } from './schema';
import { equal, fingerprint, isMap, type Value, type ValueMap } from './value';

/**
 * Gives elements of sets the computed values they had. Terraform pairs elements by what is written, which fails where
 * the provider has filled in defaults; so they are paired again, after the defaults.
 */
export function withPriorElements(block: Block, planned: Value, prior: Value): Value {
  if (!isMap(planned) || !isMap(prior)) return planned;
  const result: ValueMap = { ...planned };
  for (const { name, nesting, block: inner } of containersOf(block)) {
    const [now, before] = [planned[name] ?? null, prior[name] ?? null];
    if (Array.isArray(now) && Array.isArray(before)) {
      result[name] = isSet(nesting)
        ? paired(inner, now, before)
        : now.map((element, index) => withPriorElements(inner, element, before[index] ?? null));
    } else if (nesting === 'map' && isMap(now) && isMap(before)) {
      result[name] = Object.fromEntries(
        Object.entries(now).map(([key, element]) => [key, withPriorElements(inner, element, before[key] ?? null)]),
      );
    } else {
      result[name] = withPriorElements(inner, now, before);
    }
  }
  return result;
}

function paired(block: Block, now: readonly Value[], before: readonly Value[]): Value[] {
  const free = [...before];
  return now.map((element) => {
    const index = free.findIndex((candidate) => isSameElement(block, element, candidate));
    const [match] = index < 0 ? [] : free.splice(index, 1);
    return isMap(element) && match !== undefined && isMap(match) ? adopted(block, element, match) : element;
  });
}

function isSameElement(block: Block, element: Value, candidate: Value): boolean {
  if (!isMap(element) || !isMap(candidate)) return false;
  return (
    attributesOf(block).every(([name, { computed }]) => {
      const written = element[name] ?? null;
      return (written === null && computed === true) || equal(written, candidate[name] ?? null);
    }) && containersOf(block).every(({ name }) => equal(element[name] ?? null, candidate[name] ?? null))
  );
}

function adopted(block: Block, element: ValueMap, match: ValueMap): ValueMap {
  const computed = attributesOf(block)
    .filter(([name, attribute]) => attribute.computed === true && (element[name] ?? null) === null)
    .map(([name]) => [name, match[name] ?? null] as const);
  return { ...element, ...Object.fromEntries(computed) };
}

/** Whether two values of a block are the same, in whatever order the elements of their sets come. */
export function sameValue(block: Block, left: Value, right: Value): boolean {
  return equal(ordered(block, left), ordered(block, right));
}

function ordered(block: Block, value: Value): Value {
  if (!isMap(value)) return value;
  const result: ValueMap = { ...value };
  for (const { name, nesting, block: inner } of containersOf(block)) {
    const held = result[name] ?? null;
    if (Array.isArray(held)) {
      const elements = held.map((element) => ordered(inner, element));
      result[name] = isSet(nesting) ? elements.sort(byFingerprint) : elements;
    }
  }
  return result;
}

function byFingerprint(left: Value, right: Value): number {
  const [a, b] = [fingerprint(left), fingerprint(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}
