import fc from '../support/property';
import { sqlTokens } from '../../src/bigquery/sql-tokens';

const texts = (sql: string): string[] => sqlTokens(sql).map(({ text }) => text);
const kinds = (sql: string): string[] => sqlTokens(sql).map(({ kind }) => kind);

test('comments of all three kinds are no tokens', () => {
  expect(texts('a -- b\n# c\n/* d\n */ e')).toEqual(['a', 'e']);
  expect(texts('a /* never closed')).toEqual(['a']);
});

test.each([
  ["'a -- b'", 'string'],
  ['"a # b"', 'string'],
  ["'''a'b\n'''", 'string'],
  ['"""a"b"""', 'string'],
  ["r'\\''", 'string'],
  ["Rb'a'", 'string'],
  ["'\\''", 'string'],
  ['`a b`', 'quoted'],
  ['0x1F', 'number'],
  ['1.5e-3', 'number'],
  ['.5', 'number'],
  ['@p', 'parameter'],
  ['?', 'parameter'],
  ['select_', 'word'],
  ['|>', 'symbol'],
  ["'a", 'unterminated'],
  ["'a\n'", 'unterminated'],
  ['`a', 'unterminated'],
  ['"""a"', 'unterminated'],
])('%s is one %s', (sql, kind) => {
  expect(kinds(sql)[0]).toBe(kind);
  expect(kinds(sql)).toHaveLength(1);
});

test('a back-quoted name is read without its quotes and escapes', () => {
  expect(texts('`a\\`b`')).toEqual(['a`b']);
});

test('lines and columns count from 1', () => {
  const [, second] = sqlTokens("SELECT 'ab\\n'\n  , x").slice(2);
  expect(second).toMatchObject({ text: 'x', line: 2, column: 5 });
});

test('words compare in capitals, quoted names as they stand', () => {
  expect(sqlTokens('select `select`').map(({ upper }) => upper)).toEqual(['SELECT', 'select']);
});

test('any text is cut into tokens that follow one another and leave only blanks and comments out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (sql) => {
      let at = 0;
      for (const token of sqlTokens(sql)) {
        expect(token.start).toBeGreaterThanOrEqual(at);
        expect(token.end).toBeGreaterThan(token.start);
        at = token.end;
      }
      expect(at).toBeLessThanOrEqual(sql.length);
    }),
  );
});
