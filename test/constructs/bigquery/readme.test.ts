import fs from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import * as sluicegate from 'sluicegate';
import { filesBelow, newApp, newCluster, newStack } from '../../support/program';

const README = fs.readFileSync(path.join(__dirname, '..', '..', '..', 'constructs', 'bigquery', 'README.md'), 'utf8');
// A recorded table is a file of the reader's.
const SNIPPETS = [...README.matchAll(/```ts\n([\s\S]*?)```/g)]
  .map(([, code]) => code!)
  .filter((code) => !code.includes('recordedSchema'));
const { FieldType, RecordSchema, SecurityTier } = sluicegate;
const string = FieldType.string();

/** What the snippets talk about without making it. */
function surroundings(stack: sluicegate.StreamingStack, isFirst: boolean) {
  const cluster = newCluster(stack);
  const topic = (topicName: string) => new sluicegate.Topic(stack, topicName, { cluster, topicName });
  const schema = (names: string[]) => ({
    recordSchema: new RecordSchema({ recordName: 'R', fields: names.map((name) => ({ name, type: string })) }),
  });
  const order = new RecordSchema({
    recordName: 'Order',
    fields: [
      ...['order_id', 'user_id', 'coupon'].map((name) => ({ name, type: string })),
      { name: 'amount', type: FieldType.decimal(18, 2) },
    ],
  });
  const others = () => {
    const project = new sluicegate.GoogleCloudProject(stack, 'Around', { projectId: 'acme-data' });
    const dataset = sluicegate.BigQueryDataset.fromDatasetId(stack, 'Raw', {
      project,
      datasetId: 'raw',
      location: 'EU',
    });
    const columns = [{ name: 'id', columnType: sluicegate.BigQueryType.string() }];
    const known = { dataset, columns };
    return {
      dataset,
      table: sluicegate.BigQueryTable.fromTableName(stack, 'Known', { ...known, tableId: 'known' }),
      clicks: sluicegate.BigQueryTable.fromTableName(stack, 'Clicks', { ...known, tableId: 'clicks' }),
    };
  };
  return {
    stack,
    ordersTopic: topic('sales.orders.v1'),
    customersTopic: topic('sales.customers.v1'),
    orderValue: { recordSchema: order },
    customerValue: schema(['customer_id']),
    clickAvro: '{"type":"record","name":"Click","fields":[{"name":"id","type":"string"}]}',
    ...(isFirst ? {} : others()),
  };
}

test.each(SNIPPETS.map((code, index) => [code.split('\n')[0]!, code, index] as const))(
  '%s … works',
  (_, code, index) => {
    const app = newApp();
    const around = { ...sluicegate, ...surroundings(newStack(app, SecurityTier.REGULATED), index === 0) };

    runInNewContext(`{ ${code} }`, around);
    app.synth();

    expect(filesBelow(app.outdir)['bundles/orders/bundle.json']).toBeDefined();
  },
);
