import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { SnowflakeDatabaseOptions } from '../../src/snowflake/database-options';
import { databaseArguments, databaseSpec } from '../../src/snowflake/database-spec';
import { sqlIdentifier, storedName } from '../../src/snowflake/identifier';
import { nameFailures } from '../../src/snowflake/name-failures';
import { destroyPolicies } from '../../src/snowflake/policies';
import { Capability } from '../../src/security/capability';
import { refer } from '../delivery/deliver';
import { bindings } from './bindings';
import { deliverObject } from './deliver-object';
import { isProtected, protection } from './protection';
import type { ISnowflakeAccount } from './snowflake-account';
import { StackObjects } from './stack-objects';

/** What a database is made of. */
export interface SnowflakeDatabaseProps extends SnowflakeDatabaseOptions {
  readonly account: ISnowflakeAccount;
  /**
   * Whether Terraform refuses to destroy it, and with it the rows.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
}

/** A database that something can be made in. */
export interface ISnowflakeDatabase extends IConstruct {
  /** As SQL names it: bare where that means the same, else in double quotes. */
  readonly databaseName: string;
  readonly account: ISnowflakeAccount;
}

/** How an existing database is named. */
export interface SnowflakeDatabaseAttributes {
  readonly account: ISnowflakeAccount;
  /** Upper case is meant unless it is in double quotes. */
  readonly databaseName: string;
}

/**
 * A database of Snowflake. Throws one error with everything that is wrong.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-database
 */
export class SnowflakeDatabase extends Construct implements ISnowflakeDatabase {
  /** A database that exists and is managed elsewhere. */
  public static fromDatabaseName(
    scope: Construct,
    id: string,
    attributes: SnowflakeDatabaseAttributes,
  ): ISnowflakeDatabase {
    return new ImportedDatabase(scope, id, attributes);
  }

  public readonly databaseName: string;
  public readonly account: ISnowflakeAccount;

  public constructor(scope: Construct, id: string, props: SnowflakeDatabaseProps) {
    super(scope, id);
    const { account, destroyProtection = isProtected(scope), ...options } = props;
    const spec = databaseSpec(this.node.path, options);
    StackObjects.of(this).add(this, account, 'DATABASE', [spec.name]);
    this.databaseName = sqlIdentifier(spec.name);
    this.account = account;
    deliverObject(this, {
      account,
      type: 'snowflake.database',
      name: spec.name,
      capability: Capability.WAREHOUSE,
      spec: { ...spec, destroyProtection },
      provision: (home) => {
        const Database = bindings.database();
        return new Database(home.scope, 'Resource', {
          provider: account._provider(home, Database.tfResourceType),
          ...databaseArguments(spec),
          ...protection(destroyProtection),
        });
      },
      policies: destroyPolicies,
    });
  }
}

class ImportedDatabase extends Construct implements ISnowflakeDatabase {
  public readonly databaseName: string;
  public readonly account: ISnowflakeAccount;

  public constructor(scope: Construct, id: string, { account, databaseName }: SnowflakeDatabaseAttributes) {
    super(scope, id);
    throwIfAny(nameFailures(this.node.path, 'databaseName', databaseName));
    this.databaseName = sqlIdentifier(storedName(databaseName));
    this.account = account;
    refer(this, {
      type: 'snowflake.database',
      name: storedName(databaseName),
      spec: { connection: account._connection, name: storedName(databaseName) },
    });
  }
}
