import fc from '../support/property';
import { byText, sortedBy } from '../../src/core/stable-order';

test.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
  ['Z', 'a', -1],
  ['ä', 'z', 1],
  ['a', 'aa', -1],
  ['', 'a', -1],
  ['10', '9', -1],
])('%j against %j is %d: by code unit, not by any language', (a, b, order) => {
  expect(byText(a, b)).toBe(order);
});

test('sorts a copy, and keeps the order of what is equal', () => {
  const given = [
    { key: 'b', at: 0 },
    { key: 'a', at: 1 },
    { key: 'b', at: 2 },
  ];

  expect(sortedBy(given, ({ key }) => key).map(({ at }) => at)).toStrictEqual([1, 0, 2]);
  expect(given.map(({ at }) => at)).toStrictEqual([0, 1, 2]);
  expect(sortedBy(new Set(['b', 'a']), (text) => text)).toStrictEqual(['a', 'b']);
});

test('is an order: antisymmetric, and total over all texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(byText(a, b) + byText(b, a)).toBe(0);
      expect(byText(a, b) === 0).toBe(a === b);
    }),
    { seed: 20261122 },
  );
});
