import type { SnowflakeColumnDefault } from './column-options';
import { providerName } from './identifier';
import { providerArguments } from './provider-arguments';
import type { SqlStatement } from './sql-statement';
import { createTable, tableExtras, tableStatements } from './table-sql';
import { tableAddress, type ColumnSpec, type TableSpec } from './table-spec';

/** What the binding of `snowflake_execute` takes. */
export interface ExecuteArguments {
  readonly execute: string;
  readonly revert: string;
}

/** What the binding of `snowflake_table` takes. */
export interface TableArguments {
  readonly database: string;
  readonly schema: string;
  readonly name: string;
  readonly column: ColumnArguments[];
  readonly clusterBy?: string[];
  readonly changeTracking: boolean;
  readonly dataRetentionTimeInDays?: number;
  readonly comment?: string;
}

export interface ColumnArguments {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment?: string;
  readonly collate?: string;
  readonly maskingPolicy?: string;
  readonly default?: { readonly constant?: string; readonly expression?: string; readonly sequence?: string };
  readonly identity?: { readonly startNum: number; readonly stepNum: number };
}

/**
 * Whether the provider's table can hold the table. Its parser of types (2.11) knows no structured OBJECT or ARRAY and no
 * MAP; such a table is created by a statement: `tableAsStatement`.
 */
export function isProviderTable(spec: TableSpec): boolean {
  return spec.columns.every((column) => !column.type.structured);
}

export function tableArguments(spec: TableSpec): TableArguments {
  return providerArguments({
    database: spec.database,
    schema: spec.schema,
    name: spec.name,
    column: spec.columns.map(columnArguments),
    ...(spec.clusterBy.length > 0 && { clusterBy: spec.clusterBy }),
    changeTracking: spec.changeTracking,
    ...(spec.dataRetentionDays !== undefined && { dataRetentionTimeInDays: spec.dataRetentionDays }),
    ...(spec.comment !== undefined && { comment: spec.comment }),
  });
}

/** The table as `snowflake_execute`, for column types that the provider's table does not know. */
export function tableAsStatement(spec: TableSpec): ExecuteArguments {
  return executeArguments({ text: createTable(spec), revert: tableStatements(spec)[0]!.revert! });
}

/** What the provider's table lacks, each as `snowflake_execute`. */
export function tableExtraArguments(spec: TableSpec): ExecuteArguments[] {
  return tableExtras(spec).map((extra) => executeArguments({ text: extra.text, revert: extra.revert! }));
}

export function executeArguments(statement: Required<Pick<SqlStatement, 'text' | 'revert'>>): ExecuteArguments {
  return providerArguments({ execute: statement.text, revert: statement.revert });
}

/** The id by which an existing table is imported, and by which other resources name it. */
export function tableProviderName(spec: TableSpec): string {
  return providerName(tableAddress(spec));
}

function columnArguments(column: ColumnSpec): ColumnArguments {
  return {
    name: column.name,
    type: column.type.toString(),
    nullable: column.nullable,
    ...(column.comment !== undefined && { comment: column.comment }),
    ...(column.collation !== undefined && { collate: column.collation }),
    ...(column.maskingPolicy && { maskingPolicy: providerName(column.maskingPolicy) }),
    ...(column.defaultValue && defaultArguments(column.defaultValue)),
  };
}

function defaultArguments(value: SnowflakeColumnDefault): Pick<ColumnArguments, 'default' | 'identity'> {
  if (value.start !== undefined) return { identity: { startNum: value.start, stepNum: value.step ?? 1 } };
  if (value.sequenceName !== undefined) return { default: { sequence: value.sequenceName } };
  return {
    default:
      value.constantText === undefined ? { expression: value.expressionText! } : { constant: value.constantText },
  };
}
