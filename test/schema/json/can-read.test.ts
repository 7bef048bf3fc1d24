import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Compatibility } from '../../../src/schema/compatibility';
import { jsonSchemaCanRead } from '../../../src/schema/json/can-read';
import { JSON_RULES } from '../../../src/schema/json/json-rule-table';
import { parseJsonSchema } from '../../../src/schema/json/parse-json-schema';
import { DifferenceSeverity, type SchemaDifference } from '../../../src/schema/schema-difference';
import { judge } from '../../../src/schema/verdict';

interface Case {
  readonly name: string;
  readonly writer: string;
  readonly reader: string;
  readonly differences: readonly SchemaDifference[];
}

const CASES = JSON.parse(readFileSync(join(__dirname, 'difference-cases.json'), 'utf8')) as Case[];

function differences(writer: unknown, reader: unknown): SchemaDifference[] {
  return jsonSchemaCanRead(parseJsonSchema(JSON.stringify(reader)), parseJsonSchema(JSON.stringify(writer)));
}

test('every rule has a case', () => {
  const rules = CASES.flatMap((entry) => entry.differences.map(({ rule }) => rule));
  expect([...new Set(rules)].sort()).toEqual(Object.keys(JSON_RULES).sort());
});

test.each(CASES)('$name', ({ writer, reader, differences: expected }) => {
  expect(jsonSchemaCanRead(parseJsonSchema(reader), parseJsonSchema(writer))).toEqual(expected);
});

test.each(CASES)('every schema of the cases reads itself: $name', ({ writer, reader }) => {
  for (const text of [writer, reader]) {
    // Written with white space, so that the texts are not the same.
    const other = parseJsonSchema(text.replace(/,"/g, ',\n  "'));
    expect(jsonSchemaCanRead(parseJsonSchema(text), other)).toEqual([]);
  }
});

test('a remedy is about the direction in which the schemas are read', () => {
  const [before, after] = [{ type: 'string', maxLength: 5 }, { type: 'string' }].map((schema) =>
    parseJsonSchema(JSON.stringify(schema)),
  );
  const verdict = judge(Compatibility.FORWARD, after!, [{ version: 1, schema: before! }], jsonSchemaCanRead);
  expect(verdict.incompatibilities.map(({ difference }) => difference.remedy)).toEqual([
    'let the whole value accept no more than the earlier version does (5); or move every consumer to a version that accepts it, registered before under mode BACKWARD',
  ]);
});

test('every incompatibility is listed, each with its place', () => {
  const writer = {
    type: 'object',
    properties: { id: { type: 'string' }, lines: { type: 'array', items: { properties: { n: { type: 'integer' } } } } },
    additionalProperties: false,
  };
  const reader = {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      lines: { type: 'array', items: { properties: { n: { type: 'integer', maximum: 9 } } } },
    },
    required: ['id', 'lines'],
    minProperties: 3,
    additionalProperties: false,
  };
  expect(differences(writer, reader).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    'MIN_PROPERTIES_ADDED /minProperties (the whole value)',
    'REQUIRED_ATTRIBUTE_ADDED /properties/id (id)',
    'TYPE_CHANGED /properties/id (id)',
    'REQUIRED_ATTRIBUTE_ADDED /properties/lines (lines)',
    'MAXIMUM_ADDED /properties/lines/items/properties/n/maximum (lines[].n)',
  ]);
});

test('what was only assumed of a recursive schema is asked again when it proves wrong', () => {
  const text = (bad: string): string =>
    JSON.stringify({
      anyOf:
        bad === 'integer'
          ? [{ $ref: '#/definitions/p' }]
          : [{ $ref: '#/definitions/p' }, { properties: { q: { $ref: '#/definitions/q' } } }],
      definitions: {
        p: { type: 'object', properties: { q: { $ref: '#/definitions/q' }, bad: { type: bad } } },
        q: { type: 'object', properties: { p: { $ref: '#/definitions/p' } } },
      },
    });
  const found = jsonSchemaCanRead(parseJsonSchema(text('string')), parseJsonSchema(text('integer')));
  expect(found.some(({ severity }) => severity === DifferenceSeverity.ERROR)).toBe(true);
});

test('a name that may match two patterns is not taken to be forbidden by the other', () => {
  const writer = {
    allOf: [
      { patternProperties: { b$: {} }, additionalProperties: false },
      { patternProperties: { '^a': { type: 'string' } } },
    ],
  };
  expect(differences(writer, { patternProperties: { '^a': { type: 'integer' } } }).map(({ rule }) => rule)).toEqual([
    'TYPE_CHANGED',
  ]);
});

test('what may only be so is no ground to conclude from', () => {
  const [a, b] = [{ type: 'string', pattern: '^a' }, { type: ['string', 'null'] }];
  expect(differences({ not: { oneOf: [a, b] } }, { not: a }).map(({ rule }) => rule)).toEqual(['NOT_TYPE_EXTENDED']);
});

test('schemas of different drafts are compared by what they mean', () => {
  const old = {
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'number',
    minimum: 0,
    exclusiveMinimum: true,
  };
  const latest = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'number', exclusiveMinimum: 0 };
  expect(differences(old, latest)).toEqual([]);
  expect(differences(latest, old)).toEqual([]);
});

test('referenced subjects are compared through the reference', () => {
  const text = '{"properties": {"c": {"$ref": "customer.json"}}}';
  const [before, after] = ['{"type": "integer"}', '{"type": "string"}'].map((customer) =>
    parseJsonSchema(text, { references: [{ name: 'customer.json', text: customer }] }),
  );
  expect(jsonSchemaCanRead(after!, before!).map(({ rule, path }) => [rule, path])).toEqual([
    ['TYPE_CHANGED', '/properties/c (c)'],
  ]);
  expect(jsonSchemaCanRead(after!, after!)).toEqual([]);
});

describe('known disagreements with Confluent, where data would break', () => {
  test.each([
    ['a required name that no property lists', { properties: { a: {} } }, { properties: { a: {} }, required: ['b'] }],
    [
      'a changed pattern of properties',
      { patternProperties: { '^x': { type: 'string' } } },
      { patternProperties: { '^x': { type: 'integer' } } },
    ],
    ['contains added', { type: 'array' }, { type: 'array', contains: { type: 'string' } }],
    ['a condition added', { type: 'object' }, { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } }],
    ['names restricted', { type: 'object' }, { type: 'object', propertyNames: { maxLength: 3 } }],
    [
      'oneOf with a branch that overlaps',
      { oneOf: [{ type: 'integer' }] },
      { oneOf: [{ type: 'integer' }, { type: 'number' }] },
    ],
    [
      'a property added where patterns leave the object open',
      { patternProperties: { '^x': {} } },
      { patternProperties: { '^x': {} }, properties: { a: { type: 'string' } } },
    ],
  ])('the registry would allow %s', (_, writer, reader) => {
    expect(differences(writer, reader).some(({ severity }) => severity === DifferenceSeverity.ERROR)).toBe(true);
  });

  // Here the registry refuses what no data breaks.
  test.each([
    ['additionalItems without a list of items', { additionalItems: true }, { additionalItems: false }],
    ['listed strings that become any string', { enum: ['a'] }, { type: 'string' }],
  ])('the registry would refuse %s', (_, writer, reader) => {
    expect(differences(writer, reader)).toEqual([]);
  });
});
