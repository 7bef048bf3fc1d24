import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Errors } from '../../../src/core/errors';
import { failureText } from '../../../src/core/failure-text';
import { parseJsonSchema } from '../../../src/schema/json/parse-json-schema';

interface BrokenSchema {
  readonly name: string;
  readonly text: string;
  readonly references?: { readonly name: string; readonly text: string }[];
  readonly message: string;
}

const BROKEN = JSON.parse(readFileSync(join(__dirname, 'broken-schemas.json'), 'utf8')) as BrokenSchema[];
const LATEST = 'https://json-schema.org/draft/2020-12/schema';

function messageOf(text: string, references: BrokenSchema['references'] = []): string {
  try {
    parseJsonSchema(text, { fileName: 'order.json', references });
  } catch (error) {
    return Errors.isSluicegateError(error) && error instanceof Error ? error.message : `crashed: ${String(error)}`;
  }
  return 'accepted';
}

function warningsOf(schema: unknown): string[] {
  return parseJsonSchema(JSON.stringify(schema), { fileName: 'order.json' }).warnings.map(failureText);
}

test('the corpus has more than seventy broken schemas, each of its own kind', () => {
  expect(BROKEN.length).toBeGreaterThan(70);
  expect(new Set(BROKEN.map(({ name }) => name)).size).toBe(BROKEN.length);
});

test.each(BROKEN)('fails when there is $name', ({ text, references, message }) => {
  expect(messageOf(text, references)).toBe(message);
});

test.each(['[', '{"not":', '{"properties":{"a":'])('fails when %s repeats without end', (part) => {
  expect(messageOf(part.repeat(100_000))).toContain('must nest at most 400 levels deep');
});

test('fails when a chain of references is too long to follow', () => {
  const definitions = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, index) => [`d${index}`, { $ref: `#/definitions/d${index + 1}` }]),
  );
  const text = JSON.stringify({ definitions: { ...definitions, d5000: { type: 'string' } }, $ref: '#/definitions/d0' });
  expect(messageOf(text)).toContain('must lead through at most 200 schemas before a value is stepped into');
});

test('every mistake of a text is told at once', () => {
  const text = '{"type": "strin", "maxLength": -1, "required": "a", "$ref": 5, "default": 1}';
  const schema = text.replace('{', `{"$schema": "${LATEST}", `);
  expect(messageOf(schema)).toMatch(/^4 problems\n/);
});

test.each([
  ['http://json-schema.org/draft-04/schema#', 'draft-04'],
  ['http://json-schema.org/draft-06/schema', 'draft-06'],
  ['https://json-schema.org/draft-07/schema#', 'draft-07'],
  ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
  ['https://json-schema.org/draft/2020-12/schema#', '2020-12'],
])('%s is %s', (uri, draft) => {
  expect(parseJsonSchema(JSON.stringify({ $schema: uri })).document.draft).toBe(draft);
});

test('without $schema a text is of draft 7, as Confluent reads it', () => {
  expect(parseJsonSchema('{}').document.draft).toBe('draft-07');
});

test('references are resolved by pointer, anchor, id, and name of another schema, also recursively', () => {
  const text = JSON.stringify({
    $schema: LATEST,
    $id: 'https://example.com/schemas/order.json',
    properties: {
      pointer: { $ref: '#/$defs/a~1b' },
      anchor: { $ref: '#money' },
      id: { $ref: 'address.json#/$defs/street' },
      self: { $ref: '#' },
      named: { $ref: 'customer.json#/definitions/name' },
      dynamic: { $dynamicRef: '#tree' },
    },
    $defs: {
      'a/b': { title: 'by pointer' },
      x: { $anchor: 'money', title: 'by anchor' },
      y: { $id: 'address.json', $defs: { street: { title: 'by id' } } },
      z: { $dynamicAnchor: 'tree', title: 'dynamic' },
    },
  });
  const references = [{ name: 'customer.json', text: '{"definitions": {"name": {"title": "by name"}}}' }];
  const { root, references: used } = parseJsonSchema(text, { references });
  const titles = [...root.properties].map(([name, node]) => [name, node.ref === root ? 'itself' : node.ref?.title]);
  expect(titles).toEqual([
    ['pointer', 'by pointer'],
    ['anchor', 'by anchor'],
    ['id', 'by id'],
    ['self', 'itself'],
    ['named', 'by name'],
    ['dynamic', 'dynamic'],
  ]);
  expect(used.map((document) => document.name)).toEqual(['customer.json']);
});

test('before 2019-09 nothing beside $ref counts, since then it does', () => {
  const schema = { $ref: '#/definitions/a', maxLength: 3, definitions: { a: { type: 'string' } } };
  expect(parseJsonSchema(JSON.stringify(schema)).root.maxLength).toBeUndefined();
  expect(parseJsonSchema(JSON.stringify({ $schema: LATEST, ...schema })).root.maxLength).toBe(3);
});

test('references come in the order in which they must be registered', () => {
  const references = [
    { name: 'order.json', text: '{"properties": {"a": {"$ref": "customer.json"}, "b": {"$ref": "money.json"}}}' },
    { name: 'customer.json', text: '{"properties": {"m": {"$ref": "money.json"}}}' },
    { name: 'money.json', text: '{"type": "number"}' },
  ];
  const schema = parseJsonSchema('{"$ref": "order.json"}', { references });
  expect(schema.references.map((document) => document.name)).toEqual(['money.json', 'customer.json', 'order.json']);
});

test('keywords that no draft has are kept, and near misses are warned about', () => {
  const schema = { additonalProperties: false, 'connect.type': 'int32', 'confluent:tags': ['PII'], 'x-owner': 'me' };
  const { root } = parseJsonSchema(JSON.stringify(schema));
  expect([...root.annotations.keys()]).toEqual(Object.keys(schema));
  expect(warningsOf(schema)).toEqual([
    "[order.json:1:24] '#/additonalProperties' must be a keyword of draft-07 to have an effect, got additonalProperties; did you mean 'additionalProperties'?",
  ]);
});

test.each([
  [{ prefixItems: [{}] }, 'a list in items'],
  [{ dependentRequired: {} }, 'dependencies'],
  [{ unevaluatedProperties: false }, '2019-09 or later'],
  [{ $schema: LATEST, dependencies: {} }, 'dependentRequired or dependentSchemas'],
  [{ $schema: LATEST, additionalItems: false }, 'items'],
  [{ $schema: 'http://json-schema.org/draft-04/schema#', const: 1 }, 'draft-06 or later'],
])('a keyword of another draft is warned about: %j', (schema, remedy) => {
  expect(warningsOf(schema)).toEqual([expect.stringContaining(remedy)]);
});

test('a required name that is nearly that of a property is warned about', () => {
  expect(warningsOf({ properties: { email: {} }, required: ['emial'] })).toEqual([]);
  expect(warningsOf({ properties: { customer: {} }, required: ['custmer'] })).toEqual([
    "[order.json:1:43] '#/required/0' must name a property of the object, got custmer; did you mean 'customer'?",
  ]);
});

test('a value that its type excludes, and a reference that nothing uses, are warned about', () => {
  expect(warningsOf({ type: 'string', enum: ['a', 1] })).toEqual([
    "[order.json:1:25] '#/enum' must be of the type string, got 1; remove the value, or widen the type",
  ]);
  const schema = parseJsonSchema('{}', { references: [{ name: 'a.json', text: '{}' }] });
  expect(schema.warnings.map(failureText)).toEqual([
    '[a.json:1:1] \'references\' must be referred to, got "a.json"; remove the reference, or add the $ref',
  ]);
});
