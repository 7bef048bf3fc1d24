import { FieldKind, TimePrecision, type FieldType } from '../schema/field-type';
import { InstantColumns, NestedColumns } from './column-mapping-options';
import { ColumnType } from './column-type';

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
  readonly nested: NestedColumns;
  readonly instants: InstantColumns;
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
export function fieldColumnType(type: FieldType, choices: MappingChoices): ColumnType {
  switch (type.kind) {
    case FieldKind.STRING:
    case FieldKind.ENUM:
      return ColumnType.varchar();
    case FieldKind.UUID:
      return ColumnType.varchar(UUID_LENGTH);
    case FieldKind.BYTES:
      return ColumnType.binary();
    case FieldKind.BOOLEAN:
      return ColumnType.boolean();
    case FieldKind.INT32:
      return ColumnType.number(10);
    case FieldKind.INT64:
      return ColumnType.number(19);
    case FieldKind.FLOAT32:
    case FieldKind.FLOAT64:
      return ColumnType.float();
    case FieldKind.DECIMAL:
      return ColumnType.number(type.precision!, type.scale);
    case FieldKind.DATE:
      return ColumnType.date();
    case FieldKind.TIME:
      return ColumnType.time(DIGITS[type.timePrecision!]);
    case FieldKind.TIMESTAMP:
      return timestampType(type, choices.instants);
    case FieldKind.JSON:
      return ColumnType.variant();
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
      if (type.fields!.length === 0 && choices.nested === NestedColumns.STRUCTURED) {
        return at(
          'empty-struct',
          'have at least one field to become a structured OBJECT',
          'give the struct a field, or map nested fields with NestedColumns.SEMI_STRUCTURED',
        );
      }
      return type.fields!.flatMap((field) => unmappableFields(`${fieldPath}.${field.name}`, field.type, choices));
    default:
      return [];
  }
}

function timestampType(type: FieldType, instants: InstantColumns): ColumnType {
  const digits = DIGITS[type.timePrecision!];
  if (!type.zoned) return ColumnType.timestampNtz(digits);
  switch (instants) {
    case InstantColumns.TIMESTAMP_LTZ:
      return ColumnType.timestampLtz(digits);
    case InstantColumns.TIMESTAMP_TZ:
      return ColumnType.timestampTz(digits);
    case InstantColumns.TIMESTAMP_NTZ:
      return ColumnType.timestampNtz(digits);
  }
}

function nestedType(type: FieldType, choices: MappingChoices): ColumnType {
  if (choices.nested === NestedColumns.VARIANT) return ColumnType.variant();
  if (choices.nested === NestedColumns.SEMI_STRUCTURED) {
    return type.kind === FieldKind.ARRAY ? ColumnType.array() : ColumnType.object();
  }
  if (type.kind === FieldKind.STRUCT) {
    return ColumnType.structuredObject(
      type.fields!.map((field) => ({
        fieldName: field.name,
        type: fieldColumnType(field.type, choices),
        nullable: field.nullable ?? false,
      })),
    );
  }
  const element = fieldColumnType(type.element!, choices);
  return type.kind === FieldKind.ARRAY
    ? ColumnType.structuredArray(element, type.elementNullable)
    : ColumnType.map(ColumnType.varchar(), element, type.elementNullable);
}
