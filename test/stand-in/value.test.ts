import { encode, ExtData } from '@msgpack/msgpack';
import { filled, parsed } from '../support/stand-in/template';
import { equal, fromWire, toWire, Unknown, UNKNOWN, type Value } from '../support/stand-in/value';
import { dummyValue } from '../support/stand-in/variables';
import { schemaNeedsNewTable } from '../support/stand-in/rules/bigquery-schema';

describe('values on the wire', () => {
  it.each<[string, Value]>([
    ['null', null],
    ['a 53 bit number', 9_007_199_254_740_991],
    ['a larger number', 9_223_372_036_854_775_807n],
    ['a number beyond 64 bits, as text', '123456789012345678901234567890'],
    ['a fraction', 1.5],
    ['a nested value', { a: [true, { b: 'x' }, []], c: {} }],
  ])('come back as they went: %s', (_, value) => {
    expect(equal(fromWire(toWire(value)), value)).toBe(true);
  });

  it('keep an unknown value, refined or not, byte for byte', () => {
    const refined = Uint8Array.from([0x81, 1, 0xc2]);
    const wire = encode({ plain: new ExtData(0, Uint8Array.of(0)), refined: new ExtData(12, refined) });

    const value = fromWire({ msgpack: wire });

    expect(value).toStrictEqual({ plain: UNKNOWN, refined: new Unknown(12, refined) });
    expect(Buffer.from(toWire(value).msgpack)).toStrictEqual(Buffer.from(wire));
  });

  it('are null where nothing was sent', () => {
    expect(fromWire(undefined)).toBeNull();
    expect(fromWire({ msgpack: new Uint8Array() })).toBeNull();
  });
});

describe('templates', () => {
  const resource = { name: 'n', flag: false, block: [{ id: 'b' }], list: ['x', 'y'], none: null, empty: [] };

  it.each([
    ['{name}/{block.id}', 'n/b'],
    ['{none|empty.id|name}', 'n'],
    ['{provider.region|name}', 'eu'],
    ['{list}|{flag}', 'x,y|false'],
    ['sa-{#}{#:2}', 'sa-01234501'],
    ['{missing}', ''],
  ])('%s', (template, text) => {
    expect(filled(template, resource, { region: 'eu' }, '0123456789')).toBe(text);
  });

  it('are read back from an id', () => {
    expect(parsed('{kafka_cluster.id|provider.kafka_id}/{topic_name}', 'lkc-1/a.b')).toStrictEqual(
      new Map([
        ['kafka_cluster.id', 'lkc-1'],
        ['topic_name', 'a.b'],
      ]),
    );
    expect(parsed('{a}/{b}', 'no slash')).toBeUndefined();
  });
});

describe('a dummy', () => {
  it.each([
    ['password', 'string', 'rehearsal-password'],
    ['kafka_rest_endpoint', 'string', 'https://rehearsal.invalid'],
    ['kafka_cluster_id', 'string', 'lkc-rehearsal'],
    ['schema_registry_id', 'string', 'lsrc-rehearsal'],
    ['google_credentials', 'string', '{}'],
    ['n', 'number', '1'],
    ['l', 'list(string)', '[]'],
    ['m', 'map(number)', '{}'],
  ])('of %s, %s, is %s', (name, type, value) => {
    expect(dummyValue({ name, type, hasDefault: false, sensitive: false })).toBe(value);
  });
});

describe('a BigQuery schema', () => {
  const a = { name: 'a', type: 'STRING' };
  const needs = (before: unknown, after: unknown, external = false): boolean =>
    schemaNeedsNewTable(JSON.stringify(before), JSON.stringify(after), external);

  it.each<[string, unknown, unknown, boolean]>([
    [
      'the same under a synonym',
      [{ name: 'a', type: 'int64' }],
      [{ name: 'a', type: 'INTEGER', mode: 'NULLABLE' }],
      false,
    ],
    ['another order', [a, { name: 'b', type: 'DATE' }], [{ name: 'b', type: 'DATE' }, a], false],
    ['a column less', [a, { name: 'b', type: 'DATE' }], [a], false],
    ['a column renamed', [a], [{ ...a, name: 'b' }], true],
    ['a column made required', [a], [{ ...a, mode: 'REQUIRED' }], true],
    ['a column repeated', [a], [{ ...a, mode: 'REPEATED' }], true],
    [
      'a nested column more',
      [{ name: 'r', type: 'RECORD', fields: [] }],
      [{ name: 'r', type: 'STRUCT', fields: [a] }],
      false,
    ],
    [
      'a nested column less',
      [{ name: 'r', type: 'RECORD', fields: [a] }],
      [{ name: 'r', type: 'RECORD', fields: [] }],
      true,
    ],
    ['another description', [a], [{ ...a, description: 'x' }], false],
  ])('with %s', (_, before, after, expected) => {
    expect(needs(before, after)).toBe(expected);
  });

  it('of an external table drops no column in place', () => {
    expect(needs([a, { name: 'b', type: 'DATE' }], [a], true)).toBe(true);
  });
});
