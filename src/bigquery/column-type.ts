import type { BigQueryColumn } from './column-options';

/** The kinds of value that a BigQuery column holds, by their GoogleSQL names. */
export enum BigQueryTypeKind {
  STRING = 'STRING',
  BYTES = 'BYTES',
  BOOL = 'BOOL',
  INT64 = 'INT64',
  FLOAT64 = 'FLOAT64',
  NUMERIC = 'NUMERIC',
  BIGNUMERIC = 'BIGNUMERIC',
  DATE = 'DATE',
  TIME = 'TIME',
  DATETIME = 'DATETIME',
  TIMESTAMP = 'TIMESTAMP',
  JSON = 'JSON',
  GEOGRAPHY = 'GEOGRAPHY',
  INTERVAL = 'INTERVAL',
  RANGE = 'RANGE',
  /** STRUCT in a statement. */
  RECORD = 'RECORD',
}

/**
 * The type of a column. An array is a column with the mode REPEATED.
 *
 * @see https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types
 */
export class BigQueryType {
  /** Unicode text of any length. */
  public static string(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.STRING);
  }

  /** Unicode text of at most that many characters, at least 1. */
  public static stringOf(maxLength: number): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.STRING, { maxLength });
  }

  /** Bytes of any length. */
  public static bytes(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.BYTES);
  }

  /** At most that many bytes, at least 1. */
  public static bytesOf(maxLength: number): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.BYTES, { maxLength });
  }

  public static bool(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.BOOL);
  }

  public static int64(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.INT64);
  }

  public static float64(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.FLOAT64);
  }

  /** A decimal of 38 digits, 9 of them after the point. */
  public static numeric(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.NUMERIC);
  }

  /** A decimal with 0 ≤ scale ≤ 9 and max(1, scale) ≤ precision ≤ scale + 29. */
  public static numericOf(precision: number, scale: number): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.NUMERIC, { precision, scale });
  }

  /** A decimal of 76 digits, 38 of them after the point. */
  public static bigNumeric(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.BIGNUMERIC);
  }

  /** A decimal with 0 ≤ scale ≤ 38 and max(1, scale) ≤ precision ≤ scale + 38. */
  public static bigNumericOf(precision: number, scale: number): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.BIGNUMERIC, { precision, scale });
  }

  /** A calendar day. */
  public static date(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.DATE);
  }

  /** A time of day, in microseconds. */
  public static time(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.TIME);
  }

  /** A date and time as a wall clock shows it, without a zone, in microseconds. */
  public static datetime(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.DATETIME);
  }

  /** An instant, in microseconds. */
  public static timestamp(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.TIMESTAMP);
  }

  public static json(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.JSON);
  }

  public static geography(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.GEOGRAPHY);
  }

  /** A span of time. The Storage Write API's JavaScript client cannot write it. */
  public static interval(): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.INTERVAL);
  }

  /** A range from a start to an end of DATE, DATETIME or TIMESTAMP. */
  public static rangeOf(element: BigQueryTypeKind): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.RANGE, { rangeElement: element });
  }

  /** Named fields inside a column, at least one; RECORDs nest at most 15 deep. */
  public static record(fields: BigQueryColumn[]): BigQueryType {
    return new BigQueryType(BigQueryTypeKind.RECORD, { fields: [...fields] });
  }

  private constructor(
    public readonly kind: BigQueryTypeKind,
    private readonly details: Details = {},
  ) {}

  /** STRING and BYTES only: the bound, where there is one. */
  public get maxLength(): number | undefined {
    return this.details.maxLength;
  }

  /** NUMERIC and BIGNUMERIC only: the number of digits, where it is narrowed. */
  public get precision(): number | undefined {
    return this.details.precision;
  }

  /** NUMERIC and BIGNUMERIC only: the digits after the point, where narrowed. */
  public get scale(): number | undefined {
    return this.details.scale;
  }

  /** RANGE only. */
  public get rangeElement(): BigQueryTypeKind | undefined {
    return this.details.rangeElement;
  }

  /** RECORD only, in order. */
  public get fields(): BigQueryColumn[] | undefined {
    return this.details.fields && [...this.details.fields];
  }

  /** For people: `NUMERIC(10, 2)`, `RANGE<DATE>`. */
  public toString(): string {
    const { maxLength, precision, scale, rangeElement } = this.details;
    if (maxLength !== undefined) return `${this.kind}(${maxLength})`;
    if (precision !== undefined) return `${this.kind}(${precision}, ${scale})`;
    return rangeElement === undefined ? this.kind : `RANGE<${rangeElement}>`;
  }
}

interface Details {
  readonly maxLength?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly rangeElement?: BigQueryTypeKind;
  readonly fields?: BigQueryColumn[];
}
