import { Token } from 'cdktf';

/** Whether a value, or anything inside it, is only known after apply. `Token.isUnresolved` looks at the top level only. */
export function hasToken(value: unknown, seen: Set<object> = new Set()): boolean {
  if (Token.isUnresolved(value)) return true;
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  if (value instanceof Map) return [...value.entries()].some((entry) => hasToken(entry, seen));
  if (value instanceof Set) return [...value].some((entry) => hasToken(entry, seen));
  return Object.entries(value).some(([key, entry]) => hasToken(key, seen) || hasToken(entry, seen));
}

/** Present and known now: what a range check may look at. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !hasToken(value);
}

/** Every string in Terraform JSON is a template: writes text so that Terraform reads it back as it stands. */
export function terraformLiteral(text: string): string {
  return text.replace(/\$\{/g, '$$${').replace(/%\{/g, '%%{');
}

/** The same for every text inside plain arguments, keys included; what holds a token is left as it is. */
export function terraformLiterals<T>(value: T): T {
  return escaped(value) as T;
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') return Token.isUnresolved(value) ? value : terraformLiteral(value);
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [terraformLiteral(key), escaped(entry)]));
}
