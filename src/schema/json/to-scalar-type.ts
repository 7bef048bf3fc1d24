import { FieldType, TimePrecision } from '../field-type';
import { connectType } from './connect-type';
import type { Conjunction } from './conjunction';
import { compareDecimals, decimalOf } from './decimal';
import type { JsonType } from './schema-node';

/** Written by this library where JSON Schema has no word: how fine a time is, and that it has no zone. */
export const PRECISION_KEY = 'sluicegate.precision';
export const LOCAL_KEY = 'sluicegate.local';

/** The field type of a schema of one scalar type; a string says what it lacks. */
export function scalarType(schema: Conjunction, kind: JsonType, name: string): FieldType | string {
  const connect = connectType(schema);
  if (connect !== undefined) return connect;
  switch (kind) {
    case 'boolean':
      return FieldType.boolean();
    case 'integer':
      return integerType(schema);
    case 'number':
      return FieldType.float64();
    default:
      return stringType(schema, name);
  }
}

function integerType(schema: Conjunction): FieldType | string {
  const { lower, upper } = schema;
  const within = (low: string, high: string): boolean =>
    (!lower || compareDecimals(lower.limit, decimalOf(low)) >= 0) &&
    (!upper || compareDecimals(upper.limit, decimalOf(high)) <= 0);
  if (lower && upper && within('-2147483648', '2147483647')) return FieldType.int32();
  if (within('-9223372036854775808', '9223372036854775807')) return FieldType.int64();
  return 'have bounds within 64 bits, or be a Connect decimal,';
}

function stringType(schema: Conjunction, name: string): FieldType {
  const lists = schema.parts.filter((part) => part.values && !part.isConst);
  const symbols = schema.values?.map(({ value }) => value).filter((value) => typeof value === 'string');
  if (lists.length > 0 && symbols && symbols.length > 0) {
    const [title] = schema.all((part) => part.title);
    return FieldType.enumeration(title ?? name, symbols);
  }
  const [encoding] = schema.all((part) => part.contentEncoding);
  if (encoding?.toLowerCase() === 'base64') return FieldType.bytes();
  const precision = precisionOf(schema);
  if (schema.all((part) => part.annotations.get(LOCAL_KEY))[0] === true) return FieldType.localTimestamp(precision);
  const [format] = schema.all((part) => part.format);
  switch (format) {
    case 'date':
      return FieldType.date();
    case 'time':
      return FieldType.time(precision);
    case 'date-time':
      return FieldType.instant(precision);
    case 'uuid':
      return FieldType.uuid();
    default:
      return FieldType.string();
  }
}

// Texts of times have any number of digits; microseconds are what the warehouses hold.
function precisionOf(schema: Conjunction): TimePrecision {
  const [given] = schema.all((part) => part.annotations.get(PRECISION_KEY));
  return Object.values(TimePrecision).find((precision) => precision === given) ?? TimePrecision.MICROSECONDS;
}
