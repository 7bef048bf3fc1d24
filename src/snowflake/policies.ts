import { Environment } from '../security/environment';
import type { IPolicy, PolicySubject } from '../security/policy';
import { SecurityTier } from '../security/security-tier';

const { CLOUD_NATIVE, REGULATED } = SecurityTier;

/** Of databases, schemas and tables. */
const destroyProtection: IPolicy = {
  policyId: 'SG-SF-001',
  why: 'what is destroyed takes its rows with it once the retention is over',
  remedy: 'leave destroyProtection at its default',
  acknowledgeableIn: [CLOUD_NATIVE, REGULATED],
  violationsOf: outsideDev(({ spec }) => (spec.destroyProtection === false ? ['destroyProtection false'] : [])),
};

const managedAccess: IPolicy = {
  policyId: 'SG-SF-002',
  why: 'without managed access whoever owns an object grants it to anyone, and nobody has the whole list',
  remedy: 'leave managedAccess at its default',
  acknowledgeableIn: [CLOUD_NATIVE, REGULATED],
  violationsOf: outsideDev(({ spec }) => (spec.managedAccess === false ? ['managedAccess false'] : [])),
};

/** The guardrails of what holds rows. */
export const destroyPolicies: readonly IPolicy[] = [destroyProtection];

/** The guardrails of a schema. */
export const schemaPolicies: readonly IPolicy[] = [destroyProtection, managedAccess];

/** These hold everywhere but in CLOUD_NATIVE DEV. */
function outsideDev(violations: (subject: PolicySubject) => string[]): (subject: PolicySubject) => string[] {
  return (subject) =>
    subject.tier === CLOUD_NATIVE && subject.environment === Environment.DEV ? [] : violations(subject);
}
