import { Construct } from 'constructs';
import {
  BigQueryDataset,
  BigQueryGranularity,
  BigQueryMaterializedView,
  BigQueryPartitioning,
  BigQueryTable,
  BigQueryWriteStream,
  BigQueryWriteStreamType,
  Duration,
  GoogleCloudProject,
} from 'sluicegate';
import type { WarehouseInput } from './snowflake-orders';

/** The same orders in BigQuery: a table with the columns of the schema, a write stream into it, and sums by day on top. */
export class BigQueryOrders extends Construct {
  public constructor(scope: Construct, id: string, { topic, subject }: WarehouseInput) {
    super(scope, id);
    const project = new GoogleCloudProject(this, 'Project', { projectId: 'example-sales' });
    const dataset = new BigQueryDataset(this, 'Sales', { project, datasetId: 'sales', location: 'EU' });

    const table = BigQueryTable.fromSchema(this, 'Orders', {
      dataset,
      tableId: 'orders',
      schema: subject.recordSchema,
      partitioning: BigQueryPartitioning.byTimeColumn('placed_at', BigQueryGranularity.DAY),
      clusterBy: ['customer_id'],
    });
    new BigQueryWriteStream(this, 'OrdersStream', {
      table,
      source: topic,
      streamType: BigQueryWriteStreamType.COMMITTED,
      writer: 'serviceAccount:orders-writer@example-sales.iam.gserviceaccount.com',
    });
    new BigQueryMaterializedView(this, 'OrdersByDay', {
      dataset,
      viewId: 'orders_by_day',
      refreshInterval: Duration.minutes(30),
      query: `
        SELECT TIMESTAMP_TRUNC(placed_at, DAY) AS day, currency, COUNT(*) AS orders, SUM(total) AS total
        FROM \`example-sales.sales.orders\`
        GROUP BY day, currency`,
    });
  }
}
