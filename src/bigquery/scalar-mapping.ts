import { FieldKind, TimePrecision, type FieldType } from '../schema/field-type';
import { BigQueryType } from './column-type';
import { BigQueryNanoseconds } from './mapping-options';

/** Why a type has no column, continuing "must". */
export interface Unmappable {
  readonly rule: string;
  readonly must: string;
  readonly remedy: string;
}

/** What a scalar type becomes, or why it cannot. Arrays, maps and structs are not scalars. */
export function scalarType(type: FieldType, nanoseconds: BigQueryNanoseconds): BigQueryType | Unmappable {
  switch (type.kind) {
    case FieldKind.STRING:
    case FieldKind.UUID:
    case FieldKind.ENUM:
      return BigQueryType.string();
    case FieldKind.BYTES:
      return BigQueryType.bytes();
    case FieldKind.BOOLEAN:
      return BigQueryType.bool();
    case FieldKind.INT32:
    case FieldKind.INT64:
      return BigQueryType.int64();
    case FieldKind.FLOAT32:
    case FieldKind.FLOAT64:
      return BigQueryType.float64();
    case FieldKind.DECIMAL:
      return decimalType(type.precision ?? 0, type.scale ?? 0);
    case FieldKind.DATE:
      return BigQueryType.date();
    case FieldKind.TIME:
      return timeType(type, BigQueryType.time(), nanoseconds);
    case FieldKind.TIMESTAMP:
      return timeType(type, type.zoned ? BigQueryType.timestamp() : BigQueryType.datetime(), nanoseconds);
    case FieldKind.JSON:
      return BigQueryType.json();
    case FieldKind.ARRAY:
    case FieldKind.MAP:
    case FieldKind.STRUCT:
      throw new Error(`not a scalar: ${type.toString()}`);
  }
}

/** Tells the two answers apart. */
export function isUnmappable(answer: BigQueryType | Unmappable): answer is Unmappable {
  return 'remedy' in answer;
}

function decimalType(precision: number, scale: number): BigQueryType | Unmappable {
  const integers = precision - scale;
  if (scale <= 9 && integers <= 29) return BigQueryType.numericOf(precision, scale);
  if (scale <= 38 && integers <= 38) return BigQueryType.bigNumericOf(precision, scale);
  return {
    rule: 'bigquery.mapping.decimal',
    must: 'have at most 38 digits before and 38 after the point, which is all that BIGNUMERIC holds',
    remedy: 'narrow the decimal in the schema, or send it as text',
  };
}

function timeType(type: FieldType, whole: BigQueryType, nanoseconds: BigQueryNanoseconds): BigQueryType | Unmappable {
  if (type.timePrecision !== TimePrecision.NANOSECONDS) return whole;
  switch (nanoseconds) {
    case BigQueryNanoseconds.TRUNCATE:
      return whole;
    case BigQueryNanoseconds.INT64:
      return BigQueryType.int64();
    case BigQueryNanoseconds.REFUSE:
      return {
        rule: 'bigquery.mapping.nanoseconds',
        must: `have at most microseconds, which is all that ${whole.kind} holds`,
        remedy:
          'choose BigQueryNanoseconds.TRUNCATE or BigQueryNanoseconds.INT64, or lower the precision in the schema',
      };
  }
}
