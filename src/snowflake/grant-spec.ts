import { providerName, sqlIdentifier, sqlName } from './identifier';
import { providerArguments } from './provider-arguments';
import type { SqlStatement } from './sql-statement';

/** What privileges are given on. */
export type GrantTarget = 'DATABASE' | 'WAREHOUSE' | 'SCHEMA' | 'TABLE' | 'DYNAMIC TABLE' | 'PIPE';

/** Privileges on one object for one role; names as they are stored. */
export interface GrantSpec {
  readonly privileges: string[];
  readonly target: GrantTarget;
  readonly object: string[];
  readonly role: string;
}

/** A role for a user or for another role. */
export interface RoleGrantSpec {
  readonly role: string;
  readonly to: 'USER' | 'ROLE';
  readonly grantee: string;
}

/** What the binding of `snowflake_grant_privileges_to_account_role` takes. */
export interface GrantArguments {
  readonly accountRoleName: string;
  readonly privileges: string[];
  readonly onAccountObject?: { readonly objectType: string; readonly objectName: string };
  readonly onSchema?: { readonly schemaName: string };
  readonly onSchemaObject?: { readonly objectType: string; readonly objectName: string };
}

/** What the binding of `snowflake_grant_account_role` takes. */
export interface RoleGrantArguments {
  readonly roleName: string;
  readonly userName?: string;
  readonly parentRoleName?: string;
}

/** Granting twice is harmless, so the statement needs no condition. */
export function grantStatement(grant: GrantSpec): SqlStatement {
  const privileges = grant.privileges.join(', ');
  const on = `${grant.target} ${sqlName(grant.object)}`;
  const role = sqlIdentifier(grant.role);
  return {
    purpose: `${privileges} on ${grant.target.toLowerCase()} ${sqlName(grant.object)} for ${role}`,
    text: `GRANT ${privileges} ON ${on} TO ROLE ${role}`,
    revert: `REVOKE ${privileges} ON ${on} FROM ROLE ${role}`,
  };
}

export function roleGrantStatement({ role, to, grantee }: RoleGrantSpec): SqlStatement {
  const [name, other] = [sqlIdentifier(role), sqlIdentifier(grantee)];
  return {
    purpose: `role ${name} for ${to.toLowerCase()} ${other}`,
    text: `GRANT ROLE ${name} TO ${to} ${other}`,
    revert: `REVOKE ROLE ${name} FROM ${to} ${other}`,
  };
}

export function grantArguments(grant: GrantSpec): GrantArguments {
  const name = providerName(grant.object);
  return providerArguments({
    accountRoleName: providerName([grant.role]),
    privileges: grant.privileges,
    ...(grant.target === 'SCHEMA'
      ? { onSchema: { schemaName: name } }
      : grant.target === 'DATABASE' || grant.target === 'WAREHOUSE'
        ? { onAccountObject: { objectType: grant.target, objectName: name } }
        : { onSchemaObject: { objectType: grant.target, objectName: name } }),
  });
}

export function roleGrantArguments({ role, to, grantee }: RoleGrantSpec): RoleGrantArguments {
  const other = providerName([grantee]);
  return providerArguments({
    roleName: providerName([role]),
    ...(to === 'USER' ? { userName: other } : { parentRoleName: other }),
  });
}
