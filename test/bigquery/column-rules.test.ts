import { Token } from 'cdktf';
import { failureText } from '../../src/core/failure-text';
import { BigQueryMode, type BigQueryColumn } from '../../src/bigquery/column-options';
import { columnFailures } from '../../src/bigquery/column-rules';
import { columnSpec } from '../../src/bigquery/column-spec';
import { BigQueryType, BigQueryTypeKind } from '../../src/bigquery/column-type';
import { column, PATH } from './samples';

const messages = (...columns: BigQueryColumn[]): string[] =>
  columnFailures(PATH, columns.map(columnSpec)).map(failureText);

function nested(depth: number): BigQueryColumn {
  return depth === 0 ? column('leaf') : column('r', BigQueryType.record([nested(depth - 1)]));
}

describe('names', () => {
  test('fails when a name is only known after apply', () => {
    expect(messages(column(Token.asString({ resolve: () => 'x' })))[0]).toMatch(
      /must have a name that is known at synthesis; give the name as text: it goes into the schema, the statements and the descriptor$/,
    );
  });

  test('fails when a name is longer than 300 characters', () => {
    expect(messages(column('a'.repeat(300)))).toEqual([]);
    expect(messages(column('a'.repeat(301)))).toEqual([
      expect.stringMatching(
        /must have a name of 1 to 300 characters, got "a{119}… \(303 characters\); choose another name$/,
      ),
    ]);
  });

  test('fails when a name is empty', () => {
    expect(messages(column(''))).toEqual([
      `[orders/Bq] 'columns.' must have a name of 1 to 300 characters, got ""; choose another name`,
    ]);
  });

  test('fails when a name has a character that columns may not have', () => {
    expect(messages(column('a.b'))).toEqual([
      `[orders/Bq] 'columns.a.b' must have a name of letters, marks, numbers, connectors, dashes, blanks and & % = + : ' < > # |, got "a.b"; choose another name`,
    ]);
  });

  test('fails when a name starts with a reserved prefix, inside a record too', () => {
    expect(messages(column('r', BigQueryType.record([column('_partition_key')])))).toEqual([
      `[orders/Bq] 'columns.r._partition_key' must not start with _PARTITION, which BigQuery keeps for its own columns, got "_partition_key"; put another prefix in front`,
    ]);
  });

  test('fails when two names differ only in case', () => {
    expect(messages(column('a'), column('A'))).toEqual([
      `[orders/Bq] 'columns.A' must have a name of its own; names that differ only in case are the same, got 'a' and 'A'; rename one of them`,
    ]);
    expect(messages(column('r', BigQueryType.record([column('x'), column('X')])))).toHaveLength(1);
    expect(messages(column('a'), column('r', BigQueryType.record([column('a')])))).toEqual([]);
  });
});

describe('types', () => {
  test.each([0, 1.5, -1])('fails when a length is %s', (length) => {
    expect(messages(column('a', BigQueryType.stringOf(length)))).toEqual([
      `[orders/Bq] 'columns.a' must have a maximal length that is a whole number of at least 1, got ${length}; give a length, or take the type without one`,
    ]);
  });

  test.each([
    [38, 9],
    [29, 0],
    [9, 9],
    [1, 1],
  ])('NUMERIC(%s, %s) is possible', (precision, scale) => {
    expect(messages(column('a', BigQueryType.numericOf(precision, scale)))).toEqual([]);
  });

  test.each([
    [30, 0],
    [39, 9],
    [10, 10],
    [0, 0],
    [2, 3],
    [2, -1],
    [1.5, 0],
  ])('fails when NUMERIC is (%s, %s)', (precision, scale) => {
    expect(messages(column('a', BigQueryType.numericOf(precision, scale)))).toEqual([
      `[orders/Bq] 'columns.a' must have a scale of 0 to 9 and a precision from max(1, scale) to scale + 29 as NUMERIC, got "NUMERIC(${precision}, ${scale})"; narrow precision and scale, take BIGNUMERIC, or STRING for more digits`,
    ]);
  });

  test.each([
    [76, 38, 0],
    [38, 0, 0],
    [77, 38, 1],
    [39, 0, 1],
    [40, 39, 1],
  ])('BIGNUMERIC(%s, %s) has %s failures', (precision, scale, count) => {
    expect(messages(column('a', BigQueryType.bigNumericOf(precision, scale)))).toHaveLength(count);
  });

  test('fails when a range is of another type than DATE, DATETIME and TIMESTAMP', () => {
    expect(messages(column('a', BigQueryType.rangeOf(BigQueryTypeKind.INT64)))).toEqual([
      `[orders/Bq] 'columns.a' must be a RANGE of DATE, DATETIME or TIMESTAMP, got "RANGE<INT64>"; choose one of the three`,
    ]);
  });

  test('fails when a record has no fields', () => {
    expect(messages(column('a', BigQueryType.record([])))).toEqual([
      `[orders/Bq] 'columns.a' must have at least one field, since it is a RECORD; add a field or remove the column`,
    ]);
  });

  test('fails when records nest deeper than 15', () => {
    expect(messages(nested(15))).toEqual([]);
    const path = Array.from({ length: 16 }, () => 'r').join('.');
    expect(messages(nested(16))).toEqual([
      `[orders/Bq] 'columns.${path}' must be nested in at most 14 other RECORDs, got "nesting 16"; flatten the record, or hold the inner part as JSON`,
    ]);
    expect(messages(nested(18))).toHaveLength(1);
  });

  test('fails when there are more than 10,000 columns, or none', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => column(`c${index}`));
    expect(messages(...many)).toEqual([]);
    expect(messages(...many, column('one_more'))).toEqual([
      `[orders/Bq] 'columns' must be 1 to 10000 columns, nested fields included, got 10001; split the table, or hold rarely read parts as JSON`,
    ]);
    expect(messages()).toHaveLength(1);
  });
});

describe('details', () => {
  const tag = 'projects/p/locations/eu/taxonomies/1/policyTags/2';

  test('fails when a description is longer than 1,024 characters', () => {
    expect(messages(column('a', undefined, undefined, { description: 'x'.repeat(1_024) }))).toEqual([]);
    expect(messages(column('a', undefined, undefined, { description: 'x'.repeat(1_025) }))).toEqual([
      `[orders/Bq] 'columns.a' must have a description of at most 1024 characters, got "1025 characters"; shorten it`,
    ]);
  });

  test('fails when a field inside a record has a default value', () => {
    const field = column('x', undefined, undefined, { defaultValueExpression: "'y'" });
    expect(messages(column('r', BigQueryType.record([field])))).toEqual([
      `[orders/Bq] 'columns.r.x' must have no default value of its own, since it is a field inside a RECORD, got "'y'"; give the default to the whole column, or none`,
    ]);
  });

  test('fails when a default value is neither a literal nor an allowed call', () => {
    expect(messages(column('a', undefined, undefined, { defaultValueExpression: 'EUR' }))).toEqual([
      `[orders/Bq] 'columns.a' must have a default value that is a literal or a call of CURRENT_DATE, CURRENT_DATETIME, CURRENT_TIME, CURRENT_TIMESTAMP, GENERATE_UUID, RAND, SESSION_USER, ST_GEOGPOINT, got "EUR"; write text in quotes; compute anything else in the writer`,
    ]);
  });

  test('fails when a column has two policy tags', () => {
    expect(messages(column('a', undefined, undefined, { policyTags: [tag, `${tag}0`] }))[0]).toMatch(
      /must have at most one policy tag, got \[.*\]; keep the strictest one$/,
    );
  });

  test('fails when a policy tag is no resource name', () => {
    expect(messages(column('a', undefined, undefined, { policyTags: ['PII'] }))).toEqual([
      `[orders/Bq] 'columns.a' must have a policy tag of the form projects/…/locations/…/taxonomies/…/policyTags/…, got ["PII"]; take the tag's full resource name from Data Catalog`,
    ]);
  });

  test('fails when a record has a policy tag', () => {
    expect(
      messages(column('r', BigQueryType.record([column('x')]), BigQueryMode.NULLABLE, { policyTags: [tag] })),
    ).toEqual([
      `[orders/Bq] 'columns.r' must have no policy tag, since it is a RECORD, got ["${tag}"]; tag its fields`,
    ]);
  });
});

test('every failure of all columns comes at once', () => {
  expect(messages(column('_file_x', BigQueryType.stringOf(0)), column('b', BigQueryType.record([])))).toHaveLength(3);
});
