import type { JsonNode } from '../json-document';
import type { SchemaNode } from './schema-node';
import { canonicalText } from './spelled-value';

// Every version of a subject is compared with many others.
const texts = new WeakMap<JsonNode, string>();
const same = new WeakMap<SchemaNode, WeakSet<SchemaNode>>();

/** Whether two schemas are written the same, and all that they refer to as well; by their text, not by their meaning. */
export function sameSchema(a: SchemaNode, b: SchemaNode): boolean {
  if (a === b) return true;
  if (a.document.draft !== b.document.draft || textOf(a.source) !== textOf(b.source)) return false;
  if (same.get(a)?.has(b)) return true;
  const pairs = new Map<SchemaNode, SchemaNode>();
  if (!sameWithTargets(a, b, pairs)) return false;
  for (const [left, right] of pairs) {
    const known = same.get(left) ?? new WeakSet();
    same.set(left, known.add(right));
  }
  return true;
}

// Recursive schemas end where a pair is met again.
function sameWithTargets(a: SchemaNode, b: SchemaNode | undefined, pairs: Map<SchemaNode, SchemaNode>): boolean {
  if (b === undefined) return false;
  const met = pairs.get(a);
  if (met !== undefined) return met === b;
  pairs.set(a, b);
  if (textOf(a.source) !== textOf(b.source)) return false;
  const [left, right] = [childrenOf(a), childrenOf(b)];
  return left.every((child, index) => sameWithTargets(child, right[index], pairs));
}

/** Every schema that a node leads to by one keyword, in an order that does not depend on the order of the text. */
export function childrenOf(node: SchemaNode): SchemaNode[] {
  const { conditional } = node;
  return [
    node.ref,
    ...node.allOf,
    ...node.anyOf,
    ...node.oneOf,
    node.not,
    conditional?.test,
    conditional?.then,
    conditional?.otherwise,
    ...node.prefixItems,
    node.items,
    node.unevaluatedItems,
    node.contains,
    ...sorted(node.properties),
    ...sorted(node.patternProperties).map(({ schema }) => schema),
    node.additionalProperties,
    node.unevaluatedProperties,
    node.propertyNames,
    ...sorted(node.dependentSchemas),
  ].filter((child) => child !== undefined);
}

function sorted<T>(entries: ReadonlyMap<string, T>): T[] {
  return [...entries.keys()].sort().map((key) => entries.get(key)!);
}

function textOf(node: JsonNode): string {
  const known = texts.get(node);
  if (known !== undefined) return known;
  const text = canonicalText(node);
  texts.set(node, text);
  return text;
}
