import type { PipeConfig } from '@cdktf/provider-snowflake/lib/pipe';
import { FieldType, TimePrecision } from '../../src/schema/field-type';
import { RecordSchema } from '../../src/schema/record-schema';
import fc from '../support/property';
import { mappedColumns } from '../../src/snowflake/column-mapping';
import { SnowflakeNestedColumns } from '../../src/snowflake/column-mapping-options';
import { SnowflakeColumnDefault } from '../../src/snowflake/column-options';
import { SnowflakeType } from '../../src/snowflake/column-type';
import { SnowpipeColumnMatch, SnowpipeStreamingArchitecture } from '../../src/snowflake/pipe-options';
import { pipeSpec } from '../../src/snowflake/pipe-spec';
import { pipeArguments, pipeProviderName, pipeStatements } from '../../src/snowflake/pipe-sql';
import { tableSpec } from '../../src/snowflake/table-spec';
import { table, spec, column } from './pipe-samples';

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
