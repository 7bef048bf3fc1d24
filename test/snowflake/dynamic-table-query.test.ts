import { Duration } from '../../src/core/duration';
import { failureText } from '../../src/core/failure-text';
import { SnowflakeType } from '../../src/snowflake/column-type';
import {
  dynamicTableQuery,
  knownDynamicTable,
  knownTable,
  snowflakeCatalog,
} from '../../src/snowflake/dynamic-table-query';
import { dynamicTableSpec } from '../../src/snowflake/dynamic-table-spec';
import { tableSpec } from '../../src/snowflake/table-spec';
import { TargetLag } from '../../src/snowflake/target-lag';

const COLUMNS = [{ columnName: 'id', type: SnowflakeType.number(19) }];
const ORDERS = tableSpec('t', 'analytics', { schemaName: 'raw', tableName: 'orders', columns: COLUMNS });
const EVENTS = tableSpec('t', 'analytics', {
  schemaName: 'raw',
  tableName: 'events',
  columns: COLUMNS,
  schemaEvolution: true,
});

function dynamic(query: string, dynamicTableName = 'by_id') {
  return dynamicTableSpec('o/D', 'analytics', 'wh', {
    schemaName: 'mart',
    dynamicTableName,
    query,
    targetLag: TargetLag.of(Duration.minutes(1)),
  });
}

const CATALOG = snowflakeCatalog([
  knownTable(ORDERS),
  knownTable(EVENTS),
  knownDynamicTable(dynamic('SELECT 1 AS a', 'hourly')),
]);

test('the tables that a query reads are its inputs', () => {
  const found = dynamicTableQuery(
    'o/D',
    dynamic('SELECT o.id FROM analytics.raw.orders o JOIN analytics.mart.hourly h ON h.anything = o.id'),
    CATALOG,
  );

  expect(found).toStrictEqual({
    failures: [],
    warnings: [],
    inputs: [
      ['ANALYTICS', 'RAW', 'ORDERS'],
      ['ANALYTICS', 'MART', 'HOURLY'],
    ],
  });
});

test('fails when a column of a table of the app does not exist, unless the schema evolves', () => {
  const failures = (query: string) => dynamicTableQuery('o/D', dynamic(query), CATALOG).failures.map(failureText);

  expect(failures('SELECT ids FROM analytics.raw.orders')).toStrictEqual([
    "[o/D] 'query' must refer to what exists: line 1, column 8: there is no column 'ids' in ANALYTICS.RAW.ORDERS; did you mean 'ID'?",
  ]);
  expect(failures('SELECT ids FROM analytics.raw.events')).toStrictEqual([]);
});

test.each([
  [
    'SELECT id FROM orders',
    [
      'line 1, column 16: ORDERS is not fully qualified, so the session that creates the table decides what it means; write ANALYTICS.RAW.ORDERS',
    ],
  ],
  [
    'SELECT id FROM other.things',
    [
      'line 1, column 22: OTHER.THINGS is not fully qualified, so the session that creates the table decides what it means; write DATABASE.SCHEMA.TABLE',
    ],
  ],
  [
    'SELECT id FROM analytics.raw.order',
    ["line 1, column 30: table 'ANALYTICS.RAW.ORDER' is not one of this app; did you mean 'ORDERS'?"],
  ],
])('%s is worth a second look', (query, texts) => {
  expect(dynamicTableQuery('o/D', dynamic(query), CATALOG).warnings.map(({ text }) => text)).toStrictEqual(texts);
});
