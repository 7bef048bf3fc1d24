import fc from '../../support/property';

/** A JSON Schema as plain data. */
export type Plain = boolean | PlainObject;
export interface PlainObject {
  [keyword: string]: unknown;
}

/** Two schemas that are near each other: the second is the first with some changes. */
export interface SchemaPair {
  readonly before: Plain;
  readonly after: Plain;
}

export const NAMES = ['a', 'b', 'ab', 'x1'];
const PATTERNS = ['^a', '^x', 'b$'];
const count = fc.integer({ min: 0, max: 3 });
const bound = fc.constantFrom(-1, 0, 0.5, 1, 2, 3);

/** A record whose keys are mostly absent, since schemas with every keyword mostly accept nothing. */
function sparse(
  required: Record<string, fc.Arbitrary<unknown>>,
  model: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<PlainObject> {
  const keys = fc.subarray(Object.keys(model), { maxLength: 3 });
  return fc
    .tuple(keys, fc.record(required), fc.record(model))
    .map(([kept, own, all]) => ({ ...own, ...Object.fromEntries(kept.map((key) => [key, all[key]])) }));
}

const scalar = fc.constantFrom<unknown>('a', 'ab', 'b', 0, 1, 1.5, 2, true, false, null);
const strings = sparse(
  { type: fc.constant('string') },
  { minLength: count, maxLength: count, pattern: fc.constantFrom(...PATTERNS) },
);
const numbers = sparse(
  { type: fc.constantFrom('integer', 'number') },
  {
    minimum: bound,
    exclusiveMinimum: bound,
    maximum: bound,
    exclusiveMaximum: bound,
    multipleOf: fc.constantFrom(1, 2, 0.5, 3),
  },
);
const types = fc
  .uniqueArray(fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((type) => ({ type }));
const values = fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 });
const leaf: fc.Arbitrary<Plain> = fc.oneof(
  { arbitrary: strings, weight: 3 },
  { arbitrary: numbers, weight: 3 },
  { arbitrary: types, weight: 2 },
  values.map((list) => ({ enum: list })),
  scalar.map((value) => ({ const: value })),
  fc.constantFrom<Plain>(true, false, {}, { type: 'boolean' }, { type: 'null' }),
);

/** A schema of draft 2020-12; `reference` may occur in it where values nest. */
export function schemaArbitrary(reference?: string): fc.Arbitrary<Plain> {
  const end: fc.Arbitrary<Plain> = reference === undefined ? leaf : fc.oneof(leaf, fc.constant({ $ref: reference }));
  const { schema } = fc.letrec<{ schema: Plain }>((tie) => {
    const inner = fc.oneof({ maxDepth: 2, withCrossShrink: true }, end, tie('schema'));
    return {
      schema: fc.oneof(
        { maxDepth: 2, depthSize: 'small' },
        leaf,
        objects(inner),
        arrays(inner),
        combined(tie('schema')),
      ),
    };
  });
  return schema;
}

function objects(inner: fc.Arbitrary<Plain>): fc.Arbitrary<Plain> {
  const name = fc.constantFrom(...NAMES);
  return sparse(
    { properties: fc.dictionary(name, inner, { maxKeys: 3 }) },
    {
      type: fc.constant('object'),
      required: fc.uniqueArray(name, { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.constant(false), inner),
      patternProperties: fc.dictionary(fc.constantFrom(...PATTERNS), inner, { minKeys: 1, maxKeys: 1 }),
      propertyNames: fc.constantFrom({ maxLength: 1 }, { pattern: '^a' }, { enum: ['a', 'b'] }),
      minProperties: count,
      maxProperties: count,
      dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 1 }), { maxKeys: 1 }),
      dependentSchemas: fc.dictionary(name, fc.constantFrom<Plain>({ required: ['b'] }, { minProperties: 2 }, false), {
        maxKeys: 1,
      }),
      unevaluatedProperties: fc.oneof(fc.constant(false), inner),
    },
  );
}

function arrays(inner: fc.Arbitrary<Plain>): fc.Arbitrary<Plain> {
  return sparse(
    { type: fc.constant('array') },
    {
      items: inner,
      prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }),
      contains: inner,
      minContains: count,
      maxContains: count,
      minItems: count,
      maxItems: count,
      uniqueItems: fc.boolean(),
      unevaluatedItems: fc.oneof(fc.constant(false), inner),
    },
  );
}

function combined(inner: fc.Arbitrary<Plain>): fc.Arbitrary<Plain> {
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    list.map((anyOf) => ({ anyOf })),
    list.map((oneOf) => ({ oneOf })),
    list.map((allOf) => ({ allOf })),
    inner.map((not) => ({ not })),
    fc.record({ if: inner, then: inner, else: inner }, { requiredKeys: ['if'] }),
    fc.tuple(list, list).map(([anyOf, oneOf]) => ({ anyOf, oneOf })),
  );
}

/** Pairs, some of them recursive. */
export function pairArbitrary(): fc.Arbitrary<SchemaPair> {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(), leaf), { minLength: 1, maxLength: 3 });
  const flat = fc.tuple(schemaArbitrary(), changes).map(([before, list]) => pairOf(before, list));
  const recursive = fc
    .tuple(schemaArbitrary('#/$defs/node'), schemaArbitrary('#/$defs/node'), changes)
    .map(([root, node, list]) => pairOf({ allOf: [root], $defs: { node: { properties: { a: node } } } }, list));
  return fc.oneof({ arbitrary: flat, weight: 4 }, { arbitrary: recursive, weight: 1 });
}

type Change = readonly [number, number, Plain];

function pairOf(before: Plain, changes: readonly Change[]): SchemaPair {
  return { before, after: changes.reduce((schema, change) => changed(schema, change), before) };
}

/** One change at one place. */
function changed(schema: Plain, [place, kind, extra]: Change): Plain {
  const copy = structuredClone(schema);
  const places = holdersOf(copy);
  const holder = places[place % places.length];
  if (holder === undefined) return extra;
  edit(holder, kind, extra);
  return copy;
}

/** Every object that is a schema. */
function holdersOf(schema: unknown): PlainObject[] {
  if (Array.isArray(schema)) return schema.flatMap(holdersOf);
  if (typeof schema !== 'object' || schema === null) return [];
  const holder = schema as PlainObject;
  return [
    holder,
    ...Object.entries(holder).flatMap(([key, value]) => {
      if (['properties', 'patternProperties', 'dependentSchemas', '$defs'].includes(key))
        return Object.values(value as PlainObject).flatMap(holdersOf);
      if (['enum', 'const', 'required', 'type', 'dependentRequired', 'default'].includes(key)) return [];
      return holdersOf(value);
    }),
  ];
}

function edit(holder: PlainObject, kind: number, extra: Plain): void {
  const edits = [
    ...numberEdits(holder),
    ...listEdits(holder),
    ...propertyEdits(holder, extra),
    ...otherEdits(holder, extra),
  ];
  edits[kind % edits.length]!();
}

type Edit = () => unknown;

function numberEdits(holder: PlainObject): Edit[] {
  return Object.entries(holder).flatMap(([key, value]): Edit[] => {
    if (typeof value !== 'number' || key === 'const' || key === 'default') return [];
    const set =
      (next: number): Edit =>
      () =>
        (holder[key] = next);
    return [set(value + 1), set(Math.max(key === 'multipleOf' ? 1 : 0, value - 1))];
  });
}

function listEdits(holder: PlainObject): Edit[] {
  return ['anyOf', 'oneOf', 'allOf', 'enum', 'required', 'prefixItems'].flatMap((key): Edit[] => {
    const list: unknown = holder[key];
    if (!Array.isArray(list) || list.length === 0) return [];
    const shorter = (): void => {
      if (list.length > 1) list.pop();
      else delete holder[key];
    };
    const longer = (): void => {
      if (key === 'enum') holder.enum = [...new Set<unknown>([...(list as unknown[]), 'zz'])];
      else if (key !== 'required') list.push({ type: 'string' });
    };
    return [shorter, longer, () => list.reverse()];
  });
}

function propertyEdits(holder: PlainObject, extra: Plain): Edit[] {
  const { properties } = holder;
  if (typeof properties !== 'object' || properties === null) return [];
  const members = properties as PlainObject;
  const missing = NAMES.find((name) => !Object.hasOwn(members, name));
  const [first] = Object.keys(members);
  return [
    () => missing !== undefined && (members[missing] = extra),
    () => missing !== undefined && (members[missing] = true),
    () => first !== undefined && delete members[first],
    () => first !== undefined && (members[first] = extra),
    () => (holder.additionalProperties = false),
    () => (holder.additionalProperties = extra),
    () => first !== undefined && (holder.required = [first]),
    () => delete holder.required,
  ];
}

function otherEdits(holder: PlainObject, extra: Plain): Edit[] {
  const keys = Object.keys(holder).filter((key) => key !== '$defs' && key !== '$ref');
  const drops = keys.map((key) => (): unknown => delete holder[key]);
  const replaced = keys
    .filter((key) => ['items', 'additionalProperties', 'not', 'contains', 'then', 'else', 'if'].includes(key))
    .map((key) => (): unknown => (holder[key] = extra));
  const wider = { integer: 'number', number: ['number', 'null'], string: ['string', 'null'] }[String(holder.type)];
  return [
    ...drops,
    ...replaced,
    ...(wider === undefined ? [] : [(): unknown => (holder.type = wider)]),
    () => typeof extra === 'object' && holder.type === undefined && Object.assign(holder, extra),
    () => holder.type === undefined && (holder.type = ['object', 'array', 'string']),
  ];
}
