import { BigQueryType, BigQueryTypeKind } from '../../src/bigquery/column-type';
import { column } from './samples';

test.each([
  [BigQueryType.string(), 'STRING'],
  [BigQueryType.stringOf(20), 'STRING(20)'],
  [BigQueryType.bytesOf(3), 'BYTES(3)'],
  [BigQueryType.numericOf(10, 0), 'NUMERIC(10, 0)'],
  [BigQueryType.bigNumericOf(60, 30), 'BIGNUMERIC(60, 30)'],
  [BigQueryType.rangeOf(BigQueryTypeKind.DATE), 'RANGE<DATE>'],
  [BigQueryType.record([column('a')]), 'RECORD'],
])('a type says what it is: %s', (type, expected) => {
  expect(type.toString()).toBe(expected);
});

test('the fields of a record are copies', () => {
  const fields = [column('a')];
  const type = BigQueryType.record(fields);
  fields.push(column('b'));
  type.fields?.push(column('c'));
  expect(type.fields?.map(({ name }) => name)).toEqual(['a']);
});
