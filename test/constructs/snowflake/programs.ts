import { generateKeyPairSync } from 'node:crypto';
import type { Construct } from 'constructs';
import {
  Duration,
  DynamicTable,
  SnowflakeRole,
  SnowflakeServiceUser,
  SnowflakeWarehouse,
  SnowpipeStreamingPipe,
  TargetLag,
  Topic,
  Schema,
  Secret,
  SnowflakeAccount,
  SnowflakeDatabase,
  SnowflakeSchema,
  SnowflakeTable,
  Subject,
  SchemaRegistry,
  type ISnowflakeDatabase,
  type RecordSchema,
  type SnowflakeAccountProps,
  type SnowflakeTableFromSchemaProps,
} from 'sluicegate';
import { newCluster } from '../../support/program';

export function newAccount(
  scope: Construct,
  props: Partial<SnowflakeAccountProps> = {},
  id = 'Snowflake',
): SnowflakeAccount {
  return new SnowflakeAccount(scope, id, {
    organizationName: 'ACME',
    accountName: 'ORDERS',
    userName: 'TERRAFORM',
    privateKey: Secret.terraformVariable('snowflake_private_key'),
    roleName: 'LOADER_ADMIN',
    ...props,
  });
}

export function newDatabase(scope: Construct): ISnowflakeDatabase {
  return SnowflakeDatabase.fromDatabaseName(scope, 'Database', {
    account: newAccount(scope),
    databaseName: 'ANALYTICS',
  });
}

export const ORDER = JSON.stringify({
  type: 'record',
  name: 'OrderPlaced',
  namespace: 'com.example',
  fields: [
    { name: 'order_id', type: 'string', doc: 'the key' },
    { name: 'amount', type: { type: 'bytes', logicalType: 'decimal', precision: 12, scale: 2 } },
    { name: 'placed_at', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'note', type: ['null', 'string'], default: null },
  ],
});

/** As a subject gives it. */
export function recordSchema(scope: Construct, text = ORDER, id = 'OrderValue'): RecordSchema {
  const registry = SchemaRegistry.confluentCloud(scope, `${id}Registry`, {
    registryId: 'lsrc-abc123',
    restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
    credentials: Secret.pair(Secret.terraformVariable('registry_key'), Secret.terraformVariable('registry_secret')),
  });
  return new Subject(scope, id, { registry, subjectName: `${id}-value`, schema: Schema.avro(text) }).recordSchema;
}

/** The thinnest slice: an account that exists, a schema that is made, a table from a record schema. */
export function addRawOrders(scope: Construct): SnowflakeTable {
  const database = newDatabase(scope);
  new SnowflakeSchema(scope, 'Raw', { database, schemaName: 'RAW' });
  return SnowflakeTable.fromSchema(scope, 'RawOrders', {
    database,
    schemaName: 'RAW',
    tableName: 'ORDERS',
    schema: recordSchema(scope),
  });
}

export const PUBLIC_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();

/** Everything of the domain: from a topic to a dynamic table, with who may do it. */
export function addIngest(scope: Construct): Ingest {
  const account = newAccount(scope);
  const admin = account.withRole('USERADMIN');
  const database = new SnowflakeDatabase(scope, 'Database', { account, databaseName: 'ANALYTICS' });
  new SnowflakeSchema(scope, 'Raw', { database, schemaName: 'RAW' });
  new SnowflakeSchema(scope, 'Mart', { database, schemaName: 'MART' });
  const warehouse = new SnowflakeWarehouse(scope, 'Refresh', { account, warehouseName: 'REFRESH' });
  const table = SnowflakeTable.fromSchema(scope, 'RawOrders', {
    database,
    schemaName: 'RAW',
    tableName: 'ORDERS',
    schema: recordSchema(scope),
    changeTracking: true,
  });
  const topic = new Topic(scope, 'Orders', {
    cluster: newCluster(scope),
    topicName: 'sales.orders.v1',
    partitions: 12,
  });
  const pipe = new SnowpipeStreamingPipe(scope, 'OrdersPipe', { table, source: topic, pipeName: 'ORDERS' });
  const role = new SnowflakeRole(scope, 'Ingest', { account: admin, roleName: 'ORDERS_INGEST' });
  const user = new SnowflakeServiceUser(scope, 'Loader', {
    account: admin,
    userName: 'ORDERS_LOADER',
    rsaPublicKey: PUBLIC_KEY,
    defaultRole: role.roleName,
  });
  pipe.grantIngest(role);
  const hourly = new DynamicTable(scope, 'Hourly', {
    database,
    warehouse,
    schemaName: 'MART',
    dynamicTableName: 'ORDERS_BY_HOUR',
    targetLag: TargetLag.of(Duration.minutes(5)),
    query: `SELECT DATE_TRUNC('hour', placed_at) AS hour, SUM(amount) AS amount
FROM ${table.fullyQualifiedName}
GROUP BY 1`,
  });
  return { account, database, warehouse, table, topic, pipe, role, user, hourly };
}

export interface Ingest {
  readonly account: SnowflakeAccount;
  readonly database: ISnowflakeDatabase;
  readonly warehouse: SnowflakeWarehouse;
  readonly table: SnowflakeTable;
  readonly topic: Topic;
  readonly pipe: SnowpipeStreamingPipe;
  readonly role: SnowflakeRole;
  readonly user: SnowflakeServiceUser;
  readonly hourly: DynamicTable;
}

/** A table of the order's schema. */
export function fromSchema(scope: Construct, props: Partial<SnowflakeTableFromSchemaProps> = {}): SnowflakeTable {
  const database = newDatabase(scope);
  return SnowflakeTable.fromSchema(scope, 'RawOrders', {
    database,
    schemaName: 'RAW',
    schema: recordSchema(scope),
    ...props,
  });
}
