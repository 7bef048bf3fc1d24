import { problemError } from './problem';
import type { Position } from './token';

const SIMPLE_ESCAPES: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['?', 63],
  ['\\', 92],
  ["'", 39],
  ['"', 34],
]);
const ESCAPE = /\\(?:([0-7]{1,3})|[xX]([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([abfnrtv?\\'"]))/y;

/** Reads the string literal at the offset; the result has one character for each byte. */
export function readString(
  fileName: string,
  source: string,
  start: number,
  position: Position,
): { readonly bytes: string; readonly length: number } {
  const quote = source[start]!;
  let bytes = '';
  let offset = start + 1;
  while (source[offset] !== quote) {
    const code = source.codePointAt(offset);
    if (code === undefined || code === 10 || code === 0) throw notClosed(fileName, position, quote);
    if (code === 92) {
      const escape = escaped(source, offset);
      if (escape === undefined) throw badEscape(fileName, position, source.slice(offset, offset + 2), offset - start);
      bytes += escape.bytes;
      offset += escape.length;
    } else {
      const text = String.fromCodePoint(code);
      bytes += utf8(text);
      offset += text.length;
    }
  }
  return { bytes, length: offset + 1 - start };
}

/** The text as one character for each byte of its UTF-8. */
export function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text of UTF-8 bytes, or undefined when they are not UTF-8. */
export function textOfBytes(bytes: string): string | undefined {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return utf8(text) === bytes ? text : undefined;
}

function escaped(source: string, offset: number): { bytes: string; length: number } | undefined {
  ESCAPE.lastIndex = offset;
  const match = ESCAPE.exec(source);
  if (match === null) return undefined;
  const [whole, octal, hex, short, long, simple] = match;
  const unicode = short ?? long;
  if (unicode !== undefined) {
    const code = parseInt(unicode, 16);
    return code > 0x10ffff ? undefined : { bytes: utf8(String.fromCodePoint(code)), length: whole.length };
  }
  const byte =
    octal !== undefined ? parseInt(octal, 8) : hex !== undefined ? parseInt(hex, 16) : SIMPLE_ESCAPES.get(simple!)!;
  return byte > 255 ? undefined : { bytes: String.fromCharCode(byte), length: whole.length };
}

function notClosed(fileName: string, position: Position, quote: string): Error {
  return problemError(fileName, {
    position,
    property: 'string',
    rule: 'syntax',
    must: `end on its line with ${quote}`,
    remedy: 'close the string, or write several strings one after another for a long text',
  });
}

function badEscape(fileName: string, position: Position, escape: string, distance: number): Error {
  return problemError(fileName, {
    position: { line: position.line, column: position.column + distance },
    property: 'string',
    rule: 'syntax',
    must: 'have only the escapes of the language: \\n, \\r, \\t, \\a, \\b, \\f, \\v, \\?, \\\\, \\\', \\", \\x41, \\101, \\u0041 and \\U00000041',
    given: escape,
    remedy: 'write \\\\ for a backslash',
  });
}
