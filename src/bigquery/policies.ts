import { Environment } from '../security/environment';
import type { IPolicy, PolicySubject } from '../security/policy';
import { SecurityTier } from '../security/security-tier';

const { CLOUD_NATIVE, REGULATED } = SecurityTier;

const deletionProtection: IPolicy = {
  policyId: 'SG-BQ-001',
  why: 'a table that is deleted takes its rows with it',
  remedy: 'leave deletionProtection at its default',
  acknowledgeableIn: [CLOUD_NATIVE, REGULATED],
  violationsOf: outsideDev(({ spec }) => (spec.deletionProtection === true ? [] : ['deletionProtection false'])),
};

const datasetContents: IPolicy = {
  policyId: 'SG-BQ-002',
  why: 'a dataset that deletes its contents takes tables with it that are protected themselves',
  remedy: 'leave deleteContentsOnDestroy out',
  acknowledgeableIn: [CLOUD_NATIVE],
  violationsOf: outsideDev(({ spec }) =>
    spec.deleteContentsOnDestroy === true ? ['deleteContentsOnDestroy true'] : [],
  ),
};

const destroyProtection: IPolicy = {
  policyId: 'SG-BQ-003',
  why: 'what is destroyed takes with it what is in it: the tables of a dataset, the unwritten messages of a subscription',
  remedy: 'leave destroyProtection at its default',
  acknowledgeableIn: [CLOUD_NATIVE, REGULATED],
  violationsOf: outsideDev(({ spec }) => (spec.destroyProtection === true ? [] : ['destroyProtection false'])),
};

/** The guardrails of a table, and of a materialized view. */
export const tablePolicies: readonly IPolicy[] = [deletionProtection];

/** The guardrails of a dataset. */
export const datasetPolicies: readonly IPolicy[] = [datasetContents, destroyProtection];

/** The guardrails of Pub/Sub's topics and subscriptions. */
export const pubSubPolicies: readonly IPolicy[] = [destroyProtection];

/** These hold everywhere but in CLOUD_NATIVE DEV. */
function outsideDev(violations: (subject: PolicySubject) => string[]): (subject: PolicySubject) => string[] {
  return (subject) =>
    subject.tier === CLOUD_NATIVE && subject.environment === Environment.DEV ? [] : violations(subject);
}
