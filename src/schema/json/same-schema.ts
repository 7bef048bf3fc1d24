import type { JsonNode, JsonObjectNode } from '../json-document';
import type { SchemaNode } from './schema-node';
import { childrenOf, identityOf } from './schema-identity';
import { canonicalText } from './spelled-value';

// Only roots have it, and drafts are compared as such.
const DRAFT = '$schema';

// Of schemas without an identity: every version of a subject is compared with many others.
const same = new WeakMap<SchemaNode, WeakSet<SchemaNode>>();
const different = new WeakMap<SchemaNode, WeakSet<SchemaNode>>();

/** Whether two schemas are written the same, and all that they refer to as well; by their text, not by their meaning. */
export function sameSchema(a: SchemaNode, b: SchemaNode): boolean {
  if (a === b) return true;
  if (a.document.draft !== b.document.draft) return false;
  const [left, right] = [identityOf(a), identityOf(b)];
  return left === undefined || right === undefined ? sameByText(a, b) : left === right;
}

function sameByText(a: SchemaNode, b: SchemaNode): boolean {
  if (different.get(a)?.has(b)) return false;
  if (same.get(a)?.has(b)) return true;
  const pairs: Pairs = new Map([[a, { other: b, from: undefined }]]);
  // Entries that are added while a map is walked are walked too; recursive schemas end where a pair is met again.
  for (const [left, { other }] of pairs) {
    if (same.get(left)?.has(other)) continue;
    if (different.get(left)?.has(other) || !sameJson(left.source, other.source) || !addChildren(pairs, left, other)) {
      rememberWayTo(left, pairs);
      return false;
    }
  }
  for (const [left, { other }] of pairs) remember(same, left, other);
  return true;
}

/** What must be the same as what, and which schema leads there. */
type Pairs = Map<SchemaNode, { readonly other: SchemaNode; readonly from: SchemaNode | undefined }>;

/** Adds the pairs that must be the same as well; no where that cannot be. */
function addChildren(pairs: Pairs, a: SchemaNode, b: SchemaNode): boolean {
  const [left, right] = [childrenOf(a), childrenOf(b)];
  return left.every((child, index) => {
    const other = right[index];
    if (other === undefined) return false;
    const met = pairs.get(child);
    if (met === undefined) pairs.set(child, { other, from: a });
    return met === undefined || met.other === other;
  });
}

/** All that leads to what differs differs too. */
function rememberWayTo(end: SchemaNode, pairs: Pairs): void {
  for (let node: SchemaNode | undefined = end; node !== undefined; node = pairs.get(node)!.from) {
    remember(different, node, pairs.get(node)!.other);
  }
}

function remember(pairs: WeakMap<SchemaNode, WeakSet<SchemaNode>>, a: SchemaNode, b: SchemaNode): void {
  pairs.set(a, (pairs.get(a) ?? new WeakSet<SchemaNode>()).add(b));
}

/** Equal values: the order of keys does not matter, nor how a number is written. */
function sameJson(a: JsonNode, b: JsonNode): boolean {
  if (a === b) return true;
  if (a.kind === 'object') {
    if (b.kind !== 'object' || sizeOf(a) !== sizeOf(b)) return false;
    for (const [key, member] of a.members) {
      if (key === DRAFT) continue;
      const other = b.members.get(key);
      if (other === undefined || !sameJson(member.value, other.value)) return false;
    }
    return true;
  }
  if (a.kind === 'array') {
    if (b.kind !== 'array' || a.elements.length !== b.elements.length) return false;
    return a.elements.every((element, index) => sameJson(element, b.elements[index]!));
  }
  if (a.kind === 'number') return b.kind === 'number' && (a.text === b.text || canonicalText(a) === canonicalText(b));
  return a.kind === b.kind && a.value === b.value;
}

function sizeOf(node: JsonObjectNode): number {
  return node.members.size - (node.members.has(DRAFT) ? 1 : 0);
}
