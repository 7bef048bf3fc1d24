import type { DynamicTableSpec } from './dynamic-table-spec';
import { providerName, sqlIdentifier, sqlName, sqlString } from './identifier';
import { providerArguments } from './provider-arguments';
import type { SqlStatement } from './sql-statement';

/** What the binding of `snowflake_dynamic_table` takes. */
export interface DynamicTableArguments {
  readonly database: string;
  readonly schema: string;
  readonly name: string;
  readonly warehouse: string;
  readonly query: string;
  readonly targetLag: { readonly maximumDuration?: string; readonly downstream?: boolean };
  readonly refreshMode: string;
  readonly initialize: string;
  readonly comment?: string;
}

/** The names of the dynamic table from the database down. */
export function dynamicTableAddress(spec: Pick<DynamicTableSpec, 'database' | 'schema' | 'name'>): string[] {
  return [spec.database, spec.schema, spec.name];
}

/** Creates the dynamic table, or brings the settings of an existing one up to date; its query cannot be altered. */
export function dynamicTableStatements(spec: DynamicTableSpec): SqlStatement[] {
  const name = sqlName(dynamicTableAddress(spec));
  const comment = spec.comment === undefined ? [] : [`COMMENT = ${sqlString(spec.comment)}`];
  const settings = [`TARGET_LAG = ${lagText(spec)}`, `WAREHOUSE = ${sqlIdentifier(spec.warehouse)}`];
  return [
    {
      purpose: `dynamic table ${name}`,
      text: [
        `CREATE DYNAMIC TABLE IF NOT EXISTS ${name}`,
        ...settings,
        `REFRESH_MODE = ${spec.refreshMode}`,
        `INITIALIZE = ${spec.initialize}`,
        ...comment,
        'AS',
        spec.query,
      ].join('\n'),
      revert: `DROP DYNAMIC TABLE IF EXISTS ${name}`,
      note:
        'an existing one keeps its query, refresh mode and initialization: for another, drop it first; ' +
        'its rows are computed again',
    },
    ...[...settings, ...comment].map((setting) => ({
      purpose: `${setting.split(' ')[0]!.toLowerCase().replace('_', ' ')} of ${name}`,
      text: `ALTER DYNAMIC TABLE ${name} SET ${setting}`,
    })),
  ];
}

export function dynamicTableArguments(spec: DynamicTableSpec): DynamicTableArguments {
  return providerArguments({
    database: spec.database,
    schema: spec.schema,
    name: spec.name,
    warehouse: spec.warehouse,
    query: spec.query,
    targetLag:
      spec.targetLag.duration === undefined ? { downstream: true } : { maximumDuration: spec.targetLag.toString() },
    refreshMode: spec.refreshMode,
    initialize: spec.initialize,
    ...(spec.comment !== undefined && { comment: spec.comment }),
  });
}

/**
 * Values whose change must replace the resource. The provider (2.11) ignores a changed database or schema: it neither moves
 * nor replaces the table. A `terraform_data` with these as `triggers_replace`, named in `replace_triggered_by`, does.
 */
export function dynamicTableReplaceTriggers(spec: DynamicTableSpec): string[] {
  return [spec.database, spec.schema];
}

/** The dynamic table as other resources name it. */
export function dynamicTableProviderName(spec: DynamicTableSpec): string {
  return providerName(dynamicTableAddress(spec));
}

function lagText(spec: DynamicTableSpec): string {
  return spec.targetLag.duration === undefined ? 'DOWNSTREAM' : sqlString(spec.targetLag.toString());
}
