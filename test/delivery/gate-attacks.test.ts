import type { SecurityTier as Tier } from 'sluicegate';
import { SecurityTier } from 'sluicegate';
import { deployableBeyond } from '../support/deployable';
import { addOrders, messageOf, newApp, newStack } from '../support/program';
import { ATTACKS, type Attack } from './attacks';

describe.each([SecurityTier.REGULATED, SecurityTier.AIR_GAPPED])('in %s', (tier) => {
  test.each(ATTACKS)('nothing may be deployed after: $name', (attack) => {
    const outdir = attempt(attack, tier);

    expect(deployableBeyond(tier, outdir)).toStrictEqual([]);
  });
});

function attempt(attack: Attack, tier: Tier): string {
  const before = { ...process.env };
  Object.assign(process.env, attack.environment);
  try {
    const app = newApp(undefined, attack.app);
    const run = (): void => {
      const stack = newStack(app, tier);
      attack.before?.(stack);
      addOrders(stack);
      attack.after?.(stack);
      app.synth();
    };
    if (attack.refused) expect(messageOf(run)).toMatch(attack.refused);
    else run();
    return app.outdir;
  } finally {
    process.env = before;
  }
}
