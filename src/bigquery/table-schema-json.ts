import type { ColumnSpec } from './column-spec';
import { BigQueryTypeKind } from './column-type';

/**
 * A column as the API returns it, so that a plan shows no difference that is none: its own names of types, bounds as
 * text, and what is zero or the default left out.
 */
export interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly mode: string;
  readonly description?: string;
  readonly defaultValueExpression?: string;
  readonly maxLength?: string;
  readonly precision?: string;
  readonly scale?: string;
  readonly rangeElementType?: { readonly type: string };
  readonly policyTags?: { readonly names: string[] };
  readonly fields?: SchemaField[];
}

// The API says INTEGER for INT64 and RECORD for STRUCT; the provider takes only some of them for the same.
const API_TYPES = new Map([
  [BigQueryTypeKind.INT64, 'INTEGER'],
  [BigQueryTypeKind.FLOAT64, 'FLOAT'],
  [BigQueryTypeKind.BOOL, 'BOOLEAN'],
]);

/** The columns as the API's schema has them, in the order of the table. */
export function schemaFields(columns: readonly ColumnSpec[]): SchemaField[] {
  return columns.map((column) => ({
    name: column.name,
    type: API_TYPES.get(column.type) ?? column.type,
    mode: column.mode,
    ...(column.description !== undefined && { description: column.description }),
    ...(column.defaultValueExpression !== undefined && { defaultValueExpression: column.defaultValueExpression }),
    ...(column.maxLength !== undefined && { maxLength: String(column.maxLength) }),
    ...(column.precision !== undefined && { precision: String(column.precision) }),
    ...(column.scale !== undefined && column.scale > 0 && { scale: String(column.scale) }),
    ...(column.rangeElementType !== undefined && { rangeElementType: { type: column.rangeElementType } }),
    ...(column.policyTags !== undefined && { policyTags: { names: [...column.policyTags] } }),
    ...(column.fields !== undefined && { fields: schemaFields(column.fields) }),
  }));
}

/** The file that `bq mk --schema` and `bq update` read. */
export function tableSchemaFile(columns: readonly ColumnSpec[]): string {
  return `${JSON.stringify(schemaFields(columns), null, 2)}\n`;
}

/** The same on one line, as the provider's argument holds it. */
export function tableSchemaArgument(columns: readonly ColumnSpec[]): string {
  return JSON.stringify(schemaFields(columns));
}
