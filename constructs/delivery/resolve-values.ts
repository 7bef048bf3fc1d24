import { DefaultTokenResolver, StringConcat, Token, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';

const RESOLVER = new DefaultTokenResolver(new StringConcat());
/** cdktf puts these in the place of what it does not know yet. */
const STAND_INS: ReadonlySet<unknown> = new Set([
  Token.STRING_MAP_TOKEN_VALUE,
  Token.ANY_MAP_TOKEN_VALUE,
  Token.NUMBER_MAP_TOKEN_VALUE,
]);
/** Numbers that stand for tokens are far beyond what anybody writes. */
const LARGEST_PLAIN = 1e200;
/** Far below the depth at which cdktf takes a value for a circle. */
const DEEPEST_PLAIN = 100;

/**
 * What cdktf's `resolve` gives. cdktf makes a context and a path for each value; here only what holds a token goes through
 * it, and the plain rest is copied.
 */
export function resolveValues(scope: IConstruct, value: unknown, preparing: boolean): unknown {
  const byCdktf = (part: unknown): unknown =>
    Tokenization.resolve(part, { scope, resolver: RESOLVER, preparing }) as unknown;
  return copied(value, 0, byCdktf);
}

function copied(value: unknown, depth: number, byCdktf: (part: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return isPlain(value) ? value : byCdktf(value);
  if (depth > DEEPEST_PLAIN) return byCdktf(value);
  if (Array.isArray(value)) {
    // an element can stand for the whole list
    if (!value.every(isPlain)) return byCdktf(value);
    return value.map((entry) => copied(entry, depth + 1, byCdktf)).filter((entry) => entry !== undefined);
  }
  const keys = Object.keys(value);
  if (!isRecord(value) || !keys.every(isPlain)) return byCdktf(value);
  const result: Record<string, unknown> = {};
  for (const key of keys) {
    const entry = copied(value[key], depth + 1, byCdktf);
    if (entry !== undefined) result[key] = entry;
  }
  return result;
}

/** Whether a value is certainly no token; objects are looked into later. */
function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return !value.includes('TfToken[') && !value.includes('e+') && !STAND_INS.has(value);
    case 'number':
      return Math.abs(value) < LARGEST_PLAIN && !STAND_INS.has(value);
    case 'function':
      return false;
    default:
      return true;
  }
}

function isRecord(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !('resolve' in value);
}
