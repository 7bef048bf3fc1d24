import { parseRecordedTable } from '../../src/bigquery/recorded-table';
import { messagesOf } from './messages';
import { PATH } from './samples';

const parse = (value: unknown) => parseRecordedTable(PATH, 'orders.json', JSON.stringify(value));

test('a schema is read as bq prints it', () => {
  const fields = [
    { name: 'a', type: 'integer', precision: '10', scale: 2 },
    {
      name: 'b',
      type: 'RECORD',
      mode: 'repeated',
      fields: [{ name: 'c', type: 'STRING', policyTags: { names: ['t'] } }],
    },
    { name: 'd', type: 'RANGE', rangeElementType: { type: 'date' }, description: 'x' },
  ];
  expect(parse(fields)).toEqual({
    fields: [
      { name: 'a', type: 'INTEGER', mode: 'NULLABLE', precision: '10', scale: '2' },
      {
        name: 'b',
        type: 'RECORD',
        mode: 'REPEATED',
        fields: [{ name: 'c', type: 'STRING', mode: 'NULLABLE', policyTags: { names: ['t'] } }],
      },
      { name: 'd', type: 'RANGE', mode: 'NULLABLE', rangeElementType: { type: 'DATE' }, description: 'x' },
    ],
  });
});

test('a whole table is read with its partitions and clusters', () => {
  const table = {
    schema: { fields: [{ name: 'a', type: 'DATE' }] },
    timePartitioning: { type: 'MONTH', field: 'a' },
    clustering: { fields: ['a'] },
  };
  expect(parse(table).layout).toEqual({ timePartitioning: { granularity: 'MONTH', column: 'a' }, clusterBy: ['a'] });
  const ranges = {
    schema: table.schema,
    rangePartitioning: { field: 'a', range: { start: '0', end: '9', interval: '1' } },
  };
  expect(parse(ranges).layout).toEqual({
    rangePartitioning: { column: 'a', start: '0', end: '9', interval: '1' },
    clusterBy: [],
  });
});

test.each([
  '',
  'nonsense',
  '{}',
  '[1]',
  '[{"name":"a"}]',
  '[{"name":"a","type":"RECORD","fields":[{}]}]',
  '{"schema":[]}',
])('fails when the recorded schema is %j', (text) => {
  expect(messagesOf(() => parseRecordedTable(PATH, 'orders.json', text))).toEqual([
    `[orders/Bq] 'recordedSchema' must be a JSON array of columns with name and type, or a table with schema.fields, got 'orders.json'; record it with bq show --schema --format=prettyjson project:dataset.table`,
  ]);
});
