import { hasToken } from '../core/tokens';
import { isKeyword, isReserved, type IdentifierPosition } from './reserved-words';

/** The longest identifier, in characters. */
export const MAX_IDENTIFIER_LENGTH = 255;

const ORDINARY = /^[A-Za-z_][A-Za-z0-9_$]*$/;
const STORED_AS_WRITTEN = /^[A-Z_][A-Z0-9_$]*$/;
const QUOTED = /^"(?:[^"]|"")*"$/;

/** What is wrong with a name, in the words of a failure. */
export interface IdentifierProblem {
  readonly must: string;
  readonly remedy: string;
}

/**
 * The name as Snowflake stores it: `orders` is ORDERS, `"orders"` stays orders.
 *
 * This is the one place where case and quotes are decided. Everything else holds stored names, so that the Terraform
 * provider, which quotes every name, and SQL text mean the same object.
 */
export function storedName(written: string): string {
  return QUOTED.test(written) ? written.slice(1, -1).replace(/""/g, '"') : written.toUpperCase();
}

/** What Snowflake, or the library, would refuse about a name as the user wrote it. */
export function identifierProblem(written: string, position: IdentifierPosition): IdentifierProblem | undefined {
  if (hasToken(written)) {
    return {
      must: 'be known at synthesis, because SQL text and the checks between objects need it',
      remedy: 'write the name itself',
    };
  }
  const stored = storedName(written);
  if (stored === '' || [...stored].length > MAX_IDENTIFIER_LENGTH) {
    return { must: `have 1 to ${MAX_IDENTIFIER_LENGTH} characters`, remedy: 'shorten the name' };
  }
  if (/\p{Cc}/u.test(stored)) return { must: 'have no control characters', remedy: 'remove them' };
  if (QUOTED.test(written)) return undefined;
  if (!ORDINARY.test(written)) {
    return {
      must: 'be an ordinary identifier (letters, digits, _ and $, not starting with a digit or $) or stand in double quotes',
      remedy: `write ${quoted(written)} to keep it exactly so`,
    };
  }
  if (isReserved(stored, position)) {
    return {
      must: 'not be a reserved word of Snowflake',
      remedy: `choose another name, or write ${quoted(stored)} and quote it in every query`,
    };
  }
  return undefined;
}

/** A stored name as SQL text: bare where that means the same, in double quotes otherwise. */
export function sqlIdentifier(stored: string): string {
  return STORED_AS_WRITTEN.test(stored) && !isKeyword(stored) ? stored : quoted(stored);
}

/** Stored names as a path: `ANALYTICS.RAW."my orders"`. */
export function sqlName(stored: readonly string[]): string {
  return stored.map(sqlIdentifier).join('.');
}

/** Stored names as the provider's arguments want a fully qualified name: every part in quotes. */
export function providerName(stored: readonly string[]): string {
  return stored.map(quoted).join('.');
}

/** Reads `DB.SCHEMA."x.y"` into stored names; undefined when it is not a list of identifiers. */
export function storedPath(written: string): string[] | undefined {
  const parts = written.match(/"(?:[^"]|"")*"|[^."]+/g);
  if (parts?.join('.') !== written) return undefined;
  return parts.every((part) => QUOTED.test(part) || ORDINARY.test(part)) ? parts.map(storedName) : undefined;
}

/** Whether two names, as written, mean the same object. */
export function sameIdentifier(one: string, other: string): boolean {
  return storedName(one) === storedName(other);
}

/** Text as a string literal. Backslashes are escapes in Snowflake's literals, so they are doubled. */
export function sqlString(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "''")
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `'${escaped}'`;
}

/** A key of a VARIANT as a path element: `order_id`, or `"order id"` where it is not an ordinary name. Keys keep their case. */
export function pathElement(key: string): string {
  return ORDINARY.test(key) && !isKeyword(key.toUpperCase()) ? key : quoted(key);
}

function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}
