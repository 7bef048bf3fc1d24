/** A number as JSON writes it, exact where a double is not. */
export interface Decimal {
  readonly coefficient: bigint;
  /** The number is coefficient × 10^exponent. */
  readonly exponent: number;
}

/** Reads the text of a JSON number. The coefficient ends in no zero, so that equal numbers have equal parts. */
export function decimalOf(text: string): Decimal {
  const [, sign, whole, fraction = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(text)!;
  const digits = (whole! + fraction).replace(/^0+(?=\d)/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return { coefficient: 0n, exponent: 0 };
  const exponent = Number(power) - fraction.length + (digits.length - significant.length);
  const coefficient = BigInt(significant);
  return { coefficient: sign === '-' ? -coefficient : coefficient, exponent };
}

/** Negative, zero or positive, as for sorting. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether `a` is a whole multiple of `b`, which is not zero. */
export function isMultiple(a: Decimal, b: Decimal): boolean {
  const [left, right] = aligned(a, b);
  return left % right === 0n;
}

export function isWhole(a: Decimal): boolean {
  return a.exponent >= 0;
}

/** The next whole number: towards `up` when positive, and beyond when the bound itself is excluded. */
export function wholeBound(a: Decimal, exclusive: boolean, direction: 1 | -1): Decimal {
  if (isWhole(a)) return exclusive ? added(a, direction) : a;
  const unit = 10n ** BigInt(-a.exponent);
  const truncated = a.coefficient / unit;
  const above = a.coefficient > 0n ? truncated + 1n : truncated;
  return decimalOf(String(direction === 1 ? above : above - 1n));
}

/** As JSON writes it, the same text for the same number. */
export function decimalText(a: Decimal): string {
  const { coefficient, exponent } = a;
  if (exponent >= 0) {
    return exponent <= 20 ? String(coefficient * 10n ** BigInt(exponent)) : `${coefficient}e+${exponent}`;
  }
  const negative = coefficient < 0n;
  const digits = String(negative ? -coefficient : coefficient);
  const point = digits.length + exponent;
  const text =
    point > 0
      ? `${digits.slice(0, point)}.${digits.slice(point)}`
      : point > -6
        ? `0.${'0'.repeat(-point)}${digits}`
        : `${digits}e${exponent}`;
  return negative ? `-${text}` : text;
}

function added(a: Decimal, step: 1 | -1): Decimal {
  return decimalOf(String(a.coefficient * 10n ** BigInt(a.exponent) + BigInt(step)));
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.coefficient * 10n ** BigInt(a.exponent - exponent), b.coefficient * 10n ** BigInt(b.exponent - exponent)];
}
