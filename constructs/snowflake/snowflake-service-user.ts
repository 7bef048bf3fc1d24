import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { roleGrantArguments } from '../../src/snowflake/grant-spec';
import { sqlIdentifier, storedName } from '../../src/snowflake/identifier';
import { nameFailures } from '../../src/snowflake/name-failures';
import type { SnowflakeServiceUserOptions } from '../../src/snowflake/service-user-options';
import {
  serviceUserArguments,
  serviceUserRole,
  serviceUserSpec,
  type ServiceUserSpec,
} from '../../src/snowflake/service-user-spec';
import { Capability } from '../../src/security/capability';
import { refer } from '../delivery/deliver';
import { bindings } from './bindings';
import { deliverObject } from './deliver-object';
import type { ISnowflakeAccount } from './snowflake-account';
import { StackObjects } from './stack-objects';

/** What a service user is made of. */
export interface SnowflakeServiceUserProps extends SnowflakeServiceUserOptions {
  /** As a role that may make users: `account.withRole('USERADMIN')`. */
  readonly account: ISnowflakeAccount;
}

/** How an existing service user is named. */
export interface SnowflakeServiceUserAttributes {
  readonly account: ISnowflakeAccount;
  /** Upper case is meant unless it is in double quotes. */
  readonly userName: string;
  /** The role that it logs in with. Upper case is meant unless it is in double quotes. */
  readonly defaultRole: string;
}

/** A program that logs in with a key pair. */
export interface ISnowflakeServiceUser extends IConstruct {
  /** As SQL names it: bare where that means the same, else in double quotes. */
  readonly userName: string;
  /** Its one role, as SQL names it. */
  readonly defaultRole: string;
}

/**
 * A user of type SERVICE with its default role and without others: a program that logs in with a key pair.
 *
 * Throws one error with everything that is wrong: a name, a key that is private or too short.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-user
 */
export class SnowflakeServiceUser extends Construct implements ISnowflakeServiceUser {
  /** A service user that exists and is managed elsewhere. */
  public static fromUserName(
    scope: Construct,
    id: string,
    attributes: SnowflakeServiceUserAttributes,
  ): ISnowflakeServiceUser {
    return new ImportedServiceUser(scope, id, attributes);
  }

  /** As SQL names it: bare where that means the same, else in double quotes. */
  public readonly userName: string;
  /** Its one role, as SQL names it. */
  public readonly defaultRole: string;

  public constructor(scope: Construct, id: string, props: SnowflakeServiceUserProps) {
    super(scope, id);
    const { account, ...options } = props;
    const spec = serviceUserSpec(this.node.path, options);
    StackObjects.of(this).add(this, account, 'USER', [spec.name]);
    this.userName = sqlIdentifier(spec.name);
    this.defaultRole = sqlIdentifier(spec.defaultRole);
    deliverObject(this, {
      account,
      type: 'snowflake.service-user',
      name: spec.name,
      capability: Capability.IDENTITY,
      spec,
      requires: this.neededBy(account, spec),
      provision: (home) => {
        const ServiceUser = bindings.serviceUser();
        const RoleGrant = bindings.roleGrant();
        const user = new ServiceUser(home.scope, 'Resource', {
          provider: account._provider(home, ServiceUser.tfResourceType),
          ...serviceUserArguments(spec),
        });
        new RoleGrant(home.scope, 'DefaultRole', {
          provider: account._provider(home, RoleGrant.tfResourceType),
          ...roleGrantArguments(serviceUserRole(spec)),
          dependsOn: [user],
        });
        return user;
      },
    });
  }

  private neededBy(account: ISnowflakeAccount, { defaultRole, defaultWarehouse }: ServiceUserSpec): IConstruct[] {
    const objects = StackObjects.of(this);
    return [
      ...objects.find(this, account, 'ROLE', [defaultRole]),
      ...(defaultWarehouse === undefined ? [] : objects.find(this, account, 'WAREHOUSE', [defaultWarehouse])),
    ];
  }
}

class ImportedServiceUser extends Construct implements ISnowflakeServiceUser {
  public readonly userName: string;
  public readonly defaultRole: string;

  public constructor(scope: Construct, id: string, { account, userName, defaultRole }: SnowflakeServiceUserAttributes) {
    super(scope, id);
    const { path } = this.node;
    throwIfAny([...nameFailures(path, 'userName', userName), ...nameFailures(path, 'defaultRole', defaultRole)]);
    this.userName = sqlIdentifier(storedName(userName));
    this.defaultRole = sqlIdentifier(storedName(defaultRole));
    refer(this, {
      type: 'snowflake.service-user',
      name: storedName(userName),
      spec: { connection: account._connection, name: storedName(userName), defaultRole: storedName(defaultRole) },
    });
  }
}
