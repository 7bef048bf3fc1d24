import { logicalText, type AvroField, type AvroNamed, type AvroType } from './avro-type';
import { jsonText } from './json-text';

/** More than any program needs; what comes later is compared piece by piece. */
const MAX_TEXTS = 200_000;

/** Deeper types are compared piece by piece. */
const MAX_DEPTH = 50;

const NONE = -1;

// Every version of a subject is compared with many others, and most of it is the same in all of them.
const numbers = new Map<string, number>();
const known = new WeakMap<AvroType, number>();

/**
 * Whether two types are the same in all that a comparison looks at, so that it would find nothing. No where that is not known:
 * of types that hold themselves, and of records whose fields have aliases, which may mean more than one field.
 */
export function areSame(a: AvroType, b: AvroType): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  const identity = identityOf(a, 0);
  return identity !== NONE && identity === identityOf(b, 0);
}

function identityOf(type: AvroType, depth: number): number {
  const given = known.get(type);
  if (given !== undefined) return given;
  // Until it is known otherwise, what leads back to itself has none.
  known.set(type, NONE);
  const key = depth > MAX_DEPTH ? undefined : keyOf(type, depth + 1);
  const identity = key === undefined ? NONE : numberOf(key);
  known.set(type, identity);
  return identity;
}

function numberOf(key: string): number {
  const given = numbers.get(key);
  if (given !== undefined) return given;
  if (numbers.size >= MAX_TEXTS) return NONE;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function keyOf(type: AvroType, depth: number): string | undefined {
  if (type.kind === 'union') return keyOfParts('union', type.branches, depth);
  const logical = type.logicalType === undefined ? '' : logicalText(type.logicalType);
  switch (type.kind) {
    case 'array':
      return keyOfParts(`array ${logical}`, [type.items], depth);
    case 'map':
      return keyOfParts(`map ${logical}`, [type.values], depth);
    case 'enum':
      return `${nameKey(type)} ${logical} ${JSON.stringify([type.symbols, type.default])}`;
    case 'fixed':
      return `${nameKey(type)} ${logical} ${type.size}`;
    case 'record': {
      if (type.fields.some(({ aliases }) => aliases.length > 0)) return undefined;
      const types = type.fields.map((field) => field.type);
      return keyOfParts(`${nameKey(type)} ${logical} ${type.fields.map(fieldKey).join(' ')}`, types, depth);
    }
    default:
      return `${type.kind} ${logical}`;
  }
}

function keyOfParts(head: string, parts: readonly AvroType[], depth: number): string | undefined {
  const identities = parts.map((part) => identityOf(part, depth));
  return identities.includes(NONE) ? undefined : `${head} (${identities.join()})`;
}

function nameKey({ kind, fullName, aliases }: AvroNamed): string {
  return `${kind} ${fullName} ${aliases.join()}`;
}

function fieldKey({ name, default: given }: AvroField): string {
  return given === undefined ? name : `${name}=${jsonText(given)}`;
}
