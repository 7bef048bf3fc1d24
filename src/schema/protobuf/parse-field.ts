import { joined } from './names';
import { parseInlineOptions } from './parse-option';
import { SCALAR_GROUPS, type Label, type MapType, type NamedType, type ProtoField, type ScalarType } from './syntax';
import type { Position, Token } from './token';
import type { TokenReader } from './token-reader';

const LABELS: ReadonlySet<string> = new Set<Label>(['optional', 'required', 'repeated']);

/** A field with the label as written, for the caller to judge. */
export interface WrittenField {
  readonly field: ProtoField;
  readonly labelToken: Token | undefined;
}

/** `optional string email = 3 [deprecated = true];` in a message, a oneof or an extension. */
export function parseField(reader: TokenReader, owner: string, oneof?: string): WrittenField {
  const start = reader.peek();
  const labelled = start.kind === 'identifier' && LABELS.has(start.text);
  const labelToken = labelled ? reader.next() : undefined;
  if (reader.isWord('group') && reader.peek(1).kind === 'identifier') throw groupRefused(reader, owner);
  const type = reader.isWord('map') && reader.isSymbol('<', 1) ? mapType(reader, owner) : plainType(reader, owner);
  const { text: name, position } = reader.identifier('the name of a field', owner);
  const property = joined(owner, name);
  reader.expect('=', property);
  const { value, position: numberPosition } = reader.integer('the number of the field', property);
  const options = parseInlineOptions(reader, property);
  reader.expect(';', property);
  const doc = reader.docOf(start.position);
  const field: ProtoField = {
    name,
    number: Number(value),
    label: labelOf(labelToken),
    type,
    ...(oneof !== undefined && { oneof }),
    options,
    ...(doc !== undefined && { doc }),
    position,
    numberPosition,
  };
  return { field, labelToken };
}

function labelOf(token: Token | undefined): Label {
  switch (token?.text) {
    case 'optional':
    case 'required':
    case 'repeated':
      return token.text;
    default:
      return 'singular';
  }
}

function mapType(reader: TokenReader, owner: string): MapType {
  reader.next();
  reader.expect('<', owner);
  const { position } = reader.peek();
  const key = plainType(reader, owner);
  if (key.kind === 'named' || /^(float|double|bytes)$/.test(key.name)) throw keyRefused(reader, owner, key, position);
  reader.expect(',', owner);
  if (reader.isWord('map') && reader.isSymbol('<', 1)) {
    throw reader.unexpected(owner, 'a type that is not a map', 'put the inner map into a message of its own');
  }
  const value = plainType(reader, owner);
  reader.expect('>', owner);
  return { kind: 'map', key, value };
}

function plainType(reader: TokenReader, owner: string): ScalarType | NamedType {
  const { position } = reader.peek();
  const written = reader.dottedName('a field, a declaration or the closing brace', owner, true);
  return SCALAR_GROUPS.has(written) ? { kind: 'scalar', name: written } : { kind: 'named', written, position };
}

/** A reference to a message or enum. */
export function parseTypeName(reader: TokenReader, property: string): NamedType {
  const { position } = reader.peek();
  return { kind: 'named', written: reader.dottedName('the name of a message', property, true), position };
}

function keyRefused(reader: TokenReader, owner: string, key: ScalarType | NamedType, position: Position): Error {
  return reader.fatal({
    position,
    property: owner,
    rule: 'map-key',
    must: 'have string, bool or a whole number as the key of a map',
    given: key.kind === 'named' ? key.written : key.name,
    remedy: 'change the key, or use a repeated message with a key and a value',
  });
}

function groupRefused(reader: TokenReader, owner: string): Error {
  return reader.fatal({
    position: reader.peek().position,
    property: owner,
    rule: 'group',
    must: 'have no groups, which are not supported',
    given: `group ${reader.peek(1).text}`,
    remedy:
      'declare a nested message and a field of its type; on the wire that is another field, so give it a new number',
  });
}
