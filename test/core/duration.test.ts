import fc from '../support/property';
import { Duration } from 'sluicegate';
import { messageOf } from '../support/program';

test.each([
  [Duration.milliseconds(3), 3],
  [Duration.seconds(3), 3_000],
  [Duration.minutes(3), 180_000],
  [Duration.hours(3), 10_800_000],
  [Duration.days(3), 259_200_000],
])('%s is %d milliseconds', (duration, ms) => {
  expect(duration.toMilliseconds()).toBe(ms);
  expect(duration.toJSON()).toBe(ms);
});

test.each([
  ['7d', 604_800_000],
  ['1h30m', 5_400_000],
  ['90min', 5_400_000],
  ['1.5s', 1_500],
  ['250ms', 250],
  ['0.001s', 1],
  ['1d2h3m4s5ms', 93_784_005],
])('%j is read as %d milliseconds', (text, ms) => {
  expect(Duration.parse(text).toMilliseconds()).toBe(ms);
});

test.each(['', '7', '7D', '1M', '1w', '0.5ms', '0.0001s', '-1s', 'P7D', '7 days', '285617y'])(
  'fails when a duration is written %j',
  (text) => {
    expect(messageOf(() => Duration.parse(text))).toBe(
      `a duration must be numbers with a unit (ms, s, m, h, d) that make a whole millisecond count, got ${JSON.stringify(text)}`,
    );
  },
);

test.each([
  ['milliseconds', 'millisecond', 9_007_199_254_740_991],
  ['seconds', 'second', 9_007_199_254_740],
  ['minutes', 'minute', 150_119_987_579],
  ['hours', 'hour', 2_501_999_792],
  ['days', 'day', 104_249_991],
] as const)('fails when there are more than the exact bound of %s', (unit, name, most) => {
  expect(Duration[unit](most).isUnlimited()).toBe(false);
  expect(messageOf(() => Duration[unit](most + 1))).toBe(
    `an amount of ${name}s must be a whole number between 0 and ${most}, got ${most + 1}; use a smaller unit for a fraction`,
  );
});

test.each([
  ['toSeconds', 'second', Duration.milliseconds(1_500), '1500 milliseconds'],
  ['toMinutes', 'minute', Duration.seconds(90), '90 seconds'],
  ['toHours', 'hour', Duration.minutes(90), '90 minutes'],
  ['toDays', 'day', Duration.hours(36), '36 hours'],
] as const)('fails when %s would not be whole', (method, unit, duration, given) => {
  expect(messageOf(() => duration[method]())).toBe(`a duration must be a whole number of ${unit}s here, got ${given}`);
});

test('whole numbers of each unit come back', () => {
  const duration = Duration.days(2);
  expect([duration.toSeconds(), duration.toMinutes(), duration.toHours(), duration.toDays()]).toStrictEqual([
    172_800, 2_880, 48, 2,
  ]);
});

test('unlimited is Infinity for arithmetic, -1 in a document and a word for people', () => {
  const unlimited = Duration.unlimited();
  expect([unlimited.toMilliseconds(), unlimited.toSeconds(), unlimited.toDays()]).toStrictEqual(
    Array.from({ length: 3 }, () => Infinity),
  );
  expect([unlimited.isUnlimited(), unlimited.toJSON(), String(unlimited)]).toStrictEqual([true, -1, 'unlimited']);
});

test.each([
  [Duration.milliseconds(0), '0 milliseconds'],
  [Duration.milliseconds(1), '1 millisecond'],
  [Duration.hours(24), '1 day'],
  [Duration.minutes(90), '90 minutes'],
  [Duration.milliseconds(86_400_001), '86400001 milliseconds'],
])('is printed in the largest unit that divides it: %s', (duration, text) => {
  expect(duration.toString()).toBe(text);
});

test('any number of milliseconds survives being printed in units and read again', () => {
  const symbols: Record<string, string> = { day: 'd', hour: 'h', minute: 'm', second: 's', millisecond: 'ms' };
  const short = (text: string): string =>
    text.replace(/ (\w+?)s?$/, (_, name: string) => symbols[name] ?? `unknown unit ${name}`);
  fc.assert(
    fc.property(fc.maxSafeNat(), (ms) => {
      const duration = Duration.milliseconds(ms);
      expect(Duration.parse(short(duration.toString())).toMilliseconds()).toBe(ms);
      expect(Duration.parse(`${Math.floor(ms / 1_000)}s${ms % 1_000}ms`).toMilliseconds()).toBe(ms);
    }),
    { seed: 20261122 },
  );
});
