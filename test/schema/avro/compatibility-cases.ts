import { PROMOTIONS, type CompatibilityCase } from './promotion-cases';

function record(...fields: string[]): string {
  return `{"type":"record","name":"R","namespace":"x","fields":[${fields.join(',')}]}`;
}

function field(name: string, type: string, more = ''): string {
  return `{"name":"${name}","type":${type}${more}}`;
}

function typed(type: string): string {
  return record(field('a', type));
}

const E = (symbols: string, more = ''): string => `{"type":"enum","name":"E","symbols":[${symbols}]${more}}`;
const F = (size: number, name = 'F'): string => `{"type":"fixed","name":"${name}","size":${size}}`;
const IN = (fields: string, name = 'In', more = ''): string =>
  `{"type":"record","name":"${name}"${more},"fields":[${fields}]}`;
const NS_A = (namespace: string, type: string): string => IN(field('c', type), 'A', `,"namespace":"${namespace}"`);
const DEC = (precision: number, scale: number): string =>
  `{"type":"bytes","logicalType":"decimal","precision":${precision},"scale":${scale}}`;
const TREE = (more: string): string =>
  `{"type":"record","name":"R","namespace":"x","fields":[{"name":"v","type":"int"},{"name":"next","type":["null","R"]}${more}]}`;

export const CASES: readonly CompatibilityCase[] = [
  ...PROMOTIONS,
  { name: 'the same schema', reader: typed('"int"'), writer: typed('"int"'), errors: [] },
  {
    name: 'a field added with a default',
    reader: record(field('a', '"int"'), field('b', '"int"', ',"default":0')),
    writer: typed('"int"'),
    errors: [],
  },
  {
    name: 'a field added without a default',
    reader: record(field('a', '"int"'), field('b', '"int"')),
    writer: typed('"int"'),
    errors: ['READER_FIELD_MISSING_DEFAULT_VALUE R.b'],
  },
  {
    name: 'a field removed',
    reader: typed('"int"'),
    writer: record(field('a', '"int"'), field('b', '"int"')),
    errors: [],
  },
  {
    name: 'a field renamed',
    reader: record(field('b', '"int"')),
    writer: typed('"int"'),
    errors: ['READER_FIELD_MISSING_DEFAULT_VALUE R.b'],
  },
  {
    name: 'a field renamed with an alias',
    reader: record(field('b', '"int"', ',"aliases":["a"]')),
    writer: typed('"int"'),
    errors: [],
    warnings: ['MATCHED_BY_ALIAS R.b'],
  },
  {
    name: 'an alias that means two fields',
    reader: record(field('a', '"int"', ',"aliases":["b"]')),
    writer: record(field('a', '"int"'), field('b', '"int"')),
    errors: ['READER_FIELD_AMBIGUOUS_ALIAS R.a'],
  },
  {
    name: 'fields in another order',
    reader: record(field('a', '"int"'), field('b', '"string"')),
    writer: record(field('b', '"string"'), field('a', '"int"')),
    errors: [],
  },
  {
    name: 'every difference at once',
    reader: record(field('a', '"string"'), field('b', '"int"'), field('c', F(2)), field('d', E('"X"'))),
    writer: record(field('a', '"int"'), field('c', F(1)), field('d', E('"X","Y"'))),
    errors: [
      'TYPE_MISMATCH R.a',
      'READER_FIELD_MISSING_DEFAULT_VALUE R.b',
      'FIXED_SIZE_MISMATCH R.c',
      'MISSING_ENUM_SYMBOLS R.d',
    ],
  },
  {
    name: 'a default changed',
    reader: record(field('a', '"int"', ',"default":1')),
    writer: record(field('a', '"int"', ',"default":2')),
    errors: [],
    warnings: ['DEFAULT_CHANGED R.a'],
  },
  { name: 'an enum symbol added', reader: typed(E('"X","Y"')), writer: typed(E('"X"')), errors: [] },
  {
    name: 'an enum symbol removed',
    reader: typed(E('"X"')),
    writer: typed(E('"X","Y"')),
    errors: ['MISSING_ENUM_SYMBOLS R.a'],
  },
  {
    name: 'an enum symbol removed, with a default',
    reader: typed(E('"X"', ',"default":"X"')),
    writer: typed(E('"X","Y"')),
    errors: [],
    warnings: ['ENUM_SYMBOLS_READ_AS_DEFAULT R.a'],
  },
  {
    name: 'a field default does not stand for unknown enum symbols',
    reader: record(field('a', E('"X"'), ',"default":"X"')),
    writer: typed(E('"X","Y"')),
    errors: ['MISSING_ENUM_SYMBOLS R.a'],
  },
  {
    name: 'an enum default does not stand for a missing field',
    reader: typed(E('"X"', ',"default":"X"')),
    writer: record(),
    errors: ['READER_FIELD_MISSING_DEFAULT_VALUE R.a'],
  },
  {
    name: 'an enum default changed',
    reader: typed(E('"X","Y"', ',"default":"X"')),
    writer: typed(E('"X","Y"', ',"default":"Y"')),
    errors: [],
    warnings: ['DEFAULT_CHANGED R.a'],
  },
  { name: 'a fixed of another size', reader: typed(F(4)), writer: typed(F(8)), errors: ['FIXED_SIZE_MISMATCH R.a'] },
  { name: 'a fixed renamed', reader: typed(F(4, 'G')), writer: typed(F(4)), errors: ['NAME_MISMATCH R.a'] },
  {
    name: 'a fixed renamed and resized',
    reader: typed(F(4, 'G')),
    writer: typed(F(8)),
    errors: ['NAME_MISMATCH R.a', 'FIXED_SIZE_MISMATCH R.a'],
  },
  {
    name: 'a record renamed',
    reader: typed(IN('', 'In2')),
    writer: typed(IN('')),
    errors: ['NAME_MISMATCH R.a'],
  },
  {
    name: 'a record renamed with an alias',
    reader: typed(IN('', 'In2', ',"aliases":["In"]')),
    writer: typed(IN('')),
    errors: [],
    warnings: ['MATCHED_BY_ALIAS R.a'],
  },
  {
    name: 'a record renamed with an alias in another namespace',
    reader: typed(IN('', 'In2', ',"aliases":["y.In"]')),
    writer: typed(IN('')),
    errors: ['NAME_MISMATCH R.a'],
  },
  {
    name: 'a namespace changed',
    reader: typed(IN('', 'In', ',"namespace":"y"')),
    writer: typed(IN('')),
    errors: [],
    warnings: ['NAMESPACE_CHANGED R.a'],
  },
  {
    name: 'a difference in a nested record',
    reader: typed(IN(field('c', '"int"'))),
    writer: typed(IN(field('c', '"string"'))),
    errors: ['TYPE_MISMATCH R.a.c'],
  },
  {
    name: 'a difference in the records of an array',
    reader: typed(`{"type":"array","items":${IN(field('c', '"int"'))}}`),
    writer: typed(`{"type":"array","items":${IN(field('c', '"string"'))}}`),
    errors: ['TYPE_MISMATCH R.a[].c'],
  },
  {
    name: 'a difference in the values of a map',
    reader: typed('{"type":"map","values":"int"}'),
    writer: typed('{"type":"map","values":"long"}'),
    errors: ['TYPE_MISMATCH R.a{}'],
  },
  {
    name: 'an array for a map',
    reader: typed('{"type":"array","items":"int"}'),
    writer: typed('{"type":"map","values":"int"}'),
    errors: ['TYPE_MISMATCH R.a'],
  },
  { name: 'a fixed for bytes', reader: typed('"bytes"'), writer: typed(F(4)), errors: ['TYPE_MISMATCH R.a'] },
  { name: 'an enum for a string', reader: typed('"string"'), writer: typed(E('"X"')), errors: ['TYPE_MISMATCH R.a'] },
  { name: 'a field made nullable', reader: typed('["null","int"]'), writer: typed('"int"'), errors: [] },
  { name: 'a field made nullable and wider', reader: typed('["null","long"]'), writer: typed('"int"'), errors: [] },
  {
    name: 'a field no longer nullable',
    reader: typed('"int"'),
    writer: typed('["null","int"]'),
    errors: ['TYPE_MISMATCH R.a'],
  },
  { name: 'a union of one branch unwrapped', reader: typed('"int"'), writer: typed('["int"]'), errors: [] },
  { name: 'a branch added', reader: typed('["int","string"]'), writer: typed('["int"]'), errors: [] },
  {
    name: 'a branch removed',
    reader: typed('["int"]'),
    writer: typed('["int","boolean"]'),
    errors: ['MISSING_UNION_BRANCH R.a<boolean>'],
  },
  {
    name: 'a branch that another one takes',
    reader: typed('["null","double"]'),
    writer: typed('["null","int","float"]'),
    errors: [],
  },
  {
    name: 'a type outside the union',
    reader: typed('["null","int"]'),
    writer: typed('"string"'),
    errors: ['MISSING_UNION_BRANCH R.a'],
  },
  {
    name: 'a difference in the record of a nullable field',
    reader: typed(`["null",${IN(field('c', '"int"'))}]`),
    writer: typed(`["null",${IN(field('c', '"string"'))}]`),
    errors: ['TYPE_MISMATCH R.a.c'],
  },
  {
    name: 'a difference in one of several records of a union',
    reader: typed(`[${IN('', 'A')},${IN(field('c', '"int"'), 'B')}]`),
    writer: typed(`[${IN('', 'A')},${IN(field('c', '"string"'), 'B')}]`),
    errors: ['TYPE_MISMATCH R.a<B>.c'],
  },
  {
    name: 'a record of a union removed',
    reader: typed(`[${IN('', 'A')},${IN('', 'B')}]`),
    writer: typed(`[${IN('', 'A')},${IN('', 'C')}]`),
    errors: ['MISSING_UNION_BRANCH R.a<C>'],
  },
  {
    name: 'the record of a nullable field renamed',
    reader: typed(`["null",${IN('', 'A')}]`),
    writer: typed(`["null",${IN('', 'B')}]`),
    errors: ['NAME_MISMATCH R.a'],
  },
  {
    name: 'the second of two records of one name in a union',
    reader: typed(`[${NS_A('y', '"int"')},${NS_A('z', '"string"')}]`),
    writer: typed(NS_A('z', '"string"')),
    errors: [],
  },
  {
    name: 'a record that only a record of another namespace in the union takes',
    reader: typed(`[${NS_A('y', '"int"')},${NS_A('z', '"string"')}]`),
    writer: typed(NS_A('other', '"string"')),
    errors: [],
    warnings: ['NAMESPACE_CHANGED R.a'],
  },
  {
    name: 'two records of one name in a union, none of which takes the record',
    reader: typed(`[${NS_A('y', '"int"')},${NS_A('z', '"string"')}]`),
    writer: typed(NS_A('z', '"boolean"')),
    errors: ['TYPE_MISMATCH R.a.c'],
  },
  { name: 'a recursive schema', reader: TREE(''), writer: TREE(''), errors: [] },
  {
    name: 'a difference in a recursive schema, once',
    reader: TREE(',{"name":"w","type":"int"}'),
    writer: TREE(''),
    errors: ['READER_FIELD_MISSING_DEFAULT_VALUE R.w'],
  },
  {
    name: 'a logical type added',
    reader: typed('{"type":"long","logicalType":"timestamp-millis"}'),
    writer: typed('"long"'),
    errors: [],
    warnings: ['LOGICAL_TYPE_CHANGED R.a'],
  },
  {
    name: 'a logical type changed',
    reader: typed('{"type":"long","logicalType":"timestamp-micros"}'),
    writer: typed('{"type":"long","logicalType":"timestamp-millis"}'),
    errors: [],
    warnings: ['LOGICAL_TYPE_CHANGED R.a'],
  },
  {
    name: 'a decimal with another scale',
    reader: typed(DEC(10, 2)),
    writer: typed(DEC(10, 3)),
    errors: [],
    warnings: ['DECIMAL_CHANGED R.a'],
  },
  {
    name: 'a decimal with another precision',
    reader: typed(DEC(12, 2)),
    writer: typed(DEC(10, 2)),
    errors: [],
    warnings: ['DECIMAL_CHANGED R.a'],
  },
  {
    name: 'a logical type in a union',
    reader: typed('["null",{"type":"int","logicalType":"date"}]'),
    writer: typed('["null","int"]'),
    errors: [],
    warnings: ['LOGICAL_TYPE_CHANGED R.a'],
  },
  { name: 'a primitive at the root', reader: '"long"', writer: '"int"', errors: [] },
  { name: 'another primitive at the root', reader: '"int"', writer: '"long"', errors: ['TYPE_MISMATCH int'] },
  { name: 'another name at the root', reader: IN(''), writer: IN('', 'Out'), errors: ['NAME_MISMATCH In'] },
];
