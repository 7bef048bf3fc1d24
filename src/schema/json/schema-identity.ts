import { byText } from '../../core/stable-order';
import type { JsonNode } from '../json-document';
import type { SchemaNode } from './schema-node';
import { canonicalText } from './spelled-value';

// Only roots have it, and drafts are compared as such.
const DRAFT = '$schema';

/** More than any program needs; what comes later is compared text by text. */
const MAX_TEXTS = 200_000;

const NONE = -1;

interface Frame {
  readonly node: SchemaNode;
  readonly children: readonly SchemaNode[];
  next: number;
}

// Every version of a subject is compared with many others, and most of it is the same in all of them.
const numbers = new Map<string, number>();

/**
 * A number that schemas have in common exactly if they are written the same, and all that they refer to as well; the order of
 * keys does not matter, nor how a number is written. None where a schema leads back to itself.
 */
export function identityOf(node: SchemaNode): number | undefined {
  if (node.identity === undefined) identify(node);
  return node.identity === NONE ? undefined : node.identity;
}

/** What a schema is made of comes before it; a list and no calls, however far schemas lead into each other. */
function identify(start: SchemaNode): void {
  const open = new Set([start]);
  const way: Frame[] = [frameOf(start)];
  for (let frame = way.at(-1); frame !== undefined; frame = way.at(-1)) {
    const { node, children } = frame;
    while (children[frame.next]?.identity !== undefined && children[frame.next]!.identity !== NONE) frame.next += 1;
    const child = children[frame.next];
    if (child !== undefined && child.identity === undefined && !open.has(child)) {
      const below = frameOf(child);
      if (below.children.length === 0) child.identity = numberOf(keyOf(child, below.children));
      else {
        open.add(child);
        way.push(below);
      }
      continue;
    }
    node.identity = child === undefined ? numberOf(keyOf(node, children)) : NONE;
    open.delete(node);
    way.pop();
  }
}

function frameOf(node: SchemaNode): Frame {
  return { node, children: childrenOf(node), next: 0 };
}

function numberOf(key: string): number {
  const given = numbers.get(key);
  if (given !== undefined) return given;
  if (numbers.size >= MAX_TEXTS) return NONE;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** The text, in which numbers stand for what has one already, and the numbers of what the text refers to. */
function keyOf({ source }: SchemaNode, children: readonly SchemaNode[]): string {
  if (children.length === 0) return textOf(source, NOTHING_NUMBERED);
  const texts = new Map(children.map((child) => [child.source, `#${child.identity}`]));
  return `${textOf(source, texts)} ${[...texts.values()].join('')}`;
}

const NOTHING_NUMBERED: ReadonlyMap<JsonNode, string> = new Map();

/** A canonical text that no two values share; no JSON, since only its sameness counts. */
function textOf(node: JsonNode, numbered: ReadonlyMap<JsonNode, string>): string {
  switch (node.kind) {
    case 'object': {
      const keys = [...node.members.keys()];
      let text = '{';
      for (const key of keys.length > 1 ? keys.sort(byText) : keys) {
        if (key !== DRAFT) text += `${key.length}:${key}=${partText(node.members.get(key)!.value, numbered)}`;
      }
      return `${text}}`;
    }
    case 'array':
      return `[${node.elements.map((element) => partText(element, numbered)).join(',')}]`;
    case 'string':
      return `"${node.value.length}:${node.value}`;
    default:
      return canonicalText(node);
  }
}

function partText(node: JsonNode, numbered: ReadonlyMap<JsonNode, string>): string {
  return numbered.get(node) ?? textOf(node, numbered);
}

/** Every schema that a node leads to by one keyword, in an order that does not depend on the order of the text. */
export function childrenOf(node: SchemaNode): SchemaNode[] {
  const { conditional } = node;
  const children: SchemaNode[] = [];
  const add = (child: SchemaNode | undefined): void => {
    if (child !== undefined) children.push(child);
  };
  add(node.ref);
  node.allOf.forEach(add);
  node.anyOf.forEach(add);
  node.oneOf.forEach(add);
  add(node.not);
  if (conditional !== undefined) [conditional.test, conditional.then, conditional.otherwise].forEach(add);
  node.prefixItems.forEach(add);
  add(node.items);
  add(node.unevaluatedItems);
  add(node.contains);
  sorted(node.properties).forEach(add);
  sorted(node.patternProperties).forEach(({ schema }) => children.push(schema));
  add(node.additionalProperties);
  add(node.unevaluatedProperties);
  add(node.propertyNames);
  sorted(node.dependentSchemas).forEach(add);
  return children;
}

const EMPTY: readonly never[] = [];

function sorted<T>(entries: ReadonlyMap<string, T>): readonly T[] {
  if (entries.size === 0) return EMPTY;
  return [...entries.keys()].sort(byText).map((key) => entries.get(key)!);
}
