import { Acknowledgement, Capability, Disposition, Environment, SecurityTier, TierScope } from 'sluicegate';
import { messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;
const { DEPLOY, REVIEW, EMIT, DOCUMENT } = Disposition;
const { TOPICS, SCHEMAS, IDENTITY, PLATFORM, MONITORING } = Capability;

const widened = (capability: Capability): Acknowledgement =>
  Acknowledgement.ofDeployment(`CHG-${capability}`, capability, { reason: 'decided by the board', reference: 'CHG' });

function decisionOf({ delivered: { disposition, reasons } }: Made): unknown[] {
  return [disposition, ...reasons];
}

test.each([
  [CLOUD_NATIVE, Environment.DEV, TOPICS, DEPLOY],
  [CLOUD_NATIVE, Environment.PROD, TOPICS, REVIEW],
  [CLOUD_NATIVE, Environment.DEV, PLATFORM, REVIEW],
  [REGULATED, Environment.DEV, MONITORING, REVIEW],
  [AIR_GAPPED, Environment.DEV, SCHEMAS, EMIT],
  [AIR_GAPPED, Environment.DEV, IDENTITY, DOCUMENT],
])('%s %s decides on %s: %s, and needs no reason', (tier, environment, capability, disposition) => {
  const thing = new Made(newStack(newApp(), tier, { environment }), 'A', { capability, provision: undefined });
  expect(decisionOf(thing)).toStrictEqual([disposition]);
});

test('a scope tightens, and says so', () => {
  const scope = new TierScope(newStack(newApp(), CLOUD_NATIVE), 'S', { tier: AIR_GAPPED });
  expect(decisionOf(new Made(scope, 'A'))).toStrictEqual([DOCUMENT, 'a scope above it asks for AIR_GAPPED']);
});

test('without a provider nothing is deployed, and the reason is told', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  const withoutProvider = 'a self-managed broker has no Terraform provider';
  expect(decisionOf(new Made(stack, 'A', { withoutProvider, provision: undefined }))).toStrictEqual([
    REVIEW,
    withoutProvider,
  ]);
  expect(
    decisionOf(new Made(stack, 'B', { withoutProvider, provision: undefined, capability: IDENTITY })),
  ).toStrictEqual([REVIEW]);
});

describe('an acknowledged deployment', () => {
  test.each([
    [CLOUD_NATIVE, Environment.PROD, TOPICS, DEPLOY],
    [CLOUD_NATIVE, Environment.DEV, IDENTITY, DEPLOY],
    [CLOUD_NATIVE, Environment.DEV, PLATFORM, DEPLOY],
  ])('widens by one step in %s %s: %s is then %s', (tier, environment, capability, disposition) => {
    const stack = newStack(newApp(), tier, { environment, acknowledgements: [widened(capability)] });
    expect(decisionOf(new Made(stack, 'A', { capability, provision: undefined }))).toStrictEqual([
      disposition,
      `deployment of ${capability} acknowledged as CHG-${capability}`,
    ]);
  });

  test('widens its own capability only', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE, { acknowledgements: [widened(PLATFORM)] });
    expect(decisionOf(new Made(stack, 'A', { capability: IDENTITY, provision: undefined }))).toStrictEqual([REVIEW]);
  });

  test('says nothing where the table deploys anyway', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE, { acknowledgements: [widened(TOPICS)] });
    expect(decisionOf(new Made(stack, 'A'))).toStrictEqual([DEPLOY]);
  });

  test.each([REGULATED, AIR_GAPPED])('does not reach into a scope of tier %s', (tier) => {
    const stack = newStack(newApp(), CLOUD_NATIVE, { acknowledgements: [widened(TOPICS)] });
    expect(new Made(new TierScope(stack, 'S', { tier }), 'A').delivered.disposition).not.toBe(DEPLOY);
  });

  test('does not deploy what has no provider', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE, {
      environment: Environment.PROD,
      acknowledgements: [widened(TOPICS)],
    });
    const thing = new Made(stack, 'A', { withoutProvider: 'no provider', provision: undefined });
    expect(thing.delivered.disposition).toBe(REVIEW);
  });
});

describe('what waits for a value of another resource', () => {
  test('takes the stricter disposition of the two, and says why', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const account = new Made(stack, 'Account', { capability: IDENTITY, provision: undefined });
    expect(decisionOf(new Made(stack, 'A', { awaits: [account] }))).toStrictEqual([
      REVIEW,
      'needs a value of orders/Account that is known only after it is applied, which is REVIEW',
    ]);
  });

  test('is not changed by one that is as strict, by one that is no resource, or outside the tier that provisions', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    expect(decisionOf(new Made(stack, 'A', { awaits: [new Made(stack, 'B'), stack] }))).toStrictEqual([DEPLOY]);
    const gapped = newStack(newApp(), AIR_GAPPED);
    const emitted = new Made(gapped, 'E', { capability: SCHEMAS });
    expect(decisionOf(new Made(gapped, 'A', { awaits: [emitted] }))).toStrictEqual([DOCUMENT]);
  });

  test('requires it, so that the runbook has the order', () => {
    const stack = newStack(newApp(), REGULATED);
    const other = new Made(stack, 'B');
    const thing = new Made(stack, 'A', { awaits: [other], requires: [stack] });
    expect(thing.delivered.toModel().requires).toStrictEqual(['orders', 'orders/B']);
  });

  test('fails when it is stricter itself: the value exists in the state of another', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const deployed = new Made(stack, 'B');
    const scope = new TierScope(stack, 'S', { tier: REGULATED });
    expect(messageOf(() => new Made(scope, 'A', { awaits: [deployed] }))).toBe(
      "[orders/S/A] 'scope' must be as loose as orders/B, of which it needs a value that only exists after deployment, " +
        'got REVIEW in REGULATED DEV; put orders/B under the same tier scope, or refer to it by name',
    );
  });
});
