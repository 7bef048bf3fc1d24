import { Construct } from 'constructs';
import { printed } from '../../src/core/failure-text';
import { fail } from '../../src/core/sluicegate-error';
import { SecurityTier } from '../../src/security/security-tier';
import { isLooser } from '../../src/security/tier-table';
import { declareTier, postureOf } from './posture';

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
    refuseUnknown(this.node.path, props.tier);
    const above = postureOf(scope).tier;
    if (isLooser(props.tier, above)) {
      fail({
        path: this.node.path,
        property: 'tier',
        rule: 'delivery.tier-scope',
        must: `be at least as strict as ${above}, the tier above it`,
        given: props.tier,
        remedy: 'a scope can only tighten; change the tier of the stack, or move the resources to another stack',
      });
    }
    declareTier(this, props.tier);
  }
}

/** A program without types can pass anything. */
function refuseUnknown(path: string, tier: SecurityTier): void {
  const tiers = Object.values(SecurityTier);
  if (tiers.includes(tier)) return;
  fail({
    path,
    property: 'tier',
    rule: 'delivery.tier-scope-known',
    must: `be one of ${tiers.join(', ')}`,
    given: printed(tier),
    remedy: 'name the tier',
  });
}
