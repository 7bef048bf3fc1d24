import fs from 'node:fs';
import path from 'node:path';
import {
  BigQueryGranularity,
  BigQueryMode,
  BigQueryPartitioning,
  BigQueryTable,
  BigQueryType,
  Duration,
  Environment,
  FieldType,
  RecordSchema,
  SecurityTier,
  type BigQueryTableFromSchemaProps,
} from 'sluicegate';
import { messageOf, newApp, newStack, temporaryFolder } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { argumentsOf, dataset, orders, ORDER, WRITER } from './samples';

const MAPPING = { policyTags: { PII: 'projects/acme-data/locations/eu/taxonomies/1/policyTags/2' } };
const FILE = 'bundles/orders/review/bigquery/raw/orders';

describe('a table from a record schema', () => {
  test('is deployed in CLOUD_NATIVE DEV with its columns in the order of the schema', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    orders(stack, { mapping: MAPPING, clusterBy: ['user_id'] });

    const [resource] = argumentsOf(stack.renderFiles()['stacks/orders/cdk.tf.json'], 'google_bigquery_table');

    expect(resource).toMatchObject({
      project: 'acme-data',
      dataset_id: 'raw',
      table_id: 'orders',
      clustering: ['user_id'],
      deletion_protection: false,
      depends_on: [expect.stringMatching(/^google_bigquery_dataset\.Raw_/)],
    });
    expect(JSON.parse(String(resource?.schema))).toStrictEqual([
      { name: 'order_id', type: 'STRING', mode: 'REQUIRED' },
      { name: 'user_id', type: 'STRING', mode: 'NULLABLE', policyTags: { names: [MAPPING.policyTags.PII] } },
      { name: 'amount', type: 'NUMERIC', mode: 'REQUIRED', precision: '18', scale: '2' },
      { name: 'quantity', type: 'INTEGER', mode: 'REQUIRED' },
    ]);
  });

  test('is reviewed in REGULATED, protected, with statement, schema file, script and notes', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    orders(stack);

    const files = stack.renderFiles();

    const [resource] = argumentsOf(files['bundles/orders/review/terraform/main.tf.json'], 'google_bigquery_table');
    expect(resource?.deletion_protection).toBe(true);
    for (const suffix of ['create.sql', 'schema.json', 'apply.sh', 'revert.md']) {
      expect(files[`${FILE}.${suffix}`]).toBeDefined();
    }
  });

  test('is a statement and a schema file in AIR_GAPPED', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    orders(stack);

    const files = Object.keys(stack.renderFiles());

    expect(files.filter((file) => file.includes('/orders.'))).toStrictEqual([
      'bundles/orders/config/bigquery/raw/orders.create.sql',
      'bundles/orders/config/bigquery/raw/orders.schema.json',
    ]);
  });

  test('warns of a tag that guards nothing', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    orders(stack);

    const table = bundleOf(stack.renderFiles()).resources.find(({ type }) => type === 'bigquery.table');

    expect(table?.warnings).toStrictEqual([
      "'schema.user_id' is tagged PII without a policy tag: anyone who reads the table reads it; map the tag in policyTags",
    ]);
  });

  test('fails when BigQuery cannot hold a field, with both ends named and all other failures beside it', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const schema = new RecordSchema({
      recordName: 'Order',
      fields: [
        { name: 'rows', type: FieldType.array(FieldType.array(FieldType.string())) },
        { name: 'id', type: FieldType.string() },
      ],
    });

    expect(messageOf(() => orders(stack, { schema, primaryKey: ['order_id'], requirePartitionFilter: true }))).toBe(
      '3 problems\n' +
        "  [orders/Orders] 'schema.rows' must not be an array of arrays or maps, since a REPEATED column holds no other REPEATED one directly (record 'Order' to BigQuery table 'acme-data.raw.orders'), got ARRAY<ARRAY<STRING>>; wrap the inner one in a struct\n" +
        "  [orders/Orders] 'requirePartitionFilter' must go with a partitioned table, got true; give the table a partitioning, or leave the filter out\n" +
        "  [orders/Orders] 'primaryKey' must name top-level columns of the table, got 'order_id'; choose one of id",
    );
  });
});

describe('a table with typed columns', () => {
  test('takes changes by its primary key', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    new BigQueryTable(stack, 'Orders', {
      dataset: dataset(stack),
      tableId: 'orders',
      columns: [
        { name: 'order_id', columnType: BigQueryType.string(), mode: BigQueryMode.REQUIRED },
        { name: 'placed', columnType: BigQueryType.timestamp() },
      ],
      partitioning: BigQueryPartitioning.byTimeColumn('placed', BigQueryGranularity.DAY),
      primaryKey: ['order_id'],
      changeDataCapture: true,
      maxStaleness: Duration.minutes(15),
    });

    const [resource] = argumentsOf(stack.renderFiles()['stacks/orders/cdk.tf.json'], 'google_bigquery_table');

    expect(resource).toMatchObject({
      table_constraints: { primary_key: { columns: ['order_id'] } },
      max_staleness: '0-0 0 0:15:0',
      clustering: ['order_id'],
      time_partitioning: { type: 'DAY', field: 'placed' },
    });
  });

  test('writes text that looks like a template as it stands', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    orders(stack, { description: 'costs ${price}' });

    const [resource] = argumentsOf(stack.renderFiles()['stacks/orders/cdk.tf.json'], 'google_bigquery_table');

    expect(resource?.description).toBe('costs $${price}');
  });

  test('fails when the stack makes it twice', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const within = dataset(stack);
    orders(stack, {}, within);

    expect(
      messageOf(() => BigQueryTable.fromSchema(stack, 'Again', { dataset: within, tableId: 'orders', schema: ORDER })),
    ).toBe(
      "[orders/Again] 'tableId' must name what the stack does not make elsewhere, got acme-data.raw.orders, which orders/Orders makes; pass that construct on, or choose another name",
    );
  });

  test('fails when it is not protected outside CLOUD_NATIVE DEV', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { environment: Environment.TEST });
    orders(stack, { deletionProtection: false });

    expect(messageOf(() => stack.renderFiles())).toBe(
      "[orders/Orders] 'SG-BQ-001' must hold (a table that is deleted takes its rows with it), got deletionProtection false; leave deletionProtection at its default, or acknowledge it with Acknowledgement.ofPolicy('SG-BQ-001', …)",
    );
  });
});

describe('a table with a recorded schema', () => {
  const record = (columns: object[]): string => {
    const file = path.join(temporaryFolder(), 'orders.json');
    fs.writeFileSync(file, JSON.stringify(columns));
    return path.relative(process.cwd(), file);
  };
  const BEFORE = [
    { name: 'order_id', type: 'STRING', mode: 'REQUIRED' },
    { name: 'user_id', type: 'STRING' },
    { name: 'amount', type: 'NUMERIC', mode: 'REQUIRED', precision: '18', scale: '2' },
  ];
  const changed = (recordedSchema: string, props: Partial<BigQueryTableFromSchemaProps> = {}) => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    orders(stack, { recordedSchema, mapping: { ...MAPPING, nullableFields: ['quantity'] }, ...props });
    return stack;
  };

  test('is changed in place by a statement of its own', () => {
    const files = changed(record(BEFORE)).renderFiles();

    expect(files[`${FILE}.alter.sql`]).toBe(
      'ALTER TABLE `acme-data.raw.orders` ADD COLUMN IF NOT EXISTS quantity INT64;\n',
    );
    const table = bundleOf(files).resources.find(({ type }) => type === 'bigquery.table');
    expect(table?.spec.changes).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'quantity' })]));
  });

  test('drops a column with its data where that is said', () => {
    const recorded = record([...BEFORE, { name: 'old', type: 'STRING' }]);
    const nothingNew = new RecordSchema({ recordName: 'Order', fields: ORDER.fields.slice(0, 3) });

    const files = changed(recorded, { schema: nothingNew, mapping: MAPPING, droppedColumns: ['old'] }).renderFiles();

    expect(files[`${FILE}.alter.sql`]).toBe('ALTER TABLE `acme-data.raw.orders` DROP COLUMN IF EXISTS old;\n');
  });

  test('fails when a change would replace the table', () => {
    const recorded = record([{ name: 'order_id', type: 'INTEGER', mode: 'REQUIRED' }, ...BEFORE.slice(1)]);

    expect(messageOf(() => changed(recorded))).toContain(
      "[orders/Orders] 'columns.order_id' must not replace table 'acme-data.raw.orders', which would delete its rows",
    );
  });

  test('fails when the file cannot be read', () => {
    expect(messageOf(() => changed('nowhere/orders.json'))).toBe(
      "[orders/Orders] 'recordedSchema' must be a file that exists and can be read, relative to the working directory, got 'nowhere/orders.json'; correct the path, or record it with bq show --format=prettyjson project:dataset.table",
    );
  });

  test('fails when columns are dropped of which nothing is recorded', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => orders(stack, { droppedColumns: ['old', 'older'] }))).toBe(
      "[orders/Orders] 'droppedColumns' must go with recordedSchema, against which dropped columns are told, got 'old', 'older'; give recordedSchema, or leave droppedColumns out",
    );
  });
});

describeWithTerraform('real terraform with a table', () => {
  test('applies the deployed table, and nothing changes the second time', async () => {
    const app = newApp();
    orders(newStack(app, SecurityTier.CLOUD_NATIVE));

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ values }) => values.id)).toContain('projects/acme-data/datasets/raw/tables/orders');
  });

  test('applies the review module with grants, and changes the table in place by a column', async () => {
    const before = newApp();
    orders(newStack(before, SecurityTier.REGULATED)).grants.write(WRITER);
    const after = newApp();
    const more = [...ORDER.fields, { name: 'note', type: FieldType.string(), nullable: true }];
    const schema = new RecordSchema({ recordName: 'Order', fields: more });
    orders(newStack(after, SecurityTier.REGULATED), { schema }).grants.write(WRITER);
    after.synth();

    const rehearsal = await rehearsedReview(before, {
      liftProtection: true,
      changedModuleFolder: path.join(after.outdir, 'bundles', 'orders', 'review', 'terraform'),
    });

    expect(troubleOf(rehearsal)).toBe('');
    expect(
      rehearsal.changed
        .map(({ type, actions }) => [type, actions])
        .filter(([, actions]) => String(actions) !== 'no-op'),
    ).toStrictEqual([['google_bigquery_table', ['update']]]);
  });
});
