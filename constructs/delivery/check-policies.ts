import type { Failure } from '../../src/core/failure';
import type { ModelResource, PolicyFinding } from '../../src/bundle/model';
import { canonicalJson } from '../../src/core/canonical-json';
import type { IPolicy, PolicySubject } from '../../src/security/policy';
import type { Delivered } from './delivery';
import type { Ledger } from './ledger';
import { postureOf } from './posture';

/** What the guardrails say, and what of it stops the synthesis. */
export interface PolicyVerdict {
  readonly findings: readonly PolicyFinding[];
  readonly failures: readonly Failure[];
}

/** Runs every guardrail of the stack and of its domains over every resource. A guardrail that throws counts as violated. */
export function policyVerdict(ledger: Ledger, resources: ReadonlyMap<Delivered, ModelResource>): PolicyVerdict {
  const findings: PolicyFinding[] = [];
  const failures: Failure[] = [];
  for (const [delivered, resource] of resources) {
    const { policies: ours = [] } = delivered.delivery;
    const theirs = ledger.options.policies;
    if (ours.length + theirs.length === 0) continue;
    // A policy of somebody else could change what it is given.
    const subject = subjectOf(delivered, resource, theirs.length > 0);
    for (const policy of [...ours, ...theirs]) {
      for (const violation of violationsOf(policy, subject)) {
        const acknowledged = isAcknowledged(policy, subject, ledger);
        findings.push({ policyId: policy.policyId, resource: resource.id, violation, acknowledged });
        if (!acknowledged) failures.push(failureOf(policy, subject, violation));
      }
    }
  }
  return { findings, failures };
}

function subjectOf(delivered: Delivered, resource: ModelResource, asCopy: boolean): PolicySubject {
  return {
    path: resource.id,
    resourceType: resource.type,
    resourceName: resource.name,
    capability: resource.capability,
    disposition: resource.disposition,
    ...postureOf(delivered.scope),
    spec: asCopy ? (JSON.parse(canonicalJson(resource.spec)) as Record<string, unknown>) : { ...resource.spec },
  };
}

function violationsOf(policy: IPolicy, subject: PolicySubject): string[] {
  try {
    return [...policy.violationsOf(subject)];
  } catch {
    return ['could not be judged: the policy itself failed'];
  }
}

function isAcknowledged(policy: IPolicy, subject: PolicySubject, ledger: Ledger): boolean {
  const acknowledged = ledger.options.acknowledgements.ofPolicy(policy.policyId) !== undefined;
  return acknowledged && policy.acknowledgeableIn.includes(subject.tier);
}

function failureOf(policy: IPolicy, subject: PolicySubject, violation: string): Failure {
  const way = policy.acknowledgeableIn.includes(subject.tier)
    ? `, or acknowledge it with Acknowledgement.ofPolicy('${policy.policyId}', …)`
    : '';
  return {
    path: subject.path,
    property: policy.policyId,
    rule: policy.policyId,
    must: `hold (${policy.why})`,
    given: violation,
    remedy: `${policy.remedy}${way}`,
  };
}
