import { Acknowledgement, Capability, SecurityTier } from 'sluicegate';
import { failureText } from '../../src/core/failure-text';
import { Acknowledgements } from '../../src/security/acknowledgements';

const OPTIONS = { reason: 'a reason that is long enough', reference: 'CHG-1' };
const policy = (id: string, options = OPTIONS): Acknowledgement => Acknowledgement.ofPolicy(id, options);
const deployment = (id: string, capability = Capability.TOPICS): Acknowledgement =>
  Acknowledgement.ofDeployment(id, capability, OPTIONS);

function texts(tier: SecurityTier, ...given: Acknowledgement[]): string[] {
  return new Acknowledgements(given).failures('orders', tier).map(failureText);
}

test('a record says what was accepted, why and where that is written down', () => {
  expect(policy('SG-KAFKA-001').toRecord()).toStrictEqual({
    kind: 'policy',
    id: 'SG-KAFKA-001',
    subject: 'SG-KAFKA-001',
    ...OPTIONS,
  });
  expect(deployment('CHG-1', Capability.SCHEMAS).toRecord()).toStrictEqual({
    kind: 'deployment',
    id: 'CHG-1',
    subject: 'SCHEMAS',
    ...OPTIONS,
  });
});

test('is found by what it is about, and not by its id', () => {
  const all = new Acknowledgements([policy('SG-KAFKA-001'), deployment('SG-KAFKA-002')]);
  expect(all.ofPolicy('SG-KAFKA-001')?.id).toBe('SG-KAFKA-001');
  expect(all.ofPolicy('SG-KAFKA-002')).toBeUndefined();
  expect(all.ofPolicy('TOPICS')).toBeUndefined();
  expect(all.ofDeployment(Capability.TOPICS)?.id).toBe('SG-KAFKA-002');
  expect(all.ofDeployment(Capability.SCHEMAS)).toBeUndefined();
});

test('the list that is handed out is a copy', () => {
  const all = new Acknowledgements([policy('SG-KAFKA-001')]);
  all.all().pop();
  expect(all.all()).toHaveLength(1);
});

test('what is complete is accepted in every tier, a deployment in CLOUD_NATIVE only', () => {
  for (const tier of Object.values(SecurityTier)) expect(texts(tier, policy('SG-KAFKA-001'))).toStrictEqual([]);
  expect(texts(SecurityTier.CLOUD_NATIVE, deployment('CHG-1'))).toStrictEqual([]);
});

test.each(['ab', 'A.b_c-1', 'x'.repeat(64)])('an id %j is taken', (id) => {
  expect(texts(SecurityTier.REGULATED, policy(id))).toStrictEqual([]);
});

test.each(['', 'a', '-ab', 'a b', 'ä1', 'a/b', 'x'.repeat(65)])('fails when the id is %j', (id) => {
  expect(texts(SecurityTier.REGULATED, policy(id))).toStrictEqual([
    `[orders] 'acknowledgements' must have ids of 2 to 64 letters, digits, dots, dashes or underscores, got ${JSON.stringify(id)}; give it an id such as CHG-1234`,
  ]);
});

test.each([
  ['         ', false],
  ['too short', false],
  ['ten chars!', true],
])('fails when the reason is shorter than 10 characters: %j', (reason, accepted) => {
  expect(texts(SecurityTier.REGULATED, policy('P-1', { ...OPTIONS, reason }))).toStrictEqual(
    accepted
      ? []
      : [
          `[orders] 'acknowledgements[P-1].reason' must say why in at least 10 characters, got ${JSON.stringify(reason)}; write the reason that a reviewer needs`,
        ],
  );
});

test('fails when there is no reference', () => {
  expect(texts(SecurityTier.REGULATED, policy('P-1', { ...OPTIONS, reference: ' ' }))).toStrictEqual([
    `[orders] 'acknowledgements[P-1].reference' must name where the decision is recorded, got " "; name the ticket or change request`,
  ]);
});

test.each(['reason', 'reference'] as const)('fails when the %s holds a secret, without repeating it', (property) => {
  const secret = `https://user:${'hunter2'}@tickets.example/1`;
  expect(texts(SecurityTier.REGULATED, policy('P-1', { ...OPTIONS, [property]: secret }))).toStrictEqual([
    "[orders] 'acknowledgements[P-1]' must not contain a secret; remove the secret; the bundle lists acknowledgements",
  ]);
});

test.each([SecurityTier.REGULATED, SecurityTier.AIR_GAPPED])('fails when %s would be widened', (tier) => {
  expect(texts(tier, deployment('CHG-1'))).toStrictEqual([
    `[orders] 'acknowledgements' must not widen what is deployed outside CLOUD_NATIVE, got "CHG-1 in ${tier}"; remove it; in this tier a human applies`,
  ]);
});

test('fails when an id comes twice, once for each id', () => {
  const given = [policy('P-1'), deployment('P-1'), policy('P-1'), policy('P-2')];
  expect(texts(SecurityTier.CLOUD_NATIVE, ...given)).toStrictEqual([
    `[orders] 'acknowledgements' must have one acknowledgement for each id, got "P-1"; remove one or give it another id`,
  ]);
});
