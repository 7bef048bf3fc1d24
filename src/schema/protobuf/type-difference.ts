import type { Comparison } from './comparison';
import { compareEnums } from './enum-difference';
import {
  SCALAR_GROUPS,
  type MapType,
  type NamedType,
  type ProtoMessage,
  type ProtoType,
  type ScalarType,
} from './syntax';

export interface TypePair {
  readonly reader: ProtoType;
  readonly writer: ProtoType;
}

interface Texts {
  readonly path: string;
  readonly writer: string;
  readonly reader: string;
}

/** Reports how two types differ; false when data of the writer does not fit the reader's type. */
export function compareTypes(
  comparison: Comparison,
  pair: TypePair,
  texts: Texts,
  replaced: (hint?: string) => string,
): boolean {
  const { reader, writer } = pair;
  if (reader.kind === 'map' && writer.kind === 'map') return compareMaps(comparison, reader, writer, texts, replaced);
  const readerMessage = messageIn(reader);
  const writerMessage = messageIn(writer);
  if (readerMessage !== undefined && writerMessage !== undefined) {
    // The package takes no part: a message that only moved with its package is judged by what it holds.
    if (readerMessage.localName === writerMessage.localName) {
      comparison.later(readerMessage, writerMessage);
      return true;
    }
    comparison.error({ rule: 'FIELD_NAMED_TYPE_CHANGED', ...texts, remedy: replaced() });
    return false;
  }
  if (reader.kind === 'map' || writer.kind === 'map' || readerMessage !== undefined || writerMessage !== undefined) {
    comparison.error({ rule: 'FIELD_KIND_CHANGED', ...texts, remedy: replaced() });
    return false;
  }
  return compareScalars(comparison, reader, writer, texts, replaced);
}

function compareMaps(
  comparison: Comparison,
  reader: MapType,
  writer: MapType,
  texts: Texts,
  replaced: (hint?: string) => string,
): boolean {
  const key = compareTypes(comparison, { reader: reader.key, writer: writer.key }, texts, replaced);
  const values = { reader: reader.value, writer: writer.value };
  return compareTypes(comparison, values, texts, replaced) && key;
}

function compareScalars(
  comparison: Comparison,
  reader: ScalarType | NamedType,
  writer: ScalarType | NamedType,
  texts: Texts,
  replaced: (hint?: string) => string,
): boolean {
  const group = groupOf(writer);
  if (groupOf(reader) !== group) {
    comparison.error({ rule: 'FIELD_SCALAR_KIND_CHANGED', ...texts, remedy: replaced(groupHint(group)) });
    return false;
  }
  if (reader.kind === 'named' && writer.kind === 'named') {
    if (reader.target?.kind === 'enum' && writer.target?.kind === 'enum') {
      compareEnums(comparison, reader.target, writer.target);
    }
  } else if (!holdsAll(scalarName(reader), scalarName(writer))) {
    comparison.warning({
      rule: 'FIELD_SCALAR_TYPE_CHANGED',
      ...texts,
      remedy: `make sure that every value fits both types: it is read from the same bytes, but what ${article(scalarName(reader))} cannot hold reads as another value`,
    });
  }
  return true;
}

function messageIn(type: ProtoType): ProtoMessage | undefined {
  return type.kind === 'named' && type.target?.kind === 'message' ? type.target : undefined;
}

function groupOf(type: ScalarType | NamedType): string {
  return type.kind === 'scalar' ? SCALAR_GROUPS.get(type.name)! : 'varint';
}

function scalarName(type: ScalarType | NamedType): string {
  return type.kind === 'scalar' ? type.name : 'enum';
}

function groupHint(group: string): string {
  const names = [...SCALAR_GROUPS].filter(([, other]) => other === group).map(([name]) => name);
  if (group === 'varint') names.push('an enum');
  return names.length === 1 ? '' : ` (or stay within ${names.join(', ')})`;
}

/** For each type, the types of the writer all of whose values it holds unchanged. */
const HOLDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    int32: ['bool', 'enum'],
    int64: ['int32', 'uint32', 'bool', 'enum'],
    uint32: ['bool'],
    uint64: ['uint32', 'bool'],
    sint64: ['sint32'],
    enum: ['bool'],
    bytes: ['string'],
  }).map(([reader, writers]) => [reader, new Set(writers)]),
);

function holdsAll(reader: string, writer: string): boolean {
  return reader === writer || HOLDS.get(reader)?.has(writer) === true;
}

function article(name: string): string {
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}
