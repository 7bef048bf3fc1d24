import fc from '../support/property';
import { isPathSegment, pathFailures, pathSegment } from '../../src/bundle/artifact-path';
import { failureText } from '../../src/core/failure-text';

test.each(['a', 'A-b_c.1', '_x', '9', 'a..b', 'console', 'com10', 'nul-x', 'x'.repeat(200)])(
  '%j is a segment',
  (segment) => {
    expect(isPathSegment(segment)).toBe(true);
  },
);

test.each([
  '',
  '.',
  '..',
  '.a',
  '-a',
  'a.',
  'a b',
  'a/b',
  'a\\b',
  'a:b',
  'ä',
  'a\u200b',
  'a\n',
  'con',
  'CON',
  'nul.txt',
  'AUX.tar.gz',
  'com1',
  'LPT9.x',
  'x'.repeat(201),
])('%j is no segment', (segment) => {
  expect(isPathSegment(segment)).toBe(false);
});

test.each([
  ['sales.orders.v1', 'sales.orders.v1'],
  ['a/b', 'a_x2f_b'],
  ['a_b', 'a_b'],
  ['.a', '_x2e_a'],
  ['-a', '_x2d_a'],
  ['a.', 'a_x2e_'],
  ['con', '_x63_on'],
  ['NUL.txt', '_x4e_UL.txt'],
  ['orders_xml', 'orders_x5f_xml'],
  ['_x2f_', '_x5f_x2f_'],
  ['', '_x_'],
  ['日', '_x65e5_'],
  ['🜁', '_x1f701_'],
])('%j is written %j', (name, segment) => {
  expect(pathSegment(name)).toBe(segment);
});

/** Names that the encoding could confuse: its own escapes, its prefixes and suffixes, devices, several alphabets. */
const tricky = fc.oneof(
  {
    arbitrary: fc.string({ unit: fc.constantFrom('_', 'x', '2', 'f', '.', '-', '/', 'a', 'A'), maxLength: 6 }),
    weight: 3,
  },
  fc.constantFrom('con', '_con', 'CON', 'nul.', '_nul.', 'nul._', 'com1.x', '_com1.x', '..', '_..', '_.._', ''),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

test('every name gives a valid segment', () => {
  fc.assert(
    fc.property(tricky, (name) => isPathSegment(pathSegment(name))),
    { seed: 20261122, numRuns: 2_000 },
  );
});

test('different names give different segments', () => {
  fc.assert(
    fc.property(tricky, tricky, (a, b) => {
      expect(pathSegment(a) === pathSegment(b)).toBe(a === b);
    }),
    { seed: 20261122, numRuns: 5_000 },
  );
});

test('different names of one alphabet, all of them up to five characters, give different segments', () => {
  const alphabet = ['_', 'x', '2', 'f', '/', '.'];
  const names = [1, 2, 3, 4, 5]
    .reduce<string[][]>((all) => [...all, all.at(-1)!.flatMap((name) => alphabet.map((char) => name + char))], [['']])
    .flat();
  const owners = new Map<string, string>();
  const clashes = names.flatMap((name) => {
    const segment = pathSegment(name);
    const other = owners.get(segment);
    owners.set(segment, name);
    return other === undefined ? [] : [`${other} and ${name} are both ${segment}`];
  });
  expect(clashes).toStrictEqual([]);
});

test('a name of any length gives a segment that file systems take', () => {
  const [one, two] = ['a', 'b'].map((end) => pathSegment('日'.repeat(300) + end));
  expect([isPathSegment(one!), isPathSegment(two!), one === two]).toStrictEqual([true, true, false]);
});

const texts = (...paths: string[]): string[] => pathFailures('orders', paths).map(failureText);

test.each(['a', 'review/kafka/lkc-abc123/topics.sh', `${'d'.repeat(199)}/${'f'.repeat(200)}`])(
  '%j is a path',
  (path) => {
    expect(texts(path)).toStrictEqual([]);
  },
);

test.each(['', '/a', 'a//b', 'a/', '../a', 'a/../b', 'C:/a', 'a/con/b', 'a\\b', `${'d/'.repeat(200)}f`])(
  'fails when a file would be written to %j',
  (path) => {
    const shown = path.length > 118 ? `${JSON.stringify(path).slice(0, 120)}… (403 characters)` : JSON.stringify(path);
    expect(texts(path)).toStrictEqual([
      `[orders] 'file path' must be relative segments of letters, digits, dots, dashes and underscores, none a reserved device name, at most 400 characters, got ${shown}; rename the construct or resource that the file is named after`,
    ]);
  },
);

test('fails when two files have one path, or two that differ in case only', () => {
  expect(texts('a/b', 'a/c', 'a/b', 'A/c')).toStrictEqual([
    `[orders] 'file path' must be different for every file, case aside, got "a/b" twice; rename one of the two constructs or resources that the files are named after`,
    `[orders] 'file path' must be different for every file, case aside, got "a/c" and "A/c"; rename one of the two constructs or resources that the files are named after`,
  ]);
});

test('fails when one file would be the folder of another', () => {
  expect(texts('a/b', 'a/B/c', 'a/bc')).toStrictEqual([
    `[orders] 'file path' must be either a file or a folder, got "a/b" and "a/B/c"; rename one of the two constructs or resources that the files are named after`,
  ]);
});
