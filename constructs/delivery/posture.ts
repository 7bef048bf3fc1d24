import type { Construct, IConstruct } from 'constructs';
import type { SecurityTier } from '../../src/security/security-tier';
import { stricterTier, type Posture } from '../../src/security/tier-table';
import { ledgerOf, ledgerOfStack } from './ledger';

/** The tiers as they were when the scopes were made: a property that is overwritten later changes nothing. */
const TIERS = new WeakMap<IConstruct, SecurityTier>();

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
  const scopes = [...scope.node.scopes].reverse();
  const boundary = scopes.slice(0, scopes.indexOf(stack)).find((above) => TIERS.has(above));
  return boundary ?? stack;
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
