import { decimalText } from './decimal';
import { canonicalText } from './spelled-value';
import type { Conjunction } from './conjunction';
import { BASE_TYPES } from './conjunction';
import type { NumberBound, SchemaNode, SpelledValue } from './schema-node';

const MAX_TEXT = 120;

/** How a difference shows a schema: its types or values, in few words. */
export function describeNode(node: SchemaNode): string {
  if (node.never) return 'nothing';
  if (node.ref) return describeNode(node.ref);
  if (node.values) return valuesText(node.values);
  if (node.types) return [...node.types].join(' or ');
  if (node.oneOf.length > 0) return sumText('oneOf', node.oneOf);
  if (node.anyOf.length > 0) return sumText('anyOf', node.anyOf);
  if (node.allOf.length > 0) return shortened(node.allOf.map(describeNode).join(' and '));
  if (node.not) return shortened(`not ${describeNode(node.not)}`);
  if (node.properties.size > 0 || node.required.size > 0) return 'object';
  const { source } = node;
  return source.kind === 'object' && source.members.size > 0 ? shortened(canonicalText(source)) : 'anything';
}

export function describeNodes(nodes: readonly SchemaNode[]): string {
  return nodes.length === 0 ? 'anything' : shortened([...new Set(nodes.map(describeNode))].join(' and '));
}

export function describeConjunction(conjunction: Conjunction): string {
  if (conjunction.isNever) return 'nothing';
  const { values, types } = conjunction;
  if (values && conjunction.parts.some((part) => part.values)) return valuesText(values);
  if (types.size < BASE_TYPES.length) return [...types].join(' or ');
  const [sum] = conjunction.sums;
  return sum ? sumText(sum.keyword, sum.branches) : 'anything';
}

export function valuesText(values: readonly SpelledValue[]): string {
  return shortened(values.map((value) => value.key).join(', '));
}

export function boundText(bound: NumberBound | undefined): string {
  if (bound === undefined) return 'no bound';
  return `${decimalText(bound.limit)}${bound.exclusive ? ' (exclusive)' : ''}`;
}

export function countText(count: number | undefined): string {
  return count === undefined || count === Infinity ? 'no bound' : String(count);
}

export function shortened(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}

function sumText(keyword: string, branches: readonly SchemaNode[]): string {
  // Branches may be recursive: their types are enough.
  return shortened(`${keyword} of ${branches.map((branch) => summary(branch)).join(' | ')}`);
}

function summary(node: SchemaNode): string {
  if (node.title !== undefined) return node.title;
  if (node.ref) return summary(node.ref);
  if (node.never) return 'nothing';
  if (node.values) return valuesText(node.values);
  return node.types ? [...node.types].join(' or ') : 'anything';
}
