import type { Rehearsal } from '../support/stand-in';
import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';
import { lastOutput, rehearseModule, stepsOf } from '../support/stand-in/module-folder';

type Options = Parameters<typeof rehearseModule>[1];

function module(parts: object): object {
  return {
    terraform: { required_providers: { google: { source: 'hashicorp/google', version: '6.50.0' } } },
    provider: { google: { project: 'shop', default_labels: { team: 'data' } } },
    ...parts,
  };
}

async function rehearsed(parts: object, options: Options = {}): Promise<Rehearsal> {
  return rehearseModule(module(parts), options);
}

const columns = [
  { name: 'id', type: 'INTEGER', mode: 'REQUIRED' },
  { name: 'body', type: 'RECORD', fields: [{ name: 'a', type: 'STRING' }] },
];

function tableOf(schema: unknown, more: object = {}): object {
  return {
    google_bigquery_table: {
      orders: {
        dataset_id: 'raw',
        table_id: 'orders',
        schema: JSON.stringify(schema),
        deletion_protection: false,
        ...more,
      },
    },
  };
}

describeWithTerraform('real terraform with the google stand-in', () => {
  it('takes a stack through all steps and leaves nothing', async () => {
    const result = await rehearsed({
      data: { google_service_account: { other: { account_id: 'other-writer' } } },
      resource: {
        google_bigquery_dataset: { raw: { dataset_id: 'raw', labels: { tier: 'one' } } },
        google_bigquery_table: {
          orders: {
            dataset_id: '${google_bigquery_dataset.raw.dataset_id}',
            table_id: 'orders',
            schema: JSON.stringify(columns),
            deletion_protection: false,
            clustering: ['id'],
            time_partitioning: { type: 'DAY' },
            table_constraints: { primary_key: { columns: ['id'] } },
          },
          view: {
            dataset_id: '${google_bigquery_dataset.raw.dataset_id}',
            table_id: 'view',
            deletion_protection: false,
            view: { query: 'SELECT 1', use_legacy_sql: false },
          },
        },
        google_service_account: { writer: { account_id: 'orders-writer' } },
        google_bigquery_table_iam_member: {
          writer: {
            dataset_id: '${google_bigquery_table.orders.dataset_id}',
            table_id: '${google_bigquery_table.orders.table_id}',
            role: 'roles/bigquery.dataEditor',
            member: '${google_service_account.writer.member}',
          },
          other: {
            dataset_id: '${google_bigquery_table.orders.dataset_id}',
            table_id: '${google_bigquery_table.orders.table_id}',
            role: 'roles/bigquery.dataEditor',
            member: '${data.google_service_account.other.member}',
          },
        },
        google_pubsub_schema: { orders: { name: 'orders', type: 'AVRO', definition: '{}' } },
        google_pubsub_topic: {
          orders: {
            name: 'orders',
            schema_settings: { schema: '${google_pubsub_schema.orders.id}', encoding: 'JSON' },
          },
        },
        google_pubsub_subscription: { orders: { name: 'orders', topic: '${google_pubsub_topic.orders.id}' } },
        google_managed_kafka_acl: {
          orders: {
            cluster: 'c',
            location: 'europe-west1',
            acl_id: 'topic/orders',
            acl_entries: [
              { principal: 'User:a', operation: 'READ' },
              { principal: 'User:b', operation: 'WRITE', permission_type: 'ALLOW' },
            ],
          },
        },
        google_managed_kafka_topic: {
          orders: { cluster: 'c', location: 'europe-west1', topic_id: 'orders', replication_factor: 3 },
        },
      },
    });

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 0', 'plan 0', 'apply 0', 'second plan 0', 'destroy 0']);
    expect(result.succeeded).toBe(true);
    const values = (address: string): unknown => result.applied.find((each) => each.address === address)?.values;
    expect(values('google_bigquery_dataset.raw')).toMatchObject({
      id: 'projects/shop/datasets/raw',
      location: 'US',
      project: 'shop',
      terraform_labels: { 'goog-terraform-provisioned': 'true', team: 'data', tier: 'one' },
    });
    expect(values('google_bigquery_table_iam_member.writer')).toMatchObject({
      member: 'serviceAccount:orders-writer@shop.iam.gserviceaccount.com',
    });
    expect(values('google_pubsub_subscription.orders')).toMatchObject({
      topic: 'projects/shop/topics/orders',
      message_retention_duration: '604800s',
    });
  });

  it.each([
    ['a nullable column is added in place', [...columns, { name: 'new', type: 'STRING' }], ['update']],
    ['a required column is relaxed in place', [{ ...columns[0], mode: 'NULLABLE' }, columns[1]], ['update']],
    [
      'a required column is added by replacement',
      [...columns, { name: 'n', type: 'DATE', mode: 'REQUIRED' }],
      ['delete', 'create'],
    ],
    ['a type is changed by replacement', [{ ...columns[0], type: 'STRING' }, columns[1]], ['delete', 'create']],
  ])('%s', async (_, schema, actions) => {
    const result = await rehearsed(
      { resource: tableOf(columns) },
      { changedTo: module({ resource: tableOf(schema) }), until: 'changed plan' },
    );

    expect(result.changed.map((each) => each.actions)).toStrictEqual([actions]);
  });

  it('protects a table from destruction where nothing else is said', async () => {
    const result = await rehearsed({ resource: tableOf(columns, { deletion_protection: null }) });

    expect(result.planned[0]?.values.deletion_protection).toBe(true);
    expect(stepsOf(result).at(-1)).toBe('destroy 1');
    expect(lastOutput(result)).toContain('cannot destroy table without setting deletion_protection=false');
    expect(result.left).toStrictEqual(['google_bigquery_table.orders']);
    expect(result.succeeded).toBe(false);
  });

  it('lifts all protection where asked to, and then leaves nothing', async () => {
    const result = await rehearsed(
      { resource: tableOf(columns, { deletion_protection: null, lifecycle: { prevent_destroy: true } }) },
      { liftProtection: true },
    );

    expect(stepsOf(result).slice(-2)).toStrictEqual(['destroy 1', 'unprotected destroy 0']);
    expect(result.left).toStrictEqual([]);
    expect(result.succeeded).toBe(true);
  });

  it('fails when the schema of a table is no JSON array: at validate', async () => {
    const result = await rehearsed({ resource: tableOf({ fields: columns }) });

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 1']);
    expect(lastOutput(result)).toContain('"schema" is not a JSON array with google_bigquery_table.orders');
  });

  it('fails when no project is known: at plan', async () => {
    const result = await rehearsed({ provider: { google: {} }, resource: tableOf(columns) });

    expect(stepsOf(result).at(-1)).toBe('plan 1');
    expect(lastOutput(result)).toContain('project: required field is not set');
  });

  it('fails when a resource is not among the streaming services, and says that the real provider may have it', async () => {
    const result = await rehearsed({ resource: { google_compute_network: { a: { name: 'a' } } } });

    expect(lastOutput(result)).toContain('does not support resource type "google_compute_network"');
    expect(lastOutput(result)).toContain(
      'Note: the stand-in for hashicorp/google knows only the streaming services of 6.50.0',
    );
  });

  it('fails when a data source is not among the streaming services', async () => {
    const result = await rehearsed({ data: { google_compute_network: { a: { name: 'a' } } } });

    expect(lastOutput(result)).toContain('Note: the stand-in for hashicorp/google knows only the streaming services');
  });
});
