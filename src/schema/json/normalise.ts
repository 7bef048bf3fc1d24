import { createHash } from 'node:crypto';
import { byText } from '../../core/stable-order';
import type { JsonNode } from '../json-document';
import type { JsonSchema } from './json-schema';
import { canonicalText } from './spelled-value';

const SCHEMAS = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
]);
for (const keyword of ['not', 'propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties'])
  SCHEMAS.add(keyword);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf', 'items', 'prefixItems']);
const MAPS = new Set(['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties']);
const SETS = new Set(['required', 'type']);

/**
 * The text of a schema as it is registered: one line, keys in code-unit order, equal numbers written the same.
 *
 * Lists whose order means nothing (`required`, `type`, the names of a dependency) are sorted; `enum` keeps its order,
 * which people read and which tables take over, and so do all lists of schemas.
 */
export function normaliseJsonSchema(schema: JsonSchema): string {
  return schemaText(schema.document.json.root);
}

/** SHA-256 of the normalised text, in hex: the same for a text that is only formatted differently. */
export function jsonSchemaFingerprint(schema: JsonSchema): string {
  return createHash('sha256').update(normaliseJsonSchema(schema)).digest('hex');
}

function schemaText(node: JsonNode): string {
  if (node.kind !== 'object') return canonicalText(node);
  return objectText(node.members, (keyword, value) => {
    if (SETS.has(keyword)) return setText(value);
    if (LISTS.has(keyword) && value.kind === 'array') return `[${value.elements.map(schemaText).join(',')}]`;
    if (SCHEMAS.has(keyword)) return schemaText(value);
    if (keyword === 'dependentRequired' && value.kind === 'object')
      return objectText(value.members, (_, names) => setText(names));
    if (!MAPS.has(keyword) || value.kind !== 'object') return canonicalText(value);
    return objectText(value.members, (_, member) => (member.kind === 'array' ? setText(member) : schemaText(member)));
  });
}

function setText(node: JsonNode): string {
  if (node.kind !== 'array') return canonicalText(node);
  return `[${node.elements.map(canonicalText).sort(byText).join(',')}]`;
}

function objectText(
  members: ReadonlyMap<string, { readonly value: JsonNode }>,
  text: (key: string, value: JsonNode) => string,
): string {
  const entries = [...members].sort(([a], [b]) => byText(a, b));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${text(key, member.value)}`).join(',')}}`;
}
