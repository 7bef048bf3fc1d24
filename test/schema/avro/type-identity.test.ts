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

const decimal = (scale: number): object => ({ type: 'bytes', logicalType: 'decimal', precision: 9, scale });
const fixed = (size: number): object => ({ type: 'fixed', name: 'F', size });
const withDefault = (value: number): object => record({ name: 'a', type: 'int', default: value });
const mapOf = (type: string): object => ({ type: 'map', values: record({ name: 'a', type }) });

test.each<[string, unknown, unknown]>([
  ['the kind', 'int', 'long'],
  ['the order of a union', ['null', 'string'], ['string', 'null']],
  ['the logical type', 'long', { type: 'long', logicalType: 'timestamp-millis' }],
  ['the scale', decimal(1), decimal(2)],
  ['a namespace', symbols, { ...symbols, namespace: 'x' }],
  ['a symbol', symbols, { ...symbols, symbols: ['A'] }],
  ['the default of an enum', symbols, { ...symbols, default: 'A' }],
  ['a size', fixed(1), fixed(2)],
  ['a default', withDefault(1), withDefault(2)],
  ['a field within a field', mapOf('int'), mapOf('long')],
])('%s counts', (_, a, b) => {
  expect(same(a, b)).toBe(false);
});

test.each([
  ['a record that holds itself', record({ name: 'next', type: ['null', 'R'] })],
  ['a field with an alias, which may mean two fields', record({ name: 'a', type: 'int', aliases: ['b'] })],
])('is not known of %s', (_, schema) => {
  expect(same(schema, schema)).toBe(false);
});
