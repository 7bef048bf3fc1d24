/** A unit of a quantity: its spellings when parsed, its name when printed, and its size in the quantity's base unit. */
export interface Unit {
  readonly symbols: readonly string[];
  readonly singular: string;
  readonly size: number;
}

/** Whole and exactly representable, or a message that says what is wrong. */
export function exactAmount(amount: number, unit: Unit): number {
  const base = amount * unit.size + 0; // -0 becomes 0
  if (!Number.isInteger(amount) || amount < 0 || !Number.isSafeInteger(base)) {
    throw new RangeError(
      `an amount of ${unit.singular}s must be a whole number between 0 and ${Math.floor(Number.MAX_SAFE_INTEGER / unit.size)}, ` +
        `got ${amount}; use a smaller unit for a fraction`,
    );
  }
  return base;
}

/** Reads texts such as `1h30m` or `1.5GiB` by decimal arithmetic, never through a float. */
export function parseQuantity(text: string, units: readonly Unit[], what: string): number {
  const part = /\s*(\d{1,16})(?:\.(\d{1,15}))?\s*([a-zA-Z]+)/y;
  let total = 0n;
  let at = 0;
  while (at < text.length) {
    part.lastIndex = at;
    const match = part.exec(text);
    const unit = match && units.find((candidate) => candidate.symbols.includes(match[3]!));
    if (!match || !unit) throw unreadable(text, units, what);
    const fraction = match[2] ?? '';
    const scaled = BigInt(match[1]! + fraction) * BigInt(unit.size);
    const divisor = 10n ** BigInt(fraction.length);
    if (scaled % divisor !== 0n) throw unreadable(text, units, what);
    total += scaled / divisor;
    at = part.lastIndex;
  }
  if (text.trim() === '' || total > BigInt(Number.MAX_SAFE_INTEGER)) throw unreadable(text, units, what);
  return Number(total);
}

/** The amount in the largest unit that divides it: `90 minutes`, `7 days`. */
export function printQuantity(base: number, units: readonly Unit[]): string {
  const unit = [...units].sort((a, b) => b.size - a.size).find((candidate) => base % candidate.size === 0) ?? units[0]!;
  const amount = base === 0 ? 0 : base / unit.size;
  const name = base === 0 ? units[0]!.singular : unit.singular;
  return `${amount} ${name}${amount === 1 ? '' : 's'}`;
}

function unreadable(text: string, units: readonly Unit[], what: string): RangeError {
  const symbols = units.map((unit) => unit.symbols[0]).join(', ');
  return new RangeError(
    `${what} must be numbers with a unit (${symbols}) that make a whole ${units[0]!.singular} count, got ${JSON.stringify(text)}`,
  );
}
