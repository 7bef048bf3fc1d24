import { FieldKind } from '../field-type';
import type { RecordField } from '../record-schema';

/** Whether a default is what proto3 reads for an absent value anyway. */
export function isZeroDefault({ type, nullable, defaultJson }: RecordField): boolean {
  const value = parsed(defaultJson);
  if (nullable === true) return value === null;
  switch (type.kind) {
    case FieldKind.STRING:
    case FieldKind.BYTES:
      return value === '';
    case FieldKind.BOOLEAN:
      return value === false;
    case FieldKind.INT32:
    case FieldKind.INT64:
    case FieldKind.FLOAT32:
    case FieldKind.FLOAT64:
      return value === 0;
    case FieldKind.ENUM:
      return value === type.symbols?.[0];
    case FieldKind.ARRAY:
      return Array.isArray(value) && value.length === 0;
    case FieldKind.MAP:
      return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    default:
      return false;
  }
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
