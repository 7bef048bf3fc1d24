import { intervalExpression, intervalText } from '../../src/bigquery/interval';
import { stringLiteral } from '../../src/bigquery/sql-literal';

test.each([
  [0, '0-0 0 0:0:0'],
  [14_400_000, '0-0 0 4:0:0'],
  [86_400_000 * 3, '0-0 3 0:0:0'],
  [90_061_000, '0-0 1 1:1:1'],
])('%s ms is the interval %s', (milliseconds, expected) => {
  expect(intervalText(milliseconds)).toBe(expected);
  expect(intervalExpression(milliseconds)).toBe(`INTERVAL '${expected}' YEAR TO SECOND`);
});

test.each([
  ["it's", `"it's"`],
  ['"', '"\\""'],
  ['a\\b', '"a\\\\b"'],
  ['\n\r\t', '"\\n\\r\\t"'],
  ['\u0000\u007f', '"\\x00\\x7f"'],
  ['ü 😀 ${x}', '"ü 😀 ${x}"'],
])('the text %j is the literal %s', (text, expected) => {
  expect(stringLiteral(text)).toBe(expected);
});
