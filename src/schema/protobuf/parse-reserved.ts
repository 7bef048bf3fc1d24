import { isProtobufName } from './names';
import type { ReservedName, ReservedRange } from './syntax';
import type { TokenReader } from './token-reader';

export interface Reserved {
  readonly ranges: ReservedRange[];
  readonly names: ReservedName[];
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly what: string;
}

/** What a message may number. */
export const FIELD_NUMBERS: Bounds = { min: 1, max: 536_870_911, what: 'a field number' };
/** What an enum may number. */
export const ENUM_NUMBERS: Bounds = { min: -2_147_483_648, max: 2_147_483_647, what: 'an enum number' };

/** `reserved 2, 9 to 11, 40 to max;` or `reserved "foo", "bar";`, from behind the word. */
export function parseReserved(reader: TokenReader, property: string, bounds: Bounds, into: Reserved): void {
  if (reader.peek().kind === 'identifier') {
    throw reader.unexpected(property, 'numbers, or names in quotes,', 'put the reserved name in quotes');
  }
  const names = reader.peek().kind === 'string';
  do {
    if (names) into.names.push(name(reader, property));
    else into.ranges.push(range(reader, property, bounds));
  } while (reader.accept(','));
  reader.expect(';', property);
}

function name(reader: TokenReader, property: string): ReservedName {
  const { position } = reader.peek();
  const text = reader.text('a reserved name', property);
  if (!isProtobufName(text)) {
    reader.report({
      position,
      property,
      rule: 'reserved',
      must: 'reserve names of letters, digits and underscores that start with a letter',
      given: `"${text}"`,
      remedy: 'reserve the name as the field had it',
    });
  }
  return { name: text, position };
}

function range(reader: TokenReader, property: string, bounds: Bounds): ReservedRange {
  const { position } = reader.peek();
  const from = number(reader, property, bounds);
  let to = from;
  if (reader.isWord('to')) {
    reader.next();
    if (reader.isWord('max')) {
      reader.next();
      to = bounds.max;
    } else {
      to = number(reader, property, bounds);
    }
  }
  if (to < from) {
    reader.report({
      position,
      property,
      rule: 'reserved',
      must: 'reserve ranges whose end is not below their start',
      given: `${from} to ${to}`,
      remedy: `write ${to} to ${from}`,
    });
  }
  return { from, to, position };
}

function number(reader: TokenReader, property: string, bounds: Bounds): number {
  const { position } = reader.peek();
  const negative = reader.accept('-');
  const { value } = reader.integer(bounds.what, property);
  const number = Number(negative ? -value : value);
  if (number >= bounds.min && number <= bounds.max) return number;
  reader.report({
    position,
    property,
    rule: 'reserved',
    must: `reserve numbers from ${bounds.min} to ${bounds.max}`,
    given: String(number),
    remedy: "write 'max' for the highest number",
  });
  return Math.min(Math.max(number, bounds.min), bounds.max);
}
