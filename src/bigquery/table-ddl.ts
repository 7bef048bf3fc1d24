import { sortedBy } from '../core/stable-order';
import { BigQueryMode } from './column-options';
import { typeText, type ColumnSpec } from './column-spec';
import { BigQueryTypeKind } from './column-type';
import { toDays, type DatasetSpec } from './dataset-spec';
import { columnReference, datasetReference, tableReference, type TableRef } from './identifier';
import { intervalExpression } from './interval';
import { partitionExpression } from './partitioning-spec';
import { stringLiteral } from './sql-literal';
import type { ForeignKeySpec, TableSpec } from './table-spec';

/** `CREATE SCHEMA IF NOT EXISTS …;` */
export function datasetDdl(dataset: DatasetSpec): string {
  const options = optionsClause([
    ['location', stringLiteral(dataset.location)],
    ['default_table_expiration_days', days(dataset.defaultTableExpirationMs)],
    ['default_partition_expiration_days', days(dataset.defaultPartitionExpirationMs)],
    ['max_time_travel_hours', dataset.maxTimeTravelHours?.toString()],
    ['default_kms_key_name', text(dataset.defaultKmsKeyName)],
    ['friendly_name', text(dataset.friendlyName)],
    ['description', text(dataset.description)],
    ['labels', labels(dataset.labels)],
  ]);
  return `CREATE SCHEMA IF NOT EXISTS ${datasetReference(dataset)}${options};\n`;
}

/** `CREATE TABLE IF NOT EXISTS …;` */
export function tableDdl(table: TableSpec): string {
  const elements = [
    ...table.columns.map(columnDefinition),
    ...(table.primaryKey.length > 0 ? [`PRIMARY KEY (${names(table.primaryKey)}) NOT ENFORCED`] : []),
    ...table.foreignKeys.map(foreignKey),
  ];
  const partition = table.partitioning && `\nPARTITION BY ${partitionExpression(table.partitioning, table.columns)}`;
  const cluster = table.clusterBy.length > 0 ? `\nCLUSTER BY ${names(table.clusterBy)}` : '';
  const body = elements.map((element) => `  ${element}`).join(',\n');
  return `CREATE TABLE IF NOT EXISTS ${tableReference(table)} (\n${body}\n)${partition ?? ''}${cluster}${tableOptions(table)};\n`;
}

/** One statement that adds the columns, and does nothing where they are there. */
export function addColumnsDdl(table: TableRef, columns: readonly ColumnSpec[]): string {
  const additions = columns.map((column) => `  ADD COLUMN IF NOT EXISTS ${columnDefinition(column)}`).join(',\n');
  return `ALTER TABLE ${tableReference(table)}\n${additions};\n`;
}

/** `name TYPE DEFAULT … NOT NULL OPTIONS(…)`; a field inside a RECORD never has a default. */
export function columnDefinition(column: ColumnSpec): string {
  const type = column.mode === BigQueryMode.REPEATED ? `ARRAY<${typeDdl(column)}>` : typeDdl(column);
  const defaultValue = column.defaultValueExpression === undefined ? '' : ` DEFAULT ${column.defaultValueExpression}`;
  const required = column.mode === BigQueryMode.REQUIRED ? ' NOT NULL' : '';
  return `${columnReference(column.name)} ${type}${defaultValue}${required}${columnOptions(column)}`;
}

/** `NAME (a, b)` lists: columns in a key or cluster. */
export function names(columns: readonly string[]): string {
  return columns.map(columnReference).join(', ');
}

/** `OPTIONS(…)` on lines of its own, with what is given; nothing when nothing is. */
export function optionsClause(options: readonly (readonly [string, string | undefined])[]): string {
  const given = options.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name} = ${value}`);
  return given.length === 0 ? '' : `\nOPTIONS (\n${given.join(',\n')}\n)`;
}

/** A map of labels as an array of pairs, in order of the keys. */
export function labels(values: Readonly<Record<string, string>>): string | undefined {
  const pairs = sortedBy(Object.entries(values), ([key]) => key);
  if (pairs.length === 0) return undefined;
  return `[${pairs.map(([key, value]) => `(${stringLiteral(key)}, ${stringLiteral(value)})`).join(', ')}]`;
}

/** A string literal, where there is a text. */
export function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : stringLiteral(value);
}

function tableOptions(table: TableSpec): string {
  return optionsClause([
    ['partition_expiration_days', days(table.partitionExpirationMs)],
    ['require_partition_filter', table.requirePartitionFilter ? 'TRUE' : undefined],
    ['max_staleness', table.maxStalenessMs === undefined ? undefined : intervalExpression(table.maxStalenessMs)],
    ['expiration_timestamp', table.expirationTime && `TIMESTAMP ${stringLiteral(table.expirationTime)}`],
    ['kms_key_name', text(table.kmsKeyName)],
    ['friendly_name', text(table.friendlyName)],
    ['description', text(table.description)],
    ['labels', labels(table.labels)],
  ]);
}

function typeDdl(column: ColumnSpec): string {
  if (column.type !== BigQueryTypeKind.RECORD) return typeText(column);
  return `STRUCT<${(column.fields ?? []).map(columnDefinition).join(', ')}>`;
}

function columnOptions({ description, policyTags }: ColumnSpec): string {
  const options = [
    ...(policyTags === undefined ? [] : [`policy_tags = [${policyTags.map(stringLiteral).join(', ')}]`]),
    ...(description === undefined ? [] : [`description = ${stringLiteral(description)}`]),
  ];
  return options.length === 0 ? '' : ` OPTIONS (${options.join(', ')})`;
}

function foreignKey(key: ForeignKeySpec): string {
  const constraint = key.constraintName === undefined ? '' : `CONSTRAINT ${columnReference(key.constraintName)} `;
  const referenced = `${tableReference(key.referencedTable)} (${names(key.referencedColumns)})`;
  return `${constraint}FOREIGN KEY (${names(key.columns)}) REFERENCES ${referenced} NOT ENFORCED`;
}

function days(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : String(toDays(milliseconds));
}
