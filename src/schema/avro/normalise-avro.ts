import type { JsonNode } from '../json-document';
import { namespaceOf } from './avro-name';
import { isNamed, type AvroField, type AvroNamed, type AvroSchema, type AvroType } from './avro-type';
import { jsonText } from './json-text';

/** A piece of text, or a type that is still to be written in the namespace where it stands. */
type Piece = string | { readonly type: AvroType; readonly namespace: string };

/**
 * The schema as one line that does not change when the file is reformatted: full names, attributes in a fixed order,
 * custom ones by code unit. Docs, defaults, aliases, orders and custom attributes stay; types of references stay names.
 *
 * Without recursion, since types may nest deeper through their names than a text can.
 */
export function normaliseAvro(schema: AvroSchema): string {
  const written = new Set<AvroType>();
  const parts: string[] = [];
  const stack: Piece[] = [{ type: schema.root, namespace: '' }];
  for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
    if (typeof piece === 'string') parts.push(piece);
    else pushReversed(stack, piecesOf(piece.type, piece.namespace, written));
  }
  return parts.join('');
}

function piecesOf(type: AvroType, namespace: string, written: Set<AvroType>): Piece[] {
  if (type.kind === 'union') return ['[', ...joined(type.branches.map((branch) => ({ type: branch, namespace }))), ']'];
  if (isNamed(type)) {
    if (written.has(type) || type.reference !== undefined) return [JSON.stringify(type.fullName)];
    written.add(type);
    return ['{', ...namedPieces(type, namespace), ...customPieces(type.props), '}'];
  }
  if (type.kind === 'array') {
    return ['{"type":"array","items":', { type: type.items, namespace }, ...customPieces(type.props), '}'];
  }
  if (type.kind === 'map') {
    return ['{"type":"map","values":', { type: type.values, namespace }, ...customPieces(type.props), '}'];
  }
  if (type.props.size === 0) return [JSON.stringify(type.kind)];
  return [`{"type":"${type.kind}"`, ...customPieces(type.props), '}'];
}

function namedPieces(type: AvroNamed, enclosing: string): Piece[] {
  const kind = type.kind === 'record' && type.isError ? 'error' : type.kind;
  const pieces: Piece[] = [`"type":"${kind}","name":${JSON.stringify(type.fullName)}`];
  const namespace = namespaceOf(type.fullName);
  // Without it, a bare name would fall into the namespace around it.
  if (namespace === '' && enclosing !== '') pieces.push(',"namespace":""');
  if (type.doc !== undefined) pieces.push(`,"doc":${JSON.stringify(type.doc)}`);
  if (type.aliases.length > 0) pieces.push(`,"aliases":${JSON.stringify(type.aliases)}`);
  switch (type.kind) {
    case 'record':
      pieces.push(',"fields":[', ...joined(type.fields.map((field) => fieldPieces(field, namespace))), ']');
      break;
    case 'enum':
      pieces.push(`,"symbols":${JSON.stringify(type.symbols)}`);
      if (type.default !== undefined) pieces.push(`,"default":${JSON.stringify(type.default)}`);
      break;
    case 'fixed':
      pieces.push(`,"size":${type.size}`);
  }
  return pieces;
}

function fieldPieces(field: AvroField, namespace: string): Piece[] {
  const pieces: Piece[] = [`{"name":${JSON.stringify(field.name)},"type":`, { type: field.type, namespace }];
  if (field.doc !== undefined) pieces.push(`,"doc":${JSON.stringify(field.doc)}`);
  if (field.default !== undefined) pieces.push(`,"default":${jsonText(field.default)}`);
  if (field.order !== 'ascending') pieces.push(`,"order":"${field.order}"`);
  if (field.aliases.length > 0) pieces.push(`,"aliases":${JSON.stringify(field.aliases)}`);
  return [...pieces, ...customPieces(field.props), '}'];
}

function customPieces(props: ReadonlyMap<string, JsonNode>): string[] {
  const keys = [...props.keys()].sort();
  return keys.flatMap((key) => {
    const value = props.get(key);
    return value === undefined ? [] : [`,${JSON.stringify(key)}:${jsonText(value)}`];
  });
}

function joined(items: readonly (Piece | Piece[])[]): Piece[] {
  return items.flatMap((item, index) => [...(index > 0 ? [','] : []), ...(Array.isArray(item) ? item : [item])]);
}

/** One by one: a spread of many thousand pieces would overflow the stack. */
export function pushReversed<T>(stack: T[], items: readonly T[]): void {
  for (let index = items.length - 1; index >= 0; index -= 1) stack.push(items[index]!);
}
