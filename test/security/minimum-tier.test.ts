import { SecurityTier } from 'sluicegate';
import { minimumTier } from '../../src/security/minimum-tier';
import { messageOf, newApp, newStack } from '../support/program';

const of = (value: string | undefined): SecurityTier => minimumTier('orders', { SLUICEGATE_MIN_TIER: value });

test.each([undefined, ''])('a variable that is %j asks for nothing', (value) => {
  expect(of(value)).toBe(SecurityTier.CLOUD_NATIVE);
});

test.each(Object.values(SecurityTier))('%s is what the variable says', (tier) => {
  expect(of(tier)).toBe(tier);
});

test.each([
  ['REGULATD', "did you mean 'REGULATED'?"],
  ['regulated', "did you mean 'REGULATED'?"],
  ['AIR-GAPPED', "did you mean 'AIR_GAPPED'?"],
  ['strict', 'set one of these names, or unset the variable'],
  ['1', 'set one of these names, or unset the variable'],
  ['toString', 'set one of these names, or unset the variable'],
])('fails when the variable is %j, rather than to loosen by a typing mistake', (value, remedy) => {
  expect(messageOf(() => of(value))).toBe(
    `[orders] 'SLUICEGATE_MIN_TIER' must be one of CLOUD_NATIVE, REGULATED, AIR_GAPPED, got "${value}"; ${remedy}`,
  );
});

test.each([
  [SecurityTier.CLOUD_NATIVE, 'REGULATED', SecurityTier.REGULATED],
  [SecurityTier.REGULATED, 'CLOUD_NATIVE', SecurityTier.REGULATED],
  [SecurityTier.AIR_GAPPED, 'REGULATED', SecurityTier.AIR_GAPPED],
])('a stack of tier %s in a pipeline that asks for %s is %s', (tier, asked, inForce) => {
  process.env.SLUICEGATE_MIN_TIER = asked;
  try {
    expect(newStack(newApp(), tier).tier).toBe(inForce);
  } finally {
    delete process.env.SLUICEGATE_MIN_TIER;
  }
});
