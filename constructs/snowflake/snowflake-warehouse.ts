import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { sqlIdentifier, storedName } from '../../src/snowflake/identifier';
import { nameFailures } from '../../src/snowflake/name-failures';
import type { SnowflakeWarehouseOptions } from '../../src/snowflake/warehouse-options';
import { warehouseArguments, warehouseSpec } from '../../src/snowflake/warehouse-spec';
import { Capability } from '../../src/security/capability';
import { refer } from '../delivery/deliver';
import { bindings } from './bindings';
import { deliverObject } from './deliver-object';
import { GrantBook } from './grant-book';
import type { ISnowflakeAccount } from './snowflake-account';
import type { ISnowflakeRole } from './snowflake-role';
import { StackObjects } from './stack-objects';

/** What a warehouse is made of. */
export interface SnowflakeWarehouseProps extends SnowflakeWarehouseOptions {
  readonly account: ISnowflakeAccount;
}

/** A warehouse that queries and dynamic tables run on. */
export interface ISnowflakeWarehouse extends IConstruct {
  /** As SQL names it: bare where that means the same, else in double quotes. */
  readonly warehouseName: string;
  readonly account: ISnowflakeAccount;
  /** Lets a role run queries on it: USAGE. */
  grantUsage(role: ISnowflakeRole): void;
}

/** How an existing warehouse is named. */
export interface SnowflakeWarehouseAttributes {
  readonly account: ISnowflakeAccount;
  /** Upper case is meant unless it is in double quotes. */
  readonly warehouseName: string;
}

/**
 * A virtual warehouse. It costs while it runs, so it is reviewed in every tier. Throws one error with everything that is wrong.
 *
 * @see https://docs.snowflake.com/en/user-guide/warehouses-overview
 */
export class SnowflakeWarehouse extends Construct implements ISnowflakeWarehouse {
  /** A warehouse that exists and is managed elsewhere. */
  public static fromWarehouseName(
    scope: Construct,
    id: string,
    attributes: SnowflakeWarehouseAttributes,
  ): ISnowflakeWarehouse {
    return new ImportedWarehouse(scope, id, attributes);
  }

  public readonly warehouseName: string;
  public readonly account: ISnowflakeAccount;

  public constructor(scope: Construct, id: string, props: SnowflakeWarehouseProps) {
    super(scope, id);
    const { account, ...options } = props;
    const spec = warehouseSpec(this.node.path, options);
    StackObjects.of(this).add(this, account, 'WAREHOUSE', [spec.name]);
    this.warehouseName = sqlIdentifier(spec.name);
    this.account = account;
    deliverObject(this, {
      account,
      type: 'snowflake.warehouse',
      name: spec.name,
      capability: Capability.PLATFORM,
      spec,
      provision: (home) => {
        const Warehouse = bindings.warehouse();
        return new Warehouse(home.scope, 'Resource', {
          provider: account._provider(home, Warehouse.tfResourceType),
          ...warehouseArguments(spec),
        });
      },
    });
  }

  public grantUsage(role: ISnowflakeRole): void {
    grantUsage(this, role);
  }
}

class ImportedWarehouse extends Construct implements ISnowflakeWarehouse {
  public readonly warehouseName: string;
  public readonly account: ISnowflakeAccount;

  public constructor(scope: Construct, id: string, { account, warehouseName }: SnowflakeWarehouseAttributes) {
    super(scope, id);
    throwIfAny(nameFailures(this.node.path, 'warehouseName', warehouseName));
    this.warehouseName = sqlIdentifier(storedName(warehouseName));
    this.account = account;
    refer(this, {
      type: 'snowflake.warehouse',
      name: storedName(warehouseName),
      spec: { connection: account._connection, name: storedName(warehouseName) },
    });
  }

  public grantUsage(role: ISnowflakeRole): void {
    grantUsage(this, role);
  }
}

function grantUsage(warehouse: ISnowflakeWarehouse, role: ISnowflakeRole): void {
  const object = [storedName(warehouse.warehouseName)];
  GrantBook.of(warehouse, warehouse.account).add(
    [{ privileges: ['USAGE'], target: 'WAREHOUSE', object, role: role._stored }],
    [warehouse, role],
  );
}
