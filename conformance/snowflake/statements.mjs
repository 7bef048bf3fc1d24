// Every kind of statement that the library writes, by name.
import { generateKeyPairSync } from 'node:crypto';
import { load } from './library.mjs';
import { randomSchemas } from './random-schemas.mjs';

const { Duration } = load('src/core/duration.ts');
const { mappedColumns } = load('src/snowflake/column-mapping.ts');
const { SnowflakeNestedColumns } = load('src/snowflake/column-mapping-options.ts');
const { SnowflakeColumnDefault } = load('src/snowflake/column-options.ts');
const { SnowflakeType, SnowflakeVectorElement } = load('src/snowflake/column-type.ts');
const { databaseSpec, databaseStatements, schemaSpec, schemaStatements } = load('src/snowflake/database-spec.ts');
const { DynamicTableInitialize, DynamicTableRefreshMode } = load('src/snowflake/dynamic-table-options.ts');
const { dynamicTableSpec } = load('src/snowflake/dynamic-table-spec.ts');
const { dynamicTableStatements } = load('src/snowflake/dynamic-table-sql.ts');
const { grantStatement } = load('src/snowflake/grant-spec.ts');
const { connectorCreateGrant, ingestGrants, readGrants } = load('src/snowflake/ingest-grants.ts');
const { SnowpipeColumnMatch } = load('src/snowflake/pipe-options.ts');
const { pipeSpec } = load('src/snowflake/pipe-spec.ts');
const { pipeStatements } = load('src/snowflake/pipe-sql.ts');
const { roleSpec, roleStatements, serviceUserSpec, serviceUserStatements } = load('src/snowflake/service-user-spec.ts');
const { tableSpec } = load('src/snowflake/table-spec.ts');
const { tableStatements } = load('src/snowflake/table-sql.ts');
const { TargetLag } = load('src/snowflake/target-lag.ts');
const { SnowflakeScalingPolicy, SnowflakeWarehouseSize } = load('src/snowflake/warehouse-options.ts');
const { warehouseSpec, warehouseStatements } = load('src/snowflake/warehouse-spec.ts');

const ODD_TEXT = 'it\'s; a "test"\n-- of\\text größe 😀';
const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });

const column = (columnName, type, more = {}) => ({ columnName, type, ...more });

function everyColumn() {
  const types = {
    n: SnowflakeType.number(38, 5),
    f: SnowflakeType.float(),
    b: SnowflakeType.boolean(),
    v: SnowflakeType.varchar(10),
    bin: SnowflakeType.binary(16),
    d: SnowflakeType.date(),
    t: SnowflakeType.time(3),
    ntz: SnowflakeType.timestampNtz(),
    ltz: SnowflakeType.timestampLtz(3),
    tz: SnowflakeType.timestampTz(0),
    va: SnowflakeType.variant(),
    o: SnowflakeType.object(),
    a: SnowflakeType.array(),
    g: SnowflakeType.geography(),
    ge: SnowflakeType.geometry(),
    vec: SnowflakeType.vector(SnowflakeVectorElement.FLOAT, 256),
    so: SnowflakeType.structuredObject([
      { fieldName: 'city', type: SnowflakeType.varchar(), nullable: false },
      { fieldName: 'order', type: SnowflakeType.number(5) },
    ]),
    sa: SnowflakeType.structuredArray(SnowflakeType.varchar(), false),
    m: SnowflakeType.map(SnowflakeType.varchar(), SnowflakeType.number(5)),
  };
  return Object.entries(types).map(([name, type]) => column(name, type, { comment: ODD_TEXT }));
}

function tables() {
  const table = (options) =>
    tableSpec('t', 'analytics', { schemaName: 'raw', tableName: 'orders', columns: [], ...options });
  const id = column('id', SnowflakeType.number(19), { nullable: false });
  return [
    table({ columns: [id] }),
    table({
      tableName: '"my orders"',
      columns: [column('"the ""id"""', SnowflakeType.varchar()), column('"order"', SnowflakeType.date())],
    }),
    table({ columns: everyColumn(), comment: ODD_TEXT }),
    table({
      columns: [
        id,
        column('c', SnowflakeType.varchar(), { collation: 'en-ci', defaultValue: SnowflakeColumnDefault.text("o'k") }),
        column('s', SnowflakeType.number(38), { defaultValue: SnowflakeColumnDefault.identity(10, 5) }),
        column('q', SnowflakeType.number(38), { defaultValue: SnowflakeColumnDefault.sequence('ANALYTICS.RAW.SEQ') }),
        column('at', SnowflakeType.timestampLtz(), {
          defaultValue: SnowflakeColumnDefault.expression('CURRENT_TIMESTAMP()'),
        }),
        column('k', SnowflakeType.boolean(), { defaultValue: SnowflakeColumnDefault.boolean(true) }),
        column('p', SnowflakeType.varchar(), { maskingPolicy: 'GOV.POLICIES.MASK', tags: ['PII'] }),
      ],
      clusterBy: ['TO_DATE(at)', 'id'],
      changeTracking: true,
      dataRetention: Duration.days(7),
      schemaEvolution: true,
      errorLogging: true,
    }),
  ];
}

function mappedTables() {
  return randomSchemas(25).flatMap((schema, index) =>
    Object.values(SnowflakeNestedColumns).map((nested) => {
      const { columns, sourceFields } = mappedColumns('t', schema, { nested });
      const spec = tableSpec(
        't',
        'analytics',
        { schemaName: 'raw', tableName: `random_${index}`, columns },
        sourceFields,
      );
      return { spec, schema };
    }),
  );
}

function pipes() {
  const [plain, , , full] = tables();
  const expressions = [
    { columnName: 'id', sourceField: 'customer.order.id' },
    { columnName: 'c', expression: "UPPER($1:country::VARCHAR) || ';'" },
  ];
  return [
    pipeSpec('p', plain, {
      pipeName: 'match',
      matchByColumnName: SnowpipeColumnMatch.CASE_SENSITIVE,
      comment: ODD_TEXT,
    }),
    pipeSpec(
      'p',
      { ...full, columns: full.columns.filter(({ defaultValue }) => defaultValue === undefined) },
      { pipeName: 'clustered', matchByColumnName: SnowpipeColumnMatch.CASE_INSENSITIVE, clusterAtIngestTime: true },
    ),
    pipeSpec('p', full, { pipeName: 'mapped', columns: expressions }),
    pipeSpec('p', full, { pipeName: 'mapped_clustered', columns: expressions, clusterAtIngestTime: true }),
    ...mappedTables().map(({ spec, schema }, index) => pipeSpec('p', spec, { pipeName: `random_${index}` }, schema)),
  ];
}

function dynamicTables() {
  const dynamic = (options) =>
    dynamicTableSpec('d', 'analytics', 'transform', {
      schemaName: 'mart',
      dynamicTableName: 'by_hour',
      targetLag: TargetLag.of(Duration.minutes(1)),
      query: 'SELECT id, COUNT(*) AS n FROM analytics.raw.orders GROUP BY id',
      ...options,
    });
  return [
    dynamic({}),
    dynamic({
      targetLag: TargetLag.downstream(),
      refreshMode: DynamicTableRefreshMode.INCREMENTAL,
      initialize: DynamicTableInitialize.ON_SCHEDULE,
      comment: ODD_TEXT,
    }),
    dynamic({
      targetLag: TargetLag.of(Duration.seconds(90)),
      refreshMode: DynamicTableRefreshMode.FULL,
      query: 'WITH x AS (SELECT id FROM analytics.raw.orders) SELECT id FROM x;',
    }),
  ];
}

function account() {
  return [
    ...databaseStatements(
      databaseSpec('x', { databaseName: 'analytics', dataRetention: Duration.days(7), comment: ODD_TEXT }),
    ),
    ...databaseStatements(databaseSpec('x', { databaseName: '"tmp db"', transient: true })),
    ...schemaStatements(schemaSpec('x', 'analytics', { schemaName: 'raw', comment: ODD_TEXT })),
    ...schemaStatements(
      schemaSpec('x', 'analytics', {
        schemaName: 'tmp',
        transient: true,
        managedAccess: false,
        dataRetention: Duration.days(1),
      }),
    ),
    ...warehouseStatements(warehouseSpec('x', { warehouseName: 'transform' })),
    ...warehouseStatements(
      warehouseSpec('x', {
        warehouseName: 'big',
        size: SnowflakeWarehouseSize.X4LARGE,
        minClusters: 2,
        maxClusters: 4,
        scalingPolicy: SnowflakeScalingPolicy.ECONOMY,
        statementTimeout: Duration.hours(1),
        queuedTimeout: Duration.minutes(1),
        resourceMonitor: 'monthly',
        comment: ODD_TEXT,
      }),
    ),
    ...roleStatements(roleSpec('x', { roleName: 'loader', comment: ODD_TEXT })),
    ...serviceUserStatements(serviceUserSpec('x', { userName: 'svc', rsaPublicKey: publicKey, defaultRole: 'loader' })),
    ...serviceUserStatements(
      serviceUserSpec('x', {
        userName: 'svc_loader',
        rsaPublicKey: publicKey,
        rsaPublicKey2: publicKey,
        defaultRole: 'loader',
        defaultWarehouse: 'transform',
        networkPolicy: 'office',
        comment: ODD_TEXT,
      }),
    ),
  ];
}

function grants() {
  const [plain, , , full] = tables();
  const named = pipeSpec('p', plain, { pipeName: 'orders_pipe' });
  return [
    ...ingestGrants('LOADER', plain, named),
    ...ingestGrants('LOADER', full, { ...named, kind: 'DEFAULT' }),
    ...readGrants('READER', plain),
    connectorCreateGrant('LOADER', plain),
  ].map(grantStatement);
}

/** All statements, forward and back, each text once. */
export function everyStatement() {
  const statements = [
    ...account(),
    ...tables().flatMap(tableStatements),
    ...mappedTables().flatMap(({ spec }) => tableStatements(spec)),
    ...pipes().flatMap(pipeStatements),
    ...dynamicTables().flatMap(dynamicTableStatements),
    ...grants(),
  ];
  const texts = new Map();
  for (const { purpose, text, revert } of statements) {
    texts.set(text, purpose);
    if (revert !== undefined) texts.set(revert, `undo: ${purpose}`);
  }
  return [...texts].map(([sql, purpose]) => ({ name: purpose, sql }));
}

/** What fakesnow shall run: tables and what is made of them. */
export function runnableTables() {
  return [tables()[0], tables()[1], ...mappedTables().map(({ spec }) => spec)];
}

export { dynamicTables, tableStatements };
