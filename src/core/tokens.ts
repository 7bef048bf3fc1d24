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
