import { exactAmount, parseQuantity, printQuantity, type Unit } from './quantity';

const BYTE: Unit = { symbols: ['B'], singular: 'byte', size: 1 };
const KIBIBYTE: Unit = { symbols: ['KiB'], singular: 'kibibyte', size: 1024 };
const MEBIBYTE: Unit = { symbols: ['MiB'], singular: 'mebibyte', size: 1024 ** 2 };
const GIBIBYTE: Unit = { symbols: ['GiB'], singular: 'gibibyte', size: 1024 ** 3 };
const TEBIBYTE: Unit = { symbols: ['TiB'], singular: 'tebibyte', size: 1024 ** 4 };
const BINARY = [BYTE, KIBIBYTE, MEBIBYTE, GIBIBYTE, TEBIBYTE];
const DECIMAL: Unit[] = [
  { symbols: ['kB', 'KB'], singular: 'kilobyte', size: 1_000 },
  { symbols: ['MB'], singular: 'megabyte', size: 1_000_000 },
  { symbols: ['GB'], singular: 'gigabyte', size: 1_000_000_000 },
  { symbols: ['TB'], singular: 'terabyte', size: 1_000_000_000_000 },
];

/**
 * An amount of data, exact to the byte, or unlimited.
 *
 * Amounts are whole numbers from 0 to 2^53 - 1 bytes.
 */
export class DataSize {
  /** A number of bytes. */
  public static bytes(amount: number): DataSize {
    return new DataSize(exactAmount(amount, BYTE));
  }

  /** A number of kibibytes (1,024 bytes). */
  public static kibibytes(amount: number): DataSize {
    return new DataSize(exactAmount(amount, KIBIBYTE));
  }

  /** A number of mebibytes (1,024 kibibytes). */
  public static mebibytes(amount: number): DataSize {
    return new DataSize(exactAmount(amount, MEBIBYTE));
  }

  /** A number of gibibytes (1,024 mebibytes). */
  public static gibibytes(amount: number): DataSize {
    return new DataSize(exactAmount(amount, GIBIBYTE));
  }

  /** A number of tebibytes (1,024 gibibytes). */
  public static tebibytes(amount: number): DataSize {
    return new DataSize(exactAmount(amount, TEBIBYTE));
  }

  /** No bound: what Kafka writes as -1. */
  public static unlimited(): DataSize {
    return new DataSize(Infinity);
  }

  /**
   * Reads `512MiB`, `1.5GiB`, `10MB`; KiB, MiB, GiB, TiB are powers of 1,024, kB, MB, GB, TB powers of 1,000.
   *
   * Throws a RangeError for anything else, and for a fraction of a byte.
   */
  public static parse(text: string): DataSize {
    return new DataSize(parseQuantity(text, [...BINARY, ...DECIMAL], 'a data size'));
  }

  private constructor(private readonly byteCount: number) {}

  /** Whether there is no bound. */
  public isUnlimited(): boolean {
    return this.byteCount === Infinity;
  }

  /** Bytes; Infinity when unlimited. */
  public toBytes(): number {
    return this.byteCount;
  }

  /** For people: `512 mebibytes`, `unlimited`. */
  public toString(): string {
    return this.isUnlimited() ? 'unlimited' : printQuantity(this.byteCount, BINARY);
  }

  /** The unit that a JSON document of a spec uses: bytes, -1 when unlimited. */
  public toJSON(): number {
    return this.isUnlimited() ? -1 : this.byteCount;
  }
}
