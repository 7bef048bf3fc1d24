import type { WrittenName } from './sql-catalog';

/** A node's fields. A node itself is `{ kind: fields }`. */
export type Fields = Readonly<Record<string, unknown>>;

/** A name in the tree, with where it starts, in code points. */
export interface TreeName extends WrittenName {
  readonly start: number;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields under that key, if it holds fields. */
export function fieldsOf(fields: Fields, key: string): Fields | undefined {
  const value = fields[key];
  return isFields(value) ? value : undefined;
}

/** The elements under that key; none when it holds something else. */
export function listOf(fields: Fields, key: string): readonly unknown[] {
  const value = fields[key];
  return Array.isArray(value) ? value : [];
}

/** The kind and fields of a node: an object with a single entry that holds fields. */
export function nodeOf(value: unknown): readonly [kind: string, fields: Fields] | undefined {
  if (!isFields(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  return entry !== undefined && others.length === 0 && isFields(entry[1]) ? [entry[0], entry[1]] : undefined;
}

/** A name under that key. */
export function nameOf(fields: Fields, key: string): TreeName | undefined {
  const value = fields[key];
  if (typeof value === 'string') return { name: value, quoted: false, start: -1 };
  if (!isFields(value) || typeof value['name'] !== 'string') return undefined;
  const start = fieldsOf(value, 'span')?.['start'];
  return { name: value['name'], quoted: value['quoted'] === true, start: typeof start === 'number' ? start : -1 };
}

const QUERIES = new Set(['select', 'union', 'intersect', 'except']);

/** The query inside parentheses, subqueries and the like; undefined when the value is no query. */
export function queryOf(value: unknown): readonly [kind: string, fields: Fields] | undefined {
  const node = nodeOf(value);
  if (node === undefined) return undefined;
  const [kind, fields] = node;
  if (QUERIES.has(kind)) return node;
  if (kind !== 'subquery' && kind !== 'paren') return undefined;
  const inner = queryOf(fields['this']);
  // WITH may stand before the parenthesis
  return inner && fieldsOf(fields, 'with') ? [inner[0], { ...inner[1], with: fields['with'] }] : inner;
}

/** Line and column, from 1, of an offset in code points. */
export function positionOf(sql: string, start: number): { readonly line: number; readonly column: number } {
  const before = [...sql].slice(0, Math.max(0, start)).join('');
  const lines = before.split('\n');
  return { line: lines.length, column: [...lines[lines.length - 1]!].length + 1 };
}
