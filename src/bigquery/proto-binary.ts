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
  const file = Buffer.concat([
    text(FILE.name, fileName),
    bytes(FILE.messageType, descriptorProto(message)),
    text(FILE.syntax, 'proto2'),
  ]);
  return bytes(FILE_SET.file, file);
}

/** The message as a `DescriptorProto`, the writer schema of the Storage Write API. */
export function descriptorProto(message: ProtoMessage, scope = ''): Buffer {
  const path = `${scope}.${message.name}`;
  return Buffer.concat([
    text(MESSAGE.name, message.name),
    ...message.fields.map((field) => bytes(MESSAGE.field, fieldDescriptor(field, path))),
    ...message.nested.map((nested) => bytes(MESSAGE.nestedType, descriptorProto(nested, path))),
  ]);
}

function fieldDescriptor(field: ProtoField, path: string): Buffer {
  const options = Buffer.concat([
    ...(field.packed ? [integer(OPTIONS.packed, 1)] : []),
    ...(field.columnName === undefined ? [] : [text(OPTIONS.columnName, field.columnName)]),
  ]);
  return Buffer.concat([
    text(FIELD.name, field.name),
    integer(FIELD.number, field.number),
    integer(FIELD.label, LABELS[field.label]),
    integer(FIELD.type, TYPES[field.type]),
    ...(field.typeName === undefined ? [] : [text(FIELD.typeName, `${path}.${field.typeName}`)]),
    ...(options.length === 0 ? [] : [bytes(FIELD.options, options)]),
    // Without it some readers camel-case the names, and a column's name is its name.
    text(FIELD.jsonName, field.name),
  ]);
}

function text(number: number, value: string): Buffer {
  return bytes(number, Buffer.from(value, 'utf8'));
}

function bytes(number: number, value: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(value.length), value]);
}

function integer(number: number, value: number): Buffer {
  return Buffer.concat([varint(number * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const out: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return Buffer.from([...out, rest]);
}
