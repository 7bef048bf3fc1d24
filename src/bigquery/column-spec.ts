import { BigQueryMode, type BigQueryColumn } from './column-options';
import type { BigQueryTypeKind } from './column-type';

/** A column after defaults: plain values only. */
export interface ColumnSpec {
  readonly name: string;
  readonly type: BigQueryTypeKind;
  readonly mode: BigQueryMode;
  readonly description?: string;
  readonly defaultValueExpression?: string;
  readonly policyTags?: string[];
  /** STRING and BYTES. */
  readonly maxLength?: number;
  /** NUMERIC and BIGNUMERIC. */
  readonly precision?: number;
  readonly scale?: number;
  /** RANGE. */
  readonly rangeElementType?: BigQueryTypeKind;
  /** RECORD. */
  readonly fields?: ColumnSpec[];
}

/** A column or nested field with the way to it: `address.city`. */
export interface PlacedColumn {
  readonly column: ColumnSpec;
  readonly path: string;
  /** 1 for a column of the table. */
  readonly depth: number;
}

/** The column with its defaults; nothing is checked yet. */
export function columnSpec(column: BigQueryColumn): ColumnSpec {
  const { name, columnType, description, defaultValueExpression, policyTags } = column;
  const { kind, maxLength, precision, scale, rangeElement, fields } = columnType;
  return {
    name,
    type: kind,
    mode: column.mode ?? BigQueryMode.NULLABLE,
    ...(description !== undefined && { description }),
    ...(defaultValueExpression !== undefined && { defaultValueExpression }),
    ...(policyTags !== undefined && policyTags.length > 0 && { policyTags: [...policyTags] }),
    ...(maxLength !== undefined && { maxLength }),
    ...(precision !== undefined && { precision, scale: scale ?? 0 }),
    ...(rangeElement !== undefined && { rangeElementType: rangeElement }),
    ...(fields !== undefined && { fields: fields.map(columnSpec) }),
  };
}

/** Every column and nested field, parents before their fields. */
export function placedColumns(columns: readonly ColumnSpec[], prefix = '', depth = 1): PlacedColumn[] {
  return columns.flatMap((column) => {
    const path = prefix + column.name;
    return [{ column, path, depth }, ...placedColumns(column.fields ?? [], `${path}.`, depth + 1)];
  });
}

/** The column of that name, by BigQuery's comparison, which ignores case. */
export function findColumn(columns: readonly ColumnSpec[], name: string): ColumnSpec | undefined {
  const wanted = name.toLowerCase();
  return columns.find((column) => column.name.toLowerCase() === wanted);
}

/** The type as a statement or an error names it: `NUMERIC(10, 2)`, `RANGE<DATE>`, `RECORD`. */
export function typeText(column: ColumnSpec): string {
  if (column.maxLength !== undefined) return `${column.type}(${column.maxLength})`;
  if (column.precision !== undefined) return `${column.type}(${column.precision}, ${column.scale ?? 0})`;
  return column.rangeElementType === undefined ? column.type : `RANGE<${column.rangeElementType}>`;
}

/** Whether the column is an array: no key, partition or cluster. */
export function isRepeated(column: ColumnSpec): boolean {
  return column.mode === BigQueryMode.REPEATED;
}
