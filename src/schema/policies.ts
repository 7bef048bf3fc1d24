import { Environment } from '../security/environment';
import type { IPolicy } from '../security/policy';
import { SecurityTier } from '../security/security-tier';
import { Compatibility } from './compatibility';
import { isLoosened } from './loosened-mode';

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

/** The guardrails of a compatibility mode, given what the approved bundle has in its place. */
export function compatibilityPolicies(approved: Compatibility | undefined): readonly IPolicy[] {
  return approved === undefined ? [compatibilityNone] : [compatibilityNone, compatibilityLoosened(approved)];
}

function compatibilityLoosened(approved: Compatibility): IPolicy {
  return {
    policyId: 'SG-SCHEMA-002',
    why: 'readers and writers were built on the promise that was approved',
    remedy: `keep compatibility ${approved}`,
    acknowledgeableIn: Object.values(SecurityTier),
    violationsOf: ({ spec }) => {
      const now = Object.values(Compatibility).find((mode) => mode === spec.compatibility);
      return now !== undefined && isLoosened(approved, now)
        ? [`compatibility ${now}, where ${approved} is approved`]
        : [];
    },
  };
}
