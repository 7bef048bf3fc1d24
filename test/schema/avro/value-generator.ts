import type { AvroType } from '../../../src/schema/avro/avro-type';

/** Numbers from 0 to 1 that depend on nothing but the seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const DEPTH = 4;
const LIMIT = 40;

/** A value of the type as avsc takes it, unions wrapped; small, since recursive types must end. */
export function valueOf(type: AvroType, next: () => number, depth = 0): unknown {
  if (depth > LIMIT) throw new RangeError('no value of this type ends');
  const count = depth > DEPTH ? 0 : Math.floor(next() * 3);
  switch (type.kind) {
    case 'null':
      return null;
    case 'boolean':
      return next() < 0.5;
    case 'int':
    case 'long':
      return Math.floor(next() * 2 ** 20) - 2 ** 19;
    case 'float':
    case 'double':
      return Math.floor(next() * 1000) / 8;
    case 'string':
      return 'text'.slice(0, Math.floor(next() * 5));
    case 'bytes':
      return Buffer.alloc(Math.floor(next() * 5), 65);
    case 'fixed':
      return Buffer.alloc(type.size, 65);
    case 'enum':
      return type.symbols[Math.floor(next() * type.symbols.length)];
    case 'array':
      return Array.from({ length: count }, () => valueOf(type.items, next, depth + 1));
    case 'map':
      return Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`k${i}`, valueOf(type.values, next, depth + 1)]),
      );
    case 'record':
      return Object.fromEntries(type.fields.map((field) => [field.name, valueOf(field.type, next, depth + 1)]));
    case 'union':
      return branchValue(type.branches, next, depth);
  }
}

function branchValue(branches: readonly AvroType[], next: () => number, depth: number): unknown {
  const simple = branches.find(({ kind }) => kind !== 'record') ?? branches[0]!;
  const branch = depth > DEPTH ? simple : branches[Math.floor(next() * branches.length)]!;
  if (branch.kind === 'null') return null;
  const value = valueOf(branch, next, depth + 1);
  return { ['fullName' in branch ? branch.fullName : branch.kind]: value };
}

/** The text without the defaults of fields, which take no part in writing; avsc 5.7 trips over some of them. */
export function withoutDefaults(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (key !== 'fields' || !Array.isArray(value)) return value;
    return value.map((field: Record<string, unknown>) => ({ ...field, default: undefined }));
  });
}
