// A program that uses every construct of the domain and every option that changes its SQL, and the scripts that come of it.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { load, ROOT } from './library.mjs';

const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });
const ODD_TEXT = 'it\'s; a "test"\n-- of\\text größe 😀';

/** The constructs of the domain that the program below has to use, by name. */
export function constructNames() {
  const library = load('src/index.ts');
  const files = readdirSync(join(ROOT, 'constructs', 'snowflake')).filter((file) => file.endsWith('.ts'));
  const declared = files.flatMap((file) =>
    [
      ...readFileSync(join(ROOT, 'constructs', 'snowflake', file), 'utf8').matchAll(
        /^export class (\w+) extends Construct/gm,
      ),
    ].map(([, name]) => name),
  );
  return declared.filter((name) => name in library);
}

function addAccess(sf, stack, account) {
  const admin = account.withRole('USERADMIN');
  const role = new sf.SnowflakeRole(stack, 'Ingest', { account: admin, roleName: 'orders_ingest', comment: ODD_TEXT });
  new sf.SnowflakeServiceUser(stack, 'Loader', {
    account: admin,
    userName: 'orders_loader',
    rsaPublicKey: publicKey,
    defaultRole: role.roleName,
    defaultWarehouse: 'refresh',
    comment: ODD_TEXT,
  });
  return role;
}

function addTables(sf, stack, database) {
  const { FieldType, RecordSchema, SnowflakeType } = sf;
  const schema = new RecordSchema({
    recordName: 'OrderPlaced',
    fields: [
      { name: 'order_id', type: FieldType.string(), doc: "the key; it's unique" },
      { name: 'amount', type: FieldType.decimal(12, 2) },
      { name: 'note', type: FieldType.string(), nullable: true },
    ],
  });
  const orders = sf.SnowflakeTable.fromSchema(stack, 'Orders', {
    database,
    schemaName: 'raw',
    tableName: 'orders',
    schema,
    changeTracking: true,
    clusterBy: ['order_id'],
    dataRetention: sf.Duration.days(1),
    schemaEvolution: true,
    errorLogging: true,
  });
  const events = new sf.SnowflakeTable(stack, 'Events', {
    database,
    schemaName: '"odd schema"',
    tableName: '"my events"',
    columns: [
      { columnName: '"the ""id"""', type: SnowflakeType.varchar(36), nullable: false },
      { columnName: 'order_id', type: SnowflakeType.varchar() },
      { columnName: 'body', type: SnowflakeType.variant() },
    ],
  });
  new sf.SnowflakeTable(stack, 'Structured', {
    database,
    schemaName: 'raw',
    tableName: 'structured',
    columns: [
      { columnName: 'id', type: SnowflakeType.varchar(), comment: ODD_TEXT },
      { columnName: 'tags', type: SnowflakeType.structuredArray(SnowflakeType.varchar()) },
    ],
    comment: ODD_TEXT,
  });
  return { orders, events, schema };
}

function addPipes(sf, stack, { orders, events, schema }, role) {
  const named = new sf.SnowpipeStreamingPipe(stack, 'Named', {
    table: orders,
    pipeName: 'orders',
    recordSchema: schema,
  });
  new sf.SnowpipeStreamingPipe(stack, 'ByName', {
    table: events,
    pipeName: '"my pipe"',
    matchByColumnName: sf.SnowpipeColumnMatch.CASE_SENSITIVE,
    comment: ODD_TEXT,
  });
  const login = { userName: 'orders_loader', roleName: 'orders_ingest', privateKey: sf.Secret.env('KEY') };
  new sf.SnowpipeStreamingClient(stack, 'Client', { clientName: 'orders', pipe: named, ...login });
  const source = sf.Topic.fromTopicName(stack, 'Topic', {
    cluster: sf.KafkaCluster.confluentCloud(stack, 'Kafka', {
      environmentId: 'env-abc123',
      clusterId: 'lkc-abc123',
      restEndpoint: 'https://pkc-1.eu-west-1.aws.confluent.cloud:443',
      bootstrapServers: 'pkc-1.eu-west-1.aws.confluent.cloud:9092',
      credentials: sf.Secret.pair(sf.Secret.terraformVariable('k'), sf.Secret.terraformVariable('s')),
    }),
    topicName: 'sales.orders.v1',
  });
  new sf.SnowflakeKafkaConnector(stack, 'Connector', {
    accountIdentifier: orders.database.account.accountIdentifier,
    connectorName: 'orders',
    valueConverter: 'io.confluent.connect.avro.AvroConverter',
    deadLetterTopic: 'orders.dlq',
    pipes: [new sf.SnowpipeStreamingPipe(stack, 'Default', { table: orders, source, sourcePartitions: 3 })],
    ...login,
  });
  named.grantIngest(role);
}

/** Every construct of the domain, in one stack. */
export function addEverything(stack) {
  const sf = load('src/index.ts');
  const account = new sf.SnowflakeAccount(stack, 'Snowflake', {
    organizationName: 'ACME',
    accountName: 'ORDERS',
    userName: 'TERRAFORM',
    roleName: 'LOADER_ADMIN',
    privateKey: sf.Secret.terraformVariable('snowflake_private_key'),
  });
  const database = new sf.SnowflakeDatabase(stack, 'Database', { account, databaseName: 'sales', comment: ODD_TEXT });
  for (const [id, schemaName] of Object.entries({ Raw: 'raw', Odd: '"odd schema"', Mart: 'mart' })) {
    new sf.SnowflakeSchema(stack, id, { database, schemaName, dataRetention: sf.Duration.days(1) });
  }
  const warehouse = new sf.SnowflakeWarehouse(stack, 'Refresh', {
    account,
    warehouseName: 'refresh',
    comment: ODD_TEXT,
  });
  const role = addAccess(sf, stack, account);
  const tables = addTables(sf, stack, database);
  addPipes(sf, stack, tables, role);
  const hourly = new sf.DynamicTable(stack, 'Daily', {
    database,
    warehouse,
    schemaName: 'mart',
    dynamicTableName: 'daily',
    targetLag: sf.TargetLag.of(sf.Duration.minutes(5)),
    query: `SELECT o.order_id, SUM(o.amount) AS amount, COUNT(e.order_id) AS events -- a comment; with a semicolon\nFROM ${tables.orders.fullyQualifiedName} o LEFT JOIN ${tables.events.fullyQualifiedName} e ON e.order_id = o.order_id\nGROUP BY o.order_id`,
    comment: ODD_TEXT,
  });
  tables.orders.grantRead(role);
  hourly.grantRead(role);
  warehouse.grantUsage(role);
}

/** What is a construct of the domain in the tree. */
export function usedNames() {
  const { stack } = everythingStack('REGULATED');
  return new Set(stack.node.findAll().map((construct) => construct.constructor.name));
}

function everythingStack(tier) {
  const { StreamingStack, Environment, SecurityTier } = load('src/index.ts');
  const outdir = mkdtempSync(join(tmpdir(), 'snowflake-files-'));
  const app = new App({ outdir });
  const stack = new StreamingStack(app, 'orders', {
    tier: SecurityTier[tier],
    environment: Environment.DEV,
    owner: 'sales',
  });
  addEverything(stack);
  return { stack, outdir };
}

/** The SQL files of the program in a tier, by path. */
export function everyScript(tier) {
  const { stack, outdir } = everythingStack(tier);
  try {
    return scriptsIn(stack.renderFiles());
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The SQL files of every example, by path. */
export function exampleScripts() {
  const examples = join(ROOT, 'examples');
  const files = readdirSync(examples, { recursive: true }).map((file) => file.split('\\').join('/'));
  return scriptsIn(
    Object.fromEntries(
      files
        .filter((file) => /\/snowflake\/[^/]+\.sql$/.test(file))
        .map((file) => [file, readFileSync(join(examples, file), 'utf8')]),
    ),
  );
}

function scriptsIn(files) {
  return Object.entries(files)
    .filter(([file]) => /\/snowflake\/[^/]+\.sql$/.test(file))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => ({ name, text }));
}
