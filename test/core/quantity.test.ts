import fc from '../support/property';
import { exactAmount, parseQuantity, printQuantity, type Unit } from '../../src/core/quantity';
import { messageOf } from '../support/program';

const STEP: Unit = { symbols: ['s', 'st'], singular: 'step', size: 1 };
const DOZEN: Unit = { symbols: ['dz'], singular: 'dozen', size: 12 };
const GROSS: Unit = { symbols: ['gr'], singular: 'gross', size: 144 };
const UNITS = [STEP, DOZEN, GROSS];
const read = (text: string): number => parseQuantity(text, UNITS, 'a count');

test.each([
  [0, STEP, 0],
  [1, DOZEN, 12],
  [Number.MAX_SAFE_INTEGER, STEP, Number.MAX_SAFE_INTEGER],
  [Math.floor(Number.MAX_SAFE_INTEGER / 12), DOZEN, 9_007_199_254_740_984],
])('%d in a unit is exactly that many of the base unit', (amount, unit, base) => {
  expect(exactAmount(amount, unit)).toBe(base);
});

test('minus zero is zero', () => {
  expect(Object.is(exactAmount(-0, DOZEN), 0)).toBe(true);
});

test.each([-1, 0.5, NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER + 1])(
  'fails when an amount is %d: not a whole number of its unit, or too large to be exact',
  (amount) => {
    expect(messageOf(() => exactAmount(amount, STEP))).toBe(
      `an amount of steps must be a whole number between 0 and 9007199254740991, got ${amount}; use a smaller unit for a fraction`,
    );
  },
);

test('fails when the product with the unit can no longer be exact', () => {
  const most = Math.floor(Number.MAX_SAFE_INTEGER / 12);
  expect(messageOf(() => exactAmount(most + 1, DOZEN))).toBe(
    `an amount of dozens must be a whole number between 0 and ${most}, got ${most + 1}; use a smaller unit for a fraction`,
  );
});

test.each([
  ['5s', 5],
  ['5st', 5],
  ['1gr2dz3s', 171],
  ['2dz 1gr', 168],
  [' 1 dz', 12],
  ['0.5dz', 6],
  ['1.25gr', 180],
  ['0s', 0],
  ['0.000000000000000s', 0],
  ['007s', 7],
  ['9007199254740991s', 9_007_199_254_740_991],
])('%j is read as %d', (text, base) => {
  expect(read(text)).toBe(base);
});

test.each([
  '',
  ' ',
  '5',
  's',
  '5x',
  '5S',
  '-5s',
  '+5s',
  '5s,',
  '5s ',
  '.5s',
  '5.s',
  '1e3s',
  '1,5dz',
  '0.1dz',
  '٥s',
  '9007199254740992s',
  '9999999999999999s',
  '1dz 5',
  '1_000s',
])('fails when the text is %j', (text) => {
  expect(messageOf(() => read(text))).toBe(
    `a count must be numbers with a unit (s, dz, gr) that make a whole step count, got ${JSON.stringify(text)}`,
  );
});

test.each([
  [0, '0 steps'],
  [1, '1 step'],
  [11, '11 steps'],
  [12, '1 dozen'],
  [24, '2 dozens'],
  [144, '1 gross'],
  [156, '13 dozens'],
  [157, '157 steps'],
])('%d is printed in the largest unit that divides it', (base, text) => {
  expect(printQuantity(base, UNITS)).toBe(text);
});

test('what is written in decimals is read without a float in between', () => {
  const parts = fc.record({ whole: fc.nat({ max: 999_999 }), hundredths: fc.integer({ min: 0, max: 99 }) });
  fc.assert(
    fc.property(parts, ({ whole, hundredths }) => {
      const hundred: Unit = { symbols: ['h'], singular: 'hundred', size: 100 };
      const text = `${whole}.${String(hundredths).padStart(2, '0')}h`;
      expect(parseQuantity(text, [STEP, hundred], 'x')).toBe(whole * 100 + hundredths);
    }),
    { seed: 20261122 },
  );
});
