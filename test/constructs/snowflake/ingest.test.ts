import { Aspects } from 'cdktf';
import {
  Secret,
  SecurityTier,
  SnowflakeNestedColumns,
  SnowflakeRole,
  SnowflakeServiceUser,
  SnowflakeTable,
  SnowflakeWarehouse,
} from 'sluicegate';
import { deployableBeyond } from '../../support/deployable';
import { filesBelow, messageOf, newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, rehearsedStack, resourcesOf, troubleOf } from '../kafka/rehearsed';
import { addIngest, addRawOrders, newAccount, PUBLIC_KEY, recordSchema } from './programs';

const { AIR_GAPPED, CLOUD_NATIVE, REGULATED } = SecurityTier;
const REVIEWED = 'bundles/orders/review/terraform/main.tf.json';

interface Provider {
  readonly alias: string;
  readonly role: string;
  readonly preview_features_enabled?: readonly string[];
}

function providersOf(document: string | undefined): Record<string, readonly [string, number]> {
  const { provider } = JSON.parse(document ?? '{}') as { provider: { snowflake: Provider[] } };
  return Object.fromEntries(
    provider.snowflake.map(({ alias, role, preview_features_enabled: features = [] }) => [
      alias,
      [role, features.length],
    ]),
  );
}

/** `INSERT on "A"."B"."C"`, sorted. */
function grantsOf(document: string | undefined): string[] {
  const grants = Object.values(resourcesOf(document).snowflake_grant_privileges_to_account_role ?? {});
  return grants
    .map(({ privileges, on_account_object: account, on_schema: schema, on_schema_object: object }) => {
      const on = Object.values({ ...(account as object), ...(schema as object), ...(object as object) }).join(' ');
      return `${String(privileges)} on ${on}`;
    })
    .sort();
}

describe('who may ingest', () => {
  test('gets the least that works, merged by object, whoever states it', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const { pipe, table, role, warehouse, hourly } = addIngest(stack);
    pipe.grantIngest(role);
    table.grantRead(role);
    warehouse.grantUsage(role);
    hourly.grantRead(role);

    expect(grantsOf(stack.renderFiles()[REVIEWED])).toStrictEqual([
      'INSERT,SELECT on "ANALYTICS"."RAW"."ORDERS" TABLE',
      'OPERATE on "ANALYTICS"."RAW"."ORDERS" PIPE',
      'SELECT on "ANALYTICS"."MART"."ORDERS_BY_HOUR" DYNAMIC TABLE',
      'USAGE on "ANALYTICS" DATABASE',
      'USAGE on "ANALYTICS"."MART"',
      'USAGE on "ANALYTICS"."RAW"',
      'USAGE on "REFRESH" WAREHOUSE',
    ]);
  });

  test('also gets what an aspect grants at the end', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const { table, role } = addIngest(stack);
    Aspects.of(table).add({
      visit: (construct) => {
        if (construct === table) table.grantRead(role);
      },
    });

    const files = stack.renderFiles();
    expect(grantsOf(files[REVIEWED])).toContain('INSERT,SELECT on "ANALYTICS"."RAW"."ORDERS" TABLE');
    expect(files['bundles/orders/review/snowflake/ACME-ORDERS.sql']).toContain('GRANT INSERT, SELECT ON TABLE');
  });

  test('roles and users are made through a provider of their own role, with its preview features only', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    addIngest(stack);

    const files = stack.renderFiles();

    expect(providersOf(files[REVIEWED])).toStrictEqual({
      Snowflake: ['LOADER_ADMIN', 0],
      Snowflake_Role_USERADMIN: ['USERADMIN', 0],
    });
    expect(providersOf(files['stacks/orders/cdk.tf.json'])).toStrictEqual({ Snowflake: ['LOADER_ADMIN', 3] });
    const script = files['bundles/orders/review/snowflake/ACME-ORDERS.sql'] ?? '';
    expect(script.match(/^(?:USE ROLE|CREATE|GRANT [A-Z]+).*$/gm)).toStrictEqual([
      'USE ROLE USERADMIN;',
      'CREATE ROLE IF NOT EXISTS ORDERS_INGEST;',
      'GRANT ROLE ORDERS_INGEST TO ROLE SYSADMIN;',
      'USE ROLE LOADER_ADMIN;',
      'GRANT USAGE ON DATABASE ANALYTICS TO ROLE ORDERS_INGEST;',
      'GRANT OPERATE ON PIPE ANALYTICS.RAW.ORDERS TO ROLE ORDERS_INGEST;',
      'GRANT USAGE ON SCHEMA ANALYTICS.RAW TO ROLE ORDERS_INGEST;',
      'GRANT INSERT ON TABLE ANALYTICS.RAW.ORDERS TO ROLE ORDERS_INGEST;',
      'USE ROLE USERADMIN;',
      'CREATE USER IF NOT EXISTS ORDERS_LOADER',
      'GRANT ROLE ORDERS_INGEST TO USER ORDERS_LOADER;',
      'USE ROLE LOADER_ADMIN;',
      'CREATE WAREHOUSE IF NOT EXISTS REFRESH',
    ]);
  });

  test('one role asked for twice is one provider, and the account’s own role is the account', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const account = newAccount(stack);

    expect(account.withRole('useradmin')).toBe(account.withRole('USERADMIN'));
    expect(account.withRole('loader_admin')).toBe(account);
  });

  test('is a requirement in AIR_GAPPED, where nothing deployable is written', () => {
    const app = newApp();
    addIngest(newStack(app, AIR_GAPPED));
    app.synth();

    expect(deployableBeyond(AIR_GAPPED, app.outdir)).toStrictEqual([]);
    const files = filesBelow(app.outdir);
    const document = files['bundles/orders/requirements/snowflake.md'] ?? '';
    expect(document).toContain('| REFRESH | snowflake.warehouse | PLATFORM |');
    expect(document).toContain('GRANT INSERT ON TABLE ANALYTICS.RAW.ORDERS TO ROLE ORDERS_INGEST;');
    const script = files['bundles/orders/config/snowflake/ACME-ORDERS.sql'] ?? '';
    expect(script).not.toMatch(/CREATE (?:USER|ROLE|WAREHOUSE)|GRANT/);
    expect(script).toContain('CREATE PIPE IF NOT EXISTS ANALYTICS.RAW.ORDERS');
  });

  test('what exists is named and not made', () => {
    const stack = newStack(newApp(), REGULATED);
    const table = addRawOrders(stack);
    const { account } = table.database;
    const role = SnowflakeRole.fromRoleName(stack, 'Analyst', { account, roleName: 'ANALYST' });
    const warehouse = SnowflakeWarehouse.fromWarehouseName(stack, 'Shared', { account, warehouseName: 'SHARED' });
    table.grantRead(role);
    warehouse.grantUsage(role);

    const files = stack.renderFiles();

    expect(Object.keys(resourcesOf(files[REVIEWED]))).not.toContain('snowflake_account_role');
    expect(grantsOf(files[REVIEWED])).toContain('USAGE on "SHARED" WAREHOUSE');
    const references = bundleOf(files) as unknown as { references: { type: string; name: string }[] };
    expect(references.references.map(({ type, name }) => `${type} ${name}`).sort()).toStrictEqual([
      'schema.registry lsrc-abc123',
      'snowflake.account ACME-ORDERS',
      'snowflake.database ANALYTICS',
      'snowflake.role ANALYST',
      'snowflake.warehouse SHARED',
    ]);
  });

  test('fails when two service users have one name', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const account = newAccount(stack);
    const props = { account, userName: 'LOADER', rsaPublicKey: PUBLIC_KEY, defaultRole: 'INGEST' };
    new SnowflakeServiceUser(stack, 'One', props);

    expect(messageOf(() => new SnowflakeServiceUser(stack, 'Two', props))).toContain(
      "[orders/Two] 'userName' must be unique, but orders/One makes LOADER already",
    );
  });

  test('fails when a role is built after the user that has it', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const account = newAccount(stack);
    new SnowflakeServiceUser(stack, 'Loader', {
      account,
      userName: 'LOADER',
      rsaPublicKey: PUBLIC_KEY,
      defaultRole: 'INGEST',
    });

    expect(messageOf(() => new SnowflakeRole(stack, 'Ingest', { account, roleName: 'INGEST' }))).toContain(
      "[orders/Ingest] 'roleName' must be built before orders/Loader, which needs it",
    );
  });

  test('the key of the account is a variable, and no file has more than its name', () => {
    const stack = newStack(newApp(), REGULATED);
    newAccount(stack, { privateKeyPassphrase: Secret.vault('kv/snowflake', 'passphrase') }, 'Other');
    addIngest(stack);

    const files = stack.renderFiles();
    expect(files['bundles/orders/bundle.json']).toContain('"privateKey": "Terraform variable snowflake_private_key"');
    expect(files[REVIEWED]).toContain('${var.snowflake_private_key}');
  });
});

describeWithTerraform('the whole ingest, in real Terraform', () => {
  test('the deployable stack applies, plans nothing twice and is destroyed', async () => {
    const app = newApp();
    addIngest(newStack(app, CLOUD_NATIVE));

    expect(troubleOf(await rehearsedStack(app))).toBe('');
  }, 60_000);

  test('the review module of REGULATED applies, with grants, users and statements', async () => {
    const app = newApp();
    const stack = newStack(app, REGULATED);
    const { database, table, role, warehouse, hourly } = addIngest(stack);
    table.grantRead(role);
    warehouse.grantUsage(role);
    hourly.grantRead(role);
    SnowflakeTable.fromSchema(stack, 'Structured', {
      database,
      schemaName: 'RAW',
      tableName: 'STRUCTURED',
      schema: recordSchema(
        stack,
        '{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"array","items":"string"}}]}',
        'R',
      ),
      mapping: { nested: SnowflakeNestedColumns.STRUCTURED },
      errorLogging: true,
    });

    expect(troubleOf(await rehearsedReview(app, { liftProtection: true }))).toBe('');
  }, 60_000);
});
