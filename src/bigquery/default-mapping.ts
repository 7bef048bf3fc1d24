import { FieldKind } from '../schema/field-type';
import type { RecordField } from '../schema/record-schema';
import { stringLiteral } from './sql-literal';

const INTEGER = /^-?\d+$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * The schema's default as an expression of SQL; undefined where there is none (`null` is none) or none can be written.
 * Numbers are taken as text, so that no digit of an INT64 or a DECIMAL is lost.
 */
export function defaultExpression(field: RecordField): string | undefined {
  const json = field.defaultJson?.trim();
  if (json === undefined || json === 'null') return undefined;
  const value = parsed(json);
  switch (field.type.kind) {
    case FieldKind.STRING:
    case FieldKind.ENUM:
    case FieldKind.UUID:
      return typeof value === 'string' ? stringLiteral(value) : undefined;
    case FieldKind.BOOLEAN:
      return typeof value === 'boolean' ? String(value).toUpperCase() : undefined;
    case FieldKind.INT32:
    case FieldKind.INT64:
      return INTEGER.test(json) ? json : undefined;
    case FieldKind.FLOAT32:
    case FieldKind.FLOAT64:
      return NUMBER.test(json) ? json : undefined;
    case FieldKind.DECIMAL:
      return decimalLiteral(typeof value === 'string' ? value : json, field);
    case FieldKind.BYTES:
    case FieldKind.DATE:
    case FieldKind.TIME:
    case FieldKind.TIMESTAMP:
    case FieldKind.ARRAY:
    case FieldKind.MAP:
    case FieldKind.STRUCT:
    case FieldKind.JSON:
      return undefined;
  }
}

// A schema that was built by hand may hold what is no JSON: no default then, which the mapping notes.
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function decimalLiteral(digits: string, { type }: RecordField): string | undefined {
  if (!NUMBER.test(digits)) return undefined;
  const wide = (type.scale ?? 0) > 9 || (type.precision ?? 0) - (type.scale ?? 0) > 29;
  return `${wide ? 'BIGNUMERIC' : 'NUMERIC'} '${digits}'`;
}
