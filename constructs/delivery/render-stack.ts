import { TerraformElement, TerraformOutput, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { resolveValues } from './resolve-values';
import { withoutStackTraces } from './without-stack-traces';

/** Terraform JSON: blocks by their keyword. */
export type TerraformJson = Record<string, unknown>;

/** The elements of a stack, those of stacks inside it left out. */
export function elementsOf(stack: TerraformStack): TerraformElement[] {
  const found: TerraformElement[] = [];
  const visit = (construct: IConstruct): void => {
    if (TerraformElement.isTerraformElement(construct)) found.push(construct);
    for (const child of construct.node.children) {
      if (!TerraformStack.isStack(child)) visit(child);
    }
  };
  visit(stack);
  return found;
}

/**
 * The document that cdktf's own `toTerraform` gives, in one pass over the tree: cdktf resolves every element three times and
 * then the whole once more.
 */
export function renderStack(stack: TerraformStack, overrides: TerraformJson = {}): TerraformJson {
  return withoutStackTraces(() => documentOf(stack, overrides));
}

function documentOf(stack: TerraformStack, overrides: TerraformJson): TerraformJson {
  const fragments = fragmentsOf(stack);
  const metadata: TerraformJson = {
    version: stack.node.tryGetContext('cdktfVersion') as unknown,
    stackName: stack.node.id,
    backend: 'local',
    ...(Object.keys(overrides).length > 0 && { overrides: { stack: Object.keys(overrides) } }),
  };
  const outputs: TerraformJson = {};
  const document: TerraformJson = { '//': { metadata, outputs } };
  for (const [element, fragment] of fragments) {
    merge(metadata, resolve(stack, element.toMetadata(), false));
    if (TerraformOutput.isTerraformOutput(element)) merge(outputs, outputEntry(element));
    merge(document, fragment);
  }
  merge(document, resolve(stack, overrides, false));
  return document;
}

/** Resolving can add elements (outputs and remote states of references between stacks), which are then resolved too. */
function fragmentsOf(stack: TerraformStack): Map<TerraformElement, TerraformJson> {
  const fragments = new Map<TerraformElement, TerraformJson>();
  for (let elements = elementsOf(stack); fragments.size < elements.length; elements = elementsOf(stack)) {
    for (const element of elements) {
      if (!fragments.has(element)) fragments.set(element, resolve(stack, element.toTerraform(), true));
    }
  }
  return fragments;
}

function resolve(stack: TerraformStack, value: unknown, preparing: boolean): TerraformJson {
  return resolveValues(stack, value, preparing) as TerraformJson;
}

/** The output's construct path as nested keys, down to its logical id: how the command line finds it. */
function outputEntry(output: TerraformOutput): TerraformJson {
  const [last, ...above] = output.node.path.split('/').reverse();
  return above.reduce<TerraformJson>((inner, id) => ({ [id]: inner }), { [last!]: output.friendlyUniqueId });
}

/** Objects merge, lists grow, everything else is replaced: as cdktf merges the parts of a document. */
function merge(target: TerraformJson, source: TerraformJson): void {
  for (const [key, value] of Object.entries(source)) {
    const present = target[key];
    if (Array.isArray(value) && Array.isArray(present))
      target[key] = [...(present as unknown[]), ...(value as unknown[])];
    else if (isObject(value) && isObject(present)) merge(present, value);
    else if (isObject(value)) merge((target[key] = {}), value);
    else if (value !== undefined) target[key] = value;
  }
}

function isObject(value: unknown): value is TerraformJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
