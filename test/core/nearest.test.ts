import fc from '../support/property';
import { didYouMean, nearest } from '../../src/core/nearest';

const NAMES = ['retention', 'retentionSize', 'partitions', 'cleanupPolicy'];

test.each([
  ['retentoin', 'retention'],
  ['retension', 'retention'],
  ['PARTITIONS', 'partitions'],
  ['partition', 'partitions'],
  ['cleanup_policy', 'cleanupPolicy'],
  ['retention', 'retention'],
])('%j most likely meant %j', (given, meant) => {
  expect(nearest(given, NAMES)).toBe(meant);
  expect(didYouMean(given, NAMES)).toBe(`did you mean '${meant}'?`);
});

test.each(['compression', 'part', '', 'xxxxxxxxx'])('nothing is suggested for %j', (given) => {
  expect(nearest(given, NAMES)).toBeUndefined();
  expect(didYouMean(given, NAMES)).toBe('');
});

test('the first of equally near candidates is taken, and no candidates give nothing', () => {
  expect(nearest('ab', ['ac', 'ad'])).toBe('ac');
  expect(nearest('ab', [])).toBeUndefined();
});

/** Recursion by definition: the oracle. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return distance(a.slice(1), b.slice(1));
  return 1 + Math.min(distance(a.slice(1), b), distance(a, b.slice(1)), distance(a.slice(1), b.slice(1)));
}

test('what is suggested is the nearest candidate within a quarter of the length, one at least', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 4 }), (given, candidates) => {
      const limit = Math.max(1, Math.floor(given.length / 4));
      const near = candidates.map((name) => ({ name, by: distance(given, name) })).filter(({ by }) => by <= limit);
      const least = near.sort((a, b) => a.by - b.by)[0];
      const found = nearest(given, candidates);
      expect(found === undefined ? undefined : distance(given, found)).toBe(least?.by);
    }),
    { seed: 20261122, numRuns: 300 },
  );
});
