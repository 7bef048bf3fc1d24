import fc from '../support/property';
import { markdownTable } from '../../src/bundle/markdown';

test('a table has a header, a rule and a line for each row', () => {
  expect(
    markdownTable(
      ['a', 'b'],
      [
        ['1', '2'],
        ['3', ''],
      ],
    ),
  ).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |\n');
});

test.each([
  ['a|b', 'a\\|b'],
  ['a\\|b', 'a\\\\\\|b'],
  ['<script>', '&lt;script>'],
  ['one\ntwo\r\nthree', 'one two three'],
  ['one\rtwo', 'one two'],
  ['---', '---'],
  ['![x](https://elsewhere.example/x)', '![x]\\(https://elsewhere.example/x)'],
  ['f(x)[0] (y)', 'f(x)[0] (y)'],
])('%j in a cell is written %j', (text, cell) => {
  expect(markdownTable(['x'], [[text]])).toBe(`| x |\n| --- |\n| ${cell} |\n`);
});

test('no value ends a cell, a row or the table', () => {
  const cell = fc.string({ unit: fc.constantFrom('|', '\\', '\n', '\r', '<', '-', 'a', ' ') });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), (rows) => {
      const lines = markdownTable(['x', 'y'], rows).split('\n');
      expect(lines).toHaveLength(rows.length + 3);
      for (const line of lines.slice(0, -1)) {
        // Bars that are not escaped are the table's own.
        expect(line.replace(/\\./g, '').match(/\|/g)).toHaveLength(3);
        expect(line).not.toMatch(/[<\r]/);
      }
    }),
    { seed: 20261122 },
  );
});
