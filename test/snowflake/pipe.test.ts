import type { PipeConfig } from '@cdktf/provider-snowflake/lib/pipe';
import { FieldType, TimePrecision } from '../../src/schema/field-type';
import { RecordSchema } from '../../src/schema/record-schema';
import fc from '../support/property';
import { mappedColumns } from '../../src/snowflake/column-mapping';
import { SnowflakeNestedColumns } from '../../src/snowflake/column-mapping-options';
import { SnowflakeColumnDefault, type SnowflakeColumn } from '../../src/snowflake/column-options';
import { SnowflakeType } from '../../src/snowflake/column-type';
import {
  SnowpipeColumnMatch,
  SnowpipeStreamingArchitecture,
  type SnowpipeStreamingPipeOptions,
} from '../../src/snowflake/pipe-options';
import { pipeSpec } from '../../src/snowflake/pipe-spec';
import { pipeArguments, pipeProviderName, pipeStatements } from '../../src/snowflake/pipe-sql';
import type { SnowflakeTableOptions } from '../../src/snowflake/table-options';
import { tableSpec } from '../../src/snowflake/table-spec';
import { messagesOf } from './messages';

const ORDER = new RecordSchema({
  recordName: 'Order',
  fields: [
    { name: 'id', type: FieldType.int64() },
    { name: 'amount', type: FieldType.decimal(18, 2), nullable: true },
    {
      name: 'customer',
      type: FieldType.struct('Customer', [{ name: 'emailAddress', type: FieldType.string(), nullable: true }]),
    },
    { name: 'placed_at', type: FieldType.instant(TimePrecision.MILLISECONDS) },
  ],
});

function table(options: Partial<SnowflakeTableOptions> = {}, isMapped = true) {
  const { columns, sourceFields } = mappedColumns('orders/Raw', ORDER);
  return tableSpec(
    'orders/Raw',
    'analytics',
    { schemaName: 'RAW', tableName: 'orders', columns, ...options },
    isMapped ? sourceFields : undefined,
  );
}

function spec(options: SnowpipeStreamingPipeOptions = {}, of = table(), source: RecordSchema | undefined = ORDER) {
  return pipeSpec('orders/Pipe', of, options, source);
}

const column = (columnName: string, type: SnowflakeType, more: Partial<SnowflakeColumn> = {}): SnowflakeColumn => ({
  columnName,
  type,
  ...more,
});

test('without a name it is the default pipe, which nobody creates', () => {
  expect(spec()).toStrictEqual({
    architecture: 'HIGH_PERFORMANCE',
    database: 'ANALYTICS',
    schema: 'RAW',
    table: 'ORDERS',
    kind: 'DEFAULT',
    name: 'ORDERS-STREAMING',
    matchByColumnName: 'CASE_INSENSITIVE',
    clusterAtIngestTime: false,
    warnings: [],
  });
  expect(pipeStatements(spec())).toStrictEqual([]);
});

test('the classic architecture has no pipe', () => {
  const classic = spec({ architecture: SnowpipeStreamingArchitecture.CLASSIC });

  expect(classic).toStrictEqual({
    architecture: 'CLASSIC',
    database: 'ANALYTICS',
    schema: 'RAW',
    table: 'ORDERS',
    kind: 'NONE',
    clusterAtIngestTime: false,
    warnings: [],
  });
  expect(pipeStatements(classic)).toStrictEqual([]);
});

test('a named pipe maps each column from its field', () => {
  const named = spec(
    { pipeName: 'orders_pipe', clusterAtIngestTime: true, comment: 'orders ${x}' },
    table({ clusterBy: ['id'] }),
  );

  expect(pipeStatements(named)).toStrictEqual([
    {
      purpose: 'pipe ANALYTICS.RAW.ORDERS_PIPE',
      text: `CREATE PIPE IF NOT EXISTS ANALYTICS.RAW.ORDERS_PIPE
COMMENT = 'orders \${x}'
AS COPY INTO ANALYTICS.RAW.ORDERS (ID, AMOUNT, CUSTOMER, PLACED_AT)
FROM (
  SELECT
    $1:id::NUMBER(19, 0),
    $1:amount::NUMBER(18, 2),
    $1:customer::OBJECT,
    $1:placed_at::TIMESTAMP_LTZ(3)
  FROM TABLE(DATA_SOURCE(TYPE => 'STREAMING'))
)
CLUSTER_AT_INGEST_TIME = TRUE`,
      revert: 'DROP PIPE IF EXISTS ANALYTICS.RAW.ORDERS_PIPE',
      note: 'a pipe that exists keeps its statement: stop the clients, drop it and create it again; its channels and their offset tokens go with it',
    },
  ]);
  const args: PipeConfig = pipeArguments(named);
  expect(args).toMatchObject({ database: 'ANALYTICS', schema: 'RAW', name: 'ORDERS_PIPE', comment: 'orders $${x}' });
  expect(args.copyStatement).toMatch(/^COPY INTO ANALYTICS\.RAW\.ORDERS \(ID, /);
  expect(pipeProviderName(named)).toBe('"ANALYTICS"."RAW"."ORDERS_PIPE"');
});

test('fields find their columns by name where the table was written by hand', () => {
  const byHand = table({}, false);

  expect(spec({ pipeName: 'p' }, byHand).columns?.map(({ expression }) => expression)).toStrictEqual([
    '$1:id::NUMBER(19, 0)',
    '$1:amount::NUMBER(18, 2)',
    '$1:customer::OBJECT',
    '$1:placed_at::TIMESTAMP_LTZ(3)',
  ]);
});

test('a named pipe can match by name, and does where the source is unknown', () => {
  const text = `CREATE PIPE IF NOT EXISTS ANALYTICS.RAW.P
AS COPY INTO ANALYTICS.RAW.ORDERS
FROM TABLE(DATA_SOURCE(TYPE => 'STREAMING'))
MATCH_BY_COLUMN_NAME = `;

  const unknown = pipeSpec('orders/Pipe', table(), { pipeName: 'p' });
  expect(pipeStatements(unknown)[0]?.text).toBe(`${text}CASE_INSENSITIVE`);
  const quoted = table({
    columns: ['id', 'amount', 'customer', 'placed_at'].map((name) => column(`"${name}"`, SnowflakeType.variant())),
  });
  expect(
    pipeStatements(spec({ pipeName: 'p', matchByColumnName: SnowpipeColumnMatch.CASE_SENSITIVE }, quoted))[0]?.text,
  ).toBe(`${text}CASE_SENSITIVE`);
});

test('columns can come from nested fields, casts and expressions', () => {
  const target = table({
    columns: [
      column('email', SnowflakeType.varchar()),
      column('day', SnowflakeType.date(), { nullable: false }),
      column('raw', SnowflakeType.variant()),
      column('loaded_at', SnowflakeType.timestampNtz(), {
        nullable: false,
        defaultValue: SnowflakeColumnDefault.expression('CURRENT_TIMESTAMP()'),
      }),
    ],
  });
  const mapped = spec(
    {
      pipeName: 'p',
      columns: [
        { columnName: 'email', sourceField: 'customer.emailAddress' },
        { columnName: 'day', sourceField: 'placed_at', castTo: SnowflakeType.timestampLtz(3) },
        { columnName: 'raw', expression: "OBJECT_CONSTRUCT('id', $1:id)" },
      ],
    },
    target,
  );

  expect(mapped.columns).toStrictEqual([
    { column: 'EMAIL', expression: '$1:customer.emailAddress::VARCHAR' },
    { column: 'DAY', expression: '$1:placed_at::TIMESTAMP_LTZ(3)' },
    { column: 'RAW', expression: "OBJECT_CONSTRUCT('id', $1:id)" },
  ]);
});

const NAMED = { pipeName: 'p' };
const ID = column('id', SnowflakeType.number(19));

test.each<[string, SnowpipeStreamingPipeOptions, Partial<SnowflakeTableOptions>, string[]]>([
  [
    'a classic pipe has a name',
    { architecture: SnowpipeStreamingArchitecture.CLASSIC, pipeName: 'p' },
    {},
    [
      '\'pipeName\' must be left out in the classic architecture, whose channels are opened on the table, got "p"; remove it, or use SnowpipeStreamingArchitecture.HIGH_PERFORMANCE',
    ],
  ],
  [
    'a pipe is called like a default one',
    { pipeName: '"ORDERS-streaming"' },
    {},
    [
      '\'pipeName\' must not end with \'-STREAMING\', which Snowflake keeps for default pipes, got "\\"ORDERS-streaming\\""; choose another name, or leave it out to use the default pipe',
    ],
  ],
  [
    'a pipe has a reserved name',
    { pipeName: 'order' },
    {},
    [
      '\'pipeName\' must not be a reserved word of Snowflake, got "order"; choose another name, or write "ORDER" and quote it in every query',
    ],
  ],
  [
    'the default pipe is configured',
    { clusterAtIngestTime: true, comment: 'x', matchByColumnName: SnowpipeColumnMatch.CASE_SENSITIVE },
    {
      clusterBy: ['id'],
      columns: ['id', 'amount', 'customer', 'placed_at']
        .map((name) => column(`"${name}"`, SnowflakeType.variant()))
        .concat(ID),
    },
    ['matchByColumnName', 'clusterAtIngestTime', 'comment'].map(
      (property) =>
        `'${property}' must come with a pipeName; name the pipe: the default pipe, and the classic architecture, cannot be configured`,
    ),
  ],
  [
    'two mappings are given',
    {
      ...NAMED,
      matchByColumnName: SnowpipeColumnMatch.CASE_INSENSITIVE,
      columns: [{ columnName: 'id', sourceField: 'id' }],
      ignoredFields: ['amount', 'customer', 'placed_at'],
    },
    { columns: [ID] },
    ['\'matchByColumnName\' must not come together with columns, got "CASE_INSENSITIVE"; keep one of the two'],
  ],
  [
    'the mapping is empty',
    { ...NAMED, columns: [], ignoredFields: ['id', 'amount', 'customer', 'placed_at'] },
    { columns: [ID] },
    ["'columns' must name at least one column; list columns, or leave the property out"],
  ],
  [
    'there is no clustering key to cluster by',
    { ...NAMED, clusterAtIngestTime: true },
    {},
    [
      "'clusterAtIngestTime' must come with a table that has a clustering key; set clusterBy of the table, or remove it",
    ],
  ],
  [
    'a classic table has shapes and collations',
    { architecture: SnowpipeStreamingArchitecture.CLASSIC, ignoredFields: ['id', 'amount', 'customer', 'placed_at'] },
    { columns: [column('g', SnowflakeType.geography()), column('t', SnowflakeType.varchar(), { collation: 'en' })] },
    [
      "'architecture' must be HIGH_PERFORMANCE for a table with GEOGRAPHY or GEOMETRY columns, got CLASSIC with G; use SnowpipeStreamingArchitecture.HIGH_PERFORMANCE, or change these columns",
      "'architecture' must be HIGH_PERFORMANCE for a table with collated columns, got CLASSIC with T; use SnowpipeStreamingArchitecture.HIGH_PERFORMANCE, or change these columns",
    ],
  ],
  [
    'columns with a default are matched by name',
    { ignoredFields: ['amount', 'customer', 'placed_at'] },
    { columns: [ID, column('n', SnowflakeType.number(9), { defaultValue: SnowflakeColumnDefault.number('0') })] },
    [
      "'matchByColumnName' must not be in use while column ANALYTICS.RAW.ORDERS.N has a default (0): NULL would be written instead; name the pipe and list columns, or remove the default",
    ],
  ],
  [
    'the table lacks a column',
    {
      ...NAMED,
      columns: [{ columnName: 'amuont', sourceField: 'amount' }],
      ignoredFields: ['id', 'customer', 'placed_at'],
    },
    { columns: [ID] },
    ["'columns[0].columnName' must be a column of ANALYTICS.RAW.ORDERS, got AMUONT; the table has ID"],
  ],
  [
    'the source lacks a field',
    {
      ...NAMED,
      columns: [{ columnName: 'id', sourceField: 'customer.emailAdress' }],
      ignoredFields: ['id', 'amount', 'placed_at'],
    },
    { columns: [ID] },
    [
      "'columns[0].sourceField' must name a field of record 'Order' for column ANALYTICS.RAW.ORDERS.ID, got \"customer.emailAdress\"; did you mean 'customer.emailAddress'?",
    ],
  ],
  [
    'a column is listed twice',
    {
      ...NAMED,
      columns: [
        { columnName: 'id', sourceField: 'id' },
        { columnName: 'ID', sourceField: 'id' },
      ],
      ignoredFields: ['amount', 'customer', 'placed_at'],
    },
    { columns: [ID] },
    ["'columns[1].columnName' must be listed once, got ID; keep one of the entries"],
  ],
  [
    'a column has no value',
    { ...NAMED, columns: [{ columnName: 'id' }], ignoredFields: ['id', 'amount', 'customer', 'placed_at'] },
    { columns: [ID] },
    ["'columns[0]' must have exactly one of sourceField and expression; keep one of them"],
  ],
  [
    'a path has holes',
    {
      ...NAMED,
      columns: [{ columnName: 'id', sourceField: 'customer..x' }],
      ignoredFields: ['id', 'amount', 'placed_at'],
    },
    { columns: [ID] },
    [
      '\'columns[0].sourceField\' must be names with dots between them, got "customer..x"; name a field, for instance customer.city',
    ],
  ],
  [
    'an expression is two statements',
    { ...NAMED, columns: [{ columnName: 'id', expression: "';'; DROP TABLE x", castTo: SnowflakeType.date() }] },
    { columns: [ID] },
    [
      "'columns[0].expression' must be one expression, got \"';'; DROP TABLE x\"; write SQL over $1, without a semicolon",
      "'columns[0].castTo' must come with sourceField, got DATE; write the cast into the expression",
    ],
  ],
  [
    'a field cannot become the column',
    { ...NAMED, ignoredFields: ['amount', 'customer'] },
    { columns: [column('id', SnowflakeType.number(10)), column('placed_at', SnowflakeType.boolean())] },
    [
      "'source' must be able to load field 'Order.id' (INT64) into column ANALYTICS.RAW.ORDERS.ID (NUMBER(10, 0)); 19 digits before the point do not fit into 10: rows with larger values would be skipped; change the type of one end, or cast by an expression",
      "'source' must be able to load field 'Order.placed_at' (TIMESTAMP(MILLISECONDS)) into column ANALYTICS.RAW.ORDERS.PLACED_AT (BOOLEAN); TIMESTAMP cannot be cast to BOOLEAN; change the type of one end, or cast by an expression",
    ],
  ],
  [
    'a field that may be absent feeds a NOT NULL column',
    { ignoredFields: ['id', 'customer', 'placed_at'] },
    { columns: [column('amount', SnowflakeType.number(18, 2), { nullable: false })] },
    [
      "'source' must not load field 'Order.amount' (DECIMAL(18, 2)) into column ANALYTICS.RAW.ORDERS.AMOUNT (NUMBER(18, 2)), because the field may be absent and the column is NOT NULL; make the column nullable: such rows would be skipped",
    ],
  ],
  [
    'nothing feeds a NOT NULL column',
    { ...NAMED, ignoredFields: ['amount', 'customer', 'placed_at'] },
    { columns: [ID, column('tenant', SnowflakeType.varchar(), { nullable: false })] },
    [
      "'columns' must feed column ANALYTICS.RAW.ORDERS.TENANT, which is NOT NULL and has no default; map a field to it, make it nullable or give it a default: every row would be skipped",
    ],
  ],
  [
    'fields would be lost',
    { ignoredFields: ['amount', 'customer'] },
    { columns: [ID] },
    [
      "'source' must have a column for field 'Order.placed_at' in ANALYTICS.RAW.ORDERS; add the column, map the field, or list it in ignoredFields to drop it",
    ],
  ],
  [
    'an ignored field is none',
    { ignoredFields: ['amuont'] },
    { schemaEvolution: true, columns: [ID] },
    ["'ignoredFields' must name fields of record 'Order', got \"amuont\"; remove it"],
  ],
])('fails when %s', (_, options, tableOptions, messages) => {
  expect(messagesOf(() => spec(options, table(tableOptions)))).toStrictEqual(
    messages.map((message) => `[orders/Pipe] ${message}`),
  );
});

test('schema evolution takes fields without a column', () => {
  expect(() => spec({}, table({ columns: [ID], schemaEvolution: true }))).not.toThrow();
});

test('a cast that loses something is worth a second look', () => {
  const target = table({ columns: [column('placed_at', SnowflakeType.timestampLtz(0))], schemaEvolution: true });

  expect(spec({}, target).warnings).toStrictEqual([
    {
      rule: 'snowflake.pipe.cast',
      property: 'source',
      text: "field 'Order.placed_at' (TIMESTAMP(MILLISECONDS)) into column ANALYTICS.RAW.ORDERS.PLACED_AT (TIMESTAMP_LTZ(0)): 3 digits of a second are cut to 0",
    },
  ]);
});

const LEAVES = [
  ...[
    FieldType.string(),
    FieldType.bytes(),
    FieldType.boolean(),
    FieldType.int32(),
    FieldType.int64(),
    FieldType.float64(),
  ],
  ...[
    FieldType.date(),
    FieldType.uuid(),
    FieldType.json(),
    FieldType.decimal(38, 37),
    FieldType.enumeration('E', ['A']),
  ],
  ...Object.values(TimePrecision).flatMap((p) => [
    FieldType.time(p),
    FieldType.instant(p),
    FieldType.localTimestamp(p),
  ]),
];
const fields = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^f_[a-z0-9]{1,8}$/),
    type: fc.constantFrom(
      ...LEAVES,
      ...LEAVES.map((leaf) => FieldType.array(leaf)),
      ...LEAVES.map((leaf) => FieldType.map(leaf)),
    ),
    nullable: fc.boolean(),
  }),
  { selector: (field) => field.name, minLength: 1, maxLength: 8 },
);

test('a table from a schema takes the rows of that schema, in every way', () => {
  fc.assert(
    fc.property(fields, fc.constantFrom(...Object.values(SnowflakeNestedColumns)), (list, nested) => {
      const schema = new RecordSchema({ recordName: 'R', fields: list });
      const { columns, sourceFields } = mappedColumns('t', schema, { nested });
      const target = tableSpec('t', 'db', { schemaName: 's', tableName: 'r', columns }, sourceFields);
      for (const options of [{}, { pipeName: 'p' }, { architecture: SnowpipeStreamingArchitecture.CLASSIC }]) {
        expect(pipeSpec('p', target, options, schema).warnings).toStrictEqual([]);
      }
      const twice = [1, 2].map(() => pipeStatements(pipeSpec('p', target, { pipeName: 'p' }, schema)));
      expect(twice[0]).toStrictEqual(twice[1]);
    }),
  );
});
