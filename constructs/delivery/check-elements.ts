import { TerraformStack } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { kindOf } from './element-kind';
import { remedyFor, whyRefused } from './hand-made';
import { ledgerOfStack, type Ledger } from './ledger';
import { elementsOf } from './render-stack';
import { postureOf } from './posture';

/** Failures of what stands in a stack without having come through the gate, in the stack itself and in its review module. */
export function elementFailures(ledger: Ledger, { own, reviewed }: StackElements): Failure[] {
  return [
    ...own.flatMap((element) => elementFailure(element, ledger, false) ?? []),
    ...reviewed.flatMap((element) => elementFailure(element, ledger, true) ?? []),
  ];
}

/** The elements of a stack of ours and of its review module, as they are now. */
export interface StackElements {
  readonly own: readonly TerraformElement[];
  readonly reviewed: readonly TerraformElement[];
}

export function stackElements(ledger: Ledger): StackElements {
  return { own: elementsOf(ledger.stack), reviewed: ledger.review ? elementsOf(ledger.review) : [] };
}

function elementFailure(element: TerraformElement, ledger: Ledger, inReview: boolean): Failure | undefined {
  const kind = kindOf(element);
  if (ledger.owned.get(element) === kind) return undefined;
  const why = inReview
    ? 'the review module takes nothing that the gate has not decided on'
    : whyRefused(kind, postureOf(element));
  if (why === undefined) return undefined;
  return {
    path: element.node.path,
    property: kind,
    rule: 'delivery.hand-made',
    must: `not be added by hand: ${why}`,
    remedy: remedyFor(kind),
  };
}

/** A plain stack inside one of ours would be deployed by cdktf's own synthesizer. */
export function foreignStackFailures(ledger: Ledger): Failure[] {
  const isForeign = (construct: IConstruct): boolean =>
    TerraformStack.isStack(construct) && construct !== ledger.review && ledgerOfStack(construct) === undefined;
  const foreign: IConstruct[] = [];
  const visit = (construct: IConstruct): void => {
    if (isForeign(construct)) foreign.push(construct);
    else if (construct === ledger.stack || ledgerOfStack(construct) === undefined)
      construct.node.children.forEach(visit);
  };
  visit(ledger.stack);
  return foreign.map((construct) => ({
    path: construct.node.path,
    property: 'scope',
    rule: 'delivery.foreign-stack',
    must: 'not be a plain TerraformStack inside a StreamingStack, whose tier it would escape',
    remedy: 'make it a StreamingStack, or give it the App as scope',
  }));
}
