import { loadBinding } from '../delivery/binding';

function snowflake<T>(load: () => T): T {
  return loadBinding('@cdktf/provider-snowflake', '15.9.1', load);
}

/** Each binding is loaded when the first resource of its kind is provisioned. */
export const bindings = {
  provider: () =>
    snowflake(
      () =>
        require('@cdktf/provider-snowflake/lib/provider') as typeof import('@cdktf/provider-snowflake/lib/provider'),
    ).SnowflakeProvider,
  database: () =>
    snowflake(
      () =>
        require('@cdktf/provider-snowflake/lib/database') as typeof import('@cdktf/provider-snowflake/lib/database'),
    ).Database,
  schema: () =>
    snowflake(
      () => require('@cdktf/provider-snowflake/lib/schema') as typeof import('@cdktf/provider-snowflake/lib/schema'),
    ).Schema,
  warehouse: () =>
    snowflake(
      () =>
        require('@cdktf/provider-snowflake/lib/warehouse') as typeof import('@cdktf/provider-snowflake/lib/warehouse'),
    ).Warehouse,
  table: () =>
    snowflake(
      () => require('@cdktf/provider-snowflake/lib/table') as typeof import('@cdktf/provider-snowflake/lib/table'),
    ).Table,
  execute: () =>
    snowflake(
      () => require('@cdktf/provider-snowflake/lib/execute') as typeof import('@cdktf/provider-snowflake/lib/execute'),
    ).Execute,
  pipe: () =>
    snowflake(
      () => require('@cdktf/provider-snowflake/lib/pipe') as typeof import('@cdktf/provider-snowflake/lib/pipe'),
    ).Pipe,
  dynamicTable: () =>
    snowflake(
      () =>
        require('@cdktf/provider-snowflake/lib/dynamic-table') as typeof import('@cdktf/provider-snowflake/lib/dynamic-table'),
    ).DynamicTable,
  accountRole: () =>
    snowflake(
      () =>
        require('@cdktf/provider-snowflake/lib/account-role') as typeof import('@cdktf/provider-snowflake/lib/account-role'),
    ).AccountRole,
  serviceUser: () =>
    snowflake(
      () =>
        require('@cdktf/provider-snowflake/lib/service-user') as typeof import('@cdktf/provider-snowflake/lib/service-user'),
    ).ServiceUser,
  roleGrant: () =>
    snowflake(
      () =>
        require('@cdktf/provider-snowflake/lib/grant-account-role') as typeof import('@cdktf/provider-snowflake/lib/grant-account-role'),
    ).GrantAccountRole,
  privilegeGrant: () =>
    snowflake(
      () =>
        require('@cdktf/provider-snowflake/lib/grant-privileges-to-account-role') as typeof import('@cdktf/provider-snowflake/lib/grant-privileges-to-account-role'),
    ).GrantPrivilegesToAccountRole,
};
