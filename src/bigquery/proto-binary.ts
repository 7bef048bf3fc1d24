import type { ProtoField, ProtoMessage, ProtoType } from './proto-message';

// Numbers of descriptor.proto's fields; https://protobuf.dev/programming-guides/encoding for the rest.
const FILE_SET = { file: 1 };
const FILE = { name: 1, messageType: 4, syntax: 12 };
const MESSAGE = { name: 1, field: 2, nestedType: 3 };
const FIELD = { name: 1, number: 3, label: 4, type: 5, typeName: 6, options: 8, jsonName: 10 };
const OPTIONS = { packed: 2, columnName: 454_943_157 };

const LABELS: Readonly<Record<ProtoField['label'], number>> = { optional: 1, required: 2, repeated: 3 };
const TYPES: Readonly<Record<ProtoType, number>> = {
  double: 1,
  int64: 3,
  int32: 5,
  bool: 8,
  string: 9,
  message: 11,
  bytes: 12,
};

/** The message as a `FileDescriptorSet` of one file; file 0, message 0 is what an append request carries. */
export function fileDescriptorSet(fileName: string, message: ProtoMessage): Buffer {
  const file: number[] = [];
  text(file, FILE.name, fileName);
  bytes(file, FILE.messageType, descriptorBytes(message, ''));
  text(file, FILE.syntax, 'proto2');
  const set: number[] = [];
  bytes(set, FILE_SET.file, file);
  return Buffer.from(set);
}

/** The message as a `DescriptorProto`, the writer schema of the Storage Write API. */
export function descriptorProto(message: ProtoMessage): Buffer {
  return Buffer.from(descriptorBytes(message, ''));
}

function descriptorBytes(message: ProtoMessage, scope: string): number[] {
  const path = `${scope}.${message.name}`;
  const out: number[] = [];
  text(out, MESSAGE.name, message.name);
  for (const field of message.fields) bytes(out, MESSAGE.field, fieldDescriptor(field, path));
  for (const nested of message.nested) bytes(out, MESSAGE.nestedType, descriptorBytes(nested, path));
  return out;
}

function fieldDescriptor(field: ProtoField, path: string): number[] {
  const out: number[] = [];
  text(out, FIELD.name, field.name);
  integer(out, FIELD.number, field.number);
  integer(out, FIELD.label, LABELS[field.label]);
  integer(out, FIELD.type, TYPES[field.type]);
  if (field.typeName !== undefined) text(out, FIELD.typeName, `${path}.${field.typeName}`);
  const options = fieldOptions(field);
  if (options.length > 0) bytes(out, FIELD.options, options);
  // Without it some readers camel-case the names, and a column's name is its name.
  text(out, FIELD.jsonName, field.name);
  return out;
}

function fieldOptions({ packed, columnName }: ProtoField): number[] {
  const out: number[] = [];
  if (packed) integer(out, OPTIONS.packed, 1);
  if (columnName !== undefined) text(out, OPTIONS.columnName, columnName);
  return out;
}

function text(out: number[], number: number, value: string): void {
  bytes(out, number, Buffer.from(value, 'utf8'));
}

// One by one: a spread of a large message would overflow the stack.
function bytes(out: number[], number: number, value: Iterable<number> & { readonly length: number }): void {
  varint(out, number * 8 + 2);
  varint(out, value.length);
  for (const byte of value) out.push(byte);
}

function integer(out: number[], number: number, value: number): void {
  varint(out, number * 8);
  varint(out, value);
}

function varint(out: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  out.push(rest);
}
