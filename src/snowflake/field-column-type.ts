import { FieldKind, TimePrecision, type FieldType } from '../schema/field-type';
import { SnowflakeInstantColumns, SnowflakeNestedColumns } from './column-mapping-options';
import { SnowflakeType } from './column-type';

/** A field, somewhere in the record, that no column can hold. */
export interface UnmappableField {
  /** From the record: `Order.customer.balance`. */
  readonly fieldPath: string;
  readonly type: FieldType;
  readonly rule: string;
  readonly must: string;
  readonly remedy: string;
}

/** What the choices of the mapping are, after defaults. */
export interface MappingChoices {
  readonly nested: SnowflakeNestedColumns;
  readonly instants: SnowflakeInstantColumns;
}

const MAX_DIGITS = 38;
const MAX_SCALE = 37;
const UUID_LENGTH = 36;

const DIGITS: Readonly<Record<TimePrecision, number>> = {
  [TimePrecision.SECONDS]: 0,
  [TimePrecision.MILLISECONDS]: 3,
  [TimePrecision.MICROSECONDS]: 6,
  [TimePrecision.NANOSECONDS]: 9,
};

/** The column type of a field type. The type must be mappable: see `unmappableFields`. */
export function fieldColumnType(type: FieldType, choices: MappingChoices): SnowflakeType {
  switch (type.kind) {
    case FieldKind.STRING:
    case FieldKind.ENUM:
      return SnowflakeType.varchar();
    case FieldKind.UUID:
      return SnowflakeType.varchar(UUID_LENGTH);
    case FieldKind.BYTES:
      return SnowflakeType.binary();
    case FieldKind.BOOLEAN:
      return SnowflakeType.boolean();
    case FieldKind.INT32:
      return SnowflakeType.number(10);
    case FieldKind.INT64:
      return SnowflakeType.number(19);
    case FieldKind.FLOAT32:
    case FieldKind.FLOAT64:
      return SnowflakeType.float();
    case FieldKind.DECIMAL:
      return SnowflakeType.number(type.precision!, type.scale);
    case FieldKind.DATE:
      return SnowflakeType.date();
    case FieldKind.TIME:
      return SnowflakeType.time(DIGITS[type.timePrecision!]);
    case FieldKind.TIMESTAMP:
      return timestampType(type, choices.instants);
    case FieldKind.JSON:
      return SnowflakeType.variant();
    case FieldKind.ARRAY:
    case FieldKind.MAP:
    case FieldKind.STRUCT:
      return nestedType(type, choices);
  }
}

/** Every part of the field that Snowflake cannot hold, at any depth. */
export function unmappableFields(fieldPath: string, type: FieldType, choices: MappingChoices): UnmappableField[] {
  const at = (rule: string, must: string, remedy: string): UnmappableField[] => [
    { fieldPath, type, rule, must, remedy },
  ];
  switch (type.kind) {
    case FieldKind.DECIMAL:
      if (type.precision! > MAX_DIGITS || type.scale! > MAX_SCALE) {
        return at(
          'decimal',
          `have at most ${MAX_DIGITS} digits and a scale of at most ${MAX_SCALE}, all that NUMBER holds`,
          'lower the precision in the schema, or send the field as text',
        );
      }
      return [];
    case FieldKind.ARRAY:
    case FieldKind.MAP:
      return unmappableFields(`${fieldPath}${type.kind === FieldKind.ARRAY ? '[]' : '{}'}`, type.element!, choices);
    case FieldKind.STRUCT:
      if (type.fields!.length === 0 && choices.nested === SnowflakeNestedColumns.STRUCTURED) {
        return at(
          'empty-struct',
          'have at least one field to become a structured OBJECT',
          'give the struct a field, or map nested fields with SnowflakeNestedColumns.SEMI_STRUCTURED',
        );
      }
      return type.fields!.flatMap((field) => unmappableFields(`${fieldPath}.${field.name}`, field.type, choices));
    default:
      return [];
  }
}

function timestampType(type: FieldType, instants: SnowflakeInstantColumns): SnowflakeType {
  const digits = DIGITS[type.timePrecision!];
  if (!type.zoned) return SnowflakeType.timestampNtz(digits);
  switch (instants) {
    case SnowflakeInstantColumns.TIMESTAMP_LTZ:
      return SnowflakeType.timestampLtz(digits);
    case SnowflakeInstantColumns.TIMESTAMP_TZ:
      return SnowflakeType.timestampTz(digits);
    case SnowflakeInstantColumns.TIMESTAMP_NTZ:
      return SnowflakeType.timestampNtz(digits);
  }
}

function nestedType(type: FieldType, choices: MappingChoices): SnowflakeType {
  if (choices.nested === SnowflakeNestedColumns.VARIANT) return SnowflakeType.variant();
  if (choices.nested === SnowflakeNestedColumns.SEMI_STRUCTURED) {
    return type.kind === FieldKind.ARRAY ? SnowflakeType.array() : SnowflakeType.object();
  }
  if (type.kind === FieldKind.STRUCT) {
    return SnowflakeType.structuredObject(
      type.fields!.map((field) => ({
        fieldName: field.name,
        type: fieldColumnType(field.type, choices),
        nullable: field.nullable ?? false,
      })),
    );
  }
  const element = fieldColumnType(type.element!, choices);
  return type.kind === FieldKind.ARRAY
    ? SnowflakeType.structuredArray(element, type.elementNullable)
    : SnowflakeType.map(SnowflakeType.varchar(), element, type.elementNullable);
}
