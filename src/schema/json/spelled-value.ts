import { byText } from '../../core/stable-order';
import { jsonValueOf, type JsonNode } from '../json-document';
import { decimalOf, decimalText } from './decimal';
import type { SpelledValue } from './schema-node';

/** The value of a node with its key. */
export function spelledValue(node: JsonNode): SpelledValue {
  return { value: jsonValueOf(node), key: canonicalText(node) };
}

/** JSON without white space, keys in code-unit order, equal numbers written the same: equal text means equal value. */
export function canonicalText(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return `{${[...node.members]
        .sort(([a], [b]) => byText(a, b))
        .map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member.value)}`)
        .join(',')}}`;
    case 'array':
      return `[${node.elements.map(canonicalText).join(',')}]`;
    case 'number':
      return decimalText(decimalOf(node.text));
    default:
      return JSON.stringify(node.value);
  }
}

/** The key of a plain value. */
export function keyOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(keyOf).join(',')}]`;
  if (typeof value === 'number') return decimalText(decimalOf(String(value)));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .sort(([a], [b]) => byText(a, b))
    .map(([key, entry]) => `${JSON.stringify(key)}:${keyOf(entry)}`)
    .join(',')}}`;
}
