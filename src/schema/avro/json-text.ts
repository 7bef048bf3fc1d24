import type { JsonNode, JsonNumberNode } from '../json-document';

/** A value as JSON: keys in code-unit order, no white space, every digit of a whole number kept. */
export function jsonText(node: JsonNode): string {
  switch (node.kind) {
    case 'array':
      return `[${node.elements.map(jsonText).join(',')}]`;
    case 'object': {
      const members = [...node.members].sort(([a], [b]) => (a < b ? -1 : 1));
      return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${jsonText(member.value)}`).join(',')}}`;
    }
    case 'number':
      return numberText(node);
    default:
      return JSON.stringify(node.value);
  }
}

/** A long beyond 2^53 must not lose digits, so a whole number never passes through a float. */
function numberText({ text, value }: JsonNumberNode): string {
  if (Object.is(value, -0)) return '-0';
  return /^-?\d+$/.test(text) ? BigInt(text).toString() : String(value);
}
