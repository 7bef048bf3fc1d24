import { Errors } from '../../../src/core/errors';
import { failureText } from '../../../src/core/failure-text';
import { normaliseAvro } from '../../../src/schema/avro/normalise-avro';
import { parseAvro, type AvroReference } from '../../../src/schema/avro/parse-avro';
import { BROKEN_SCHEMAS } from './broken-schemas';

function record(...fields: string[]): string {
  return `{"type":"record","name":"Order","namespace":"com.acme","fields":[${fields.join(',')}]}`;
}

function warningsOf(text: string, registered = false): string[] {
  return parseAvro(text, { fileName: 'order.avsc', registered }).warnings.map(failureText);
}

function failuresOf(text: string, references?: readonly AvroReference[]): string[] {
  try {
    parseAvro(text, { fileName: 'order.avsc', references });
  } catch (error) {
    return Errors.failuresOf(error).map(failureText);
  }
  return [];
}

describe('parseAvro refuses what is no schema, with one message that says where and how to repair it', () => {
  test.each(BROKEN_SCHEMAS.map((schema) => [schema.name, schema] as const))('fails when %s', (_name, schema) => {
    const { text, references, message } = schema;
    expect(failuresOf(text, references).map((found) => found.replace(/'#\/[^']*…'/, "'#…'"))).toEqual([message]);
  });

  test('has a corpus of more than eighty', () => {
    expect(BROKEN_SCHEMAS.length).toBeGreaterThan(80);
    expect(new Set(BROKEN_SCHEMAS.map(({ text, references }) => JSON.stringify([text, references]))).size).toBe(
      BROKEN_SCHEMAS.length,
    );
  });
});

describe('parseAvro', () => {
  test('reports everything that is wrong at once, each with its line and column', () => {
    const text = ['{ "type": "record", "name": "Order", "fields": [', '  { "name": "a", "type": "strin" },'];
    text.push('  { "name": "b", "type": "int", "default": "0" },', '  { "name": "b", "type": ["int", "int"] } ] }');
    expect(failuresOf(text.join('\n')).map((message) => message.split(' must ')[0])).toEqual([
      "[order.avsc:2:26] 'Order.a'",
      "[order.avsc:3:44] 'Order.b'",
      "[order.avsc:4:3] 'Order.b'",
      "[order.avsc:4:34] 'Order.b'",
    ]);
  });

  test('never runs into the end of the stack: five thousand types, each inside the one before, by name', () => {
    const branches = Array.from({ length: 5000 }, (_, i) => {
      const type = i === 0 ? '"int"' : `"R${i - 1}"`;
      return `{"type":"record","name":"R${i}","fields":[{"name":"a","type":${type}}]}`;
    });
    const schema = parseAvro(`[${branches.join(',')}]`);
    expect(parseAvro(normaliseAvro(schema)).root.kind).toBe('union');
  });

  test('takes attributes that it does not know, and __proto__ as one of them', () => {
    const text = '{"type":"string","__proto__":{"a":1},"avro.java.string":"String"}';
    expect(normaliseAvro(parseAvro(text))).toBe(text);
  });

  test.each([
    ['a union at the root', '["null","string"]'],
    ['a primitive in an object', '{"type":"int"}'],
    ['an error', '{"type":"error","name":"Failed","fields":[]}'],
    [
      'a record that refers to itself',
      '{"type":"record","name":"Node","fields":[{"name":"next","type":["null","Node"]}]}',
    ],
    ['a byte order mark', '\ufeff"string"'],
    ['a default of bytes', record('{"name":"a","type":"bytes","default":"\\u00ff"}')],
    ['the largest long', record('{"name":"a","type":"long","default":9223372036854775807}')],
    ['the smallest int', record('{"name":"a","type":"int","default":-2147483648}')],
    ['a fixed of size 0', '{"type":"fixed","name":"F","size":0}'],
    [
      'a default that uses the defaults of its record',
      record(
        '{"name":"a","type":{"type":"record","name":"In","fields":[{"name":"b","type":"int","default":1}]},"default":{}}',
      ),
    ],
    [
      'a type without a namespace, used inside one',
      '[{"type":"fixed","name":"F","size":1},{"type":"record","name":"x.R","fields":[{"name":"f","type":"F"}]}]',
    ],
  ])('takes %s', (_name, text) => {
    expect(parseAvro(text).warnings).toEqual([]);
  });

  describe('references', () => {
    const address = { name: 'address', text: '{"type":"record","name":"com.acme.Address","fields":[]}' };
    const customer = {
      name: 'customer',
      text: '{"type":"record","name":"com.acme.Customer","fields":[{"name":"home","type":"Address"}]}',
    };
    const order = record('{"name":"by","type":"Customer"}');

    test('are resolved through each other, in whatever order they are given', () => {
      for (const references of [
        [address, customer],
        [customer, address],
      ]) {
        const schema = parseAvro(order, { references });
        expect(schema.references).toEqual(['address', 'customer']);
        expect(normaliseAvro(schema)).toContain('"type":"com.acme.Customer"');
      }
    });

    test('that are not used give a warning', () => {
      const unused = { name: 'other', text: '"string"' };
      const { warnings } = parseAvro(order, { fileName: 'order.avsc', references: [customer, address, unused] });
      expect(warnings.map(failureText)).toEqual([
        "[order.avsc] 'references' must list only schemas whose types are used, got other; remove it",
      ]);
    });

    test('may form a chain of a thousand', () => {
      const references = Array.from({ length: 1000 }, (_, i) => ({
        name: `r${i}`,
        text: `{"type":"record","name":"R${i}","fields":[${i === 0 ? '' : `{"name":"a","type":"R${i - 1}"}`}]}`,
      })).reverse();
      expect(parseAvro(record('{"name":"a","type":"R999"}'), { references }).references).toHaveLength(1000);
    });
  });

  describe('ignores a logical type that is not valid where it stands, and says so', () => {
    const on = (type: string): string => record(`{"name":"a","type":${type}}`);

    test.each([
      [
        '{"type":"string","logicalType":"date"}',
        'must stand on int, got date on string; the logical type is ignored here: write { "type": "int", "logicalType": "date" } or remove it',
      ],
      [
        '{"type":"int","logicalType":"timestamp-milis"}',
        'must be a known logical type, got "timestamp-milis"; did you mean \'timestamp-millis\'? an unknown logical type is ignored',
      ],
      [
        '{"type":"bytes","logicalType":"decimal"}',
        'must have a whole precision of at least 1, got nothing; the decimal is ignored: correct the precision',
      ],
      [
        '{"type":"bytes","logicalType":"decimal","precision":0}',
        'must have a whole precision of at least 1, got 0; the decimal is ignored: correct the precision',
      ],
      [
        '{"type":"bytes","logicalType":"decimal","precision":4,"scale":5}',
        'must have a whole scale from 0 to its precision, 4, got 5; the decimal is ignored: correct the scale',
      ],
      [
        '{"type":"fixed","name":"F","size":2,"logicalType":"decimal","precision":5}',
        'must have a whole precision from 1 to 4, which is what 2 bytes can hold, got 5; the decimal is ignored: correct the precision',
      ],
      [
        '{"type":"fixed","name":"F","size":8,"logicalType":"uuid"}',
        'must stand on a fixed of 16 bytes, got size 8; the logical type is ignored here: set the size to 16 or remove it',
      ],
      ['{"type":"int","logicalType":7}', 'must be the name of a logical type, got 7; write it in quotes'],
    ])('%s', (type, expected) => {
      expect(warningsOf(on(type)).map((text) => text.replace(/^.*?'Order\.a' /, ''))).toEqual([expected]);
    });

    test.each([
      '{"type":"fixed","name":"F","size":2,"logicalType":"decimal","precision":4}',
      '{"type":"string","logicalType":"my-own-type"}',
    ])('but not %s', (type) => {
      expect(warningsOf(on(type))).toEqual([]);
    });

    test('beside the type, where many put it', () => {
      expect(warningsOf(record('{"name":"a","type":"long","logicalType":"timestamp-millis"}'))).toEqual([
        '[order.avsc:1:106] \'Order.a\' must have its logical type inside its type, got "timestamp-millis" beside the type; ' +
          'it is ignored here: write "type": { "type": "long", "logicalType": "timestamp-millis" }',
      ]);
    });
  });

  test('warns of an alias that is another type of the schema: readers that rename by aliases would confuse the two', () => {
    const inner = '{"type":"fixed","name":"F","size":1,"aliases":["com.acme.Order"]}';
    expect(warningsOf(record(`{"name":"a","type":${inner}}`))).toEqual([
      "[order.avsc:1:1] 'com.acme.F' must have no alias that is another type of the schema, got 'com.acme.Order'; " +
        'remove the alias: readers in Java would take one type for the other',
    ]);
  });

  test.each([
    ['a default that does not fit', record('{"name":"a","type":"int","default":"0"}')],
    ['a record without an end', record('{"name":"a","type":"Order"}')],
    [
      'an alias that is another field',
      record('{"name":"a","type":"int","aliases":["b"]}', '{"name":"b","type":"int"}'),
    ],
  ])('takes %s with a warning where it is registered already', (_name, text) => {
    expect(failuresOf(text)).toHaveLength(1);
    expect(warningsOf(text, true)).toEqual(failuresOf(text));
  });
});
