import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { SnowflakeSchemaOptions } from '../../src/snowflake/database-options';
import { schemaArguments, schemaSpec } from '../../src/snowflake/database-spec';
import { sqlIdentifier, storedName } from '../../src/snowflake/identifier';
import { nameFailures } from '../../src/snowflake/name-failures';
import { schemaPolicies } from '../../src/snowflake/policies';
import { Capability } from '../../src/security/capability';
import { refer } from '../delivery/deliver';
import { bindings } from './bindings';
import { deliverObject } from './deliver-object';
import { DynamicTables } from './dynamic-tables';
import { isProtected, protection } from './protection';
import type { ISnowflakeDatabase } from './snowflake-database';
import { StackObjects } from './stack-objects';

/** What a schema is made of. */
export interface SnowflakeSchemaProps extends SnowflakeSchemaOptions {
  readonly database: ISnowflakeDatabase;
  /**
   * Whether Terraform refuses to destroy it, and with it the rows.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
}

/** A schema of a database; tables name it by its `schemaName`. */
export interface ISnowflakeSchema extends IConstruct {
  /** As SQL names it: bare where that means the same, else in double quotes. */
  readonly schemaName: string;
  readonly database: ISnowflakeDatabase;
}

/** How an existing schema is named. */
export interface SnowflakeSchemaAttributes {
  readonly database: ISnowflakeDatabase;
  /** Upper case is meant unless it is in double quotes. */
  readonly schemaName: string;
}

/**
 * A schema of a database. What is made in it later in the same stack waits for it, by its name.
 *
 * Throws one error with everything that is wrong.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-schema
 */
export class SnowflakeSchema extends Construct implements ISnowflakeSchema {
  /** A schema that exists and is managed elsewhere. */
  public static fromSchemaName(scope: Construct, id: string, attributes: SnowflakeSchemaAttributes): ISnowflakeSchema {
    return new ImportedSchema(scope, id, attributes);
  }

  public readonly schemaName: string;
  public readonly database: ISnowflakeDatabase;

  public constructor(scope: Construct, id: string, props: SnowflakeSchemaProps) {
    super(scope, id);
    const { database, destroyProtection = isProtected(scope), ...options } = props;
    const { account } = database;
    const spec = schemaSpec(this.node.path, database.databaseName, options);
    StackObjects.of(this).add(this, account, 'SCHEMA', [spec.database, spec.name]);
    DynamicTables.of(this, account.accountIdentifier).addSchema(spec.database, spec.name);
    this.schemaName = sqlIdentifier(spec.name);
    this.database = database;
    deliverObject(this, {
      account,
      type: 'snowflake.schema',
      name: `${spec.database}.${spec.name}`,
      capability: Capability.WAREHOUSE,
      spec: { ...spec, destroyProtection },
      requires: [database],
      provision: (home) => {
        const Schema = bindings.schema();
        return new Schema(home.scope, 'Resource', {
          provider: account._provider(home, Schema.tfResourceType),
          ...schemaArguments(spec),
          ...protection(destroyProtection),
        });
      },
      policies: schemaPolicies,
    });
  }
}

class ImportedSchema extends Construct implements ISnowflakeSchema {
  public readonly schemaName: string;
  public readonly database: ISnowflakeDatabase;

  public constructor(scope: Construct, id: string, { database, schemaName }: SnowflakeSchemaAttributes) {
    super(scope, id);
    throwIfAny(nameFailures(this.node.path, 'schemaName', schemaName));
    this.schemaName = sqlIdentifier(storedName(schemaName));
    this.database = database;
    refer(this, {
      type: 'snowflake.schema',
      name: `${storedName(database.databaseName)}.${storedName(schemaName)}`,
      spec: { connection: database.account._connection, name: storedName(schemaName) },
    });
  }
}
