import type { Construct } from 'constructs';
import {
  Duration,
  DynamicTable,
  Secret,
  SecurityTier,
  SnowflakeKafkaConnector,
  SnowflakeRole,
  SnowflakeServiceUser,
  SnowflakeTable,
  SnowflakeType,
  SnowflakeWarehouse,
  SnowpipeStreamingClient,
  SnowpipeStreamingPipe,
  TargetLag,
  Topic,
  type IDynamicTable,
  type ISnowflakeDatabase,
  type ISnowflakeServiceUser,
  type ISnowflakeTable,
  type ISnowpipeStreamingPipe,
} from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import type { ModelReference, ModelResource } from '../../../src/bundle/model';
import { newDatabase } from './programs';

const CLIENT = 'bundles/orders/config/snowflake/clients/orders';
const TIERS = Object.values(SecurityTier);

interface Existing {
  readonly database: ISnowflakeDatabase;
  readonly table: ISnowflakeTable;
  readonly hourly: IDynamicTable;
  readonly pipe: ISnowpipeStreamingPipe;
  readonly user: ISnowflakeServiceUser;
}

/** Nothing is made: everything is there already. */
function addExisting(scope: Construct): Existing {
  const database = newDatabase(scope);
  const table = SnowflakeTable.fromTableName(scope, 'Raw', {
    database,
    schemaName: 'RAW',
    tableName: 'ORDERS',
    columns: [{ columnName: 'ID', type: SnowflakeType.varchar() }],
  });
  const source = Topic.fromTopicName(scope, 'Topic', {
    cluster: newCluster(scope),
    topicName: 'sales.orders.v1',
  });
  return {
    database,
    table,
    hourly: DynamicTable.fromDynamicTableName(scope, 'Hourly', {
      database,
      schemaName: 'MART',
      dynamicTableName: 'HOURLY',
    }),
    pipe: SnowpipeStreamingPipe.fromPipeName(scope, 'Pipe', {
      table,
      pipeName: 'orders',
      source,
      sourcePartitions: 6,
    }),
    user: SnowflakeServiceUser.fromUserName(scope, 'Loader', {
      account: database.account,
      userName: 'loader',
      defaultRole: 'ingest',
    }),
  };
}

function addReaders(scope: Construct, { database, hourly, table, pipe, user }: Existing): void {
  new DynamicTable(scope, 'Daily', {
    database,
    warehouse: SnowflakeWarehouse.fromWarehouseName(scope, 'Warehouse', {
      account: database.account,
      warehouseName: 'REFRESH',
    }),
    schemaName: 'MART',
    dynamicTableName: 'DAILY',
    targetLag: TargetLag.of(Duration.hours(1)),
    query: `SELECT h.day, COUNT(*) AS n FROM ${hourly.fullyQualifiedName} h JOIN ${table.fullyQualifiedName} o ON o.id = h.id GROUP BY 1`,
  });
  const login = { userName: user.userName, roleName: user.defaultRole, privateKey: Secret.env('KEY') };
  new SnowpipeStreamingClient(scope, 'Client', { clientName: 'orders', pipe, ...login });
  new SnowflakeKafkaConnector(scope, 'Connector', {
    accountIdentifier: database.account.accountIdentifier,
    connectorName: 'orders',
    valueConverter: 'io.confluent.connect.avro.AvroConverter',
    deadLetterTopic: 'orders.dlq',
    pipes: [pipe],
    ...login,
  });
}

interface Model {
  readonly resources: readonly ModelResource[];
  readonly references: readonly ModelReference[];
}

function existingModel(tier: SecurityTier) {
  const stack = newStack(newApp(), tier);
  const existing = addExisting(stack);
  addReaders(stack, existing);
  const role = SnowflakeRole.fromRoleName(stack, 'Analyst', {
    account: existing.database.account,
    roleName: 'ANALYST',
  });
  existing.hourly.grantRead(role);
  existing.pipe.grantIngest(role);
  const files = stack.renderFiles();
  const model = JSON.parse(files['bundles/orders/bundle.json'] ?? '{}') as Model;
  return { ...model, files };
}

describe('what exists already', () => {
  test.each(TIERS)('has its edges to what reads and writes it, in %s', (tier) => {
    const { references, resources } = existingModel(tier);

    expect(
      Object.fromEntries(references.flatMap(({ id, feeds }) => (feeds === undefined ? [] : [[id, feeds]]))),
    ).toStrictEqual({
      'orders/Hourly': ['orders/Daily'],
      'orders/Pipe': ['orders/Raw'],
      'orders/Raw': ['orders/Daily'],
      'orders/Topic': ['orders/Pipe', 'orders/Connector'],
    });
    expect(resources.find(({ id }) => id === 'orders/Daily')?.requires).toStrictEqual([
      'orders/Snowflake',
      'orders/Database',
      'orders/Warehouse',
      'orders/Hourly',
      'orders/Raw',
    ]);
  });

  test.each(TIERS)('is not made, in %s', (tier) => {
    const { files, resources } = existingModel(tier);

    expect(resources.map(({ type }) => type).filter((type) => /pipe|user|snowflake\.table$/.test(type))).toStrictEqual(
      [],
    );
    const sql = Object.entries(files).flatMap(([file, body]) => (file.endsWith('.sql') ? [body] : []));
    expect(sql.join('\n')).not.toMatch(/CREATE (PIPE|TABLE|USER)|TABLE IF NOT EXISTS ANALYTICS\.MART\.HOURLY/);
  });

  test('has the channels of its topic', () => {
    const { files } = existingModel(SecurityTier.CLOUD_NATIVE);

    expect(JSON.parse(files[`${CLIENT}/client.json`] ?? '{}')).toMatchObject({
      pipe: 'ORDERS',
      channels: { channels: 6, lastChannel: 'sales.orders.v1_5' },
    });
    expect(JSON.parse(files[`${CLIENT}/profile.json`] ?? '{}')).toMatchObject({ user: 'LOADER', role: 'INGEST' });
  });

  test('can be granted', () => {
    const { resources } = existingModel(SecurityTier.REGULATED);
    const grants = resources.filter(({ type }) => type === 'snowflake.grant').map(({ name }) => name);

    expect(grants).toStrictEqual(
      expect.arrayContaining([
        expect.stringContaining('ANALYTICS.MART.HOURLY'),
        expect.stringContaining('ANALYTICS.RAW.ORDERS'),
      ]),
    );
  });

  test.each<[string, (scope: Construct, database: ISnowflakeDatabase) => unknown, string]>([
    [
      'a dynamic table has a reserved name',
      (scope, database) =>
        DynamicTable.fromDynamicTableName(scope, 'X', { database, schemaName: 'MART', dynamicTableName: 'inner' }),
      "[orders/X] 'dynamicTableName' must not be a reserved word of Snowflake",
    ],
    [
      'a user has no name',
      (scope, { account }) =>
        SnowflakeServiceUser.fromUserName(scope, 'X', { account, userName: '', defaultRole: 'R' }),
      "[orders/X] 'userName' must",
    ],
    [
      'the partitions of a topic that is only named are missing',
      (scope, database) =>
        SnowpipeStreamingPipe.fromPipeName(scope, 'X', {
          table: SnowflakeTable.fromTableName(scope, 'T', { database, schemaName: 'RAW', tableName: 'T' }),
          pipeName: 'P',
          source: Topic.fromTopicName(scope, 'Named', { cluster: newCluster(scope), topicName: 'orders' }),
        }),
      "[orders/X] 'sourcePartitions' must be given for a topic that is only named; say how many partitions it has: each needs a channel",
    ],
  ])('fails when %s', (_, make, message) => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);

    expect(messageOf(() => make(stack, newDatabase(stack)))).toContain(message);
  });
});
