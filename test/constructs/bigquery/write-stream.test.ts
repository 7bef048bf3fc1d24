import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import {
  BigQueryDeliveryGuarantee,
  BigQueryMode,
  BigQueryTable,
  BigQueryType,
  BigQueryWriteStream,
  BigQueryWriteStreamType,
  Duration,
  SecurityTier,
  Topic,
  type BigQueryTable as Table,
  type BigQueryWriteStreamProps,
  type StreamingStack,
} from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, troubleOf } from '../kafka/rehearsed';
import { dataset, orders, WRITER } from './samples';

const CHANGES = { changeDataCapture: true, primaryKey: ['order_id'], maxStaleness: Duration.minutes(15) };

function stream(
  stack: StreamingStack,
  props: Partial<BigQueryWriteStreamProps> = {},
  table: Table = orders(stack),
): BigQueryWriteStream {
  return new BigQueryWriteStream(stack, 'OrdersStream', { table, ...props });
}

function topic(stack: StreamingStack): Topic {
  return new Topic(stack, 'Topic', { cluster: newCluster(stack), topicName: 'sales.orders.v1', partitions: 12 });
}

const NAMES = ['orders.descriptor-set.binpb', 'orders.proto', 'orders.writer.json'];

describe('a write stream', () => {
  test.each([
    [SecurityTier.CLOUD_NATIVE, 'config'],
    [SecurityTier.REGULATED, 'review/config'],
    [SecurityTier.AIR_GAPPED, 'config'],
  ])('is files in %s, under %s', (tier, folder) => {
    const stack = newStack(newApp(), tier);
    stream(stack);

    const files = Object.keys(stack.renderFiles()).filter((file) => file.startsWith(`bundles/orders/${folder}/`));

    expect(files.filter((file) => !/create|schema\.json$/.test(file))).toStrictEqual(
      NAMES.map((name) => `bundles/orders/${folder}/bigquery/raw/${name}`),
    );
    expect(files).toContain(`bundles/orders/${folder}/bigquery/writer-config.schema.json`);
  });

  test.each([
    [SecurityTier.CLOUD_NATIVE, 'config'],
    [SecurityTier.REGULATED, 'review/config'],
    [SecurityTier.AIR_GAPPED, 'config'],
  ])('has a binary descriptor set in %s that a protobuf library reads as it is', (tier, folder) => {
    const app = newApp();
    stream(newStack(app, tier));
    app.synth();

    const bundle = path.join(app.outdir, 'bundles', 'orders');
    const file = `${folder}/bigquery/raw/orders.descriptor-set.binpb`;
    const bytes = fs.readFileSync(path.join(bundle, file));
    const [described] = fromBinary(FileDescriptorSetSchema, bytes).file;

    expect(described?.messageType.map(({ name, field }) => [name, field.map((one) => one.name)])).toStrictEqual([
      ['Orders', ['order_id', 'user_id', 'amount', 'quantity']],
    ]);
    expect(fs.readFileSync(path.join(bundle, 'SHA256SUMS'), 'utf8')).toContain(
      `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`,
    );
  });

  test('opens a connection for each partition of its topic, and stands between topic and table', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    stream(stack, { source: topic(stack), streamType: BigQueryWriteStreamType.COMMITTED, writer: WRITER });

    const files = stack.renderFiles();

    const config = JSON.parse(files['bundles/orders/config/bigquery/raw/orders.writer.json']!) as object;
    expect(config).toMatchObject({
      stream: { type: 'COMMITTED', connections: 12 },
      source: { name: 'sales.orders.v1', partitions: 12 },
    });
    const edges = (bundleOf(files).resources as readonly { id: string; feeds?: string[]; requires?: string[] }[])
      .filter(({ id }) => /Topic$|OrdersStream$/.test(id))
      .map(({ id, feeds, requires }) => [id, feeds, requires]);
    expect(edges).toStrictEqual([
      [
        'orders/OrdersStream',
        ['orders/Orders'],
        ['orders/Orders', `orders/Orders/roles:bigquery.dataEditor for ${WRITER}`],
      ],
      ['orders/Topic', ['orders/OrdersStream'], ['orders/Kafka']],
    ]);
  });

  test('grants its writer the role on the table, for a human to apply', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    stream(stack, { writer: WRITER });

    const grant = bundleOf(stack.renderFiles()).resources.find(({ type }) => type === 'bigquery.table-grant');

    expect(grant).toMatchObject({ disposition: 'REVIEW', spec: { role: 'roles/bigquery.dataEditor', member: WRITER } });
  });

  test('writes changes to a table that takes them', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    stream(stack, { changeSequenceNumbers: true }, orders(stack, CHANGES));

    const proto = stack.renderFiles()['bundles/orders/config/bigquery/raw/orders.proto'];

    expect(proto).toContain('_CHANGE_TYPE');
    expect(proto).toContain('_CHANGE_SEQUENCE_NUMBER');
  });

  test('writes to an existing table whose columns are given', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    const table = BigQueryTable.fromTableName(stack, 'Orders', {
      dataset: dataset(stack),
      tableId: 'orders',
      columns: [{ name: 'order_id', columnType: BigQueryType.string(), mode: BigQueryMode.REQUIRED }],
    });
    new BigQueryWriteStream(stack, 'OrdersStream', { table });

    expect(stack.renderFiles()['bundles/orders/config/bigquery/raw/orders.proto']).toContain(
      'required string order_id = 1;',
    );
  });

  test('shares its table with another that has files of its own', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    const table = orders(stack);
    stream(stack, {}, table);
    new BigQueryWriteStream(stack, 'Backfill', { table, writerName: 'orders-backfill' });

    const files = stack.renderFiles();

    const config = JSON.parse(files['bundles/orders/config/bigquery/raw/orders-backfill.writer.json']!) as object;
    expect(config).toMatchObject({ schema: { proto: 'orders-backfill.proto' } });
    expect(files['bundles/orders/config/bigquery/raw/orders-backfill.proto']).toBeDefined();
  });

  test('warns where changes can arrive in any order', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    stream(stack, { source: topic(stack), sourceKeyed: false }, orders(stack, CHANGES));

    const { warnings } = bundleOf(stack.renderFiles()).resources.find(({ type }) => type === 'bigquery.write-stream')!;

    expect(warnings).toStrictEqual([
      "'changeSequenceNumbers' is not set and 'sales.orders.v1' has no key: changes of one row can arrive in any order, and the last to arrive wins",
    ]);
  });

  test('fails when two writers share their files', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    const table = orders(stack);
    stream(stack, {}, table);

    expect(messageOf(() => new BigQueryWriteStream(stack, 'Backfill', { table }))).toBe(
      "[orders/Backfill] 'writerName' must name what the stack does not make elsewhere, got acme-data.raw.orders.writer.json, which orders/OrdersStream makes; give the writers different names: each has files of its own",
    );
  });

  test('fails when the columns of its table are not known', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    const table = BigQueryTable.fromTableName(stack, 'Orders', { dataset: dataset(stack), tableId: 'orders' });

    expect(messageOf(() => new BigQueryWriteStream(stack, 'OrdersStream', { table }))).toBe(
      "[orders/OrdersStream] 'table' must have columns that are known here, since rows are checked against them, got acme-data.raw.orders; give columns to BigQueryTable.fromTableName",
    );
  });

  test('fails when the stream cannot keep its promises, with all of them at once', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    const props = {
      deliveryGuarantee: BigQueryDeliveryGuarantee.EXACTLY_ONCE,
      changeDataCapture: true,
      commitInterval: Duration.minutes(1),
    };

    expect(messageOf(() => stream(stack, props))).toBe(
      '3 problems\n' +
        '  [orders/OrdersStream] \'deliveryGuarantee\' must be AT_LEAST_ONCE for the DEFAULT stream, which has no offsets, got "EXACTLY_ONCE"; choose COMMITTED, or changes by primary key (changeDataCapture), for which twice is as good as once\n' +
        '  [orders/OrdersStream] \'commitInterval\' must go with a PENDING stream, got "DEFAULT"; leave it out, or choose PENDING\n' +
        "  [orders/OrdersStream] 'changeDataCapture' must go with a table that takes changes: one with a primary key and maxStaleness, got \"table 'acme-data.raw.orders' without changeDataCapture\"; set the table's changeDataCapture, primaryKey and maxStaleness",
    );
  });

  test('fails when its writer is everybody', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);

    expect(messageOf(() => stream(stack, { writer: 'allAuthenticatedUsers' }))).toContain(
      "[orders/OrdersStream] 'member' must be one identity",
    );
  });
});

describeWithTerraform('real terraform with a write stream', () => {
  test("applies the table with its writer's role", async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.REGULATED);
    stream(stack, { writer: WRITER });

    const rehearsal = await rehearsedReview(app, { liftProtection: true });

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ type }) => type)).toContain('google_bigquery_table_iam_member');
  });
});
