import { Acknowledgement, Capability, Environment, SecurityTier, TierScope } from 'sluicegate';
import type { IPolicy, PolicySubject, StreamingStackProps } from 'sluicegate';
import { filesBelow, messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;

function policy(
  violationsOf: (subject: PolicySubject) => string[],
  acknowledgeableIn: SecurityTier[] = [CLOUD_NATIVE],
): IPolicy {
  return {
    policyId: 'OWN-001',
    why: 'names carry a team',
    remedy: 'put the team first',
    acknowledgeableIn,
    violationsOf,
  };
}

const acknowledgement = Acknowledgement.ofPolicy('OWN-001', { reason: 'a name from before', reference: 'CHG-1' });
const wrong = policy(({ resourceName }) => (resourceName.startsWith('sales') ? [] : [`the name '${resourceName}'`]));

function files(tier: SecurityTier, props: Partial<StreamingStackProps>, ids = ['A']): Record<string, string> {
  const stack = newStack(newApp(), tier, props);
  for (const id of ids) new Made(stack, id);
  return stack.renderFiles();
}

function findingsIn(rendered: Record<string, string>): unknown {
  return (JSON.parse(rendered['bundles/orders/bundle.json']!) as { findings: unknown }).findings;
}

test('what complies leaves no trace', () => {
  expect(findingsIn(files(REGULATED, { policies: [wrong] }, ['sales-a']))).toStrictEqual([]);
});

test.each([
  [CLOUD_NATIVE, ", or acknowledge it with Acknowledgement.ofPolicy('OWN-001', …)"],
  [REGULATED, ''],
  [AIR_GAPPED, ''],
])('fails when a policy of the user is violated in %s, and says whether it can be acknowledged', (tier, way) => {
  const app = newApp();
  new Made(newStack(app, tier, { policies: [wrong] }), 'A');
  expect(messageOf(() => app.synth())).toBe(
    `[orders/A] 'OWN-001' must hold (names carry a team), got the name 'A'; put the team first${way}`,
  );
  expect(filesBelow(app.outdir)).toStrictEqual({});
});

test('fails once for each violation of each resource', () => {
  const two = policy(({ resourceName }) => [`${resourceName} one`, `${resourceName} two`]);
  expect(messageOf(() => files(REGULATED, { policies: [two] }, ['B', 'A']))).toMatch(
    /^4 problems\n.*B one.*\n.*B two.*\n.*A one.*\n.*A two.*$/,
  );
});

test('an acknowledged violation is listed and stops nothing', () => {
  const rendered = files(CLOUD_NATIVE, { policies: [wrong], acknowledgements: [acknowledgement] });
  expect(findingsIn(rendered)).toStrictEqual([
    { policyId: 'OWN-001', resource: 'orders/A', violation: "the name 'A'", acknowledged: true },
  ]);
});

test.each([REGULATED, AIR_GAPPED])('fails when it is acknowledged in %s, where that is not possible', (tier) => {
  expect(messageOf(() => files(tier, { policies: [wrong], acknowledgements: [acknowledgement] }))).toContain(
    "got the name 'A'; put the team first",
  );
});

test('fails when it is acknowledged in the stack, but the resource stands in a stricter scope', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE, { policies: [wrong], acknowledgements: [acknowledgement] });
  new Made(new TierScope(stack, 'S', { tier: REGULATED }), 'A');
  expect(messageOf(() => stack.renderFiles())).toContain("[orders/S/A] 'OWN-001' must hold");
});

test('fails when another policy is acknowledged', () => {
  const other = Acknowledgement.ofPolicy('OWN-002', { reason: 'a name from before', reference: 'CHG-1' });
  expect(messageOf(() => files(CLOUD_NATIVE, { policies: [wrong], acknowledgements: [other] }))).toContain('OWN-001');
});

test.each<[string, () => string[]]>([
  [
    'throws',
    () => {
      throw new Error('cannot read it');
    },
  ],
  ['returns nothing at all', () => undefined as unknown as string[]],
])('fails when a policy %s: it counts as violated', (_, violationsOf) => {
  expect(messageOf(() => files(REGULATED, { policies: [policy(violationsOf)] }))).toBe(
    "[orders/A] 'OWN-001' must hold (names carry a team), got could not be judged: the policy itself failed; put the team first",
  );
});

test('a policy sees the resource, the posture around it, and a spec in plain values', () => {
  let seen: PolicySubject | undefined;
  const stack = newStack(newApp(), CLOUD_NATIVE, {
    environment: Environment.STAGING,
    policies: [policy((subject) => ((seen = subject), []))],
  });
  const retention = { toJSON: () => 86_400_000 };
  new Made(new TierScope(stack, 'S', { tier: AIR_GAPPED }), 'A', {
    capability: Capability.SCHEMAS,
    spec: { retention },
  });
  stack.renderFiles();
  expect(seen).toStrictEqual({
    path: 'orders/S/A',
    resourceType: 'test.thing',
    resourceName: 'A',
    capability: 'SCHEMAS',
    disposition: 'EMIT',
    tier: AIR_GAPPED,
    environment: Environment.STAGING,
    spec: { retention: 86_400_000 },
  });
});

test('a policy that changes what it is given changes neither the bundle nor what the domain policies see', () => {
  const spoiling = policy((subject) => {
    Object.assign(subject.spec, { id: 'spoiled' });
    Object.assign(subject, { tier: CLOUD_NATIVE });
    return [];
  });
  const domain = policy(({ spec }) => (spec.id === 'spoiled' ? ['was spoiled'] : []));
  const stack = newStack(newApp(), REGULATED, { policies: [spoiling] });
  new Made(stack, 'A', { policies: [domain] });
  expect(stack.renderFiles()['bundles/orders/bundle.json']).toContain('"id": "A"');
});

test('the policies of a domain hold without those of a user, and both are told', () => {
  const stack = newStack(newApp(), REGULATED, { policies: [wrong] });
  new Made(stack, 'A', { policies: [{ ...wrong, policyId: 'SG-TEST-001' }] });
  expect(messageOf(() => stack.renderFiles())).toMatch(/^2 problems\n.*'SG-TEST-001'.*\n.*'OWN-001'/);
});

test('a list of policies that is changed afterwards changes nothing', () => {
  const policies = [wrong];
  const stack = newStack(newApp(), REGULATED, { policies });
  policies.pop();
  new Made(stack, 'A');
  expect(messageOf(() => stack.renderFiles())).toContain('OWN-001');
});
