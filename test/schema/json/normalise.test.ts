import fc from '../../support/property';
import { jsonSchemaFingerprint, normaliseJsonSchema } from '../../../src/schema/json/normalise';
import { parseJsonSchema } from '../../../src/schema/json/parse-json-schema';
import { schemaArbitrary } from './schema-pairs';

function normalised(text: string): string {
  return normaliseJsonSchema(parseJsonSchema(text));
}

test('a reformatted text gives the same bytes and the same fingerprint', () => {
  const text = '{"type":"object","required":["b","a"],"properties":{"b":{"type":"number","maximum":10},"a":{}}}';
  const reformatted = `{
    "required": ["a", "b"],
    "properties": {"a": {}, "b": {"maximum": 1.0e1, "type": "number"}},
    "type": "object"
  }`;
  expect(normalised(reformatted)).toBe(normalised(text));
  expect(normalised(text)).toBe(
    '{"properties":{"a":{},"b":{"maximum":10,"type":"number"}},"required":["a","b"],"type":"object"}',
  );
  expect(jsonSchemaFingerprint(parseJsonSchema(text))).toBe(jsonSchemaFingerprint(parseJsonSchema(reformatted)));
  expect(jsonSchemaFingerprint(parseJsonSchema('{}'))).toBe(
    '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  );
});

test('lists whose order means nothing are sorted, the others stay', () => {
  const text =
    '{"type":["string","null"],"enum":["b","a",null],"anyOf":[{"required":["y","x"]},true],"dependencies":{"p":["d","c"]}}';
  expect(normalised(text)).toBe(
    '{"anyOf":[{"required":["x","y"]},true],"dependencies":{"p":["c","d"]},"enum":["b","a",null],"type":["null","string"]}',
  );
});

test('a property that is named like a keyword is no keyword', () => {
  const text = '{"properties":{"required":{"default":{"type":["b","a"]}},"type":{"const":["b","a"]}}}';
  expect(normalised(text)).toBe(text);
});

test('a number keeps every digit', () => {
  expect(normalised('{"maximum":9223372036854775807,"minimum":-0.10,"multipleOf":1E+2}')).toBe(
    '{"maximum":9223372036854775807,"minimum":-0.1,"multipleOf":100}',
  );
});

test('normalising twice changes nothing, and the meaning stays', () => {
  fc.assert(
    fc.property(schemaArbitrary(), fc.integer({ min: 0, max: 4 }), (schema, indent) => {
      const text = JSON.stringify(typeof schema === 'boolean' ? schema : { $schema: LATEST, ...schema }, null, indent);
      const once = normalised(text);
      expect(normalised(once)).toBe(once);
      expect(Object.keys(JSON.parse(once) as object).sort()).toEqual(Object.keys(JSON.parse(text) as object).sort());
    }),
    { numRuns: 100 },
  );
});

const LATEST = 'https://json-schema.org/draft/2020-12/schema';
