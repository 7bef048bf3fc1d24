import type { SnowflakeColumnDefault } from './column-options';
import { sqlIdentifier, sqlName, sqlString } from './identifier';
import type { SqlStatement } from './sql-statement';
import { tableAddress, type ColumnSpec, type TableSpec } from './table-spec';

/** Creates the table, or brings an existing one to the spec as far as statements can that lose no data. */
export function tableStatements(spec: TableSpec): SqlStatement[] {
  const name = sqlName(tableAddress(spec));
  return [
    {
      purpose: `table ${name}`,
      text: createTable(spec),
      revert: `DROP TABLE IF EXISTS ${name}`,
      note: `dropping loses the rows: UNDROP TABLE brings them back within the retention${
        spec.dataRetentionDays === undefined ? ' of the schema' : ` of ${spec.dataRetentionDays} days`
      } only`,
    },
    ...addedColumns(spec, name),
    ...tableSettings(spec, name),
  ];
}

/** CREATE TABLE IF NOT EXISTS with everything that it takes. */
export function createTable(spec: TableSpec): string {
  const lines = [
    `CREATE TABLE IF NOT EXISTS ${sqlName(tableAddress(spec))} (`,
    spec.columns.map((column) => `  ${columnDefinition(column)}`).join(',\n'),
    ')',
    ...(spec.clusterBy.length > 0 ? [`CLUSTER BY (${spec.clusterBy.join(', ')})`] : []),
    ...(spec.schemaEvolution ? ['ENABLE_SCHEMA_EVOLUTION = TRUE'] : []),
    ...(spec.dataRetentionDays === undefined ? [] : [`DATA_RETENTION_TIME_IN_DAYS = ${spec.dataRetentionDays}`]),
    ...(spec.changeTracking ? ['CHANGE_TRACKING = TRUE'] : []),
    ...(spec.comment === undefined ? [] : [`COMMENT = ${sqlString(spec.comment)}`]),
  ];
  return lines.join('\n');
}

/** What the provider's table lacks: each its own statement, which `snowflake_execute` runs and reverts. */
export function tableExtras(spec: TableSpec): SqlStatement[] {
  const name = sqlName(tableAddress(spec));
  return [
    ...(spec.schemaEvolution ? [setting(name, 'schema evolution', 'ENABLE_SCHEMA_EVOLUTION')] : []),
    ...(spec.errorLogging ? [setting(name, 'error logging', 'ERROR_LOGGING')] : []),
  ];
}

function columnDefinition(column: ColumnSpec): string {
  return [
    sqlIdentifier(column.name),
    column.type.toString(),
    ...(column.collation === undefined ? [] : [`COLLATE ${sqlString(column.collation)}`]),
    ...(column.nullable ? [] : ['NOT NULL']),
    ...(column.defaultValue ? [defaultText(column.defaultValue)] : []),
    ...(column.maskingPolicy ? [`WITH MASKING POLICY ${sqlName(column.maskingPolicy)}`] : []),
    ...(column.comment === undefined ? [] : [`COMMENT ${sqlString(column.comment)}`]),
  ].join(' ');
}

function defaultText(value: SnowflakeColumnDefault): string {
  if (value.start !== undefined) return `AUTOINCREMENT START ${value.start} INCREMENT ${value.step} ORDER`;
  if (value.sequenceName !== undefined) return `DEFAULT ${value.sequenceName}.NEXTVAL`;
  return `DEFAULT ${value.constantText === undefined ? value.expressionText : sqlString(value.constantText)}`;
}

/** A table that stood before lacks the columns that were added since. NOT NULL ones cannot be added to rows that exist. */
function addedColumns(spec: TableSpec, name: string): SqlStatement[] {
  const columns = spec.columns.filter((column) => column.nullable && column.defaultValue === undefined);
  if (columns.length === 0) return [];
  const definitions = columns.map((column) => `  IF NOT EXISTS ${columnDefinition(column)}`).join(',\n');
  return [
    {
      purpose: `columns that an earlier ${name} may lack`,
      text: `ALTER TABLE ${name} ADD COLUMN\n${definitions}`,
      note: 'adds nullable columns only; a NOT NULL column or one with a default needs a migration of its own',
    },
  ];
}

/** One statement a setting: each can be run, read and undone by itself. */
function tableSettings(spec: TableSpec, name: string): SqlStatement[] {
  const set = (what: string, text: string): SqlStatement => ({
    purpose: `${what} of ${name}`,
    text: `ALTER TABLE ${name} SET ${text}`,
  });
  return [
    ...(spec.dataRetentionDays === undefined
      ? []
      : [set('retention', `DATA_RETENTION_TIME_IN_DAYS = ${spec.dataRetentionDays}`)]),
    set('change tracking', `CHANGE_TRACKING = ${spec.changeTracking ? 'TRUE' : 'FALSE'}`),
    ...(spec.comment === undefined ? [] : [set('comment', `COMMENT = ${sqlString(spec.comment)}`)]),
    ...(spec.clusterBy.length === 0
      ? []
      : [
          {
            purpose: `clustering key of ${name}`,
            text: `ALTER TABLE ${name} CLUSTER BY (${spec.clusterBy.join(', ')})`,
            revert: `ALTER TABLE ${name} DROP CLUSTERING KEY`,
          },
        ]),
    ...tableExtras(spec),
  ];
}

function setting(table: string, purpose: string, property: string): SqlStatement {
  return {
    purpose: `${purpose} of ${table}`,
    text: `ALTER TABLE ${table} SET ${property} = TRUE`,
    revert: `ALTER TABLE ${table} SET ${property} = FALSE`,
  };
}
