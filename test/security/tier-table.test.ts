import fc from '../support/property';
import { Capability, Disposition, Environment, SecurityTier } from 'sluicegate';
import { dispositionOf, isLooser, stricterDisposition, stricterTier } from '../../src/security/tier-table';

/** The gate as the design writes it, by hand: CLOUD_NATIVE in DEV, CLOUD_NATIVE elsewhere, REGULATED, AIR_GAPPED. */
const TABLE = `
  TOPICS      DEPLOY  REVIEW  REVIEW  DOCUMENT
  SCHEMAS     DEPLOY  REVIEW  REVIEW  EMIT
  CLIENTS     DEPLOY  REVIEW  REVIEW  EMIT
  JOBS        DEPLOY  REVIEW  REVIEW  EMIT
  WAREHOUSE   DEPLOY  REVIEW  REVIEW  EMIT
  IDENTITY    REVIEW  REVIEW  REVIEW  DOCUMENT
  PLATFORM    REVIEW  REVIEW  REVIEW  DOCUMENT
  MONITORING  DEPLOY  REVIEW  REVIEW  EMIT
`;
const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/) as [Capability, Disposition, Disposition, Disposition, Disposition]);
const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;
const { DEV, TEST, STAGING, PROD } = Environment;

test('the table speaks of every capability, tier and environment that there is', () => {
  expect(ROWS.map(([capability]) => capability)).toStrictEqual(Object.values(Capability));
  expect(Object.values(SecurityTier)).toStrictEqual([CLOUD_NATIVE, REGULATED, AIR_GAPPED]);
  expect(Object.values(Environment)).toStrictEqual([DEV, TEST, STAGING, PROD]);
});

test.each(
  ROWS.flatMap(([capability, inDev, elsewhere, regulated, airGapped]) => [
    [capability, CLOUD_NATIVE, DEV, inDev],
    ...[TEST, STAGING, PROD].map((environment) => [capability, CLOUD_NATIVE, environment, elsewhere]),
    ...[DEV, TEST, STAGING, PROD].map((environment) => [capability, REGULATED, environment, regulated]),
    ...[DEV, TEST, STAGING, PROD].map((environment) => [capability, AIR_GAPPED, environment, airGapped]),
  ]) as [Capability, SecurityTier, Environment, Disposition][],
)('%s in %s %s: %s', (capability, tier, environment, disposition) => {
  expect(dispositionOf({ tier, environment }, capability)).toBe(disposition);
});

const capability = fc.constantFrom(...Object.values(Capability));
const environment = fc.constantFrom(...Object.values(Environment));
const tier = fc.constantFrom(...Object.values(SecurityTier));
const disposition = fc.constantFrom(...Object.values(Disposition));
const SEED = { seed: 20261122 };

test('a stricter tier never gives a looser disposition', () => {
  fc.assert(
    fc.property(capability, environment, tier, tier, (what, where, one, other) => {
      const loose = dispositionOf({ tier: one, environment: where }, what);
      const strict = dispositionOf({ tier: stricterTier(one, other), environment: where }, what);
      expect(stricterDisposition(loose, strict)).toBe(strict);
    }),
    SEED,
  );
});

test('no environment is looser than DEV', () => {
  fc.assert(
    fc.property(capability, environment, tier, (what, where, posture) => {
      const elsewhere = dispositionOf({ tier: posture, environment: where }, what);
      expect(stricterDisposition(dispositionOf({ tier: posture, environment: DEV }, what), elsewhere)).toBe(elsewhere);
    }),
    SEED,
  );
});

test('only CLOUD_NATIVE DEV deploys, and never identities or platforms', () => {
  fc.assert(
    fc.property(capability, environment, tier, (what, where, posture) => {
      const deploys = dispositionOf({ tier: posture, environment: where }, what) === Disposition.DEPLOY;
      const may =
        posture === CLOUD_NATIVE && where === DEV && what !== Capability.IDENTITY && what !== Capability.PLATFORM;
      expect(deploys).toBe(may);
    }),
    SEED,
  );
});

test.each([
  [Disposition.DEPLOY, Disposition.REVIEW, Disposition.REVIEW],
  [Disposition.REVIEW, Disposition.EMIT, Disposition.EMIT],
  [Disposition.EMIT, Disposition.DOCUMENT, Disposition.DOCUMENT],
  [Disposition.DEPLOY, Disposition.DEPLOY, Disposition.DEPLOY],
])('of %s and %s, %s is the stricter one', (a, b, stricter) => {
  expect([stricterDisposition(a, b), stricterDisposition(b, a)]).toStrictEqual([stricter, stricter]);
});

test.each([
  [CLOUD_NATIVE, REGULATED],
  [REGULATED, AIR_GAPPED],
  [CLOUD_NATIVE, AIR_GAPPED],
])('%s is looser than %s, not the other way around', (looser, stricter) => {
  expect([isLooser(looser, stricter), isLooser(stricter, looser), isLooser(looser, looser)]).toStrictEqual([
    true,
    false,
    false,
  ]);
  expect([stricterTier(looser, stricter), stricterTier(stricter, looser)]).toStrictEqual([stricter, stricter]);
});

test('taking the stricter one is associative, commutative and idempotent', () => {
  fc.assert(
    fc.property(disposition, disposition, disposition, tier, tier, (a, b, c, one, other) => {
      expect(stricterDisposition(a, b)).toBe(stricterDisposition(b, a));
      expect(stricterDisposition(a, stricterDisposition(b, c))).toBe(stricterDisposition(stricterDisposition(a, b), c));
      expect(stricterDisposition(a, a)).toBe(a);
      expect(stricterTier(one, other)).toBe(stricterTier(other, one));
    }),
    SEED,
  );
});
