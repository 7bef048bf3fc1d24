import { Aspects } from 'cdktf';
import type { IAspect, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { existingImageOf, isImage } from './home';

/**
 * Runs the aspects of a stack once, as cdktf does, with one difference: what stands in the review stack on behalf of a
 * construct is visited as a part of that construct, so that an aspect sees the same resources in every tier.
 */
export function applyAspects(stack: TerraformStack, applied: WeakMap<IConstruct, Set<IAspect>>): void {
  const visit = (construct: IConstruct, inherited: readonly IAspect[]): void => {
    const aspects = [...inherited, ...Aspects.of(construct).all];
    const done = applied.get(construct) ?? new Set();
    applied.set(construct, done);
    for (const aspect of aspects) {
      if (done.has(aspect)) continue;
      done.add(aspect);
      aspect.visit(construct);
    }
    for (const child of childrenOf(construct)) visit(child, aspects);
  };
  visit(stack, []);
}

function childrenOf(construct: IConstruct): IConstruct[] {
  const provisioned = existingImageOf(construct)?.node.children ?? [];
  return [...construct.node.children, ...provisioned].filter((child) => !isImage(child));
}
