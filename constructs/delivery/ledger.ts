import { TerraformBackend, TerraformStack } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import { fail } from '../../src/core/sluicegate-error';
import type { ModelReference } from '../../src/bundle/model';
import type { BundleDocument } from '../../src/bundle/bundle-json';
import type { Acknowledgements } from '../../src/security/acknowledgements';
import type { IPolicy } from '../../src/security/policy';
import type { Posture } from '../../src/security/tier-table';
import type { Backend } from './backend';
import type { Delivered } from './delivery';
import { kindOf } from './element-kind';
import type { ReviewStack } from './review-stack';

/** What a stack states once, before anything is built in it. */
export interface LedgerOptions {
  readonly posture: Posture;
  readonly owner: string;
  readonly acknowledgements: Acknowledgements;
  readonly policies: readonly IPolicy[];
  readonly backend: Backend;
  readonly approvedBundle: BundleDocument | undefined;
}

/** The gate's own record of a stack. Nothing outside `constructs/delivery` can write to it. */
export class Ledger {
  public readonly delivered = new Map<IConstruct, Delivered>();
  public readonly references = new Map<IConstruct, ModelReference>();
  /** The elements that the gate itself let in, each with its kind as it was then. */
  public readonly owned = new Map<TerraformElement, string>();
  public readonly warnings: string[] = [];
  public review: ReviewStack | undefined;
  private readonly settlers: (() => void)[] = [];
  private settled = 0;

  public constructor(
    public readonly stack: TerraformStack,
    public readonly options: LedgerOptions,
  ) {}

  /** Runs once, when the program has said everything and before anything is checked. */
  public whenComplete(settle: () => void): void {
    this.settlers.push(settle);
  }

  /** A settler may add constructs that bring settlers of their own. */
  public settle(): void {
    while (this.settled < this.settlers.length) this.settlers[this.settled++]!();
  }

  /** Whether anything but the backend stands in the stack itself that did not come through the gate. */
  public hasHandMade(elements: readonly TerraformElement[]): boolean {
    return elements.some((element) => !this.owned.has(element) && !TerraformBackend.isBackend(element));
  }

  /** Admits an element; a type that is changed afterwards no longer matches. */
  public own(element: TerraformElement): void {
    this.owned.set(element, kindOf(element));
  }
}

const LEDGERS = new WeakMap<IConstruct, Ledger>();

/** Starts the record of a stack. */
export function openLedger(stack: TerraformStack, options: LedgerOptions): Ledger {
  const ledger = new Ledger(stack, options);
  LEDGERS.set(stack, ledger);
  return ledger;
}

/** The record of a stack of ours; undefined for any other construct. */
export function ledgerOfStack(construct: IConstruct): Ledger | undefined {
  return LEDGERS.get(construct);
}

/** The record of the nearest stack of ours above a construct. Throws where there is none. */
export function ledgerOf(scope: IConstruct): Ledger {
  for (let above: IConstruct | undefined = scope; above; above = above.node.scope) {
    const ledger = LEDGERS.get(above);
    if (ledger) return ledger;
    if (TerraformStack.isStack(above)) return refuseScope(scope, `the plain stack '${above.node.id}'`);
  }
  return refuseScope(scope, 'a scope without a stack');
}

/** Every record in a tree, in the order of the tree. */
export function ledgersBelow(root: IConstruct): Ledger[] {
  return root.node.findAll().flatMap((construct) => LEDGERS.get(construct) ?? []);
}

function refuseScope(scope: IConstruct, given: string): never {
  fail({
    path: scope.node.path,
    property: 'scope',
    rule: 'delivery.scope',
    must: 'be inside a StreamingStack, whose tier decides what may be deployed',
    given,
    remedy: 'create a StreamingStack with a tier and an environment, and pass it or something inside it as scope',
  });
}
