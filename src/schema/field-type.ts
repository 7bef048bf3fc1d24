import type { RecordField } from './record-schema';

/** The kinds of value that a field of a record can hold, in no vendor's words. */
export enum FieldKind {
  STRING = 'STRING',
  BYTES = 'BYTES',
  BOOLEAN = 'BOOLEAN',
  INT32 = 'INT32',
  INT64 = 'INT64',
  FLOAT32 = 'FLOAT32',
  FLOAT64 = 'FLOAT64',
  DECIMAL = 'DECIMAL',
  DATE = 'DATE',
  TIME = 'TIME',
  TIMESTAMP = 'TIMESTAMP',
  UUID = 'UUID',
  ENUM = 'ENUM',
  ARRAY = 'ARRAY',
  MAP = 'MAP',
  STRUCT = 'STRUCT',
  JSON = 'JSON',
}

/** The smallest step of a time of day or a timestamp. */
export enum TimePrecision {
  SECONDS = 'SECONDS',
  MILLISECONDS = 'MILLISECONDS',
  MICROSECONDS = 'MICROSECONDS',
  NANOSECONDS = 'NANOSECONDS',
}

/** The type of a field. */
export class FieldType {
  /** Text of any length. */
  public static string(): FieldType {
    return new FieldType(FieldKind.STRING);
  }

  /** Bytes of any length. */
  public static bytes(): FieldType {
    return new FieldType(FieldKind.BYTES);
  }

  public static boolean(): FieldType {
    return new FieldType(FieldKind.BOOLEAN);
  }

  public static int32(): FieldType {
    return new FieldType(FieldKind.INT32);
  }

  public static int64(): FieldType {
    return new FieldType(FieldKind.INT64);
  }

  public static float32(): FieldType {
    return new FieldType(FieldKind.FLOAT32);
  }

  public static float64(): FieldType {
    return new FieldType(FieldKind.FLOAT64);
  }

  /**
   * A decimal number of exactly that precision and scale.
   *
   * Throws a RangeError unless 1 ≤ precision and 0 ≤ scale ≤ precision, both whole.
   */
  public static decimal(precision: number, scale: number): FieldType {
    if (!Number.isInteger(precision) || !Number.isInteger(scale) || precision < 1 || scale < 0 || scale > precision) {
      throw new RangeError(
        `a decimal must have a whole precision of at least 1 and a whole scale from 0 to the precision, got (${precision}, ${scale})`,
      );
    }
    return new FieldType(FieldKind.DECIMAL, { precision, scale });
  }

  /** A calendar day. */
  public static date(): FieldType {
    return new FieldType(FieldKind.DATE);
  }

  /** A time of day, without a zone. */
  public static time(precision: TimePrecision): FieldType {
    return new FieldType(FieldKind.TIME, { timePrecision: precision });
  }

  /** An instant: a point on the time line, the same everywhere. */
  public static instant(precision: TimePrecision): FieldType {
    return new FieldType(FieldKind.TIMESTAMP, { timePrecision: precision, zoned: true });
  }

  /** A date and time as a wall clock shows it, without a zone. */
  public static localTimestamp(precision: TimePrecision): FieldType {
    return new FieldType(FieldKind.TIMESTAMP, { timePrecision: precision, zoned: false });
  }

  public static uuid(): FieldType {
    return new FieldType(FieldKind.UUID);
  }

  /** One of a closed set of names. */
  public static enumeration(enumName: string, symbols: string[]): FieldType {
    return new FieldType(FieldKind.ENUM, { enumName, symbols: [...symbols] });
  }

  public static array(element: FieldType): FieldType {
    return new FieldType(FieldKind.ARRAY, { element });
  }

  /** Text keys to values of one type. */
  public static map(element: FieldType): FieldType {
    return new FieldType(FieldKind.MAP, { element });
  }

  /** Named fields inside a field. */
  public static struct(structName: string, fields: RecordField[]): FieldType {
    return new FieldType(FieldKind.STRUCT, { structName, fields: [...fields] });
  }

  /** Any JSON value. */
  public static json(): FieldType {
    return new FieldType(FieldKind.JSON);
  }

  private constructor(
    public readonly kind: FieldKind,
    private readonly details: Details = {},
  ) {}

  /** DECIMAL only: the number of digits. */
  public get precision(): number | undefined {
    return this.details.precision;
  }

  /** DECIMAL only: the digits after the point. */
  public get scale(): number | undefined {
    return this.details.scale;
  }

  /** TIME and TIMESTAMP only. */
  public get timePrecision(): TimePrecision | undefined {
    return this.details.timePrecision;
  }

  /** TIMESTAMP only: whether it is an instant. */
  public get zoned(): boolean | undefined {
    return this.details.zoned;
  }

  /** ENUM only. */
  public get enumName(): string | undefined {
    return this.details.enumName;
  }

  /** ENUM only, in the order of the schema. */
  public get symbols(): string[] | undefined {
    return this.details.symbols && [...this.details.symbols];
  }

  /** ARRAY: the type of the elements; MAP: of the values. */
  public get element(): FieldType | undefined {
    return this.details.element;
  }

  /** ARRAY and MAP only: whether an element may be null; false unless made with `withNullableElements`. */
  public get elementNullable(): boolean {
    return this.details.elementNullable ?? false;
  }

  /** STRUCT only. */
  public get structName(): string | undefined {
    return this.details.structName;
  }

  /** STRUCT only, in the order of the schema. */
  public get fields(): RecordField[] | undefined {
    return this.details.fields && [...this.details.fields];
  }

  /** The same array or map, whose elements may be null. */
  public withNullableElements(): FieldType {
    return new FieldType(this.kind, { ...this.details, elementNullable: true });
  }

  /** For people: `DECIMAL(18, 2)`, `ARRAY<STRING>`. */
  public toString(): string {
    const { precision, scale, timePrecision, zoned, element, enumName, structName } = this.details;
    switch (this.kind) {
      case FieldKind.DECIMAL:
        return `DECIMAL(${precision}, ${scale})`;
      case FieldKind.TIME:
        return `TIME(${timePrecision})`;
      case FieldKind.TIMESTAMP:
        return `TIMESTAMP(${timePrecision}${zoned ? '' : ', local'})`;
      case FieldKind.ENUM:
        return `ENUM ${enumName}`;
      case FieldKind.STRUCT:
        return `STRUCT ${structName}`;
      case FieldKind.ARRAY:
        return `ARRAY<${element!.toString()}>`;
      case FieldKind.MAP:
        return `MAP<STRING, ${element!.toString()}>`;
      default:
        return this.kind;
    }
  }
}

interface Details {
  readonly precision?: number;
  readonly scale?: number;
  readonly timePrecision?: TimePrecision;
  readonly zoned?: boolean;
  readonly enumName?: string;
  readonly symbols?: string[];
  readonly element?: FieldType;
  readonly elementNullable?: boolean;
  readonly structName?: string;
  readonly fields?: RecordField[];
}
