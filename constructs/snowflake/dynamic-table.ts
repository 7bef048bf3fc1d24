import { DataResource, dependable } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { Capability } from '../../src/security/capability';
import { Disposition } from '../../src/security/disposition';
import type { DynamicTableOptions } from '../../src/snowflake/dynamic-table-options';
import { dynamicTableSpec, type DynamicTableSpec } from '../../src/snowflake/dynamic-table-spec';
import {
  dynamicTableAddress,
  dynamicTableArguments,
  dynamicTableReplaceTriggers,
} from '../../src/snowflake/dynamic-table-sql';
import { sqlIdentifier, sqlName } from '../../src/snowflake/identifier';
import type { Home } from '../delivery/home';
import { ledgerOf } from '../delivery/ledger';
import { bindings } from './bindings';
import { deliverObject, warningLine } from './deliver-object';
import { DynamicTables } from './dynamic-tables';
import { ImportedDynamicTable } from './imported-dynamic-table';
import { grantDynamicTableRead } from './read-grant';
import type { ISnowflakeDatabase } from './snowflake-database';
import type { ISnowflakeRole } from './snowflake-role';
import type { ISnowflakeWarehouse } from './snowflake-warehouse';
import { StackObjects } from './stack-objects';

/** What a dynamic table is made of. */
export interface DynamicTableProps extends DynamicTableOptions {
  readonly database: ISnowflakeDatabase;
  /** What refreshes it. */
  readonly warehouse: ISnowflakeWarehouse;
}

/** How an existing dynamic table is named. */
export interface DynamicTableAttributes {
  readonly database: ISnowflakeDatabase;
  /** Upper case is meant unless it is in double quotes. */
  readonly schemaName: string;
  /** Upper case is meant unless it is in double quotes. */
  readonly dynamicTableName: string;
}

/** A dynamic table that can be read. */
export interface IDynamicTable extends IConstruct {
  /** As SQL names it: bare where that means the same, else in double quotes. */
  readonly dynamicTableName: string;
  /** The same with database and schema: what queries should say. */
  readonly fullyQualifiedName: string;
  readonly database: ISnowflakeDatabase;
  /** Lets a role query it: USAGE on the way, SELECT on the dynamic table. */
  grantRead(role: ISnowflakeRole): void;
}

/**
 * A table that Snowflake keeps equal to a query. The query is read at synthesis: a column that a table of the same stack
 * certainly lacks is an error with line and column, and what it reads comes first and feeds it.
 *
 * Throws one error with everything that is wrong with its options; the query and the graph of all dynamic tables are checked
 * when the program has said everything.
 *
 * @see https://docs.snowflake.com/en/user-guide/dynamic-tables-about
 */
export class DynamicTable extends Construct implements IDynamicTable {
  /** A dynamic table that exists and is managed elsewhere. */
  public static fromDynamicTableName(scope: Construct, id: string, attributes: DynamicTableAttributes): IDynamicTable {
    return new ImportedDynamicTable(scope, id, attributes);
  }

  /** As SQL names it: bare where that means the same, else in double quotes. */
  public readonly dynamicTableName: string;
  /** The same with database and schema: what queries should say. */
  public readonly fullyQualifiedName: string;
  public readonly database: ISnowflakeDatabase;
  private readonly spec: DynamicTableSpec;

  public constructor(scope: Construct, id: string, props: DynamicTableProps) {
    super(scope, id);
    const { database, warehouse, ...options } = props;
    const spec = dynamicTableSpec(this.node.path, database.databaseName, warehouse.warehouseName, options);
    StackObjects.of(this).add(this, database.account, 'TABLE', dynamicTableAddress(spec));
    this.dynamicTableName = sqlIdentifier(spec.name);
    this.fullyQualifiedName = sqlName(dynamicTableAddress(spec));
    this.database = database;
    this.spec = spec;
    this.deliver(warehouse);
  }

  public grantRead(role: ISnowflakeRole): void {
    grantDynamicTableRead(this, this.spec, role);
  }

  private deliver(warehouse: ISnowflakeWarehouse): void {
    const { database, spec } = this;
    const { account } = database;
    const schemas = StackObjects.of(this).find(this, account, 'SCHEMA', [spec.database, spec.schema]);
    const requires: IConstruct[] = [database, warehouse, ...schemas];
    const warnings = spec.warnings.map(warningLine);
    const { disposition } = deliverObject(this, {
      account,
      type: 'snowflake.dynamic-table',
      name: dynamicTableAddress(spec).join('.'),
      capability: Capability.WAREHOUSE,
      spec,
      // Both grow when the query is read.
      warnings,
      requires,
      provision: (home) => this.provision(home),
    });
    const made = ledgerOf(this).delivered.get(warehouse)?.disposition;
    if (disposition === Disposition.DEPLOY && made !== undefined && made !== disposition) {
      warnings.push(
        `warehouse: ${sqlIdentifier(spec.warehouse)} is ${made} here, so it must be there before a deployment`,
      );
    }
    DynamicTables.of(this, account.accountIdentifier).addDynamicTable({ construct: this, spec, requires, warnings });
  }

  /** The provider neither moves nor replaces the table when its database or schema changes, so something else must. */
  private provision(home: Home): TerraformElement {
    const { account } = this.database;
    const [database, schema] = dynamicTableReplaceTriggers(this.spec);
    const place = new DataResource(home.scope, 'Place', { triggersReplace: { database, schema } });
    const Table = bindings.dynamicTable();
    return new Table(home.scope, 'Resource', {
      provider: account._provider(home, Table.tfResourceType),
      ...dynamicTableArguments(this.spec),
      dependsOn: [place],
      lifecycle: { replaceTriggeredBy: [dependable(place)] },
    });
  }
}
