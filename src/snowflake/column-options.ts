import type { SnowflakeType } from './column-type';

/** What a column holds where an insert gives no value. */
export class SnowflakeColumnDefault {
  /** A text literal; quotes are added. */
  public static text(value: string): SnowflakeColumnDefault {
    return new SnowflakeColumnDefault({ constant: value });
  }

  /** A number, exactly as written: `0`, `1.50`. Throws a RangeError when it is no number. */
  public static number(value: string): SnowflakeColumnDefault {
    if (!/^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(value)) {
      throw new RangeError(
        `a number must be digits with an optional fraction and exponent, got ${JSON.stringify(value)}`,
      );
    }
    return new SnowflakeColumnDefault({ expression: value });
  }

  /** TRUE or FALSE. */
  public static boolean(value: boolean): SnowflakeColumnDefault {
    return new SnowflakeColumnDefault({ expression: value ? 'TRUE' : 'FALSE' });
  }

  /** An SQL expression, for instance `CURRENT_TIMESTAMP()`; it goes into the statement as it stands. */
  public static expression(expression: string): SnowflakeColumnDefault {
    return new SnowflakeColumnDefault({ expression });
  }

  /** The next value of a sequence, by its fully qualified name. */
  public static sequence(sequence: string): SnowflakeColumnDefault {
    return new SnowflakeColumnDefault({ sequence });
  }

  /** AUTOINCREMENT. */
  public static identity(start: number = 1, step: number = 1): SnowflakeColumnDefault {
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(step) || step === 0) {
      throw new RangeError(
        `an identity must have a whole start and a whole step other than 0, got (${start}, ${step})`,
      );
    }
    return new SnowflakeColumnDefault({ start, step });
  }

  private constructor(private readonly details: ColumnDefaultDetails) {}

  /** A text literal, without its quotes. */
  public get constantText(): string | undefined {
    return this.details.constant;
  }

  /** SQL text. */
  public get expressionText(): string | undefined {
    return this.details.expression;
  }

  /** The name of a sequence. */
  public get sequenceName(): string | undefined {
    return this.details.sequence;
  }

  /** Where an identity starts. */
  public get start(): number | undefined {
    return this.details.start;
  }

  /** What an identity counts by. */
  public get step(): number | undefined {
    return this.details.step;
  }

  /** For people: `'EUR'`, `CURRENT_TIMESTAMP()`. */
  public toString(): string {
    const { constant, expression, sequence, start, step } = this.details;
    if (start !== undefined) return `identity from ${start} by ${step}`;
    return constant === undefined ? (expression ?? `sequence ${sequence}`) : `'${constant}'`;
  }

  /** The parts that are set, for a JSON document. */
  public toJSON(): Record<string, unknown> {
    return { ...this.details };
  }
}

interface ColumnDefaultDetails {
  readonly constant?: string;
  readonly expression?: string;
  readonly sequence?: string;
  readonly start?: number;
  readonly step?: number;
}

/** One column of a table. */
export interface SnowflakeColumn {
  /**
   * `order_id` is stored as ORDER_ID, as Snowflake does; in double quotes (`"orderId"`) it is kept exactly. At most 255
   * characters, no reserved word without quotes, unique in the table.
   */
  readonly columnName: string;
  readonly type: SnowflakeType;
  /**
   * Whether the value may be NULL.
   * @default true
   */
  readonly nullable?: boolean;
  /** @default - no comment */
  readonly comment?: string;
  /**
   * What an insert that leaves the column out writes. Not with a pipe that matches columns by name: it writes NULL instead.
   * @default - NULL
   */
  readonly defaultValue?: SnowflakeColumnDefault;
  /**
   * Text columns only, for instance `en-ci`. Classic Snowpipe Streaming cannot write such a column.
   * @default - compared by bytes
   */
  readonly collation?: string;
  /**
   * The fully qualified name of a masking policy.
   * @default - not masked
   */
  readonly maskingPolicy?: string;
  /**
   * Classifications such as `PII`; they appear in the comment.
   * @default - none
   */
  readonly tags?: string[];
}
