import type { Construct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { Disposition } from '../../src/security/disposition';
import { SecurityTier } from '../../src/security/security-tier';
import { dispositionOf, stricterDisposition, type Posture } from '../../src/security/tier-table';
import type { Delivery } from './delivery';
import type { Ledger } from './ledger';
import { postureOf } from './posture';

/** A disposition, and why it is not the one that the table gives for the stack. */
export interface Decision {
  readonly disposition: Disposition;
  readonly reasons: readonly string[];
}

/** The table's row, tightened by scopes and by what the resource waits for, widened by one acknowledged step at most. */
export function decide(scope: Construct, delivery: Delivery, ledger: Ledger): Decision {
  const posture = postureOf(scope);
  const reasons: string[] = [];
  if (posture.tier !== ledger.options.posture.tier) reasons.push(`a scope above it asks for ${posture.tier}`);
  let disposition = dispositionOf(posture, delivery.capability);

  const widened = ledger.options.acknowledgements.ofDeployment(delivery.capability);
  if (widened && disposition === Disposition.REVIEW && posture.tier === SecurityTier.CLOUD_NATIVE) {
    disposition = Disposition.DEPLOY;
    reasons.push(`deployment of ${delivery.capability} acknowledged as ${widened.id}`);
  }
  if (delivery.withoutProvider !== undefined && disposition === Disposition.DEPLOY) {
    disposition = Disposition.REVIEW;
    reasons.push(delivery.withoutProvider);
  }
  for (const awaited of delivery.awaits ?? []) {
    const other = ledger.delivered.get(awaited);
    if (!other) continue;
    const stricter = stricterDisposition(disposition, other.disposition);
    if (stricter !== disposition) {
      reasons.push(
        `needs a value of ${awaited.node.path} that is known only after it is applied, which is ${other.disposition}`,
      );
    } else if (stricter !== other.disposition && stricter === Disposition.REVIEW) {
      refuseAcross(scope, awaited.node.path, posture);
    }
    disposition = stricter;
  }
  return { disposition, reasons };
}

function refuseAcross(scope: Construct, awaited: string, posture: Posture): void {
  throwIfAny([
    {
      path: scope.node.path,
      property: 'scope',
      rule: 'delivery.awaits',
      must: `be as loose as ${awaited}, of which it needs a value that only exists after deployment`,
      given: `${Disposition.REVIEW} in ${posture.tier} ${posture.environment}`,
      remedy: `put ${awaited} under the same tier scope, or refer to it by name`,
    },
  ]);
}
