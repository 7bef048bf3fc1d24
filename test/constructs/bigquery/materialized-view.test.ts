import { TerraformResource } from 'cdktf';
import {
  BigQueryDataset,
  BigQueryGranularity,
  BigQueryMaterializedView,
  BigQueryPartitioning,
  BigQueryTable,
  BigQueryType,
  Duration,
  Environment,
  SecurityTier,
  type BigQueryMaterializedViewProps,
  type IBigQueryDataset,
  type StreamingStack,
} from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { bundleOf } from '../kafka/rehearsed';
import { argumentsOf, dataset, orders, project } from './samples';
import { QUERY, view } from './view-samples';

function existingDataset(stack: StreamingStack): IBigQueryDataset {
  return BigQueryDataset.fromDatasetId(stack, 'Raw', { project: project(stack), datasetId: 'raw', location: 'EU' });
}

const failing = (query: string, props: Partial<BigQueryMaterializedViewProps> = {}): string =>
  messageOf(() => view(newStack(newApp(), SecurityTier.REGULATED), { query, ...props }));

describe('a materialized view', () => {
  test('is deployed in CLOUD_NATIVE DEV after the table that it reads', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    view(stack, { clusterBy: ['user_id'], refreshInterval: Duration.minutes(5) });

    const files = stack.renderFiles();

    const resource = argumentsOf(files['stacks/orders/cdk.tf.json'], 'google_bigquery_table').find(
      ({ table_id }) => table_id === 'by_user',
    );
    expect(resource).toMatchObject({
      materialized_view: { query: QUERY, enable_refresh: true, refresh_interval_ms: 300_000 },
      clustering: ['user_id'],
      deletion_protection: false,
      depends_on: [
        expect.stringMatching(/^google_bigquery_dataset\.Raw_/),
        expect.stringMatching(/^google_bigquery_table\.Orders_/),
      ],
    });
    const table = bundleOf(files).resources.find(({ id }) => id === 'orders/Orders');
    expect(table).toMatchObject({ feeds: ['orders/ByUser'] });
  });

  test('is reviewed in REGULATED with its statement, a script and notes', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    view(stack).grants.read('group:analysts@acme.com');

    const files = Object.keys(stack.renderFiles()).filter((file) => file.includes('/by_user.'));

    expect(files.map((file) => file.replace('bundles/orders/review/bigquery/raw/', ''))).toStrictEqual([
      'by_user.apply.sh',
      'by_user.create.sql',
      'by_user.grants.revert.md',
      'by_user.grants.sh',
      'by_user.revert.md',
    ]);
  });

  test('is a statement in AIR_GAPPED', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    view(stack);

    expect(stack.renderFiles()['bundles/orders/config/bigquery/raw/by_user.create.sql']).toContain(
      'CREATE MATERIALIZED VIEW IF NOT EXISTS `acme-data.raw.by_user`',
    );
  });

  test('over a table that exists has its edge, and is not checked against what is not known of it', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const within = dataset(stack);
    BigQueryTable.fromTableName(stack, 'Orders', {
      dataset: within,
      tableId: 'orders',
      columns: [{ name: 'user_id', columnType: BigQueryType.string() }],
    });
    new BigQueryMaterializedView(stack, 'ByDay', {
      dataset: within,
      viewId: 'by_day',
      query: 'SELECT day, COUNT(*) AS n FROM `acme-data.raw.orders` GROUP BY day',
      partitioning: BigQueryPartitioning.byTimeColumn('day', BigQueryGranularity.DAY),
    });

    const found = bundleOf(stack.renderFiles()).resources.find(({ id }) => id === 'orders/ByDay');

    expect(found).toMatchObject({ requires: ['orders/Raw', 'orders/Orders'], warnings: [] });
  });

  test.each([SecurityTier.CLOUD_NATIVE, SecurityTier.REGULATED, SecurityTier.AIR_GAPPED])(
    'is fed by the table that exists, in %s',
    (tier) => {
      const stack = newStack(newApp(), tier);
      const within = existingDataset(stack);
      BigQueryTable.fromTableName(stack, 'Orders', { dataset: within, tableId: 'orders' });
      new BigQueryMaterializedView(stack, 'ByUser', { dataset: within, viewId: 'by_user', query: QUERY });

      const { references } = JSON.parse(stack.renderFiles()['bundles/orders/bundle.json'] ?? '{}') as {
        references: readonly { id: string; feeds?: readonly string[] }[];
      };

      expect(references.find(({ id }) => id === 'orders/Orders')?.feeds).toStrictEqual(['orders/ByUser']);
      expect(references.find(({ id }) => id === 'orders/Raw')).not.toHaveProperty('feeds');
    },
  );

  test('warns where it is never fresh enough over a table that takes changes', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    view(stack, {}, { primaryKey: ['order_id'], changeDataCapture: true, maxStaleness: Duration.minutes(15) });

    const { warnings } = bundleOf(stack.renderFiles()).resources.find(({ id }) => id === 'orders/ByUser')!;

    expect(warnings).toStrictEqual([
      "'maxStaleness' is less than twice that of 'acme-data.raw.orders', which takes changes: most queries will not find the view fresh enough",
    ]);
  });

  test.each([SecurityTier.CLOUD_NATIVE, SecurityTier.REGULATED, SecurityTier.AIR_GAPPED])(
    'fails when it reads a table that a dataset of the stack certainly lacks, in %s',
    (tier) => {
      const stack = newStack(newApp(), tier);
      view(stack, { query: QUERY.replace('raw.orders', 'raw.order') });

      expect(messageOf(() => stack.renderFiles())).toBe(
        "[orders/ByUser] 'query' must refer to what exists: line 1, column 43: there is no table 'order' in acme-data.raw, which this stack makes with orders, by_user in it; did you mean 'orders'? if something else makes it, declare it with BigQueryTable.fromTableName(…)",
      );
    },
  );

  test('fails with everything that is wrong with all views', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const query = QUERY.replace('raw.orders', 'raw.nothing');
    const { dataset: within } = view(stack, { query });
    new BigQueryMaterializedView(stack, 'Second', { dataset: within, viewId: 'second', query });

    expect(messageOf(() => stack.renderFiles())).toContain('2 problems');
  });

  test('warns of a table that is nearly one of a dataset that others made', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const within = existingDataset(stack);
    orders(stack, {}, within);
    const query = QUERY.replace('raw.orders', 'raw.order');
    new BigQueryMaterializedView(stack, 'ByUser', { dataset: within, viewId: 'by_user', query });

    const { warnings } = bundleOf(stack.renderFiles()).resources.find(({ id }) => id === 'orders/ByUser')!;

    expect(warnings).toStrictEqual([
      "'query' line 1, column 43: table 'acme-data.raw.order' is not one of this app; did you mean 'orders'?",
    ]);
  });

  test('comes after a table that the program builds later, and is checked against it', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const within = dataset(stack);
    new BigQueryMaterializedView(stack, 'ByUser', { dataset: within, viewId: 'by_user', query: QUERY });
    orders(stack, {}, within);

    const files = stack.renderFiles();

    const { resources } = bundleOf(files);
    expect(resources.find(({ id }) => id === 'orders/ByUser')).toMatchObject({
      requires: ['orders/Raw', 'orders/Orders'],
      warnings: [],
    });
    expect(resources.find(({ id }) => id === 'orders/Orders')).toMatchObject({ feeds: ['orders/ByUser'] });
    const made = argumentsOf(files['stacks/orders/cdk.tf.json'], 'google_bigquery_table');
    expect(made.find(({ table_id }) => table_id === 'by_user')?.depends_on).toContainEqual(
      expect.stringMatching(/^google_bigquery_table\.Orders_/),
    );
  });

  test('fails when a table that comes later lacks a column', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const within = dataset(stack);
    const query = QUERY.replace('SUM(amount)', 'SUM(amuont)');
    new BigQueryMaterializedView(stack, 'ByUser', { dataset: within, viewId: 'by_user', query });
    orders(stack, {}, within);

    expect(messageOf(() => stack.renderFiles())).toContain(
      "line 1, column 21: there is no column 'amuont' in acme-data.raw.orders",
    );
  });

  test('fails when a table that comes later says how to partition it', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const within = dataset(stack);
    new BigQueryMaterializedView(stack, 'ByDay', {
      dataset: within,
      viewId: 'by_day',
      query: 'SELECT day, COUNT(*) AS n FROM `acme-data.raw.days` GROUP BY day',
      partitioning: BigQueryPartitioning.byTimeColumn('day', BigQueryGranularity.DAY),
    });
    new BigQueryTable(stack, 'Days', {
      dataset: within,
      tableId: 'days',
      columns: [{ name: 'day', columnType: BigQueryType.date() }],
      partitioning: BigQueryPartitioning.byTimeColumn('day', BigQueryGranularity.DAY),
    });

    expect(messageOf(() => stack.renderFiles())).toBe(
      "[orders/ByDay] 'partitioning' must be built after orders/Days, whose column says how to partition it; move the line down, or give partitionColumnType",
    );
  });

  test('may read what is only named, also when that comes later in the program', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const { dataset: within } = view(stack, { query: QUERY.replace('raw.orders', 'raw.order') });
    BigQueryTable.fromTableName(stack, 'Order', { dataset: within, tableId: 'order' });

    const { resources } = bundleOf(stack.renderFiles());

    expect(resources.find(({ id }) => id === 'orders/ByUser')).toMatchObject({
      requires: ['orders/Raw', 'orders/Order'],
      warnings: [],
    });
  });

  test('may read what a resource added by hand may make', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    view(stack, { query: QUERY.replace('raw.orders', 'raw.order') });
    new TerraformResource(stack, 'Order', { terraformResourceType: 'google_bigquery_table' });

    expect(() => stack.renderFiles()).not.toThrow();
  });

  test('fails when a column does not exist, with line, column and all that BigQuery would refuse beside it', () => {
    expect(
      failing(
        'SELECT userid,\n  SUM(amount) AS total, CURRENT_DATE() AS d\nFROM `acme-data.raw.orders`\nGROUP BY userid',
      ),
    ).toBe(
      '3 problems\n' +
        "  [orders/ByUser] 'query' must have no RAND, GENERATE_UUID, SESSION_USER, CURRENT_DATE, CURRENT_DATETIME, CURRENT_TIME, CURRENT_TIMESTAMP, whose result changes by itself, got CURRENT_DATE at line 2, column 25; leave it out of the view and apply it when reading\n" +
        "  [orders/ByUser] 'query' must refer to what exists: line 1, column 8: there is no column 'userid' in acme-data.raw.orders; did you mean 'user_id'?\n" +
        "  [orders/ByUser] 'query' must refer to what exists: line 4, column 10: there is no column 'userid' in acme-data.raw.orders; did you mean 'user_id'?",
    );
  });

  test('fails when it reads another view of the stack', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const { dataset: within } = view(stack);
    const query = 'SELECT user_id FROM `acme-data.raw.by_user`';

    expect(messageOf(() => new BigQueryMaterializedView(stack, 'Again', { dataset: within, viewId: 'b', query }))).toBe(
      "[orders/Again] 'query' must not read another materialized view, 'acme-data.raw.by_user', got acme-data.raw.by_user at line 1, column 21; read its base tables",
    );
  });

  test('fails when it reads a view that exists', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const within = dataset(stack);
    const existing = BigQueryMaterializedView.fromViewId(stack, 'Known', { dataset: within, viewId: 'known' });
    existing.grants.read('group:analysts@acme.com');
    const props = { dataset: within, viewId: 'b', query: 'SELECT user_id FROM `acme-data.raw.known`' };

    expect(messageOf(() => new BigQueryMaterializedView(stack, 'Again', props))).toBe(
      "[orders/Again] 'query' must not read another materialized view, 'acme-data.raw.known', got acme-data.raw.known at line 1, column 21; read its base tables",
    );
    expect(bundleOf(stack.renderFiles()).resources.map(({ type }) => type)).toContain('bigquery.table-grant');
  });

  test('fails when it has the name of a table', () => {
    expect(failing(QUERY, { viewId: 'orders' })).toBe(
      "[orders/ByUser] 'viewId' must name what the stack does not make elsewhere, got acme-data.raw.orders, which orders/Orders makes; pass that construct on, or choose another name",
    );
  });

  test('fails when it is not protected outside CLOUD_NATIVE DEV', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { environment: Environment.PROD });
    view(stack, { deletionProtection: false });

    expect(messageOf(() => stack.renderFiles())).toContain("[orders/ByUser] 'SG-BQ-001' must hold");
  });
});
