import { SnowflakeColumnDefault } from '../../src/snowflake/column-options';
import { SnowflakeType } from '../../src/snowflake/column-type';
import {
  SnowpipeColumnMatch,
  SnowpipeStreamingArchitecture,
  type SnowpipeStreamingPipeOptions,
} from '../../src/snowflake/pipe-options';
import type { SnowflakeTableOptions } from '../../src/snowflake/table-options';
import { messagesOf } from './messages';
import { table, spec, column } from './pipe-samples';

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
