import { DEFAULT_VALUE_FUNCTIONS, isDefaultExpression } from '../../src/bigquery/default-expression';

test.each([
  "'x'",
  '-5',
  '1.5',
  'TRUE',
  'NULL',
  "DATE '2026-01-01'",
  "NUMERIC '1.50'",
  "['a', 'b']",
  "(1, 'x')",
  "STRUCT('x', [1, 2])",
  "INTERVAL '1' DAY",
  ...DEFAULT_VALUE_FUNCTIONS.map((name) => `${name}()`),
])('%s can be a default value', (sql) => {
  expect(isDefaultExpression(sql)).toBe(true);
});

test.each([
  '',
  'EUR',
  'other_column',
  '`x`',
  '@p',
  "'x",
  '(SELECT 1)',
  "CONCAT('a', 'b')",
  "'a' 'b'",
  '(1',
  '[1)',
  "'a'; DROP TABLE x",
])('%j cannot', (sql) => {
  expect(isDefaultExpression(sql)).toBe(false);
});
