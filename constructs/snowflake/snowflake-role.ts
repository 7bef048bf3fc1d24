import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { roleGrantArguments } from '../../src/snowflake/grant-spec';
import { sqlIdentifier, storedName } from '../../src/snowflake/identifier';
import { nameFailures } from '../../src/snowflake/name-failures';
import type { SnowflakeRoleOptions } from '../../src/snowflake/service-user-options';
import { roleArguments, roleGrants, roleSpec } from '../../src/snowflake/service-user-spec';
import { Capability } from '../../src/security/capability';
import { refer } from '../delivery/deliver';
import { bindings } from './bindings';
import { deliverObject } from './deliver-object';
import type { ISnowflakeAccount } from './snowflake-account';
import { StackObjects } from './stack-objects';

/** What a role is made of. */
export interface SnowflakeRoleProps extends SnowflakeRoleOptions {
  /** As a role that may make roles: `account.withRole('USERADMIN')`. */
  readonly account: ISnowflakeAccount;
}

/** An account role that something can be granted to. */
export interface ISnowflakeRole extends IConstruct {
  /** As SQL names it: bare where that means the same, else in double quotes. */
  readonly roleName: string;
  /** @internal */
  readonly _stored: string;
}

/** How an existing role is named. */
export interface SnowflakeRoleAttributes {
  readonly account: ISnowflakeAccount;
  /** Upper case is meant unless it is in double quotes. */
  readonly roleName: string;
}

/**
 * An account role. Throws one error with everything that is wrong.
 *
 * @see https://docs.snowflake.com/en/user-guide/security-access-control-overview
 */
export class SnowflakeRole extends Construct implements ISnowflakeRole {
  /** A role that exists and is managed elsewhere. */
  public static fromRoleName(scope: Construct, id: string, attributes: SnowflakeRoleAttributes): ISnowflakeRole {
    return new ImportedRole(scope, id, attributes);
  }

  public readonly roleName: string;
  /** @internal */
  public readonly _stored: string;

  public constructor(scope: Construct, id: string, props: SnowflakeRoleProps) {
    super(scope, id);
    const { account, ...options } = props;
    const spec = roleSpec(this.node.path, options);
    StackObjects.of(this).add(this, account, 'ROLE', [spec.name]);
    this.roleName = sqlIdentifier(spec.name);
    this._stored = spec.name;
    deliverObject(this, {
      account,
      type: 'snowflake.role',
      name: spec.name,
      capability: Capability.IDENTITY,
      spec,
      provision: (home) => {
        const AccountRole = bindings.accountRole();
        const RoleGrant = bindings.roleGrant();
        const role = new AccountRole(home.scope, 'Resource', {
          provider: account._provider(home, AccountRole.tfResourceType),
          ...roleArguments(spec),
        });
        for (const grant of roleGrants(spec)) {
          new RoleGrant(home.scope, `To-${grant.grantee}`, {
            provider: account._provider(home, RoleGrant.tfResourceType),
            ...roleGrantArguments(grant),
            dependsOn: [role],
          });
        }
        return role;
      },
    });
  }
}

class ImportedRole extends Construct implements ISnowflakeRole {
  public readonly roleName: string;
  public readonly _stored: string;

  public constructor(scope: Construct, id: string, { account, roleName }: SnowflakeRoleAttributes) {
    super(scope, id);
    throwIfAny(nameFailures(this.node.path, 'roleName', roleName));
    this._stored = storedName(roleName);
    this.roleName = sqlIdentifier(this._stored);
    refer(this, {
      type: 'snowflake.role',
      name: this._stored,
      spec: { connection: account._connection, name: this._stored },
    });
  }
}
