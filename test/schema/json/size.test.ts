import { Compatibility } from '../../../src/schema/compatibility';
import { jsonSchemaCanRead } from '../../../src/schema/json/can-read';
import { parseJsonSchema } from '../../../src/schema/json/parse-json-schema';
import { judge } from '../../../src/schema/verdict';

function wide(count: number, type = 'string'): string {
  const properties = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `field${index}`,
      { type: ['null', index === count - 1 ? type : 'string'] },
    ]),
  );
  return JSON.stringify({ type: 'object', properties, additionalProperties: false });
}

function deep(levels: number, end: string): string {
  return `${'{"type":"object","properties":{"a":'.repeat(levels)}{"type":"${end}"}${'}}'.repeat(levels)}`;
}

test('200 properties in 100 versions, transitively', () => {
  const history = Array.from({ length: 100 }, (_, index) => ({
    version: index + 1,
    schema: parseJsonSchema(wide(100 + index)),
  }));
  const result = judge(Compatibility.BACKWARD_TRANSITIVE, parseJsonSchema(wide(200)), history, jsonSchemaCanRead);
  expect(result.compatible).toBe(true);
  expect(result.versions).toHaveLength(100);
});

test('1,000 properties in 100 versions, transitively, of which 200 have changed', () => {
  const parsed = Array.from({ length: 10 }, (_, index) => parseJsonSchema(wide(910 + 10 * index)));
  const history = Array.from({ length: 100 }, (_, index) => ({
    version: index + 1,
    schema: parsed[Math.floor(index / 10)]!,
  }));
  const schema = JSON.parse(wide(1_000)) as { properties: Record<string, unknown> };
  for (let index = 0; index < 1_000; index += 5) schema.properties[`field${index}`] = { type: 'boolean' };
  const next = parseJsonSchema(JSON.stringify(schema));

  const result = judge(Compatibility.BACKWARD_TRANSITIVE, next, history, jsonSchemaCanRead);

  // Every fifth of those that a version has: 10 × (182 + 184 + … + 200).
  expect(result.incompatibilities).toHaveLength(19_100);
});

test('one change among 1,000 properties is found', () => {
  const [before, after] = [parseJsonSchema(wide(1_000)), parseJsonSchema(wide(1_000, 'integer'))];
  const result = jsonSchemaCanRead(after, before);
  expect(result.map(({ rule, path }) => `${rule} ${path}`)).toEqual(['TYPE_NARROWED /properties/field999 (field999)']);
});

test('190 objects inside each other', () => {
  const result = jsonSchemaCanRead(parseJsonSchema(deep(190, 'integer')), parseJsonSchema(deep(190, 'string')));
  expect(result.map(({ rule }) => rule)).toEqual(['TYPE_CHANGED']);
});

/** Definitions that all refer to each other: every path through them would be too many. */
function web(count: number, leaf: string): string {
  const names = Array.from({ length: count }, (_, index) => `d${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }]));
  const definitions = Object.fromEntries(
    names.map((name) => [
      name,
      { type: 'object', properties: { ...properties, leaf: { type: name === 'd7' ? leaf : 'string' } } },
    ]),
  );
  return JSON.stringify({ $ref: '#/definitions/d0', definitions });
}

test('thirty definitions that all refer to each other', () => {
  const result = jsonSchemaCanRead(parseJsonSchema(web(30, 'integer')), parseJsonSchema(web(30, 'string')));
  expect(result.length).toBeGreaterThan(0);
  expect(new Set(result.map(({ rule }) => rule))).toEqual(new Set(['TYPE_CHANGED']));
});

/** As FHIR does: each definition leads on to the next, and at the very end something changes. */
function chain(count: number, end: string): string {
  const definitions = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `d${index}`,
      {
        type: 'object',
        properties: { next: index + 1 < count ? { $ref: `#/definitions/d${index + 1}` } : { type: end } },
      },
    ]),
  );
  return JSON.stringify({ $ref: '#/definitions/d0', definitions });
}

test.each([[99], [100], [101], [250], [1_000]])(
  'a chain of %d definitions, at the end of which a type changes',
  (count) => {
    const result = jsonSchemaCanRead(parseJsonSchema(chain(count, 'integer')), parseJsonSchema(chain(count, 'string')));
    expect(result.map(({ rule, path }) => [rule, path.split('/properties/next').length - 1])).toEqual([
      ['TYPE_CHANGED', count],
    ]);
    expect(jsonSchemaCanRead(parseJsonSchema(chain(count, 'string')), parseJsonSchema(chain(count, 'string')))).toEqual(
      [],
    );
  },
);

test('a union of sixty objects told apart by a constant', () => {
  const union = (count: number): string =>
    JSON.stringify({
      oneOf: Array.from({ length: count }, (_, index) => ({
        type: 'object',
        properties: { kind: { const: `k${index}` }, value: { type: 'string' } },
        required: ['kind'],
        additionalProperties: false,
      })),
    });
  const result = jsonSchemaCanRead(parseJsonSchema(union(60)), parseJsonSchema(union(59)));
  expect(result).toEqual([]);
});

test('unions in unions in unions end', () => {
  const nested = (depth: number, end: number): unknown =>
    depth === 0
      ? { type: 'string', maxLength: end }
      : {
          anyOf: [nested(depth - 1, end), nested(depth - 1, end + 1)],
          oneOf: [nested(depth - 1, end), { type: 'null' }],
        };
  const schema = (end: number) => parseJsonSchema(JSON.stringify(nested(3, end)));

  // What the longer text allows, the shorter does not; the other way round nothing is lost.
  expect(jsonSchemaCanRead(schema(3), schema(4))).not.toEqual([]);
  expect(jsonSchemaCanRead(schema(3), schema(3))).toEqual([]);
});
