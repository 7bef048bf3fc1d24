import type { Rehearsal } from '../support/stand-in';
import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';
import { lastOutput, rehearseModule, stepsOf } from '../support/stand-in/module-folder';

type Options = Parameters<typeof rehearseModule>[1];

const PREVIEW = ['table', 'pipe', 'dynamic_table', 'user_public_keys'].map((name) => `snowflake_${name}_resource`);

function module(parts: object): object {
  return {
    terraform: { required_providers: { snowflake: { source: 'snowflakedb/snowflake', version: '~> 2.0' } } },
    provider: { snowflake: { preview_features_enabled: PREVIEW } },
    ...parts,
  };
}

async function rehearsed(parts: object, options: Options = {}): Promise<Rehearsal> {
  return rehearseModule(module(parts), options);
}

const table = {
  database: 'RAW',
  schema: 'KAFKA',
  name: 'ORDERS',
  column: [
    { name: 'ID', type: 'NUMBER(38,0)', nullable: false },
    { name: 'BODY', type: 'VARIANT' },
    { name: 'AT', type: 'TIMESTAMP_NTZ(9)', default: { expression: 'CURRENT_TIMESTAMP()' } },
  ],
};

const ingest = {
  snowflake_database: { raw: { name: 'RAW', data_retention_time_in_days: 1 } },
  snowflake_schema: {
    kafka: { database: '${snowflake_database.raw.name}', name: 'KAFKA', with_managed_access: 'true' },
  },
  snowflake_table: { orders: { ...table, schema: '${snowflake_schema.kafka.name}' } },
  snowflake_pipe: {
    orders: {
      database: 'RAW',
      schema: '${snowflake_schema.kafka.name}',
      name: 'ORDERS_PIPE',
      copy_statement: "COPY INTO ORDERS FROM (SELECT $1:id FROM TABLE(DATA_SOURCE(TYPE => 'STREAMING')))",
    },
  },
  snowflake_warehouse: { load: { name: 'LOAD', warehouse_size: 'x-small', auto_suspend: 60 } },
  snowflake_dynamic_table: {
    daily: {
      database: 'RAW',
      schema: '${snowflake_schema.kafka.name}',
      name: 'DAILY',
      query: 'SELECT COUNT(*) AS N FROM ORDERS',
      warehouse: '${snowflake_warehouse.load.name}',
      target_lag: { maximum_duration: '5 minutes' },
    },
  },
  snowflake_account_role: { ingest: { name: 'INGEST' } },
  snowflake_service_user: { ingest: { name: 'INGEST_USER', default_role: '${snowflake_account_role.ingest.name}' } },
  snowflake_user_public_keys: { ingest: { name: '${snowflake_service_user.ingest.name}', rsa_public_key: 'MII' } },
  snowflake_grant_account_role: {
    ingest: {
      role_name: '${snowflake_account_role.ingest.name}',
      user_name: '${snowflake_service_user.ingest.name}',
    },
  },
  snowflake_grant_privileges_to_account_role: {
    insert: {
      account_role_name: '${snowflake_account_role.ingest.name}',
      privileges: ['INSERT', 'SELECT'],
      on_schema_object: { object_type: 'TABLE', object_name: '${snowflake_table.orders.fully_qualified_name}' },
    },
    usage: {
      account_role_name: '${snowflake_account_role.ingest.name}',
      privileges: ['USAGE'],
      on_account_object: { object_type: 'DATABASE', object_name: '${snowflake_database.raw.name}' },
    },
  },
  snowflake_execute: {
    evolve: {
      execute: 'ALTER TABLE RAW.KAFKA.ORDERS SET ENABLE_SCHEMA_EVOLUTION = TRUE',
      revert: 'ALTER TABLE RAW.KAFKA.ORDERS SET ENABLE_SCHEMA_EVOLUTION = FALSE',
    },
  },
};

describeWithTerraform('real terraform with the snowflake stand-in', () => {
  it('takes an ingest stack through all steps and leaves nothing', async () => {
    const result = await rehearsed({
      resource: ingest,
      output: { shown: { value: '${snowflake_account_role.ingest.show_output[0].name}' } },
    });

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 0', 'plan 0', 'apply 0', 'second plan 0', 'destroy 0']);
    expect(result.succeeded).toBe(true);
    expect(result.outputs.shown).toBe('INGEST');
    const values = (address: string): unknown => result.applied.find((each) => each.address === address)?.values;
    expect(values('snowflake_table.orders')).toMatchObject({
      id: 'RAW|KAFKA|ORDERS',
      fully_qualified_name: '"RAW"."KAFKA"."ORDERS"',
      data_retention_time_in_days: -1,
    });
    expect(values('snowflake_dynamic_table.daily')).toMatchObject({ refresh_mode: 'AUTO', initialize: 'ON_CREATE' });
    expect(values('snowflake_schema.kafka')).toMatchObject({ is_transient: 'default', with_managed_access: 'true' });
    expect(values('snowflake_grant_privileges_to_account_role.insert')).toMatchObject({
      on_schema_object: [{ object_name: '"RAW"."KAFKA"."ORDERS"' }],
    });
  });

  it('replaces and updates as the provider does', async () => {
    const before = {
      snowflake_table: { a: table },
      snowflake_dynamic_table: { a: ingest.snowflake_dynamic_table.daily },
      snowflake_execute: ingest.snowflake_execute,
      snowflake_schema: { kafka: { database: 'RAW', name: 'KAFKA' } },
      snowflake_warehouse: ingest.snowflake_warehouse,
    };
    const after = {
      snowflake_table: { a: { ...table, column: [...table.column, { name: 'NEW', type: 'TEXT' }] } },
      snowflake_dynamic_table: { a: { ...ingest.snowflake_dynamic_table.daily, query: 'SELECT 1 AS N' } },
      snowflake_execute: { evolve: { ...ingest.snowflake_execute.evolve, execute: 'SELECT 1' } },
      snowflake_schema: { kafka: { database: 'RAW', name: 'STREAMS' } },
      snowflake_warehouse: { load: { name: 'LOAD', warehouse_size: 'LARGE', auto_suspend: 60 } },
    };

    const result = await rehearsed(
      { resource: before },
      { changedTo: module({ resource: after }), until: 'changed plan' },
    );

    expect(Object.fromEntries(result.changed.map(({ type, actions }) => [type, actions]))).toStrictEqual({
      snowflake_dynamic_table: ['delete', 'create'],
      snowflake_execute: ['delete', 'create'],
      snowflake_schema: ['update'],
      snowflake_table: ['update'],
      snowflake_warehouse: ['update'],
    });
  });

  it('shows a grant that is applied always as a change in every plan', async () => {
    const grant = {
      ...ingest.snowflake_grant_privileges_to_account_role.usage,
      account_role_name: 'R',
      always_apply: true,
    };
    const result = await rehearsed(
      {
        resource: {
          snowflake_grant_privileges_to_account_role: {
            a: { ...grant, on_account_object: { object_type: 'DATABASE', object_name: 'RAW' } },
          },
        },
      },
      { until: 'second plan' },
    );

    expect(stepsOf(result).at(-1)).toBe('second plan 2');
    expect(result.secondPlanEmpty).toBe(false);
    expect(result.succeeded).toBe(false);
  });

  it('warns of a feature that is no preview any more', async () => {
    const result = await rehearsed(
      {
        provider: { snowflake: { preview_features_enabled: ['snowflake_listing_resource'] } },
        resource: { snowflake_account_role: { a: { name: 'A' } } },
      },
      { until: 'plan' },
    );

    expect(result.succeeded).toBe(true);
    expect(lastOutput(result)).toContain('Warning: Stable feature used on preview feature list.');
  });

  it('fails when a preview feature is not enabled: at apply only, as the real one', async () => {
    const result = await rehearsed({ provider: { snowflake: {} }, resource: { snowflake_table: { a: table } } });

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 0', 'plan 0', 'apply 1']);
    expect(lastOutput(result)).toContain(
      'snowflake_table_resource is currently a preview feature, and must be enabled by adding snowflake_table_resource to `preview_features_enabled`',
    );
  });

  it('fails when a table is made twice under one name', async () => {
    const result = await rehearsed({ resource: { snowflake_table: { a: table, b: table } } });

    expect(lastOutput(result)).toContain('Object of kind TABLE already exists');
  });

  it('fails when a required block is missing or comes too often', async () => {
    const none = await rehearsed({ resource: { snowflake_table: { a: { ...table, column: [] } } } });
    const two = await rehearsed({
      resource: {
        snowflake_dynamic_table: {
          a: { ...ingest.snowflake_dynamic_table.daily, schema: 'S', warehouse: 'W', target_lag: [{}, {}] },
        },
      },
    });

    expect(lastOutput(none)).toContain('At least 1 "column" blocks are required');
    expect(lastOutput(two)).toContain('No more than 1 "target_lag" blocks are allowed');
  });
});
