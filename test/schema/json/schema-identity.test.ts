import { parseJsonSchema } from '../../../src/schema/json/parse-json-schema';
import { identityOf } from '../../../src/schema/json/schema-identity';
import type { SchemaNode } from '../../../src/schema/json/schema-node';

const root = (schema: unknown): SchemaNode =>
  parseJsonSchema(typeof schema === 'string' ? schema : JSON.stringify(schema)).root;

/** Both ways of asking, since what is asked for first is numbered on another way than what it is made of. */
const bothWays = (schema: unknown): (number | undefined)[] => [
  identityOf(root(schema)),
  identityOf([...root({ properties: { only: schema } }).properties.values()][0]!),
];

test.each([
  ['the order of keys', '{"type":"string","minLength":1}', '{"minLength":1,"type":"string"}'],
  ['the order of properties', '{"properties":{"a":{},"b":true}}', '{"properties":{"b":true,"a":{}}}'],
  ['how a number is written', '{"minimum":100}', '{"minimum":1e2}'],
  ['$schema', '{"type":"string"}', '{"$schema":"http://json-schema.org/draft-07/schema#","type":"string"}'],
])('does not depend on %s', (_, a, b) => {
  expect(identityOf(root(a))).toBeDefined();
  expect(identityOf(root(a))).toBe(identityOf(root(b)));
});

test.each([{ type: 'string' }, { properties: { a: { type: 'string' } } }, { if: { type: 'string' }, then: false }])(
  'is the same for %j by itself and within another schema',
  (schema) => {
    const [alone, within] = bothWays(schema);
    expect(alone).toBe(within);
  },
);

test.each([
  ['a keyword', { type: 'string' }, { type: 'number' }],
  ['an annotation', { type: 'string' }, { type: 'string', title: 'Name' }],
  ['the place of a schema', { properties: { a: true, b: false } }, { properties: { a: false, b: true } }],
  ['a text that looks like more texts', { enum: ['a', 'b'] }, { enum: ['a,"1:b'] }],
  ['a text and a number', { const: '1' }, { const: 1 }],
])('differs by %s', (_, a, b) => {
  expect(identityOf(root(a))).not.toBe(identityOf(root(b)));
});

test('differs by what a reference leads to, though the text be the same', () => {
  const leadingTo = (type: string): SchemaNode =>
    root({ properties: { a: { $ref: '#/definitions/n' } }, definitions: { n: { type } } }).properties.get('a')!;

  expect(identityOf(leadingTo('string'))).toBe(identityOf(leadingTo('string')));
  expect(identityOf(leadingTo('string'))).not.toBe(identityOf(leadingTo('number')));
});

test('is none where a schema leads back to itself, and there is one for its parts that do not', () => {
  const node = root({ properties: { next: { $ref: '#' }, name: { type: 'string' } } });

  expect(identityOf(node)).toBeUndefined();
  expect(identityOf(node.properties.get('next')!)).toBeUndefined();
  expect(identityOf(node.properties.get('name')!)).toBe(identityOf(root({ type: 'string' })));
});

test('is found for schemas that lead far into each other', () => {
  const definitions = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [
      `d${index}`,
      index === 19_999 ? {} : { items: { $ref: `#/definitions/d${index + 1}` } },
    ]),
  );
  expect(identityOf(root({ $ref: '#/definitions/d0', definitions }))).toBeDefined();
});
