import { Construct } from 'constructs';
import {
  DynamicTable,
  Duration,
  Secret,
  SnowflakeAccount,
  SnowflakeDatabase,
  SnowflakeTable,
  SnowflakeWarehouse,
  SnowpipeStreamingPipe,
  TargetLag,
  type Subject,
  type Topic,
} from 'sluicegate';

/** What the Snowflake side is fed with. */
export interface WarehouseInput {
  readonly topic: Topic;
  readonly subject: Subject;
}

/** Orders in Snowflake: a raw table with the columns of the schema, a streaming pipe into it, and sums by hour on top. */
export class SnowflakeOrders extends Construct {
  public constructor(scope: Construct, id: string, { topic, subject }: WarehouseInput) {
    super(scope, id);
    const account = new SnowflakeAccount(this, 'Account', {
      organizationName: 'EXAMPLE',
      accountName: 'SALES',
      userName: 'TERRAFORM',
      privateKey: Secret.terraformVariable('snowflake_private_key'),
      roleName: 'SALES_ADMIN',
    });
    const database = SnowflakeDatabase.fromDatabaseName(this, 'Database', { account, databaseName: 'SALES' });
    const warehouse = SnowflakeWarehouse.fromWarehouseName(this, 'Warehouse', { account, warehouseName: 'TRANSFORM' });

    const raw = SnowflakeTable.fromSchema(this, 'RawOrders', {
      database,
      schemaName: 'RAW',
      tableName: 'ORDERS',
      schema: subject.recordSchema,
      changeTracking: true,
    });
    new SnowpipeStreamingPipe(this, 'OrdersPipe', {
      table: raw,
      pipeName: 'ORDERS_PIPE',
      source: topic,
      recordSchema: subject.recordSchema,
    });
    new DynamicTable(this, 'OrdersByHour', {
      database,
      warehouse,
      schemaName: 'MART',
      dynamicTableName: 'ORDERS_BY_HOUR',
      targetLag: TargetLag.of(Duration.minutes(1)),
      query: `
        SELECT DATE_TRUNC('hour', PLACED_AT) AS HOUR, CURRENCY, COUNT(*) AS ORDERS, SUM(TOTAL) AS TOTAL
        FROM SALES.RAW.ORDERS
        GROUP BY 1, 2`,
    });
  }
}
