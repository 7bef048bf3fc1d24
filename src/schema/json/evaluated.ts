import type { SchemaNode } from './schema-node';

/** The schemas that may apply to the same value: by reference, combination or condition. */
function applicators(node: SchemaNode): SchemaNode[] {
  return [...always(node), ...sometimes(node)];
}

/** The schemas that apply to some of the values. */
function sometimes(node: SchemaNode): SchemaNode[] {
  const { conditional } = node;
  return [
    ...node.anyOf,
    ...node.oneOf,
    ...node.dependentSchemas.values(),
    ...(conditional ? [conditional.test, conditional.then, conditional.otherwise] : []),
  ].filter((next) => next !== undefined);
}

/** The schemas that always apply to the same value. */
function always(node: SchemaNode): SchemaNode[] {
  return node.ref ? [node.ref, ...node.allOf] : [...node.allOf];
}

/** Whether `unevaluatedProperties` of the node may leave the property alone. */
export function possiblyEvaluates(node: SchemaNode, name: string): boolean {
  return (
    listsProperty(node, name) || applicators(node).some((next) => possiblyEvaluates(next, name) || speaksOfRest(next))
  );
}

/**
 * Whether `unevaluatedProperties` of the node may leave a property alone that no name lists, nor any pattern of what
 * always applies.
 */
export function possiblyEvaluatesOthers(node: SchemaNode): boolean {
  if (node.additionalProperties !== undefined) return true;
  if (always(node).some((next) => possiblyEvaluatesOthers(next) || speaksOfRest(next))) return true;
  return sometimes(node).some((next) => speaksOfOthers(next));
}

/** Whether `unevaluatedProperties` of the node never sees the property. */
export function surelyEvaluates(node: SchemaNode, name: string): boolean {
  return listsProperty(node, name) || always(node).some((next) => surelyEvaluates(next, name) || speaksOfRest(next));
}

/** Whether `unevaluatedProperties` of the node sees no property that is not listed by name. */
export function surelyEvaluatesOthers(node: SchemaNode): boolean {
  return (
    node.additionalProperties !== undefined ||
    always(node).some((next) => surelyEvaluatesOthers(next) || speaksOfRest(next))
  );
}

/** Whether `unevaluatedProperties` of the node never sees a property whose name matches the pattern. */
export function surelyEvaluatesPattern(node: SchemaNode, pattern: string): boolean {
  return (
    node.patternProperties.has(pattern) ||
    node.additionalProperties !== undefined ||
    always(node).some((next) => surelyEvaluatesPattern(next, pattern) || speaksOfRest(next))
  );
}

/** Whether `unevaluatedItems` of the node may leave the item at a position alone. */
export function evaluatesEveryItem(node: SchemaNode, index: number): boolean {
  if (node.items !== undefined || node.contains !== undefined || index < node.prefixItems.length) return true;
  return applicators(node).some((next) => next.unevaluatedItems !== undefined || evaluatesEveryItem(next, index));
}

/** Whether `unevaluatedItems` of the node never sees the item at a position. */
export function surelyEvaluatesItem(node: SchemaNode, index: number): boolean {
  if (node.items !== undefined || index < node.prefixItems.length) return true;
  return always(node).some((next) => next.unevaluatedItems !== undefined || surelyEvaluatesItem(next, index));
}

function listsProperty(node: SchemaNode, name: string): boolean {
  if (node.properties.has(name) || node.additionalProperties !== undefined) return true;
  return [...node.patternProperties.values()].some(({ pattern }) => pattern.regex.test(name));
}

function speaksOfOthers(node: SchemaNode): boolean {
  if (node.additionalProperties !== undefined || node.patternProperties.size > 0 || speaksOfRest(node)) return true;
  return applicators(node).some(speaksOfOthers);
}

function speaksOfRest(node: SchemaNode): boolean {
  return node.unevaluatedProperties !== undefined;
}
