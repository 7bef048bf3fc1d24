import { protobufCanRead } from '../../../../src/schema/protobuf/can-read';
import { parseProtobuf, type ProtobufSchema } from '../../../../src/schema/protobuf/parse-protobuf';
import { allMessages, type ProtoType } from '../../../../src/schema/protobuf/syntax';
import { DifferenceSeverity } from '../../../../src/schema/schema-difference';
import type { Pair } from './arbitraries';
import { bufBreaking } from './buf';
import { shapeText, type SchemaShape } from './shape';

/** Which of buf's rules says the same as ours. */
const BUF_RULES: Readonly<Record<string, string>> = {
  PACKAGE_CHANGED: 'FILE_SAME_PACKAGE',
  MESSAGE_REMOVED: 'MESSAGE_NO_DELETE',
  FIELD_KIND_CHANGED: 'FIELD_WIRE_COMPATIBLE_TYPE',
  FIELD_SCALAR_KIND_CHANGED: 'FIELD_WIRE_COMPATIBLE_TYPE',
  FIELD_NAMED_TYPE_CHANGED: 'FIELD_WIRE_COMPATIBLE_TYPE',
  REQUIRED_FIELD_ADDED: 'MESSAGE_SAME_REQUIRED_FIELDS',
  REQUIRED_FIELD_REMOVED: 'MESSAGE_SAME_REQUIRED_FIELDS',
  RESERVED_REUSED: 'RESERVED_MESSAGE_NO_DELETE',
  ENUM_RESERVED_REUSED: 'RESERVED_ENUM_NO_DELETE',
};

/** Warnings of ours that are errors of buf's. */
const BUF_WARNINGS: Readonly<Record<string, string>> = {
  RESERVATION_REMOVED: 'RESERVED_MESSAGE_NO_DELETE',
  ENUM_RESERVATION_REMOVED: 'RESERVED_ENUM_NO_DELETE',
  FIELD_REMOVED_WITHOUT_RESERVED: 'FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED',
  ENUM_VALUE_REMOVED_WITHOUT_RESERVED: 'ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED',
};

/** What we refuse and no rule of buf that is asked looks at. */
export const OUT_OF_BUFS_REACH: Readonly<Record<string, string>> = {
  FIELD_NUMERIC_LABEL_CHANGED: 'buf judges labels by another rule, which also refuses what the registry accepts',
  MULTIPLE_FIELDS_MOVED_TO_ONEOF:
    'buf has no rule for the exclusion of fields; its FIELD_SAME_ONEOF refuses every move',
  FIELD_MOVED_TO_EXISTING_ONEOF: 'as above',
  ONEOF_FIELD_REMOVED: 'for buf the field of a oneof is a field like any other',
};

/** What buf refuses and we accept, as Confluent does. */
export const KNOWN_DISAGREEMENTS: Readonly<Record<string, string>> = {
  'bytes read as string':
    'one group for Confluent, since the wire type is the same; buf fears bytes that are not UTF-8',
  'enum and number': 'one group for Confluent and for the language guide; buf refuses every change to or from an enum',
  'enum replaced': 'for Confluent any enum reads any other, being numbers; buf wants the same name',
  'map entry':
    'buf takes the hidden message behind a map field for one of the file, so that a removed or renamed map removes it',
  'required by label': 'buf also refuses required to optional, with which all data can be read',
};

export interface Disagreement {
  readonly index: number;
  readonly previous: string;
  readonly next: string;
  readonly ours: readonly string[];
  readonly bufs: readonly string[];
}

export interface Agreement {
  readonly disagreements: readonly Disagreement[];
  /** How often each known disagreement came up, and each rule on which both agreed. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Judges every pair twice. */
export function agreeWithBuf(pairs: readonly Pair[]): Agreement {
  const texts = pairs.map(({ previous, next }, index) => ({
    previous: inOwnPackage(previous, index),
    next: inOwnPackage(next, index),
  }));
  const reported = bufBreaking(texts);
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const disagreements: Disagreement[] = [];
  texts.forEach(({ previous, next }, index) => {
    const reader = parseProtobuf(next);
    const writer = parseProtobuf(previous);
    const ours = rulesOf(reader, writer);
    const bufs = reported[index]!;
    // A changed package takes every message out of buf's sight.
    const moved = ours.has('FILE_SAME_PACKAGE') && bufs.has('FILE_SAME_PACKAGE');
    const pardoned = pardonsOf(reader, writer);
    const differing = moved ? [] : [...new Set([...ours, ...bufs])].filter((rule) => ours.has(rule) !== bufs.has(rule));
    const unknown = differing.filter((rule) => ours.has(rule) || !pardoned.has(rule));
    if (unknown.length > 0) disagreements.push({ index, previous, next, ours: [...ours], bufs: [...bufs] });
    for (const rule of differing) count(pardoned.get(rule) ?? 'unknown disagreement');
    for (const rule of ours) if (bufs.has(rule)) count(rule);
    if (ours.size === 0 && bufs.size === 0) count('both compatible');
  });
  return { disagreements, counts };
}

function rulesOf(reader: ProtobufSchema, writer: ProtobufSchema): Set<string> {
  return new Set(
    protobufCanRead(reader, writer).flatMap(({ rule, severity, remedy }) => {
      if (severity === DifferenceSeverity.ERROR) return BUF_RULES[rule] ?? [];
      // Names have a rule of their own in buf, which does not see that another field has the name now.
      return /_WITHOUT_RESERVED$/.test(rule) && !/reserved -?\d/.test(remedy) ? [] : (BUF_WARNINGS[rule] ?? []);
    }),
  );
}

/** For each of buf's rules, the known disagreement that a pair holds. */
function pardonsOf(reader: ProtobufSchema, writer: ProtobufSchema): Map<string, string> {
  const pardons = new Map<string, string>();
  const readers = new Map([...allMessages(reader.file.messages)].map((message) => [message.localName, message]));
  for (const message of allMessages(writer.file.messages)) {
    for (const field of message.fields) {
      const same = readers.get(message.localName)?.fields.find(({ number }) => number === field.number);
      const renamed = same?.name !== field.name || same.type.kind !== field.type.kind;
      if (field.type.kind === 'map' && renamed) pardons.set('MESSAGE_NO_DELETE', 'map entry');
      if (same === undefined) continue;
      if (field.type.kind === 'map' && renamed) pardons.set('FIELD_WIRE_COMPATIBLE_TYPE', 'map entry');
      if (same.label !== field.label) pardons.set('MESSAGE_SAME_REQUIRED_FIELDS', 'required by label');
      const name = typePardon(same.type, field.type);
      if (name !== undefined) pardons.set('FIELD_WIRE_COMPATIBLE_TYPE', name);
    }
  }
  return pardons;
}

function typePardon(reader: ProtoType, writer: ProtoType): string | undefined {
  if (reader.kind === 'map' || writer.kind === 'map') {
    if (reader.kind !== writer.kind) return undefined;
    return reader.kind === 'map' && writer.kind === 'map' ? typePardon(reader.value, writer.value) : undefined;
  }
  const [readerName, writerName] = [reader, writer].map((type) => (type.kind === 'scalar' ? type.name : type.written));
  if (writerName === 'bytes' && readerName === 'string') return 'bytes read as string';
  const enums = [reader, writer].filter((type) => type.kind === 'named' && type.target?.kind === 'enum').length;
  if (enums === 2) return readerName === writerName ? undefined : 'enum replaced';
  return enums === 1 ? 'enum and number' : undefined;
}

/** All pairs are one module for buf, where a name may be declared once. */
function inOwnPackage(shape: SchemaShape, index: number): string {
  const packageName = shape.packageName === '' ? `p${index}` : `p${index}.${shape.packageName}`;
  return shapeText({ ...shape, packageName });
}
