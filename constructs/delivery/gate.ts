import { TerraformElement } from 'cdktf';
import type { IAspect, IStackSynthesizer, ISynthesisSession } from 'cdktf';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { reportLines } from '../../src/bundle/report';
import { writeOutput } from '../../src/bundle/write-output';
import { applyAspects } from './apply-aspects';
import { elementFailures, foreignStackFailures, stackElements } from './check-elements';
import { programFailures } from './check-program';
import { stackFailures } from './check-stacks';
import { ownFileFailures, writeOwnFiles } from './custom-synthesis';
import { listInManifest } from './list-in-manifest';
import { ledgersBelow, type Ledger } from './ledger';
import { overridesOf } from './overrides';
import { planStack, type StackPlan } from './stack-plan';

/** All stacks of ours in one tree: checked together, and written together or not at all. */
export class Gate implements IStackSynthesizer {
  /** The gate of a tree; the same for all its stacks. */
  public static of(construct: IConstruct): Gate {
    const { root } = construct.node;
    const gate = GATES.get(root) ?? new Gate(root);
    GATES.set(root, gate);
    return gate;
  }

  private readonly applied = new WeakMap<IConstruct, Set<IAspect>>();
  private plans: ReadonlyMap<Ledger, StackPlan> | undefined;
  private planned = 0;
  private prepared = new Set<IConstruct>();
  private session: ISynthesisSession | undefined;

  private constructor(private readonly root: IConstruct) {}

  /** cdktf calls this once for each stack before a synthesis; a stack that comes again starts a new one. */
  public prepareStack(stack: IConstruct): void {
    if (this.prepared.has(stack)) {
      this.prepared = new Set();
      this.plans = undefined;
    }
    this.prepared.add(stack);
    this.prepare();
  }

  /** What would be written, from the tree as it is now. */
  public preview(): ReadonlyMap<Ledger, StackPlan> {
    this.plans = undefined;
    const plans = this.prepare();
    this.plans = undefined;
    return plans;
  }

  /**
   * Completes the tree and checks all of it. cdktf prepares every stack before it synthesizes the first, so that a failure
   * here leaves the former output as it was, also beside stacks that are not ours.
   */
  private prepare(skipValidation = isSkipping(this.root)): ReadonlyMap<Ledger, StackPlan> {
    if (this.plans && this.planned === this.elementCount()) return this.plans;
    const ledgers = ledgersBelow(this.root);
    for (const ledger of ledgers) this.complete(ledger);
    const elements = new Map(ledgers.map((ledger) => [ledger, stackElements(ledger)]));
    throwIfAny([
      ...stackFailures(this.root, ledgers),
      ...ledgers.flatMap((ledger) => [
        ...elementFailures(ledger, elements.get(ledger)!),
        ...foreignStackFailures(ledger),
        ...ownFileFailures(ledger),
        ...programFailures(ledger, skipValidation),
      ]),
    ]);
    const plans = new Map(ledgers.map((ledger) => [ledger, planStack(ledger, overridesOf(ledger.stack))]));
    throwIfAny([...plans.values()].flatMap((plan) => plan.failures));
    this.planned = this.elementCount();
    this.plans = plans;
    return plans;
  }

  /** cdktf calls this for each stack; the first call of a session writes all of them. */
  public synthesize(session: ISynthesisSession): void {
    if (this.session === session) return;
    const plans = [...this.prepare(session.skipValidation)];
    writeOutput(
      session.outdir,
      plans.map(([, plan]) => plan.output),
    );
    for (const [ledger, plan] of plans) {
      if (plan.output.deployable) {
        listInManifest(session, ledger, plan.output.deployable);
        writeOwnFiles(ledger, session);
      }
      if (!process.env.SLUICEGATE_QUIET) reportLines(session.outdir, plan.model).forEach((line) => console.log(line));
    }
    this.session = session;
    this.plans = undefined;
    this.prepared = new Set();
  }

  /** Runs what waits for the program's end, then aspects, until nothing new comes of either. */
  private complete(ledger: Ledger): void {
    ledger.settle();
    applyAspects(ledger.stack, this.applied);
    ledger.settle();
  }

  private elementCount(): number {
    return this.root.node.findAll().filter((construct) => TerraformElement.isTerraformElement(construct)).length;
  }
}

const GATES = new WeakMap<IConstruct, Gate>();

function isSkipping(root: IConstruct): boolean {
  return 'skipValidation' in root && root.skipValidation === true;
}
