import { sqlIdentifier } from './identifier';

/** What a column holds, whatever its length, precision or inner structure. */
export enum SnowflakeTypeFamily {
  NUMBER = 'NUMBER',
  FLOAT = 'FLOAT',
  BOOLEAN = 'BOOLEAN',
  VARCHAR = 'VARCHAR',
  BINARY = 'BINARY',
  DATE = 'DATE',
  TIME = 'TIME',
  TIMESTAMP_NTZ = 'TIMESTAMP_NTZ',
  TIMESTAMP_LTZ = 'TIMESTAMP_LTZ',
  TIMESTAMP_TZ = 'TIMESTAMP_TZ',
  VARIANT = 'VARIANT',
  OBJECT = 'OBJECT',
  ARRAY = 'ARRAY',
  MAP = 'MAP',
  VECTOR = 'VECTOR',
  GEOGRAPHY = 'GEOGRAPHY',
  GEOMETRY = 'GEOMETRY',
}

/** The type of the elements of a vector. */
export enum SnowflakeVectorElement {
  FLOAT = 'FLOAT',
  INT = 'INT',
}

/** One named field of a structured OBJECT. */
export interface SnowflakeObjectField {
  /** The key, kept exactly: keys of an object are case-sensitive. */
  readonly fieldName: string;
  readonly type: SnowflakeType;
  /**
   * Whether the field may be null.
   * @default true
   */
  readonly nullable?: boolean;
}

const MAX_PRECISION = 38;
const MAX_VARCHAR = 134_217_728;
const MAX_BINARY = 67_108_864;
const MAX_TIME_PRECISION = 9;
const MAX_DIMENSION = 4096;

/**
 * The type of a column.
 *
 * @see https://docs.snowflake.com/en/sql-reference/intro-summary-data-types
 */
export class SnowflakeType {
  /**
   * An exact number.
   *
   * @param precision digits in all, 1 to 38
   * @param scale digits after the point, 0 to the precision and at most 37; 0 when omitted
   */
  public static number(precision: number, scale: number = 0): SnowflakeType {
    whole('the precision of NUMBER', precision, 1, MAX_PRECISION);
    whole('the scale of NUMBER', scale, 0, Math.min(precision, MAX_PRECISION - 1));
    return new SnowflakeType(SnowflakeTypeFamily.NUMBER, { precision, scale });
  }

  /** A 64-bit floating point number. */
  public static float(): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.FLOAT);
  }

  public static boolean(): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.BOOLEAN);
  }

  /** Text of at most so many characters, 1 to 134,217,728; Snowflake's own bound when omitted. */
  public static varchar(length?: number): SnowflakeType {
    if (length !== undefined) whole('the length of VARCHAR', length, 1, MAX_VARCHAR);
    return new SnowflakeType(SnowflakeTypeFamily.VARCHAR, { length });
  }

  /** At most so many bytes, 1 to 67,108,864; Snowflake's own bound when omitted. */
  public static binary(length?: number): SnowflakeType {
    if (length !== undefined) whole('the length of BINARY', length, 1, MAX_BINARY);
    return new SnowflakeType(SnowflakeTypeFamily.BINARY, { length });
  }

  public static date(): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.DATE);
  }

  /** A time of day with so many digits of a second, 0 to 9. */
  public static time(precision: number = MAX_TIME_PRECISION): SnowflakeType {
    return SnowflakeType.temporal(SnowflakeTypeFamily.TIME, precision);
  }

  /** A wall-clock time without a zone; digits of a second 0 to 9. */
  public static timestampNtz(precision: number = MAX_TIME_PRECISION): SnowflakeType {
    return SnowflakeType.temporal(SnowflakeTypeFamily.TIMESTAMP_NTZ, precision);
  }

  /** An instant, shown in the zone of the session; digits of a second 0 to 9. */
  public static timestampLtz(precision: number = MAX_TIME_PRECISION): SnowflakeType {
    return SnowflakeType.temporal(SnowflakeTypeFamily.TIMESTAMP_LTZ, precision);
  }

  /** An instant together with the offset it was written with; digits of a second 0 to 9. */
  public static timestampTz(precision: number = MAX_TIME_PRECISION): SnowflakeType {
    return SnowflakeType.temporal(SnowflakeTypeFamily.TIMESTAMP_TZ, precision);
  }

  /** Any semi-structured value. */
  public static variant(): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.VARIANT);
  }

  /** A semi-structured object: text keys to any values. */
  public static object(): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.OBJECT);
  }

  /** A semi-structured array of any values. */
  public static array(): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.ARRAY);
  }

  /** A structured OBJECT. Throws a RangeError unless there is a field and all names differ. */
  public static structuredObject(fields: SnowflakeObjectField[]): SnowflakeType {
    const names = new Set(fields.map((field) => field.fieldName));
    if (fields.length === 0 || names.size < fields.length || names.has('')) {
      throw new RangeError('a structured OBJECT must have at least one field, each with a name of its own');
    }
    return new SnowflakeType(SnowflakeTypeFamily.OBJECT, { fields: [...fields] });
  }

  /** A structured ARRAY of one type. */
  public static structuredArray(element: SnowflakeType, elementNullable: boolean = true): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.ARRAY, { element, elementNullable });
  }

  /** A MAP. Throws a RangeError unless the keys are VARCHAR or NUMBER with scale 0. */
  public static map(key: SnowflakeType, value: SnowflakeType, valueNullable: boolean = true): SnowflakeType {
    const fits =
      key.family === SnowflakeTypeFamily.VARCHAR || (key.family === SnowflakeTypeFamily.NUMBER && key.scale === 0);
    if (!fits) throw new RangeError(`the keys of a MAP must be VARCHAR or NUMBER with scale 0, got ${key.toString()}`);
    return new SnowflakeType(SnowflakeTypeFamily.MAP, { key, element: value, elementNullable: valueNullable });
  }

  /** A vector of 1 to 4096 elements. */
  public static vector(element: SnowflakeVectorElement, dimension: number): SnowflakeType {
    whole('the dimension of VECTOR', dimension, 1, MAX_DIMENSION);
    return new SnowflakeType(SnowflakeTypeFamily.VECTOR, { vectorElement: element, length: dimension });
  }

  /** A place on the globe (WGS 84). */
  public static geography(): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.GEOGRAPHY);
  }

  /** A shape in a plane. */
  public static geometry(): SnowflakeType {
    return new SnowflakeType(SnowflakeTypeFamily.GEOMETRY);
  }

  private static temporal(family: SnowflakeTypeFamily, precision: number): SnowflakeType {
    whole(`the precision of ${family}`, precision, 0, MAX_TIME_PRECISION);
    return new SnowflakeType(family, { precision });
  }

  private constructor(
    public readonly family: SnowflakeTypeFamily,
    private readonly details: Details = {},
  ) {}

  /** NUMBER: digits in all; TIME and TIMESTAMP: digits of a second. */
  public get precision(): number | undefined {
    return this.details.precision;
  }

  /** NUMBER only: digits after the point. */
  public get scale(): number | undefined {
    return this.details.scale;
  }

  /** VARCHAR and BINARY: the bound that was set; VECTOR: the dimension. */
  public get length(): number | undefined {
    return this.details.length;
  }

  /** Structured OBJECT only, in order. */
  public get fields(): SnowflakeObjectField[] | undefined {
    return this.details.fields && [...this.details.fields];
  }

  /** Structured ARRAY: the elements; MAP: the values. */
  public get element(): SnowflakeType | undefined {
    return this.details.element;
  }

  /** Whether the type has an inner structure that Snowflake enforces. */
  public get structured(): boolean {
    return this.details.fields !== undefined || this.details.element !== undefined;
  }

  /** The type as SQL text: `NUMBER(18, 2)`, `ARRAY(VARCHAR NOT NULL)`. */
  public toString(): string {
    const { precision, scale, length, fields, key, element, elementNullable, vectorElement } = this.details;
    switch (this.family) {
      case SnowflakeTypeFamily.NUMBER:
        return `NUMBER(${precision}, ${scale})`;
      case SnowflakeTypeFamily.TIME:
      case SnowflakeTypeFamily.TIMESTAMP_NTZ:
      case SnowflakeTypeFamily.TIMESTAMP_LTZ:
      case SnowflakeTypeFamily.TIMESTAMP_TZ:
        return `${this.family}(${precision})`;
      case SnowflakeTypeFamily.VECTOR:
        return `VECTOR(${vectorElement}, ${length})`;
      case SnowflakeTypeFamily.MAP:
        return `MAP(${key!.toString()}, ${element!.toString()}${elementNullable ? '' : ' NOT NULL'})`;
      case SnowflakeTypeFamily.ARRAY:
        return element ? `ARRAY(${element.toString()}${elementNullable ? '' : ' NOT NULL'})` : 'ARRAY';
      case SnowflakeTypeFamily.OBJECT:
        return fields ? `OBJECT(${fields.map(fieldText).join(', ')})` : 'OBJECT';
      default:
        return length === undefined ? this.family : `${this.family}(${length})`;
    }
  }

  /** The type as SQL text. */
  public toJSON(): string {
    return this.toString();
  }
}

interface Details {
  readonly precision?: number;
  readonly scale?: number;
  readonly length?: number | undefined;
  readonly fields?: SnowflakeObjectField[];
  readonly key?: SnowflakeType;
  readonly element?: SnowflakeType;
  readonly elementNullable?: boolean;
  readonly vectorElement?: SnowflakeVectorElement;
}

function fieldText(field: SnowflakeObjectField): string {
  return `${sqlKey(field.fieldName)} ${field.type.toString()}${field.nullable === false ? ' NOT NULL' : ''}`;
}

/** Keys keep their case with and without quotes, unlike the names of columns. */
function sqlKey(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && sqlIdentifier(name.toUpperCase()) === name.toUpperCase()
    ? name
    : `"${name.replace(/"/g, '""')}"`;
}

function whole(what: string, given: number, least: number, most: number): void {
  if (!Number.isInteger(given) || given < least || given > most) {
    throw new RangeError(`${what} must be a whole number between ${least} and ${most}, got ${given}`);
  }
}
