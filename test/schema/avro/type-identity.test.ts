import { parseAvro } from '../../../src/schema/avro/parse-avro';
import { areSame } from '../../../src/schema/avro/type-identity';

const same = (a: unknown, b: unknown): boolean =>
  areSame(parseAvro(JSON.stringify(a)).root, parseAvro(JSON.stringify(b)).root);
const record = (...fields: object[]): object => ({ type: 'record', name: 'R', fields });
const symbols = { type: 'enum', name: 'E', symbols: ['A', 'B'] };

test.each([
  ['a primitive', 'string'],
  ['a union', ['null', 'string']],
  ['a logical type', { type: 'bytes', logicalType: 'decimal', precision: 9, scale: 2 }],
  ['a record of all kinds', record({ name: 'a', type: { type: 'array', items: symbols } }, { name: 'b', type: 'int' })],
])('%s is the same in another text', (_, schema) => {
  expect(same(schema, schema)).toBe(true);
});

test('what a comparison does not look at does not count', () => {
  expect(
    same(record({ name: 'a', type: 'int', doc: 'A.' }), { ...record({ name: 'a', type: 'int' }), doc: 'R.' }),
  ).toBe(true);
});

test.each([
  ['the kind', 'int', 'long'],
  ['the order of a union', ['null', 'string'], ['string', 'null']],
  ['the logical type', 'long', { type: 'long', logicalType: 'timestamp-millis' }],
  ['the scale', ...[1, 2].map((scale) => ({ type: 'bytes', logicalType: 'decimal', precision: 9, scale }))],
  ['a namespace', symbols, { ...symbols, namespace: 'x' }],
  ['a symbol', symbols, { ...symbols, symbols: ['A'] }],
  ['the default of an enum', symbols, { ...symbols, default: 'A' }],
  ['a size', ...[1, 2].map((size) => ({ type: 'fixed', name: 'F', size }))],
  ['a default', ...[1, 2].map((value) => record({ name: 'a', type: 'int', default: value }))],
  ['a field within a field', ...['int', 'long'].map((type) => ({ type: 'map', values: record({ name: 'a', type }) }))],
])('%s counts', (_, a, b) => {
  expect(same(a, b)).toBe(false);
});

test.each([
  ['a record that holds itself', record({ name: 'next', type: ['null', 'R'] })],
  ['a field with an alias, which may mean two fields', record({ name: 'a', type: 'int', aliases: ['b'] })],
])('is not known of %s', (_, schema) => {
  expect(same(schema, schema)).toBe(false);
});
