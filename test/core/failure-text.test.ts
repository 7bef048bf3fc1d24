import fc from '../support/property';
import { DataSize, Duration } from 'sluicegate';
import { failureText, printed } from '../../src/core/failure-text';

const failure = { path: 'orders/Orders', property: 'partitions', rule: 'r', must: 'be 1 or more', remedy: 'raise it' };

test('names path, property, bound, what was given and the remedy', () => {
  expect(failureText({ ...failure, given: '0' })).toBe(
    "[orders/Orders] 'partitions' must be 1 or more, got 0; raise it",
  );
});

test('says nothing of what was given where nothing may be shown', () => {
  expect(failureText(failure)).toBe("[orders/Orders] 'partitions' must be 1 or more; raise it");
});

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  ['a "b"\nc', '"a \\"b\\"\\nc"'],
  ['', '""'],
  [-1.5, '-1.5'],
  [10n, '10'],
  [false, 'false'],
  [['a', 1], '["a",1]'],
  [{ a: 1 }, '{"a":1}'],
  [Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
  [Duration.days(7), '7 days'],
  [DataSize.unlimited(), 'unlimited'],
  [Symbol('x'), 'symbol'],
  [(): number => 1, 'function'],
])('shows %p as %s', (value, text) => {
  expect(printed(value)).toBe(text);
});

test.each([
  [118, 120],
  [119, 121],
])('a text of %d characters, %d with its quotes, is cut at 120', (length, shown) => {
  const text = printed('x'.repeat(length));
  expect(text).toBe(shown <= 120 ? `"${'x'.repeat(length)}"` : `"${'x'.repeat(119)}… (${shown} characters)`);
});

test('shows whatever there is, without throwing and without being long', () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
    fc.constant(cyclic),
  );
  fc.assert(
    fc.property(anything, (value) => {
      expect(printed(value).length).toBeLessThan(160);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});
