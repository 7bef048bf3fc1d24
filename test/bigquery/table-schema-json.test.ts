import { BigQueryMode } from '../../src/bigquery/column-options';
import { columnSpec } from '../../src/bigquery/column-spec';
import { BigQueryType, BigQueryTypeKind } from '../../src/bigquery/column-type';
import { tableSchemaArgument, tableSchemaFile } from '../../src/bigquery/table-schema-json';
import { column } from './samples';

const { REQUIRED, REPEATED, NULLABLE } = BigQueryMode;
const COLUMNS = [
  column('z', BigQueryType.int64(), REQUIRED, { description: 'd', defaultValueExpression: '1' }),
  column('a', BigQueryType.numericOf(10, 2)),
  column('whole', BigQueryType.numericOf(10, 0)),
  column('s', BigQueryType.stringOf(20), NULLABLE, {
    policyTags: ['projects/p/locations/eu/taxonomies/1/policyTags/2'],
  }),
  column('r', BigQueryType.rangeOf(BigQueryTypeKind.DATE)),
  column('n', BigQueryType.record([column('f', BigQueryType.float64()), column('b', BigQueryType.bool())]), REPEATED),
].map(columnSpec);

test('the file is what bq reads, in the order of the columns', () => {
  expect(tableSchemaFile(COLUMNS)).toBe(`[
  {
    "name": "z",
    "type": "INTEGER",
    "mode": "REQUIRED",
    "description": "d",
    "defaultValueExpression": "1"
  },
  {
    "name": "a",
    "type": "NUMERIC",
    "mode": "NULLABLE",
    "precision": "10",
    "scale": "2"
  },
  {
    "name": "whole",
    "type": "NUMERIC",
    "mode": "NULLABLE",
    "precision": "10"
  },
  {
    "name": "s",
    "type": "STRING",
    "mode": "NULLABLE",
    "maxLength": "20",
    "policyTags": {
      "names": [
        "projects/p/locations/eu/taxonomies/1/policyTags/2"
      ]
    }
  },
  {
    "name": "r",
    "type": "RANGE",
    "mode": "NULLABLE",
    "rangeElementType": {
      "type": "DATE"
    }
  },
  {
    "name": "n",
    "type": "RECORD",
    "mode": "REPEATED",
    "fields": [
      {
        "name": "f",
        "type": "FLOAT",
        "mode": "NULLABLE"
      },
      {
        "name": "b",
        "type": "BOOLEAN",
        "mode": "NULLABLE"
      }
    ]
  }
]
`);
});

test('the argument is the same JSON on one line', () => {
  expect(JSON.parse(tableSchemaArgument(COLUMNS))).toEqual(JSON.parse(tableSchemaFile(COLUMNS)));
  expect(tableSchemaArgument(COLUMNS)).not.toContain('\n');
});
