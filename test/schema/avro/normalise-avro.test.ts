import fc from '../../support/property';
import { normaliseAvro } from '../../../src/schema/avro/normalise-avro';
import { parseAvro } from '../../../src/schema/avro/parse-avro';
import { schemaTree } from './schema-generator';
import { render } from './schema-render';

function normalised(text: string): string {
  return normaliseAvro(parseAvro(text));
}

describe('normaliseAvro', () => {
  test('gives the same bytes for a reformatted file: white space, order of attributes, short names, escapes', () => {
    const one = `{"type":"record","name":"Order","namespace":"com.acme","doc":"caf\u00e9","fields":[
      {"name":"a","type":{"type":"enum","name":"E","symbols":["A"]}},{"name":"b","type":"E","order":"ascending"}]}`;
    const two = `{ "fields": [ { "type": { "symbols": ["A"], "name": "com.acme.E", "type": "enum" }, "name": "a" },
      { "type": { "type": "com.acme.E" }, "name": "b" } ], "doc": "caf\\u00e9", "name": "com.acme.Order", "type": "record" }`;
    expect(normalised(two)).toBe(normalised(one));
    expect(normalised(one)).toBe(
      '{"type":"record","name":"com.acme.Order","doc":"caf\u00e9","fields":[' +
        '{"name":"a","type":{"type":"enum","name":"com.acme.E","symbols":["A"]}},{"name":"b","type":"com.acme.E"}]}',
    );
  });

  test('keeps doc, default, aliases, order, logical types and custom attributes, these by code unit', () => {
    const text =
      '{"type":"record","name":"R","doc":"r","aliases":["Old"],"fields":[' +
      '{"name":"a","type":{"type":"bytes","logicalType":"decimal","precision":4,"scale":2},"doc":"a","default":"\\u0001",' +
      '"order":"ignore","aliases":["b"],"confluent:tags":["PII"]},' +
      '{"name":"e","type":{"type":"enum","name":"E","symbols":["A"],"default":"A"}}],"Zoo":{"a":1,"b":[2]},"ant":true}';
    expect(normalised(text)).toBe(text);
    expect(normalised(text.replace('{"a":1,"b":[2]}', '{ "b": [2], "a": 1 }'))).toBe(text);
  });

  test.each([
    ['every digit of a long', '9007199254740993', '9007199254740993'],
    ['a fraction', '1.50', '1.5'],
    ['an exponent', '1E2', '100'],
    ['a negative zero', '-0', '-0'],
  ])('keeps the value of a number: %s', (_name, given, expected) => {
    const text = (number: string): string => `{"type":"string","n":${number}}`;
    expect(normalised(text(given))).toBe(text(expected));
    expect(normalised(text(expected))).toBe(text(expected));
  });

  test('says where a type without a namespace stands inside one', () => {
    const text =
      '{"type":"record","name":"x.R","fields":[{"name":"a","type":{"type":"fixed","name":"F","namespace":"","size":1}},' +
      '{"name":"b","type":"F"}]}';
    expect(normalised(text)).toBe(text);
  });

  test('does not write out the types of references', () => {
    const schema = parseAvro('{"type":"array","items":"F"}', {
      references: [{ name: 'f', text: '{"type":"fixed","name":"F","size":1}' }],
    });
    expect(normaliseAvro(schema)).toBe('{"type":"array","items":"F"}');
  });

  test('is a schema again, and the same when done twice', () => {
    fc.assert(
      fc.property(schemaTree, (tree) => {
        const text = normalised(render(tree));
        expect(normalised(text)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
