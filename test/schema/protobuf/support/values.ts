import type { FieldShape, MessageShape, SchemaShape } from './shape';

/** A value of a field as protobufjs takes it: whole numbers of 64 bits as text, maps as objects. */
export type Value = string | number | boolean | Uint8Array | readonly Value[] | { readonly [key: string]: Value };
export type MessageValue = { readonly [field: string]: Value };

const MAX_DEPTH = 3;

/** Numbers that tell the types apart: each end of 32 and 64 bits, negative, small. */
const WHOLE: readonly bigint[] = [
  0n,
  1n,
  5n,
  -1n,
  2n ** 31n - 1n,
  -(2n ** 31n),
  2n ** 32n - 1n,
  2n ** 63n - 1n,
  -(2n ** 63n),
];

/** Makes a message, drawing from a stream of numbers so that the same numbers give the same message. */
export function messageValue(schema: SchemaShape, message: MessageShape, draw: () => number, depth = 0): MessageValue {
  const value: Record<string, Value> = {};
  const oneofs = new Map<string, string>();
  for (const field of message.fields) {
    const nested = schema.messages.some(({ name }) => name === field.type);
    if (nested && depth >= MAX_DEPTH && field.label !== 'required') continue;
    if (field.label !== 'required' && draw() % 5 === 0) continue;
    // One of a oneof, the first that comes.
    if (field.oneof !== undefined && oneofs.has(field.oneof)) continue;
    if (field.oneof !== undefined) oneofs.set(field.oneof, field.name);
    value[field.name] = fieldValue(schema, field, draw, depth);
  }
  return value;
}

function fieldValue(schema: SchemaShape, field: FieldShape, draw: () => number, depth: number): Value {
  if (field.mapKey !== undefined) {
    const key =
      field.mapKey === 'string' ? `k${draw() % 9}` : field.mapKey === 'bool' ? 'true' : String(1 + (draw() % 9));
    return { [key]: single(schema, field.type, draw, depth) };
  }
  if (field.label !== 'repeated') return single(schema, field.type, draw, depth);
  return Array.from({ length: draw() % 3 }, () => single(schema, field.type, draw, depth));
}

function single(schema: SchemaShape, type: string, draw: () => number, depth: number): Value {
  const message = schema.messages.find(({ name }) => name === type);
  if (message !== undefined) return messageValue(schema, message, draw, depth + 1);
  const declared = schema.enums.find(({ name }) => name === type);
  if (declared !== undefined) return declared.values[draw() % declared.values.length]!.number;
  switch (type) {
    case 'string':
      return `text ${draw() % 100}`;
    case 'bytes':
      return Uint8Array.from([65 + (draw() % 26), 66, 67]);
    case 'bool':
      return draw() % 2 === 1;
    case 'float':
    case 'double':
      return (draw() % 1000) / 8;
    default:
      return bounded(type, WHOLE[draw() % WHOLE.length]!);
  }
}

/** The number within the type, as protobufjs takes it. */
function bounded(type: string, value: bigint): Value {
  const signed = !/^(uint|fixed)/.test(type);
  const bits = type.endsWith('64') ? 64 : 32;
  const inside = signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  return bits === 64 ? String(inside) : Number(inside);
}
