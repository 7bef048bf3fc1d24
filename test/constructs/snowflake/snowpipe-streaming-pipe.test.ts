import type { Construct } from 'constructs';
import {
  Capability,
  DataSize,
  Secret,
  SecurityTier,
  SnowflakeKafkaConnector,
  SnowflakeTable,
  SnowflakeType,
  SnowpipeStreamingArchitecture,
  SnowpipeStreamingClient,
  SnowpipeStreamingPipe,
  Topic,
  type SnowflakeKafkaConnectorProps,
  type SnowpipeStreamingPipeProps,
} from 'sluicegate';
import { deployableBeyond } from '../../support/deployable';
import { filesBelow, messageOf, newApp, newCluster, newStack } from '../../support/program';
import { bundleOf, resourcesOf } from '../kafka/rehearsed';
import { addIngest, addRawOrders, newDatabase, ORDER, recordSchema } from './programs';

const { AIR_GAPPED, CLOUD_NATIVE, REGULATED } = SecurityTier;
const privateKey = Secret.env('SNOWFLAKE_KEY');

function topicOf(scope: Construct, partitions = 3): Topic {
  return new Topic(scope, 'Orders', { cluster: newCluster(scope), topicName: 'sales.orders.v1', partitions });
}

function pipeOf(scope: Construct, props: Partial<SnowpipeStreamingPipeProps> = {}): SnowpipeStreamingPipe {
  return new SnowpipeStreamingPipe(scope, 'Pipe', { table: addRawOrders(scope), ...props });
}

function clientOf(scope: Construct, pipe: SnowpipeStreamingPipe, clientName = 'loader'): SnowpipeStreamingClient {
  return new SnowpipeStreamingClient(scope, 'Client', {
    clientName,
    pipe,
    userName: 'ORDERS_LOADER',
    roleName: 'ORDERS_INGEST',
    privateKey,
  });
}

function connectorOf(
  scope: Construct,
  pipes: SnowpipeStreamingPipe[],
  props: Partial<SnowflakeKafkaConnectorProps> = {},
): SnowflakeKafkaConnector {
  return new SnowflakeKafkaConnector(scope, 'Connector', {
    accountIdentifier: 'ACME-ORDERS',
    userName: 'ORDERS_LOADER',
    roleName: 'ORDERS_INGEST',
    privateKey,
    connectorName: 'orders-to-snowflake',
    valueConverter: 'io.confluent.connect.avro.AvroConverter',
    pipes,
    ...props,
  });
}

describe('a pipe', () => {
  test('with a name is a resource that maps each field of the table’s own schema', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    pipeOf(stack, { pipeName: 'ORDERS' });

    const [pipe] = Object.values(resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']).snowflake_pipe ?? {});
    expect(pipe?.copy_statement).toContain('$1:amount::NUMBER(12, 2)');
    expect(pipe?.depends_on).toStrictEqual([expect.stringMatching(/^snowflake_table\./)]);
  });

  test.each([
    ['the default pipe', undefined, 'ANALYTICS.RAW."ORDERS-STREAMING"'],
    ['the classic architecture', SnowpipeStreamingArchitecture.CLASSIC, 'ANALYTICS.RAW.ORDERS'],
  ])('of %s is no resource, but a target of channels in every tier', (_, architecture, target) => {
    for (const [tier, folder] of [
      [CLOUD_NATIVE, 'config'],
      [REGULATED, 'review/config'],
      [AIR_GAPPED, 'config'],
    ] as const) {
      const stack = newStack(newApp(), tier);
      pipeOf(stack, { architecture, source: topicOf(stack) });

      const files = stack.renderFiles();

      expect(Object.values(files).join('\n')).not.toContain('"snowflake_pipe"');
      const targets = files[`bundles/orders/${folder}/snowflake/streaming-targets.json`];
      expect(JSON.parse(targets ?? '[]')).toMatchObject([
        { topicName: 'sales.orders.v1', channels: { target, channels: 3 } },
      ]);
    }
  });

  test('stands between its topic and its table', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    addIngest(stack);

    const { resources } = JSON.parse(stack.renderFiles()['bundles/orders/bundle.json'] ?? '{}') as {
      resources: { id: string; feeds: string[] }[];
    };
    const feeds = Object.fromEntries(resources.map(({ id, feeds: to }) => [id, to]));
    expect(feeds).toMatchObject({
      'orders/Orders': ['orders/OrdersPipe'],
      'orders/OrdersPipe': ['orders/RawOrders'],
      'orders/RawOrders': ['orders/Hourly'],
    });
  });

  test('warns of documented limits that its channels exceed', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    pipeOf(stack, { source: topicOf(stack, 2), peakPerSecond: DataSize.parse('1GB') });

    const pipe = bundleOf(stack.renderFiles()).resources.find(({ type }) => type === 'snowflake.pipe');
    expect(pipe?.warnings).toStrictEqual([expect.stringContaining('exceeds the 12 MB a second of a channel')]);
  });

  test.each([10, 11])('of %s on one table', (count) => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const table = addRawOrders(stack);
    const source = topicOf(stack);
    for (let index = 0; index < count; index += 1) {
      new SnowpipeStreamingPipe(stack, `Pipe${index}`, { table, source, pipeName: `P${index}` });
    }

    const warnings = bundleOf(stack.renderFiles()).resources.flatMap((resource) => resource.warnings);
    expect(warnings.filter((text) => text.includes('pipes load the table'))).toHaveLength(count > 10 ? 1 : 0);
  });

  test('takes a topic and a table that are only named', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const database = newDatabase(stack);
    const table = SnowflakeTable.fromTableName(stack, 'Table', { database, schemaName: 'RAW', tableName: 'ORDERS' });
    const source = Topic.fromTopicName(stack, 'Orders', { cluster: newCluster(stack), topicName: 'sales.orders.v1' });
    const pipe = new SnowpipeStreamingPipe(stack, 'Pipe', { table, source, sourcePartitions: 4, pipeName: 'P' });

    expect(pipe.pipeName).toBe('P');
    const [resource] = Object.values(
      resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']).snowflake_pipe ?? {},
    );
    expect(resource?.copy_statement).toContain('MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE');
  });

  test('fails when the table lacks a column for a field', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const more = ORDER.replace('"fields":[', '"fields":[{"name":"region","type":"string"},');

    expect(messageOf(() => pipeOf(stack, { pipeName: 'P', recordSchema: recordSchema(stack, more, 'More') }))).toBe(
      "[orders/Pipe] 'source' must have a column for field 'OrderPlaced.region' in ANALYTICS.RAW.ORDERS; add the column, map the field, or list it in ignoredFields to drop it",
    );
  });

  test.each<[string, string, (scope: Construct) => Partial<SnowpipeStreamingPipeProps>]>([
    [
      'a topic that is only named comes without partitions',
      "[orders/Pipe] 'sourcePartitions' must be given for a topic that is only named; say how many partitions it has: each needs a channel",
      (scope) => ({
        source: Topic.fromTopicName(scope, 'Named', { cluster: newCluster(scope), topicName: 'sales.orders.v1' }),
      }),
    ],
    [
      'a topic of the program comes with other partitions',
      "[orders/Pipe] 'sourcePartitions' must be left out unless the source is a topic that is only named, got 4; remove it: a topic of the program knows its partitions",
      (scope) => ({ source: topicOf(scope), sourcePartitions: 4 }),
    ],
    [
      'partitions are no count',
      "[orders/Pipe] 'sourcePartitions' must be a whole number of at least 1, got 0; say how many partitions the topic has",
      (scope) => ({
        source: Topic.fromTopicName(scope, 'Named', { cluster: newCluster(scope), topicName: 'sales.orders.v1' }),
        sourcePartitions: 0,
      }),
    ],
    [
      'a peak comes without a source',
      "[orders/Pipe] 'peakPerSecond' must come with a source, got 1000000 bytes; name the topic: the peak is shared by its partitions",
      () => ({ peakPerSecond: DataSize.parse('1MB') }),
    ],
  ])('fails when %s', (_, message, props) => {
    const stack = newStack(newApp(), CLOUD_NATIVE);

    expect(messageOf(() => pipeOf(stack, props(stack)))).toBe(message);
  });

  test('fails when columns are mapped to a table whose columns are not known', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const attributes = { database: newDatabase(stack), schemaName: 'RAW', tableName: 'ORDERS' };
    const table = SnowflakeTable.fromTableName(stack, 'Table', attributes);
    const columns = [{ columnName: 'ID', sourceField: 'id' }];

    expect(messageOf(() => new SnowpipeStreamingPipe(stack, 'Pipe', { table, pipeName: 'P', columns }))).toBe(
      "[orders/Pipe] 'columns' must be left out while the columns of ANALYTICS.RAW.ORDERS are not known; give fromTableName the columns of the table, or match by name",
    );
    const known = SnowflakeTable.fromTableName(stack, 'Known', {
      ...attributes,
      columns: [{ columnName: 'ID', type: SnowflakeType.varchar() }],
    });
    expect(() => new SnowpipeStreamingPipe(stack, 'Pipe2', { table: known, pipeName: 'P', columns })).not.toThrow();
  });
});

describe('client files', () => {
  test.each([
    [CLOUD_NATIVE, 'config'],
    [REGULATED, 'review/config'],
    [AIR_GAPPED, 'config'],
  ])('in %s are written to %s, without a secret', (tier, folder) => {
    const app = newApp();
    const stack = newStack(app, tier);
    const pipe = pipeOf(stack, { pipeName: 'ORDERS', source: topicOf(stack) });
    clientOf(stack, pipe);
    connectorOf(stack, [pipe], { deadLetterTopic: 'orders.dlq' });
    app.synth();

    const files = filesBelow(app.outdir);
    const clients = `bundles/orders/${folder}/snowflake/clients/loader`;
    expect(JSON.parse(files[`${clients}/profile.json`] ?? '{}')).toMatchObject({
      account: 'ACME-ORDERS',
      private_key: '${SNOWFLAKE_KEY}',
      role: 'ORDERS_INGEST',
      user: 'ORDERS_LOADER',
    });
    expect(JSON.parse(files[`${clients}/client.json`] ?? '{}')).toMatchObject({
      environmentVariables: ['SNOWFLAKE_KEY'],
      pipe: 'ORDERS',
      channels: { channels: 3, lastChannel: 'sales.orders.v1_2' },
    });
    expect(files[`${clients}/channels.md`]).toContain('# Streaming sales.orders.v1 into ANALYTICS.RAW.ORDERS');
    const connector = files[`bundles/orders/${folder}/snowflake/connectors/orders-to-snowflake.json`];
    expect(JSON.parse(connector ?? '{}')).toMatchObject({
      'connector.class': 'com.snowflake.kafka.connector.SnowflakeStreamingSinkConnector',
      'errors.deadletterqueue.topic.name': 'orders.dlq',
      'snowflake.private.key': '${env:SNOWFLAKE_KEY}',
      'snowflake.topic2table.map': 'sales.orders.v1:ORDERS',
    });
    if (tier !== CLOUD_NATIVE) expect(deployableBeyond(tier, app.outdir)).toStrictEqual([]);
    const made = bundleOf(files).resources.filter(({ type }) => /client|connector/.test(type));
    expect(made.map((resource) => (resource as { capability?: string }).capability)).toStrictEqual([
      Capability.CLIENTS,
      Capability.CLIENTS,
    ]);
  });

  test('fails when a client has names that are none: everything at once', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const pipe = pipeOf(stack);

    const message = messageOf(
      () =>
        new SnowpipeStreamingClient(stack, 'Client', {
          clientName: 'a/b',
          pipe,
          userName: 'orders loader',
          roleName: 'INGEST',
          privateKey,
        }),
    );
    expect(message).toContain(
      '\'clientName\' must be 1 to 100 letters, digits, dots, dashes or underscores, got "a/b"; rename it: a folder is called after it',
    );
    expect(message).toContain("'userName' must be an ordinary identifier");
  });

  test('fails when a connector reads a pipe without a source', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);

    expect(messageOf(() => connectorOf(stack, [pipeOf(stack)]))).toBe(
      '[orders/Connector] \'pipes\' must each have a source: the topic that is read, got ["orders/Pipe"]; give these pipes a source',
    );
  });

  test('fails when a connector logs in to another account than that of its tables', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const pipe = pipeOf(stack, { source: topicOf(stack) });

    expect(messageOf(() => connectorOf(stack, [pipe], { accountIdentifier: 'ACME-OTHER' }))).toBe(
      '[orders/Connector] \'accountIdentifier\' must be the account of the tables, ACME-ORDERS, got "ACME-OTHER"; pass account.accountIdentifier',
    );
  });
});
