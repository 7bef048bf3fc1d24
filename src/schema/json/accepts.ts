import { compareDecimals, decimalOf, isMultiple } from './decimal';
import type { JsonType, NumberBound, SchemaNode } from './schema-node';
import { keyOf } from './spelled-value';

/** Whether a value is valid for a schema; `format`, `unevaluatedItems` and `unevaluatedProperties` are not looked at. */
export function accepts(node: SchemaNode, value: unknown): boolean {
  if (node.never === true) return false;
  if (node.ref && !accepts(node.ref, value)) return false;
  if (node.types && !typesOf(value).some((type) => node.types!.has(type))) return false;
  if (node.values && !includes(node, value)) return false;
  return acceptsCombination(node, value) && acceptsContent(node, value);
}

function includes(node: SchemaNode, value: unknown): boolean {
  const key = keyOf(value);
  return node.values!.some((candidate) => candidate.key === key);
}

function acceptsContent(node: SchemaNode, value: unknown): boolean {
  if (typeof value === 'number') return acceptsNumber(node, value);
  if (typeof value === 'string') return acceptsString(node, value);
  if (Array.isArray(value)) return acceptsArray(node, value);
  return !isObject(value) || acceptsObject(node, value);
}

function acceptsCombination(node: SchemaNode, value: unknown): boolean {
  const { conditional } = node;
  if (!node.allOf.every((part) => accepts(part, value))) return false;
  if (node.anyOf.length > 0 && !node.anyOf.some((branch) => accepts(branch, value))) return false;
  if (node.oneOf.length > 0 && node.oneOf.filter((branch) => accepts(branch, value)).length !== 1) return false;
  if (node.not && accepts(node.not, value)) return false;
  if (conditional === undefined) return true;
  const branch = accepts(conditional.test, value) ? conditional.then : conditional.otherwise;
  return branch === undefined || accepts(branch, value);
}

function acceptsNumber(node: SchemaNode, value: number): boolean {
  const { lower, upper, multipleOf } = node;
  if (!lower && !upper && !multipleOf) return true;
  const exact = decimalOf(String(value));
  const within = (bound: NumberBound | undefined, direction: 1 | -1): boolean => {
    if (bound === undefined) return true;
    const distance = compareDecimals(exact, bound.limit) * direction;
    return bound.exclusive ? distance > 0 : distance >= 0;
  };
  return within(lower, 1) && within(upper, -1) && (!multipleOf || isMultiple(exact, multipleOf));
}

function acceptsString(node: SchemaNode, value: string): boolean {
  if (node.minLength !== undefined || node.maxLength !== undefined) {
    // Lengths count characters, not code units.
    const length = [...value].length;
    if (length < (node.minLength ?? 0) || length > (node.maxLength ?? Infinity)) return false;
  }
  return !node.pattern || node.pattern.regex.test(value);
}

function acceptsArray(node: SchemaNode, value: readonly unknown[]): boolean {
  const { prefixItems, items, contains } = node;
  if (value.length < (node.minItems ?? 0) || value.length > (node.maxItems ?? Infinity)) return false;
  if (node.uniqueItems && new Set(value.map(keyOf)).size < value.length) return false;
  const fits = value.every((element, index) => {
    const schema = prefixItems[index] ?? items;
    return schema === undefined || accepts(schema, element);
  });
  if (!fits || contains === undefined) return fits;
  const count = value.filter((element) => accepts(contains, element)).length;
  return count >= (node.minContains ?? 1) && count <= (node.maxContains ?? Infinity);
}

function acceptsObject(node: SchemaNode, value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value);
  if (names.length < (node.minProperties ?? 0) || names.length > (node.maxProperties ?? Infinity)) return false;
  if (![...node.required].every((name) => Object.hasOwn(value, name))) return false;
  for (const name of names) {
    if (node.propertyNames && !accepts(node.propertyNames, name)) return false;
    if (!schemasOfProperty(node, name).every((schema) => accepts(schema, value[name]))) return false;
    if (![...(node.dependentRequired.get(name) ?? [])].every((other) => Object.hasOwn(value, other))) return false;
    const dependent = node.dependentSchemas.get(name);
    if (dependent && !accepts(dependent, value)) return false;
  }
  return true;
}

/** What a node's own keywords say about the property of that name. */
export function schemasOfProperty(node: SchemaNode, name: string): SchemaNode[] {
  const own = node.properties.get(name);
  const schemas = own === undefined ? [] : [own];
  if (own !== undefined && node.patternProperties.size === 0) return schemas;
  for (const { pattern, schema } of node.patternProperties.values()) {
    if (pattern.regex.test(name)) schemas.push(schema);
  }
  if (schemas.length > 0 || node.additionalProperties === undefined) return schemas;
  return [node.additionalProperties];
}

/** The types of a value: a whole number is both an integer and a number. */
export function typesOf(value: unknown): JsonType[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  switch (typeof value) {
    case 'boolean':
      return ['boolean'];
    case 'number':
      return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
    case 'string':
      return ['string'];
    default:
      return ['object'];
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
