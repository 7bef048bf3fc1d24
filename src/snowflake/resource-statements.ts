import type { ModelResource } from '../bundle/model';
import { databaseStatements, schemaStatements, type DatabaseSpec, type SchemaSpec } from './database-spec';
import type { DynamicTableSpec } from './dynamic-table-spec';
import { dynamicTableStatements } from './dynamic-table-sql';
import { grantStatement, type GrantSpec } from './grant-spec';
import type { PipeSpec } from './pipe-spec';
import { pipeStatements } from './pipe-sql';
import { roleStatements, serviceUserStatements, type RoleSpec, type ServiceUserSpec } from './service-user-spec';
import type { SqlStatement } from './sql-statement';
import type { TableSpec } from './table-spec';
import { tableStatements } from './table-sql';
import { warehouseStatements, type WarehouseSpec } from './warehouse-spec';

/** How a kind of resource is written in SQL, from its spec. */
const STATEMENTS: Readonly<Record<string, (spec: object) => SqlStatement[]>> = {
  'snowflake.database': (spec) => databaseStatements(spec as DatabaseSpec),
  'snowflake.schema': (spec) => schemaStatements(spec as SchemaSpec),
  'snowflake.warehouse': (spec) => warehouseStatements(spec as WarehouseSpec),
  'snowflake.table': (spec) => tableStatements(spec as TableSpec),
  'snowflake.table-setting': (spec) => [(spec as { readonly statement: SqlStatement }).statement],
  'snowflake.pipe': (spec) => pipeStatements(spec as PipeSpec),
  'snowflake.dynamic-table': (spec) => dynamicTableStatements(spec as DynamicTableSpec),
  'snowflake.role': (spec) => roleStatements(spec as RoleSpec),
  'snowflake.service-user': (spec) => serviceUserStatements(spec as ServiceUserSpec),
  'snowflake.grant': (spec) => [grantStatement(spec as GrantSpec)],
};

/** The statements of a resource; none for what is no object of the account. */
export function resourceStatements({ type, spec }: ModelResource): SqlStatement[] {
  return STATEMENTS[type]?.(spec) ?? [];
}
