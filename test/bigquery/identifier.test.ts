import { Token } from 'cdktf';
import {
  columnReference,
  datasetReference,
  hasColumnNameCharacters,
  isDatasetId,
  isFixed,
  isPlainIdentifier,
  isProjectId,
  isTableId,
  RESERVED_COLUMN_PREFIXES,
  reservedPrefixOf,
  tableName,
  tableReference,
  tableResourceName,
} from '../../src/bigquery/identifier';

const TABLE = { projectId: 'example.com:acme-data', datasetId: 'raw', tableId: 'orders 名' };

describe('project ids', () => {
  test.each(['acme-data', 'a12345', `a${'b'.repeat(29)}`, 'example.com:acme-data'])('%s is one', (id) => {
    expect(isProjectId(id)).toBe(true);
  });

  test.each(['', 'a1234', `a${'b'.repeat(30)}`, 'Acme-data', '1acme-data', 'acme-data-', 'acme_data', ':acme-data'])(
    '%j is none',
    (id) => {
      expect(isProjectId(id)).toBe(false);
    },
  );
});

test.each([
  ['raw', true],
  ['_hidden', true],
  ['a'.repeat(1024), true],
  ['a'.repeat(1025), false],
  ['raw-data', false],
  ['', false],
])('whether %s can be a dataset is %s', (id, expected) => {
  expect(isDatasetId(id)).toBe(expected);
});

test.each([
  ['orders', true],
  ['orders 01', true],
  ['ग्राहक', true],
  ['étudiant-01', true],
  ['a'.repeat(1024), true],
  ['a'.repeat(1025), false],
  // 342 characters of three bytes each.
  ['名'.repeat(341), true],
  ['名'.repeat(342), false],
  ['orders$20260101', false],
  ['orders_*', false],
  ['a.b', false],
  ['', false],
  [' ', false],
])('whether %s can be a table is %s', (id, expected) => {
  expect(isTableId(id)).toBe(expected);
});

test.each([..."-&%=+:'<>#| \tname", '列', '1', 'é', '_'])('a column may have %j in its name', (character) => {
  expect(hasColumnNameCharacters(`a${character}`)).toBe(true);
});

test.each([...'!"$()*,./;?@[\\]^`{}~', '\n', '\u0000', ''])('a column may not have %j in its name', (character) => {
  expect(hasColumnNameCharacters(character === '' ? '' : `a${character}`)).toBe(false);
});

test.each(RESERVED_COLUMN_PREFIXES)('%s is reserved in any case', (prefix) => {
  expect(reservedPrefixOf(`${prefix.toLowerCase()}x`)).toBe(prefix);
  expect(reservedPrefixOf(`x${prefix}`)).toBeUndefined();
});

test('a token is not fixed', () => {
  expect(isFixed('raw')).toBe(true);
  expect(isFixed(Token.asString({ resolve: () => 'raw' }))).toBe(false);
  expect(isFixed(undefined)).toBe(false);
});

test.each([
  ['order_id', 'order_id'],
  ['_x1', '_x1'],
  ['select', '`select`'],
  ['Group', '`Group`'],
  ['1st', '`1st`'],
  ['a b', '`a b`'],
  ['ä', '`ä`'],
])('the column %s is written %s', (name, expected) => {
  expect(columnReference(name)).toBe(expected);
  expect(isPlainIdentifier(name)).toBe(name === expected);
});

test('tables and datasets are written as one quoted path', () => {
  expect(tableReference(TABLE)).toBe('`example.com:acme-data.raw.orders 名`');
  expect(datasetReference(TABLE)).toBe('`example.com:acme-data.raw`');
  expect(tableName(TABLE)).toBe('example.com:acme-data.raw.orders 名');
  expect(tableResourceName(TABLE)).toBe('projects/example.com:acme-data/datasets/raw/tables/orders 名');
});
