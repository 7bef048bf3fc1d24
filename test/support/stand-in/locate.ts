import { attributesOf, blockTypesOf, isSet, type Attribute, type Block } from './schema';
import { isMap, UNKNOWN, Unknown, type Value } from './value';

/** One step of the address of an attribute, as the protocol writes it. */
export type Step =
  { readonly attribute_name: string } | { readonly element_key_int: number } | { readonly element_key_string: string };

/** A value found by its path. */
export interface Found {
  /** As the providers name it in messages: `kafka_cluster.0.id`. */
  readonly name: string;
  /** Up to the first set, since elements of a set have no address. */
  readonly steps: readonly Step[];
  readonly value: Value;
  /** Whether messages may not show the value. */
  readonly sensitive?: boolean;
}

/** What holds further attributes: a nested block, or an attribute of a nested type. */
export interface Container {
  readonly name: string;
  readonly nesting: string;
  readonly block: Block;
  /** The attribute, where it is one. */
  readonly attribute?: Attribute;
}

export function containersOf(block: Block): Container[] {
  const blocks = blockTypesOf(block).map(([name, type]) => ({ name, nesting: type.nesting_mode, block: type.block }));
  const nested = attributesOf(block).flatMap(([name, attribute]) =>
    attribute.nested_type === undefined
      ? []
      : [
          {
            name,
            nesting: attribute.nested_type.nesting_mode,
            block: { attributes: attribute.nested_type.attributes },
            attribute,
          },
        ],
  );
  return [...blocks, ...nested];
}

/** Every value at a dotted path of block and attribute names, through all elements on the way. */
export function locate(block: Block, value: Value, path: string): Found[] {
  return walk(block, { name: '', steps: [], value }, path.split('.'), true);
}

function walk(block: Block, at: Found, path: readonly string[], addressable: boolean): Found[] {
  if (at.value instanceof Unknown) return [{ ...at, value: UNKNOWN }];
  if (!isMap(at.value)) return [];
  const [head = '', ...rest] = path;
  const found = step(at, head, { attribute_name: head }, at.value[head] ?? null, addressable);
  const container = containersOf(block).find(({ name }) => name === head);
  if (rest.length === 0) {
    if (container === undefined && block.attributes?.[head] === undefined) throw new Error(`no attribute ${head}`);
    return [{ ...found, sensitive: block.attributes?.[head]?.sensitive === true }];
  }
  if (container === undefined) throw new Error(`no block ${head}`);
  const inner = addressable && !isSet(container.nesting);
  return elementsOf(container.nesting, found, inner).flatMap((element) => walk(container.block, element, rest, inner));
}

/** The elements of a container's value, each with its address. */
function elementsOf(nesting: string, found: Found, addressable: boolean): Found[] {
  const { value } = found;
  if (Array.isArray(value)) {
    return value.map((element, index) => step(found, String(index), { element_key_int: index }, element, addressable));
  }
  if (nesting === 'map' && isMap(value)) {
    return Object.entries(value).map(([key, element]) =>
      step(found, key, { element_key_string: key }, element, addressable),
    );
  }
  return [found];
}

function step(at: Found, name: string, next: Step, value: Value, addressable: boolean): Found {
  return {
    name: at.name === '' ? name : `${at.name}.${name}`,
    steps: addressable ? [...at.steps, next] : at.steps,
    value,
  };
}

/** Whether something is written at a path; unknown where that is only seen at apply. */
export function presence(block: Block, value: Value, path: string): 'set' | 'unset' | 'unknown' {
  const values = locate(block, value, path).map((found) => found.value);
  if (values.some((each) => !(each instanceof Unknown) && each !== null && !(Array.isArray(each) && each.length === 0)))
    return 'set';
  return values.some((each) => each instanceof Unknown) ? 'unknown' : 'unset';
}
