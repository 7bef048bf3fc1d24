import path from 'node:path';
import type { Construct } from 'constructs';
import { TerraformResource } from 'cdktf';
import {
  Capability,
  Duration,
  DynamicTable,
  SecurityTier,
  SnowflakeDatabase,
  SnowflakeTable,
  SnowflakeType,
  SnowflakeWarehouse,
  TargetLag,
  TieredResource,
  type DynamicTableProps,
  type StreamingStack,
} from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedStack, resourcesOf, troubleOf } from '../kafka/rehearsed';
import { addRawOrders, newAccount, newDatabase } from './programs';

const { AIR_GAPPED, CLOUD_NATIVE, REGULATED } = SecurityTier;

function add(
  scope: Construct,
  table: SnowflakeTable,
  name: string,
  props: Partial<DynamicTableProps> = {},
): DynamicTable {
  const { database } = table;
  const known = scope.node.tryFindChild('Warehouse');
  const warehouse =
    known instanceof SnowflakeWarehouse
      ? known
      : new SnowflakeWarehouse(scope, 'Warehouse', { account: database.account, warehouseName: 'REFRESH' });
  return new DynamicTable(scope, name, {
    database,
    warehouse,
    schemaName: 'MART',
    dynamicTableName: name,
    targetLag: TargetLag.of(Duration.minutes(5)),
    query: `SELECT order_id FROM ${table.fullyQualifiedName}`,
    ...props,
  });
}

describe('a dynamic table', () => {
  test.each([
    [CLOUD_NATIVE, 'stacks/orders/cdk.tf.json'],
    [REGULATED, 'bundles/orders/review/terraform/main.tf.json'],
  ])('in %s is replaced with its database or schema, which the provider ignores', (tier, file) => {
    const stack = newStack(newApp(), tier);
    add(stack, addRawOrders(stack), 'DAILY');

    const { snowflake_dynamic_table: tables = {}, terraform_data: places = {} } = resourcesOf(
      stack.renderFiles()[file],
    );
    const [place] = Object.keys(places);
    expect(Object.values(places)[0]?.triggers_replace).toStrictEqual({ database: 'ANALYTICS', schema: 'MART' });
    expect(Object.values(tables)[0]?.lifecycle).toStrictEqual({ replace_triggered_by: [`terraform_data.${place}`] });
  });

  test('is SQL in AIR_GAPPED', () => {
    const stack = newStack(newApp(), AIR_GAPPED);
    add(stack, addRawOrders(stack), 'DAILY');

    expect(stack.renderFiles()['bundles/orders/config/snowflake/ACME-ORDERS.sql']).toContain(
      'CREATE DYNAMIC TABLE IF NOT EXISTS ANALYTICS.MART.DAILY',
    );
  });

  test('comes after what it reads, in whatever order the program builds them', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const table = addRawOrders(stack);
    add(stack, table, 'SECOND', { query: 'SELECT * FROM ANALYTICS.MART.FIRST_ONE' });
    add(stack, table, 'FIRST_ONE', { targetLag: TargetLag.downstream() });

    const files = stack.renderFiles();

    const { snowflake_dynamic_table: tables = {} } = resourcesOf(files['stacks/orders/cdk.tf.json']);
    const second = Object.values(tables).find(({ name }) => name === 'SECOND');
    expect(second?.depends_on).toContainEqual(expect.stringMatching(/^snowflake_dynamic_table\.FIRST_ONE/));
    const { resources } = JSON.parse(files['bundles/orders/bundle.json'] ?? '{}') as {
      resources: { id: string; requires: string[]; feeds: string[] }[];
    };
    expect(resources.find(({ id }) => id === 'orders/FIRST_ONE')?.feeds).toStrictEqual(['orders/SECOND']);
    expect(resources.find(({ id }) => id === 'orders/SECOND')?.requires).toContain('orders/FIRST_ONE');
  });

  test('warns when its warehouse is reviewed while it is deployed, and when nothing refreshes it', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    add(stack, addRawOrders(stack), 'DAILY', { targetLag: TargetLag.downstream() });

    const table = bundleOf(stack.renderFiles()).resources.find(({ type }) => type === 'snowflake.dynamic-table');
    expect(table?.warnings).toStrictEqual([
      'warehouse: REFRESH is REVIEW here, so it must be there before a deployment',
      expect.stringContaining('DOWNSTREAM never refreshes it'),
    ]);
  });

  test('fails when its query names a column that the table lacks', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const table = addRawOrders(stack);
    add(stack, table, 'DAILY', { query: `SELECT order_id,\n  amuont FROM ${table.fullyQualifiedName}` });

    expect(messageOf(() => stack.renderFiles())).toBe(
      "[orders/DAILY] 'query' must refer to what exists: line 2, column 3: there is no column 'amuont' in ANALYTICS.RAW.ORDERS; the columns are ORDER_ID, AMOUNT, PLACED_AT, NOTE",
    );
  });

  test('fails when dynamic tables read each other', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const table = addRawOrders(stack);
    add(stack, table, 'ONE', { query: 'SELECT * FROM ANALYTICS.MART.TWO' });
    add(stack, table, 'TWO', { query: 'SELECT * FROM ANALYTICS.MART.ONE' });

    expect(messageOf(() => stack.renderFiles())).toContain("'query' must not lead back to itself");
  });

  test('fails when its lag is shorter than that of what it reads', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const table = addRawOrders(stack);
    add(stack, table, 'SLOW', { targetLag: TargetLag.of(Duration.hours(1)) });
    add(stack, table, 'FAST', { query: 'SELECT * FROM ANALYTICS.MART.SLOW' });

    expect(messageOf(() => stack.renderFiles())).toContain(
      "[orders/FAST] 'targetLag' must be at least the 1 hour of ANALYTICS.MART.SLOW, which it reads",
    );
  });

  test('fails when a table has its name', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const table = addRawOrders(stack);

    expect(messageOf(() => add(stack, table, 'ORDERS', { schemaName: 'RAW' }))).toContain(
      'must be unique, but orders/RawOrders makes ANALYTICS.RAW.ORDERS already',
    );
  });

  const unknown = (stack: StreamingStack): void =>
    void add(stack, addRawOrders(stack), 'DAILY', { query: 'SELECT 1 AS one\n  FROM ANALYTICS.RAW.ORDERZ' });

  test.each([CLOUD_NATIVE, REGULATED, AIR_GAPPED])(
    'fails when its query names a table that a schema of the stack certainly lacks, in %s',
    (tier) => {
      const stack = newStack(newApp(), tier);
      unknown(stack);

      expect(messageOf(() => stack.renderFiles())).toBe(
        "[orders/DAILY] 'query' must refer to what exists: line 2, column 22: there is no table 'ORDERZ' in ANALYTICS.RAW, which this stack makes with ORDERS in it; did you mean 'ORDERS'? if something else makes it, declare it with SnowflakeTable.fromTableName(…)",
      );
    },
  );

  test('may read what is only named, also when that comes later in the program', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    unknown(stack);
    SnowflakeTable.fromTableName(stack, 'Order', {
      database: SnowflakeDatabase.fromDatabaseName(stack, 'Same', {
        account: newAccount(stack, {}, 'SameAccount'),
        databaseName: 'ANALYTICS',
      }),
      schemaName: 'RAW',
      tableName: 'ORDERZ',
    });

    expect(() => stack.renderFiles()).not.toThrow();
  });

  test('may read what a resource of the user may make', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    unknown(stack);
    new TieredResource(stack, 'View', {
      capability: Capability.WAREHOUSE,
      resourceName: 'ANALYTICS.RAW.ORDERZ',
      description: 'a view over the orders',
      provisioner: {
        provision: (scope) => new TerraformResource(scope, 'View', { terraformResourceType: 'null_resource' }),
      },
    });

    const { warnings } = bundleOf(stack.renderFiles()).resources.find(({ id }) => id === 'orders/DAILY')!;

    expect(warnings).toContain(
      "query: line 2, column 22: table 'ANALYTICS.RAW.ORDERZ' is not one of this app; did you mean 'ORDERS'?",
    );
  });

  test('may read what a resource added by hand may make', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    unknown(stack);
    new TerraformResource(stack, 'View', { terraformResourceType: 'snowflake_view' });

    expect(() => stack.renderFiles()).not.toThrow();
  });

  test('may not read what a resource of another provider cannot make', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    unknown(stack);
    new TerraformResource(stack, 'Bucket', { terraformResourceType: 'aws_s3_bucket' });

    expect(messageOf(() => stack.renderFiles())).toContain("there is no table 'ORDERZ' in ANALYTICS.RAW");
  });

  test('may read any column of a table that is only named', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const named = SnowflakeTable.fromTableName(stack, 'Named', {
      database: newDatabase(stack),
      schemaName: 'RAW',
      tableName: 'OLD',
      columns: [{ columnName: 'ID', type: SnowflakeType.varchar() }],
    });
    const table = new SnowflakeTable(stack, 'Own', {
      database: named.database,
      schemaName: 'RAW',
      tableName: 'OWN',
      columns: [{ columnName: 'ID', type: SnowflakeType.varchar() }],
    });
    add(stack, table, 'DAILY', { query: 'SELECT other FROM ANALYTICS.RAW.OLD' });

    expect(() => stack.renderFiles()).not.toThrow();
  });
});

describeWithTerraform('a dynamic table, in real Terraform', () => {
  test.each([
    ['schema', { schemaName: 'OTHER' }, ['delete', 'create']],
    ['lag', { targetLag: TargetLag.of(Duration.minutes(10)) }, ['update']],
  ])(
    'with another %s is changed by %j: %j',
    async (_, changes, actions) => {
      const app = newApp();
      const later = newApp();
      for (const [each, props] of [
        [app, {}],
        [later, changes],
      ] as const) {
        const stack = newStack(each, CLOUD_NATIVE);
        add(stack, addRawOrders(stack), 'DAILY', props);
        each.synth();
      }

      const rehearsal = await rehearsedStack(app, {
        changedModuleFolder: path.join(later.outdir, 'stacks', 'orders'),
      });

      expect(troubleOf(rehearsal)).toBe('');
      const changed = rehearsal.changed.find(({ type }) => type === 'snowflake_dynamic_table');
      expect(changed?.actions).toStrictEqual(actions);
    },
    60_000,
  );
});
