import fc from '../support/property';
import { DataSize } from 'sluicegate';
import { messageOf } from '../support/program';

test.each([
  [DataSize.bytes(3), 3],
  [DataSize.kibibytes(3), 3_072],
  [DataSize.mebibytes(3), 3_145_728],
  [DataSize.gibibytes(3), 3_221_225_472],
  [DataSize.tebibytes(3), 3_298_534_883_328],
])('%s is %d bytes', (size, bytes) => {
  expect(size.toBytes()).toBe(bytes);
  expect(size.toJSON()).toBe(bytes);
});

test.each([
  ['512MiB', 536_870_912],
  ['1.5GiB', 1_610_612_736],
  ['10MB', 10_000_000],
  ['1kB', 1_000],
  ['1KB', 1_000],
  ['1KiB', 1_024],
  ['2TB', 2_000_000_000_000],
  ['1GiB 1B', 1_073_741_825],
  ['0.5KiB', 512],
])('%j is read as %d bytes', (text, bytes) => {
  expect(DataSize.parse(text).toBytes()).toBe(bytes);
});

test.each(['', '10', '10mb', '10Mb', '10M', '0.5B', '0.3KiB', '-1B', '1PiB', '9007199254740992B'])(
  'fails when a data size is written %j',
  (text) => {
    expect(messageOf(() => DataSize.parse(text))).toBe(
      `a data size must be numbers with a unit (B, KiB, MiB, GiB, TiB, kB, MB, GB, TB) that make a whole byte count, got ${JSON.stringify(text)}`,
    );
  },
);

test.each([
  ['bytes', 'byte', 9_007_199_254_740_991],
  ['kibibytes', 'kibibyte', 8_796_093_022_207],
  ['mebibytes', 'mebibyte', 8_589_934_591],
  ['gibibytes', 'gibibyte', 8_388_607],
  ['tebibytes', 'tebibyte', 8_191],
] as const)('fails when there are more than the exact bound of %s', (unit, name, most) => {
  expect(DataSize[unit](most).isUnlimited()).toBe(false);
  expect(messageOf(() => DataSize[unit](most + 1))).toBe(
    `an amount of ${name}s must be a whole number between 0 and ${most}, got ${most + 1}; use a smaller unit for a fraction`,
  );
});

test('unlimited is Infinity for arithmetic, -1 in a document and a word for people', () => {
  const unlimited = DataSize.unlimited();
  expect([unlimited.toBytes(), unlimited.isUnlimited(), unlimited.toJSON(), String(unlimited)]).toStrictEqual([
    Infinity,
    true,
    -1,
    'unlimited',
  ]);
});

test.each([
  [DataSize.bytes(0), '0 bytes'],
  [DataSize.bytes(1), '1 byte'],
  [DataSize.bytes(1_000), '1000 bytes'],
  [DataSize.bytes(1_024), '1 kibibyte'],
  [DataSize.parse('1.5MiB'), '1536 kibibytes'],
])('is printed in the largest unit that divides it: %s', (size, text) => {
  expect(size.toString()).toBe(text);
});

test('any number of bytes survives being split into units and read again', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (bytes) => {
      expect(DataSize.parse(`${Math.floor(bytes / 1_024)}KiB${bytes % 1_024}B`).toBytes()).toBe(bytes);
      expect(DataSize.parse(`${Math.floor(bytes / 1_000)}kB${bytes % 1_000}B`).toBytes()).toBe(bytes);
    }),
    { seed: 20261122 },
  );
});
