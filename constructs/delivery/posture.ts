import type { Construct, IConstruct } from 'constructs';
import type { SecurityTier } from '../../src/security/security-tier';
import { stricterTier, type Posture } from '../../src/security/tier-table';
import { ledgerOf, ledgerOfStack } from './ledger';

/** Says that everything inside a construct has at least this tier. */
export function declareTier(scope: IConstruct, tier: SecurityTier): void {
  TIERS.set(scope, tier);
}

/** The posture around a stack that stands inside another; undefined at the top. */
export function enclosingPosture(scope: IConstruct): Posture | undefined {
  return scope.node.scopes.some((above) => ledgerOfStack(above) !== undefined) ? postureOf(scope) : undefined;
}

/** The nearest tier scope or stack of ours at or above a construct: everything inside it shares one tier. */
export function tierBoundaryOf(scope: IConstruct): Construct {
  const { stack } = ledgerOf(scope);
  for (let above: IConstruct | undefined = scope; above && above !== stack; above = above.node.scope) {
    if (TIERS.has(above)) return above;
  }
  return stack;
}

/** The posture in force for what is built in a scope. */
export function postureOf(scope: IConstruct): Posture {
  const ledger = ledgerOf(scope);
  let { tier } = ledger.options.posture;
  for (let above: IConstruct | undefined = scope; above && above !== ledger.stack; above = above.node.scope) {
    tier = stricterTier(tier, TIERS.get(above) ?? tier);
  }
  return { tier, environment: ledger.options.posture.environment };
}

/** The tiers as they were when the scopes were made: a property that is overwritten later changes nothing. */
const TIERS = new WeakMap<IConstruct, SecurityTier>();
