import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { SecurityTier } from '../../src/security/security-tier';
import { isLooser, stricterTier, type Posture } from '../../src/security/tier-table';
import { ledgerOf, ledgerOfStack } from './ledger';

/** What a tier scope is made of. */
export interface TierScopeProps {
  /** The tier of everything inside; at least as strict as what is above it. */
  readonly tier: SecurityTier;
}

/**
 * A part of a stack with a stricter tier than the stack. It can only tighten.
 *
 * Throws when the tier is looser than the one above it.
 */
export class TierScope extends Construct {
  /** The tier of everything inside. */
  public readonly tier: SecurityTier;

  public constructor(scope: Construct, id: string, props: TierScopeProps) {
    super(scope, id);
    this.tier = props.tier;
    const above = postureOf(scope).tier;
    if (isLooser(props.tier, above)) {
      throwIfAny([
        {
          path: this.node.path,
          property: 'tier',
          rule: 'delivery.tier-scope',
          must: `be at least as strict as ${above}, the tier above it`,
          given: props.tier,
          remedy: 'a scope can only tighten; change the tier of the stack, or move the resources to another stack',
        },
      ]);
    }
    TIERS.set(this, props.tier);
  }
}

/** The tiers as they were when the scopes were made: a property that is overwritten later changes nothing. */
const TIERS = new WeakMap<IConstruct, SecurityTier>();

/** The posture around a stack that stands inside another; undefined at the top. */
export function enclosingPosture(scope: IConstruct): Posture | undefined {
  return scope.node.scopes.some((above) => ledgerOfStack(above) !== undefined) ? postureOf(scope) : undefined;
}

/** The posture in force for what is built in a scope. */
export function postureOf(scope: IConstruct): Posture {
  const { posture } = ledgerOf(scope).options;
  const tier = scope.node.scopes.reduce(
    (strictest, above) => stricterTier(strictest, TIERS.get(above) ?? strictest),
    posture.tier,
  );
  return { tier, environment: posture.environment };
}
