import type { Failure } from './failure';

/** `[path] 'property' must …, got …; remedy`. */
export function failureText(failure: Failure): string {
  const given = failure.given === undefined ? '' : `, got ${failure.given}`;
  return `[${failure.path}] '${failure.property}' must ${failure.must}${given}; ${failure.remedy}`;
}

const MAX_PRINTED = 120;

/** How an error shows a value: short, on one line, strings in quotes. */
export function printed(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = hasOwnText(value) ? ownText(value) : (jsonOf(value) ?? typeof value);
  return text.length <= MAX_PRINTED ? text : `${text.slice(0, MAX_PRINTED)}… (${text.length} characters)`;
}

/** A Duration, a DataSize: what prints itself better than JSON does. */
function hasOwnText(value: unknown): value is object {
  const plain = typeof value !== 'object' || value === null || Array.isArray(value);
  return !plain && typeof value.toString === 'function' && value.toString !== Object.prototype.toString;
}

/** An error about a value must not be lost in an error about printing it: JSON has no bigint and no cycle. */
function jsonOf(value: unknown): string | undefined {
  if (typeof value === 'bigint') return String(value);
  try {
    return JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'bigint' ? String(entry) : entry));
  } catch {
    return undefined;
  }
}

function ownText(value: object): string {
  return String(Reflect.apply(value.toString, value, []));
}
