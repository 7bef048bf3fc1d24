import { BigQueryMode, type BigQueryColumn } from '../../src/bigquery/column-options';
import { BigQueryType, BigQueryTypeKind } from '../../src/bigquery/column-type';
import { column } from './samples';

const { REQUIRED, REPEATED, NULLABLE } = BigQueryMode;

/** A column of each type and mode that a row can have, with names that proto does not allow. */
export const EVERY_COLUMN: BigQueryColumn[] = [
  column('order_id', BigQueryType.string(), REQUIRED),
  column('defaulted', BigQueryType.string(), REQUIRED, { defaultValueExpression: "'x'" }),
  column('bytes_', BigQueryType.bytes()),
  column('flag', BigQueryType.bool()),
  column('count', BigQueryType.int64()),
  column('ratio', BigQueryType.float64()),
  column('amount', BigQueryType.numericOf(18, 2)),
  column('wide', BigQueryType.bigNumeric()),
  column('day', BigQueryType.date(), REQUIRED),
  column('at_time', BigQueryType.time()),
  column('local', BigQueryType.datetime()),
  column('at', BigQueryType.timestamp()),
  column('document', BigQueryType.json()),
  column('place', BigQueryType.geography()),
  column('valid', BigQueryType.rangeOf(BigQueryTypeKind.DATE)),
  column('used', BigQueryType.rangeOf(BigQueryTypeKind.TIMESTAMP), REPEATED),
  column('tags', BigQueryType.string(), REPEATED),
  column('numbers', BigQueryType.int64(), REPEATED),
  column('flags', BigQueryType.bool(), REPEATED),
  column(
    'address',
    BigQueryType.record([
      column('city', BigQueryType.string(), REQUIRED),
      column(
        'geo',
        BigQueryType.record([column('lat', BigQueryType.numeric()), column('since', BigQueryType.date())]),
        REPEATED,
      ),
    ]),
    NULLABLE,
  ),
  column('lines', BigQueryType.record([column('sku'), column('ß', BigQueryType.int64())]), REPEATED),
  column('weird-näme'),
  column('1st', BigQueryType.record([column('x', BigQueryType.float64(), REPEATED)])),
];

/** A row that fills each of them, by column name. */
export const EVERY_VALUE = {
  order_id: 'o1',
  defaulted: 'd',
  bytes_: 'AP8=',
  flag: true,
  count: '-9007199254740993',
  ratio: 1.5,
  amount: '12.34',
  wide: '1e-38',
  day: 19_000,
  at_time: '01:02:03',
  local: '2026-01-01 00:00:00',
  at: '1700000000000000',
  document: '{"a":1}',
  place: 'POINT(1 2)',
  valid: { start: 1, end: 2 },
  used: [{ start: '1' }, { end: '2' }],
  tags: ['a', 'b'],
  numbers: ['1', '2', '3'],
  flags: [true, false],
  address: { city: 'x', geo: [{ lat: '1.0', since: 5 }] },
  lines: [{ sku: 's', ß: '7' }],
  'weird-näme': 'w',
  '1st': { x: [0.5] },
};
