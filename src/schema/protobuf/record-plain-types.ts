import { FieldKind, type FieldType } from '../field-type';
import { DECIMAL_MESSAGE } from './record-types';

/** How a type without a declaration of its own is written. */
export interface PlainType {
  readonly text: string;
  /** Must be imported; set for messages only. */
  readonly file?: string;
  readonly params?: readonly (readonly [string, string])[];
}

/** Undefined for structs, enums, arrays, maps and what Protobuf lacks. */
export function plainTypeOf(type: FieldType): PlainType | undefined {
  switch (type.kind) {
    case FieldKind.STRING:
      return { text: 'string' };
    case FieldKind.UUID:
      return { text: 'string', params: [['logical_type', 'uuid']] };
    case FieldKind.BYTES:
      return { text: 'bytes' };
    case FieldKind.BOOLEAN:
      return { text: 'bool' };
    case FieldKind.INT32:
      return { text: 'int32' };
    case FieldKind.INT64:
      return { text: 'int64' };
    case FieldKind.FLOAT32:
      return { text: 'float' };
    case FieldKind.FLOAT64:
      return { text: 'double' };
    case FieldKind.DECIMAL:
      return {
        text: `.${DECIMAL_MESSAGE}`,
        file: 'confluent/type/decimal.proto',
        params: [
          ['precision', String(type.precision)],
          ['scale', String(type.scale)],
        ],
      };
    case FieldKind.DATE:
      return { text: '.google.type.Date', file: 'google/type/date.proto' };
    case FieldKind.TIME:
      return { text: '.google.type.TimeOfDay', file: 'google/type/timeofday.proto' };
    case FieldKind.TIMESTAMP:
      if (type.zoned !== true) return undefined;
      return { text: '.google.protobuf.Timestamp', file: 'google/protobuf/timestamp.proto' };
    case FieldKind.JSON:
      return { text: '.google.protobuf.Value', file: 'google/protobuf/struct.proto' };
    case FieldKind.ENUM:
    case FieldKind.ARRAY:
    case FieldKind.MAP:
    case FieldKind.STRUCT:
      return undefined;
  }
}
