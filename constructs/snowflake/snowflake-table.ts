import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { RecordSchema } from '../../src/schema/record-schema';
import type { SnowflakeMappingOptions } from '../../src/snowflake/column-mapping-options';
import type { SnowflakeColumn } from '../../src/snowflake/column-options';
import { sqlIdentifier, sqlName, storedName } from '../../src/snowflake/identifier';
import { readGrants } from '../../src/snowflake/ingest-grants';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { nameFailures } from '../../src/snowflake/name-failures';
import { destroyPolicies } from '../../src/snowflake/policies';
import type { SnowflakeTableOptions, SnowflakeTableSettings } from '../../src/snowflake/table-options';
import { isProviderTable } from '../../src/snowflake/table-arguments';
import { tableAddress, tableSpec, type TableSpec } from '../../src/snowflake/table-spec';
import { Capability } from '../../src/security/capability';
import { refer } from '../delivery/deliver';
import { deliverObject, warningLine } from './deliver-object';
import { DynamicTables } from './dynamic-tables';
import { GrantBook } from './grant-book';
import { isProtected } from './protection';
import type { ISnowflakeDatabase } from './snowflake-database';
import type { ISnowflakeRole } from './snowflake-role';
import { StackObjects } from './stack-objects';
import { provisionTable, STRUCTURED, STRUCTURED_WARNING, TableSetting } from './table-settings';
import { tableNameOf, tableSpecOf, type KnownTableSpec, type TableSource } from './table-source';

/** What a table with columns of your own is made of. */
export interface SnowflakeTableProps extends SnowflakeTableOptions {
  readonly database: ISnowflakeDatabase;
  /**
   * Whether Terraform refuses to destroy it, and with it the rows.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
  /** @internal */
  readonly _source?: TableSource;
}

/** What a table with the columns of a record schema is made of. */
export interface SnowflakeTableFromSchemaProps extends SnowflakeTableSettings {
  readonly database: ISnowflakeDatabase;
  /** The schema of the records: `subject.recordSchema`. */
  readonly schema: RecordSchema;
  /**
   * Stored in upper case unless in double quotes; unique in the schema.
   * @default - the name of the record, with underscores between its words
   */
  readonly tableName?: string;
  /**
   * How fields become columns.
   * @default - as the table of SnowflakeMappingOptions says
   */
  readonly mapping?: SnowflakeMappingOptions;
  /**
   * Columns after those of the record.
   * @default - none
   */
  readonly additionalColumns?: SnowflakeColumn[];
  /**
   * Whether Terraform refuses to destroy it, and with it the rows.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
}

/** How an existing table is named. */
export interface SnowflakeTableAttributes {
  readonly database: ISnowflakeDatabase;
  readonly schemaName: string;
  readonly tableName: string;
  /**
   * Its columns, against which pipes are checked. Queries may read others too: whoever manages the table may add some.
   * @default - nothing is known of them
   */
  readonly columns?: SnowflakeColumn[];
  /**
   * Whether loads may add columns to it.
   * @default false
   */
  readonly schemaEvolution?: boolean;
}

/** A table that rows can be streamed into and read from. */
export interface ISnowflakeTable extends IConstruct {
  /** As SQL names it: bare where that means the same, else in double quotes. */
  readonly tableName: string;
  /** The same with database and schema: what queries should say. */
  readonly fullyQualifiedName: string;
  readonly database: ISnowflakeDatabase;
  /** Lets a role query it: USAGE on the way, SELECT on the table. */
  grantRead(role: ISnowflakeRole): void;
  /** @internal */
  readonly _table: KnownTableSpec;
}

/**
 * A permanent table of Snowflake.
 *
 * Throws one error with everything that is wrong: with a name, a column, a clustering key.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-table
 */
export class SnowflakeTable extends Construct implements ISnowflakeTable {
  /**
   * A table with a column for each field of a record schema. Throws for a field that no column can hold, with both ends.
   */
  public static fromSchema(scope: Construct, id: string, props: SnowflakeTableFromSchemaProps): SnowflakeTable {
    const { schema, mapping = {}, additionalColumns = [], tableName = tableNameOf(schema), ...rest } = props;
    return new SnowflakeTable(scope, id, {
      ...rest,
      tableName,
      columns: additionalColumns,
      _source: { schema, mapping },
    });
  }

  /** A table that exists and is managed elsewhere. */
  public static fromTableName(scope: Construct, id: string, attributes: SnowflakeTableAttributes): ISnowflakeTable {
    return new ImportedTable(scope, id, attributes);
  }

  public readonly tableName: string;
  public readonly fullyQualifiedName: string;
  public readonly database: ISnowflakeDatabase;
  /** @internal */
  public readonly _table: KnownTableSpec;

  public constructor(scope: Construct, id: string, props: SnowflakeTableProps) {
    super(scope, id);
    const { database, destroyProtection = isProtected(scope), _source: source, ...options } = props;
    const spec = tableSpecOf(this.node.path, database.databaseName, options, source);
    StackObjects.of(this).add(this, database.account, 'TABLE', tableAddress(spec));
    this.tableName = sqlIdentifier(spec.name);
    this.fullyQualifiedName = sqlName(tableAddress(spec));
    this.database = database;
    this._table = { spec, hasColumns: true, ...(source && { recordSchema: source.schema }) };
    this.deliver(spec, destroyProtection);
    TableSetting.addTo(this, database.account, spec);
    DynamicTables.of(this, database.account.accountIdentifier).addTable(this, spec, spec.schemaEvolution);
  }

  public grantRead(role: ISnowflakeRole): void {
    grantRead(this, role);
  }

  private deliver(spec: TableSpec, destroyProtection: boolean): void {
    const { database } = this;
    const { account } = database;
    const isStructured = !isProviderTable(spec);
    deliverObject(this, {
      account,
      type: 'snowflake.table',
      name: tableAddress(spec).join('.'),
      capability: Capability.WAREHOUSE,
      spec: { ...spec, destroyProtection },
      warnings: [...spec.warnings.map(warningLine), ...(isStructured ? [STRUCTURED_WARNING] : [])],
      requires: [database, ...StackObjects.of(this).find(this, account, 'SCHEMA', [spec.database, spec.schema])],
      withoutProvider: isStructured ? STRUCTURED : undefined,
      provision: (home) => provisionTable(home, account, spec, destroyProtection),
      policies: destroyPolicies,
    });
  }
}

class ImportedTable extends Construct implements ISnowflakeTable {
  public readonly tableName: string;
  public readonly fullyQualifiedName: string;
  public readonly database: ISnowflakeDatabase;
  public readonly _table: KnownTableSpec;

  public constructor(scope: Construct, id: string, attributes: SnowflakeTableAttributes) {
    super(scope, id);
    const { database, columns, ...options } = attributes;
    const spec = columns
      ? tableSpec(this.node.path, database.databaseName, { ...options, columns })
      : this.named(attributes);
    this.tableName = sqlIdentifier(spec.name);
    this.fullyQualifiedName = sqlName(tableAddress(spec));
    this.database = database;
    this._table = { spec, hasColumns: columns !== undefined };
    DynamicTables.of(this, database.account.accountIdentifier).addTable(this, spec, true);
    refer(this, {
      type: 'snowflake.table',
      name: tableAddress(spec).join('.'),
      spec: { connection: database.account._connection, database: spec.database, schema: spec.schema, name: spec.name },
    });
  }

  public grantRead(role: ISnowflakeRole): void {
    grantRead(this, role);
  }

  private named({ database, schemaName, tableName, schemaEvolution = false }: SnowflakeTableAttributes): TableSpec {
    const { path } = this.node;
    throwIfAny([
      ...nameFailures(path, 'schemaName', schemaName),
      ...nameFailures(path, 'tableName', tableName, 'table'),
    ]);
    return {
      database: storedName(database.databaseName),
      schema: storedName(schemaName),
      name: storedName(tableName),
      columns: [],
      clusterBy: [],
      changeTracking: false,
      schemaEvolution,
      errorLogging: false,
      warnings: [],
    };
  }
}

function grantRead(table: ISnowflakeTable, role: ISnowflakeRole): void {
  GrantBook.of(table, table.database.account).add(readGrants(role._stored, table._table.spec), [table, role]);
}
