import { Environment, SecurityTier, SnowflakeNestedColumns, SnowflakeSchema, SnowflakeType } from 'sluicegate';
import { deployableBeyond } from '../../support/deployable';
import { filesBelow, messageOf, newApp, newStack } from '../../support/program';
import { bundleOf, resourcesOf } from '../kafka/rehearsed';
import { fromSchema, addRawOrders, newDatabase, recordSchema } from './programs';

const { AIR_GAPPED, CLOUD_NATIVE, REGULATED } = SecurityTier;

const NESTED = JSON.stringify({
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'lines', type: { type: 'array', items: 'string' } },
  ],
});

describe('a table from a record schema', () => {
  test('is the provider’s table in CLOUD_NATIVE DEV, with exactly the preview feature that it needs', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    addRawOrders(stack);

    const document = stack.renderFiles()['stacks/orders/cdk.tf.json'];

    const [table] = Object.values(resourcesOf(document).snowflake_table ?? {});
    expect(table).toMatchObject({
      database: 'ANALYTICS',
      schema: 'RAW',
      name: 'ORDERS',
      provider: 'snowflake.Snowflake',
    });
    expect(table?.column).toStrictEqual([
      { name: 'ORDER_ID', type: 'VARCHAR', nullable: false, comment: 'the key' },
      { name: 'AMOUNT', type: 'NUMBER(12, 2)', nullable: false },
      { name: 'PLACED_AT', type: 'TIMESTAMP_LTZ(3)', nullable: false },
      { name: 'NOTE', type: 'VARCHAR', nullable: true },
    ]);
    expect(table?.depends_on).toStrictEqual([expect.stringMatching(/^snowflake_schema\.Raw_/)]);
    expect(table).not.toHaveProperty('lifecycle');
    const { provider } = JSON.parse(document ?? '{}') as { provider: { snowflake: object[] } };
    expect(provider.snowflake).toStrictEqual([
      {
        account_name: 'ORDERS',
        alias: 'Snowflake',
        authenticator: 'SNOWFLAKE_JWT',
        organization_name: 'ACME',
        preview_features_enabled: ['snowflake_table_resource'],
        private_key: '${var.snowflake_private_key}',
        role: 'LOADER_ADMIN',
        user: 'TERRAFORM',
      },
    ]);
  });

  test('switches no preview feature on where none is needed', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    new SnowflakeSchema(stack, 'Raw', { database: newDatabase(stack), schemaName: 'RAW' });

    expect(stack.renderFiles()['stacks/orders/cdk.tf.json']).not.toContain('preview_features_enabled');
  });

  test('is protected from destruction, scripted and undone in the review of REGULATED', () => {
    const stack = newStack(newApp(), REGULATED);
    addRawOrders(stack);

    const files = stack.renderFiles();

    const document = resourcesOf(files['bundles/orders/review/terraform/main.tf.json']);
    expect(Object.values(document.snowflake_table ?? {})[0]?.lifecycle).toStrictEqual({ prevent_destroy: true });
    expect(Object.values(document.snowflake_schema ?? {})[0]?.lifecycle).toStrictEqual({ prevent_destroy: true });
    const script = files['bundles/orders/review/snowflake/ACME-ORDERS.sql'];
    expect(script?.match(/^(?:USE|CREATE|ALTER).*$/gm)).toStrictEqual([
      'USE ROLE LOADER_ADMIN;',
      'CREATE SCHEMA IF NOT EXISTS ANALYTICS.RAW',
      'ALTER SCHEMA ANALYTICS.RAW ENABLE MANAGED ACCESS;',
      'CREATE TABLE IF NOT EXISTS ANALYTICS.RAW.ORDERS (',
      'ALTER TABLE ANALYTICS.RAW.ORDERS ADD COLUMN',
      'ALTER TABLE ANALYTICS.RAW.ORDERS SET CHANGE_TRACKING = FALSE;',
    ]);
    const revert = files['bundles/orders/review/snowflake/ACME-ORDERS-revert.sql'];
    expect(revert?.match(/^(?:USE|DROP).*$/gm)).toStrictEqual([
      'USE ROLE LOADER_ADMIN;',
      'DROP TABLE IF EXISTS ANALYTICS.RAW.ORDERS;',
      'DROP SCHEMA IF EXISTS ANALYTICS.RAW RESTRICT;',
    ]);
  });

  test('is a configuration file in AIR_GAPPED: SQL that nothing here can run', () => {
    const app = newApp();
    addRawOrders(newStack(app, AIR_GAPPED));
    app.synth();

    expect(deployableBeyond(AIR_GAPPED, app.outdir)).toStrictEqual([]);
    const files = filesBelow(app.outdir);
    expect(Object.keys(files).filter((file) => file.includes('/snowflake/'))).toStrictEqual([
      'bundles/orders/config/snowflake/ACME-ORDERS-revert.sql',
      'bundles/orders/config/snowflake/ACME-ORDERS.sql',
    ]);
    const [table] = bundleOf(files).resources.filter(({ type }) => type === 'snowflake.table');
    expect(table).toMatchObject({ name: 'ANALYTICS.RAW.ORDERS', disposition: 'EMIT', addresses: [] });
  });

  test('is called after its record, with columns of its own after those of the record', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const table = fromSchema(stack, {
      additionalColumns: [{ columnName: 'record_metadata', type: SnowflakeType.variant() }],
    });

    expect(table.fullyQualifiedName).toBe('ANALYTICS.RAW.ORDER_PLACED');
    const [resource] = Object.values(
      resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']).snowflake_table ?? {},
    );
    expect(resource?.column).toContainEqual({ name: 'RECORD_METADATA', type: 'VARIANT', nullable: true });
  });
});

describe('what the provider’s table cannot do', () => {
  test('schema evolution is a statement that is reviewed, and Terraform leaves the columns alone', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    fromSchema(stack, { schemaEvolution: true, errorLogging: true });

    const files = stack.renderFiles();

    const [table] = Object.values(resourcesOf(files['stacks/orders/cdk.tf.json']).snowflake_table ?? {});
    expect(table?.lifecycle).toStrictEqual({ ignore_changes: ['column'] });
    const { snowflake_execute: statements = {} } = resourcesOf(files['bundles/orders/review/terraform/main.tf.json']);
    expect(Object.values(statements).map(({ execute, revert }) => [execute, revert])).toStrictEqual([
      [
        'ALTER TABLE ANALYTICS.RAW.ORDER_PLACED SET ERROR_LOGGING = TRUE',
        'ALTER TABLE ANALYTICS.RAW.ORDER_PLACED SET ERROR_LOGGING = FALSE',
      ],
      [
        'ALTER TABLE ANALYTICS.RAW.ORDER_PLACED SET ENABLE_SCHEMA_EVOLUTION = TRUE',
        'ALTER TABLE ANALYTICS.RAW.ORDER_PLACED SET ENABLE_SCHEMA_EVOLUTION = FALSE',
      ],
    ]);
    expect(files['bundles/orders/review/snowflake/ACME-ORDERS.sql']).not.toContain('CREATE TABLE');
  });

  test('a script says each setting once', () => {
    const stack = newStack(newApp(), REGULATED);
    fromSchema(stack, { schemaEvolution: true });

    const script = stack.renderFiles()['bundles/orders/review/snowflake/ACME-ORDERS.sql'] ?? '';
    expect(script.match(/SET ENABLE_SCHEMA_EVOLUTION = TRUE/g)).toHaveLength(1);
  });

  test('a table with structured columns is a statement that is reviewed, with a warning', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    fromSchema(stack, {
      schema: recordSchema(stack, NESTED, 'Nested'),
      tableName: 'NESTED',
      mapping: { nested: SnowflakeNestedColumns.STRUCTURED },
    });

    const files = stack.renderFiles();

    const [table] = bundleOf(files).resources.filter(({ type }) => type === 'snowflake.table');
    expect(table).toMatchObject({ disposition: 'REVIEW', reasons: [expect.stringContaining('no structured types')] });
    expect(table?.warnings).toStrictEqual([expect.stringContaining('drops the table and makes it anew')]);
    const { snowflake_execute: statements = {} } = resourcesOf(files['bundles/orders/review/terraform/main.tf.json']);
    expect(Object.values(statements)[0]?.execute).toContain('ARRAY(VARCHAR NOT NULL)');
  });
});

describe('guardrails', () => {
  test.each([
    ['SG-SF-001', 'destroyProtection false', { destroyProtection: false }],
    ['SG-SF-002', 'managedAccess false', { managedAccess: false }],
  ])('fails when %s is violated outside CLOUD_NATIVE DEV: %s', (policyId, violation, props) => {
    const program = (tier: SecurityTier, environment: Environment): (() => unknown) => {
      const stack = newStack(newApp(), tier, { environment });
      new SnowflakeSchema(stack, 'Raw', { database: newDatabase(stack), schemaName: 'RAW', ...props });
      return () => stack.renderFiles();
    };

    expect(messageOf(program(REGULATED, Environment.DEV))).toContain(policyId);
    expect(messageOf(program(CLOUD_NATIVE, Environment.PROD))).toContain(violation);
    expect(program(CLOUD_NATIVE, Environment.DEV)).not.toThrow();
  });
});
