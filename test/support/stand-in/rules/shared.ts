import type { Check } from '../behaviour';
import { problem } from '../problem';
import { problemsOf, type Rule } from '../rule';
import { Unknown, type Value } from '../value';

export function oneOf(at: string, ...of: string[]): Rule {
  return { rule: 'enum', at, of };
}

export function notEmpty(at: string): Rule {
  return { rule: 'pattern', at, matches: /[^]/, says: 'expected it to not be an empty string' };
}

export function pattern(at: string, matches: RegExp, says: string): Rule {
  return { rule: 'pattern', at, matches, says };
}

export function exactlyOne(...of: string[]): Rule {
  return { rule: 'exactlyOne', of };
}

/** Rules of the value that only the code behind create and update checks, not validate. */
export function checked(prefix: string, rules: readonly Rule[]): Check {
  return ({ block, planned }) =>
    planned === null
      ? []
      : problemsOf(block, planned, rules).map((found) => ({ ...found, summary: `${prefix}: ${found.summary}` }));
}

/** A refusal to destroy while an attribute protects the object. */
export function protectedBy(attribute: string, says: string): Check {
  return ({ prior, planned, protects }) =>
    protects && planned === null && prior?.[attribute] === true ? [problem(says)] : [];
}

/** Whether the framework of the providers sees a value: it takes unknown and empty texts for unset. */
export function isSet(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(value instanceof Unknown);
}
