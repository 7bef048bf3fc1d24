import { Environment } from '../security/environment';
import type { IPolicy } from '../security/policy';
import { SecurityTier } from '../security/security-tier';
import { Compatibility } from './compatibility';

const compatibilityNone: IPolicy = {
  policyId: 'SG-SCHEMA-001',
  why: 'without a promise every new schema can break every reader',
  remedy: 'choose a compatibility mode',
  acknowledgeableIn: [SecurityTier.CLOUD_NATIVE],
  violationsOf: ({ environment, spec }) =>
    environment !== Environment.DEV && spec.compatibility === Compatibility.NONE
      ? ['compatibility NONE outside DEV']
      : [],
};

/** The guardrails of a subject. */
export const subjectPolicies: readonly IPolicy[] = [compatibilityNone];
