import { Construct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { sqlIdentifier, sqlName, storedName } from '../../src/snowflake/identifier';
import { nameFailures } from '../../src/snowflake/name-failures';
import { refer } from '../delivery/deliver';
import type { DynamicTableAttributes, IDynamicTable } from './dynamic-table';
import { DynamicTables } from './dynamic-tables';
import { grantDynamicTableRead } from './read-grant';
import type { ISnowflakeDatabase } from './snowflake-database';
import type { ISnowflakeRole } from './snowflake-role';

/** A dynamic table that exists: others may read it, and of its lag and query nothing is known. */
export class ImportedDynamicTable extends Construct implements IDynamicTable {
  public readonly dynamicTableName: string;
  public readonly fullyQualifiedName: string;
  public readonly database: ISnowflakeDatabase;
  private readonly place: { readonly database: string; readonly schema: string; readonly name: string };

  public constructor(scope: Construct, id: string, attributes: DynamicTableAttributes) {
    super(scope, id);
    const { database, schemaName, dynamicTableName } = attributes;
    const { path } = this.node;
    throwIfAny([
      ...nameFailures(path, 'schemaName', schemaName),
      ...nameFailures(path, 'dynamicTableName', dynamicTableName, 'table'),
    ]);
    const stored = {
      database: storedName(database.databaseName),
      schema: storedName(schemaName),
      name: storedName(dynamicTableName),
    };
    const address = [stored.database, stored.schema, stored.name] as const;
    this.dynamicTableName = sqlIdentifier(stored.name);
    this.fullyQualifiedName = sqlName(address);
    this.database = database;
    this.place = stored;
    const { account } = database;
    DynamicTables.of(this, account.accountIdentifier).addImported(this, address);
    refer(this, {
      type: 'snowflake.dynamic-table',
      name: address.join('.'),
      spec: { connection: account._connection, ...stored },
    });
  }

  public grantRead(role: ISnowflakeRole): void {
    grantDynamicTableRead(this, this.place, role);
  }
}
