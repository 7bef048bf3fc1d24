import { throwIfAny } from '../core/sluicegate-error';
import { roleGrantStatement, type RoleGrantSpec } from './grant-spec';
import { sqlIdentifier, sqlString, storedName } from './identifier';
import { nameFailures } from './name-failures';
import { providerArguments } from './provider-arguments';
import { publicKeyBody, publicKeyFailures } from './public-key';
import type { SnowflakeRoleOptions, SnowflakeServiceUserOptions } from './service-user-options';
import type { SqlStatement } from './sql-statement';

/** An account role after defaults and checks. */
export interface RoleSpec {
  readonly name: string;
  readonly grantedTo: string[];
  readonly comment?: string;
}

/** A service user after defaults and checks. */
export interface ServiceUserSpec {
  readonly name: string;
  /** Base64 on one line. */
  readonly rsaPublicKey: string;
  readonly rsaPublicKey2?: string;
  readonly defaultRole: string;
  readonly defaultWarehouse?: string;
  readonly networkPolicy?: string;
  readonly comment?: string;
}

/** What the binding of `snowflake_account_role` takes. */
export interface RoleArguments {
  readonly name: string;
  readonly comment?: string;
}

/** What the binding of `snowflake_service_user` takes. */
export interface ServiceUserArguments {
  readonly name: string;
  readonly rsaPublicKey: string;
  readonly rsaPublicKey2?: string;
  readonly defaultRole: string;
  readonly defaultSecondaryRolesOption: 'NONE';
  readonly defaultWarehouse?: string;
  readonly networkPolicy?: string;
  readonly comment?: string;
}

export function roleSpec(path: string, options: SnowflakeRoleOptions): RoleSpec {
  const grantedTo = options.grantedTo ?? ['SYSADMIN'];
  throwIfAny([
    ...nameFailures(path, 'roleName', options.roleName),
    ...grantedTo.flatMap((role, index) => nameFailures(path, `grantedTo[${index}]`, role)),
  ]);
  return {
    name: storedName(options.roleName),
    grantedTo: grantedTo.map(storedName),
    ...(options.comment !== undefined && { comment: options.comment }),
  };
}

export function roleGrants(spec: RoleSpec): RoleGrantSpec[] {
  return spec.grantedTo.map((grantee) => ({ role: spec.name, to: 'ROLE', grantee }));
}

export function roleStatements(spec: RoleSpec): SqlStatement[] {
  const name = sqlIdentifier(spec.name);
  const comment = spec.comment === undefined ? '' : `\nCOMMENT = ${sqlString(spec.comment)}`;
  return [
    {
      purpose: `role ${name}`,
      text: `CREATE ROLE IF NOT EXISTS ${name}${comment}`,
      revert: `DROP ROLE IF EXISTS ${name}`,
      note: 'what the role owns goes to the role that drops it',
    },
    ...roleGrants(spec).map(roleGrantStatement),
  ];
}

export function roleArguments(spec: RoleSpec): RoleArguments {
  return providerArguments({ name: spec.name, ...(spec.comment !== undefined && { comment: spec.comment }) });
}

export function serviceUserSpec(path: string, options: SnowflakeServiceUserOptions): ServiceUserSpec {
  const { defaultWarehouse, networkPolicy, rsaPublicKey2 } = options;
  throwIfAny([
    ...nameFailures(path, 'userName', options.userName),
    ...nameFailures(path, 'defaultRole', options.defaultRole),
    ...(defaultWarehouse === undefined ? [] : nameFailures(path, 'defaultWarehouse', defaultWarehouse)),
    ...(networkPolicy === undefined ? [] : nameFailures(path, 'networkPolicy', networkPolicy)),
    ...publicKeyFailures(path, 'rsaPublicKey', options.rsaPublicKey),
    ...(rsaPublicKey2 === undefined ? [] : publicKeyFailures(path, 'rsaPublicKey2', rsaPublicKey2)),
  ]);
  return {
    name: storedName(options.userName),
    rsaPublicKey: publicKeyBody(options.rsaPublicKey),
    ...(rsaPublicKey2 !== undefined && { rsaPublicKey2: publicKeyBody(rsaPublicKey2) }),
    defaultRole: storedName(options.defaultRole),
    ...(defaultWarehouse !== undefined && { defaultWarehouse: storedName(defaultWarehouse) }),
    ...(networkPolicy !== undefined && { networkPolicy: storedName(networkPolicy) }),
    ...(options.comment !== undefined && { comment: options.comment }),
  };
}

/** Without secondary roles: the user has the privileges of its one role. */
export function serviceUserStatements(spec: ServiceUserSpec): SqlStatement[] {
  const name = sqlIdentifier(spec.name);
  const settings = [
    `DEFAULT_ROLE = ${sqlIdentifier(spec.defaultRole)}`,
    'DEFAULT_SECONDARY_ROLES = ()',
    ...(spec.defaultWarehouse === undefined ? [] : [`DEFAULT_WAREHOUSE = ${sqlIdentifier(spec.defaultWarehouse)}`]),
    ...(spec.networkPolicy === undefined ? [] : [`NETWORK_POLICY = ${sqlIdentifier(spec.networkPolicy)}`]),
    `RSA_PUBLIC_KEY = ${sqlString(spec.rsaPublicKey)}`,
    ...(spec.rsaPublicKey2 === undefined ? [] : [`RSA_PUBLIC_KEY_2 = ${sqlString(spec.rsaPublicKey2)}`]),
    ...(spec.comment === undefined ? [] : [`COMMENT = ${sqlString(spec.comment)}`]),
  ];
  return [
    {
      purpose: `service user ${name}`,
      text: [`CREATE USER IF NOT EXISTS ${name}`, 'TYPE = SERVICE', ...settings].join('\n'),
      revert: `DROP USER IF EXISTS ${name}`,
    },
    { purpose: `settings of service user ${name}`, text: [`ALTER USER ${name} SET`, ...settings].join('\n') },
    roleGrantStatement(serviceUserRole(spec)),
  ];
}

/** The default role does nothing for a user that does not have it. */
export function serviceUserRole(spec: ServiceUserSpec): RoleGrantSpec {
  return { role: spec.defaultRole, to: 'USER', grantee: spec.name };
}

export function serviceUserArguments(spec: ServiceUserSpec): ServiceUserArguments {
  const { name, rsaPublicKey, rsaPublicKey2, defaultRole, defaultWarehouse, networkPolicy, comment } = spec;
  return providerArguments({
    ...{ name, rsaPublicKey, defaultRole, defaultSecondaryRolesOption: 'NONE' as const },
    ...(rsaPublicKey2 !== undefined && { rsaPublicKey2 }),
    ...(defaultWarehouse !== undefined && { defaultWarehouse }),
    ...(networkPolicy !== undefined && { networkPolicy }),
    ...(comment !== undefined && { comment }),
  });
}
