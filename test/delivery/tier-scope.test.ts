import { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { Disposition, Environment, SecurityTier, StreamingStack, TierScope } from 'sluicegate';
import { postureOf, tierBoundaryOf } from '../../constructs/delivery/posture';
import { messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;

test.each([
  [CLOUD_NATIVE, CLOUD_NATIVE],
  [CLOUD_NATIVE, REGULATED],
  [CLOUD_NATIVE, AIR_GAPPED],
  [REGULATED, REGULATED],
  [REGULATED, AIR_GAPPED],
  [AIR_GAPPED, AIR_GAPPED],
])('in a stack of tier %s a scope may ask for %s', (above, tier) => {
  const scope = new TierScope(newStack(newApp(), above), 'Scope', { tier });
  expect(scope.tier).toBe(tier);
  expect(postureOf(new Construct(scope, 'Inside'))).toStrictEqual({ tier, environment: Environment.DEV });
});

test.each([
  [REGULATED, CLOUD_NATIVE],
  [AIR_GAPPED, CLOUD_NATIVE],
  [AIR_GAPPED, REGULATED],
])('fails when a scope in a stack of tier %s asks for %s', (above, tier) => {
  expect(messageOf(() => new TierScope(newStack(newApp(), above), 'Scope', { tier }))).toBe(
    `[orders/Scope] 'tier' must be at least as strict as ${above}, the tier above it, got ${tier}; ` +
      'a scope can only tighten; change the tier of the stack, or move the resources to another stack',
  );
});

test('fails when a scope loosens the scope above it, also with other constructs in between', () => {
  const outer = new TierScope(newStack(newApp(), CLOUD_NATIVE), 'Outer', { tier: AIR_GAPPED });
  expect(messageOf(() => new TierScope(new Construct(outer, 'Nest'), 'Inner', { tier: REGULATED }))).toBe(
    `[orders/Outer/Nest/Inner] 'tier' must be at least as strict as AIR_GAPPED, the tier above it, got REGULATED; ` +
      'a scope can only tighten; change the tier of the stack, or move the resources to another stack',
  );
});

test.each(['CLOUDNATIVE', '', undefined])('fails when the tier is %j, which is none', (tier) => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  expect(messageOf(() => new TierScope(stack, 'Scope', { tier: tier as SecurityTier }))).toBe(
    `[orders/Scope] 'tier' must be one of CLOUD_NATIVE, REGULATED, AIR_GAPPED, got ${tier === undefined ? 'nothing' : JSON.stringify(tier)}; name the tier`,
  );
});

test('fails when a scope is in no stack of ours', () => {
  expect(messageOf(() => new TierScope(new TerraformStack(newApp(), 'plain'), 'Scope', { tier: REGULATED }))).toBe(
    `[plain] 'scope' must be inside a StreamingStack, whose tier decides what may be deployed, got the plain stack 'plain'; ` +
      'create a StreamingStack with a tier and an environment, and pass it or something inside it as scope',
  );
  expect(messageOf(() => new TierScope(newApp(), 'Scope', { tier: REGULATED }))).toContain(
    'got a scope without a stack',
  );
});

test('a tier that is overwritten changes nothing: the gate keeps its own', () => {
  const stack = newStack(newApp(), REGULATED);
  const scope = new TierScope(stack, 'Scope', { tier: AIR_GAPPED });
  Object.assign(scope, { tier: CLOUD_NATIVE });
  Object.assign(stack, { tier: CLOUD_NATIVE, environment: Environment.DEV });

  expect(postureOf(scope).tier).toBe(AIR_GAPPED);
  expect(postureOf(stack).tier).toBe(REGULATED);
});

test('the boundary of a tier is the nearest scope with a tier, or the stack', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  const outer = new TierScope(stack, 'Outer', { tier: REGULATED });
  const inner = new TierScope(new Construct(outer, 'Nest'), 'Inner', { tier: AIR_GAPPED });

  expect(tierBoundaryOf(new Construct(inner, 'X'))).toBe(inner);
  expect(tierBoundaryOf(new Construct(outer, 'X'))).toBe(outer);
  expect(tierBoundaryOf(new Construct(stack, 'X'))).toBe(stack);
  expect(tierBoundaryOf(stack)).toBe(stack);
});

test('the strictest of all scopes above is in force, in whatever order they stand', () => {
  const outer = new TierScope(newStack(newApp(), CLOUD_NATIVE), 'Outer', { tier: REGULATED });
  const inner = new TierScope(outer, 'Inner', { tier: AIR_GAPPED });
  const same = new TierScope(inner, 'Same', { tier: AIR_GAPPED });

  expect([outer, inner, same].map((scope) => postureOf(new Construct(scope, 'X')).tier)).toStrictEqual([
    REGULATED,
    AIR_GAPPED,
    AIR_GAPPED,
  ]);
  expect(new Made(inner, 'A').delivered.disposition).toBe(Disposition.DOCUMENT);
});

test('a stack inside a scope is bound by the scope', () => {
  const scope = new TierScope(newStack(newApp(), CLOUD_NATIVE), 'Scope', { tier: AIR_GAPPED });
  const inner = (tier: SecurityTier): StreamingStack =>
    new StreamingStack(scope, `inner-${tier.length}`, { tier, environment: Environment.DEV, owner: 'x' });

  expect(messageOf(() => inner(REGULATED))).toContain(
    `'tier' must be at least as strict as the tier of what is around the stack, got "REGULATED inside AIR_GAPPED"`,
  );
  expect(new Made(inner(AIR_GAPPED), 'A').delivered.disposition).toBe(Disposition.DOCUMENT);
});
