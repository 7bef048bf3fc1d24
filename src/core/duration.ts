import { exactAmount, parseQuantity, printQuantity, type Unit } from './quantity';

const MILLISECOND: Unit = { symbols: ['ms'], singular: 'millisecond', size: 1 };
const SECOND: Unit = { symbols: ['s'], singular: 'second', size: 1_000 };
const MINUTE: Unit = { symbols: ['m', 'min'], singular: 'minute', size: 60_000 };
const HOUR: Unit = { symbols: ['h'], singular: 'hour', size: 3_600_000 };
const DAY: Unit = { symbols: ['d'], singular: 'day', size: 86_400_000 };
const UNITS = [MILLISECOND, SECOND, MINUTE, HOUR, DAY];

/**
 * A span of time, exact to the millisecond, or unlimited.
 *
 * Amounts are whole numbers from 0 to 2^53 - 1 milliseconds (about 285,000 years).
 */
export class Duration {
  /** A number of milliseconds. */
  public static milliseconds(amount: number): Duration {
    return new Duration(exactAmount(amount, MILLISECOND));
  }

  /** A number of seconds. */
  public static seconds(amount: number): Duration {
    return new Duration(exactAmount(amount, SECOND));
  }

  /** A number of minutes. */
  public static minutes(amount: number): Duration {
    return new Duration(exactAmount(amount, MINUTE));
  }

  /** A number of hours. */
  public static hours(amount: number): Duration {
    return new Duration(exactAmount(amount, HOUR));
  }

  /** A number of days of 24 hours. */
  public static days(amount: number): Duration {
    return new Duration(exactAmount(amount, DAY));
  }

  /** No end: what Kafka writes as -1. */
  public static unlimited(): Duration {
    return new Duration(Infinity);
  }

  /**
   * Reads `7d`, `1h30m`, `1.5s`, `250ms`; units are d, h, m (or min), s and ms.
   *
   * Throws a RangeError for anything else, and for a fraction of a millisecond.
   */
  public static parse(text: string): Duration {
    return new Duration(parseQuantity(text, UNITS, 'a duration'));
  }

  private constructor(private readonly ms: number) {}

  /** Whether there is no end. */
  public isUnlimited(): boolean {
    return this.ms === Infinity;
  }

  /** Milliseconds; Infinity when unlimited. */
  public toMilliseconds(): number {
    return this.ms;
  }

  /** Seconds. Throws a RangeError when the duration is not a whole number of seconds; Infinity when unlimited. */
  public toSeconds(): number {
    return this.whole(SECOND);
  }

  /** Minutes. Throws a RangeError when the duration is not a whole number of minutes; Infinity when unlimited. */
  public toMinutes(): number {
    return this.whole(MINUTE);
  }

  /** Hours. Throws a RangeError when the duration is not a whole number of hours; Infinity when unlimited. */
  public toHours(): number {
    return this.whole(HOUR);
  }

  /** Days. Throws a RangeError when the duration is not a whole number of days; Infinity when unlimited. */
  public toDays(): number {
    return this.whole(DAY);
  }

  /** For people: `7 days`, `90 minutes`, `unlimited`. */
  public toString(): string {
    return this.isUnlimited() ? 'unlimited' : printQuantity(this.ms, UNITS);
  }

  /** The unit that a JSON document of a spec uses: milliseconds, -1 when unlimited. */
  public toJSON(): number {
    return this.isUnlimited() ? -1 : this.ms;
  }

  private whole(unit: Unit): number {
    if (this.isUnlimited()) return Infinity;
    if (this.ms % unit.size !== 0) {
      throw new RangeError(`a duration must be a whole number of ${unit.singular}s here, got ${this.toString()}`);
    }
    return this.ms / unit.size;
  }
}
