import type { Construct } from 'constructs';
import {
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
} from 'sluicegate';

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
