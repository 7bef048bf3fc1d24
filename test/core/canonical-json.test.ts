import fc from '../support/property';
import { canonicalJson } from '../../src/core/canonical-json';
import { Duration } from 'sluicegate';

const object = fc.object({
  maxDepth: 4,
  withNullPrototype: false,
  key: fc.string().filter((key) => key !== '__proto__' && key !== 'toJSON'),
});

/** Objects with the keys the other way round, at every depth. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}

test('says what was given, whatever the order of its keys', () => {
  fc.assert(
    fc.property(object, (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toStrictEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(value))).toBe(text);
    }),
  );
});

test('the order of keys in the program does not matter, numbers as keys included', () => {
  expect(canonicalJson({ b: 1, a: { 10: 1, 9: 2 } })).toBe(
    '{\n  "a": {\n    "9": 2,\n    "10": 1\n  },\n  "b": 1\n}\n',
  );
});

test('what JSON cannot hold is left out, and a Duration writes itself', () => {
  expect(canonicalJson({ none: undefined, list: [undefined], empty: {}, retention: Duration.days(1) })).toBe(
    '{\n  "empty": {},\n  "list": [\n    null\n  ],\n  "retention": 86400000\n}\n',
  );
});

test('a key is never taken for a prototype', () => {
  expect(canonicalJson(JSON.parse('{"b": 1, "__proto__": {"a": 1}}'))).toBe(
    '{\n  "__proto__": {\n    "a": 1\n  },\n  "b": 1\n}\n',
  );
});
