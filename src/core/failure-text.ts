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
  const text = hasOwnText(value) ? ownText(value) : (JSON.stringify(value) ?? typeof value);
  return text.length <= MAX_PRINTED ? text : `${text.slice(0, MAX_PRINTED)}… (${text.length} characters)`;
}

/** A Duration, a DataSize: what prints itself better than JSON does. */
function hasOwnText(value: unknown): value is object {
  const plain = typeof value !== 'object' || value === null || Array.isArray(value);
  return !plain && value.toString !== Object.prototype.toString;
}

function ownText(value: object): string {
  return String(Reflect.apply(value.toString, value, []));
}
