import fc from '../support/property';
import { canonicalJson } from '../../src/core/canonical-json';
import { Duration } from 'sluicegate';

/** Another implementation: a sorted copy, stringified. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const plain = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(plain)
      .sort()
      .map((key) => [key, sorted(plain[key])]),
  );
}

const object = fc.object({
  maxDepth: 4,
  withNullPrototype: false,
  key: fc.string({ minLength: 1 }).filter((key) => !/^\d+$/.test(key) && key !== '__proto__' && key !== 'toJSON'),
});

test('writes what JSON.stringify writes of a sorted copy', () => {
  fc.assert(
    fc.property(object, (value) => canonicalJson(value) === `${JSON.stringify(sorted(value), null, 2)}\n`),
    { seed: 20261122 },
  );
});

test('the order of keys in the program does not matter, numbers as keys included', () => {
  expect(canonicalJson({ b: 1, a: { 10: 1, 9: 2 } })).toBe(
    '{\n  "a": {\n    "10": 1,\n    "9": 2\n  },\n  "b": 1\n}\n',
  );
});

test('what JSON cannot hold is left out, and a Duration writes itself', () => {
  expect(canonicalJson({ none: undefined, list: [undefined], empty: {}, retention: Duration.days(1) })).toBe(
    '{\n  "empty": {},\n  "list": [\n    null\n  ],\n  "retention": 86400000\n}\n',
  );
});
