import { Environment } from '../security/environment';
import type { IPolicy, PolicySubject } from '../security/policy';
import { SecurityTier } from '../security/security-tier';
import { AclPermission } from './acl-permission';
import type { AclRow } from './acl-row';
import type { TopicSpec } from './topic-spec';

const { CLOUD_NATIVE, REGULATED } = SecurityTier;
const REPLICATION_FLOOR = 3;
const IN_SYNC_FLOOR = 2;

interface DeliveredTopic extends TopicSpec {
  readonly destroyProtection: boolean;
}

const replication: IPolicy = {
  policyId: 'SG-KAFKA-001',
  why: 'with fewer than 3 copies a failing broker can lose data',
  remedy: `set replicationFactor to ${REPLICATION_FLOOR} or more`,
  acknowledgeableIn: [CLOUD_NATIVE],
  violationsOf: outsideDev((subject) => {
    const { replicationFactor } = topicOf(subject);
    return replicationFactor < REPLICATION_FLOOR ? [`replicationFactor ${replicationFactor}`] : [];
  }),
};

const inSyncReplicas: IPolicy = {
  policyId: 'SG-KAFKA-002',
  why: 'with fewer than 2 copies in sync an acknowledged record can be lost',
  remedy: `set minInSyncReplicas to ${IN_SYNC_FLOOR} or more`,
  acknowledgeableIn: [CLOUD_NATIVE],
  violationsOf: outsideDev((subject) => {
    const given = Number(topicOf(subject).settings.minInSyncReplicas ?? 1);
    return given < IN_SYNC_FLOOR ? [`minInSyncReplicas ${given}`] : [];
  }),
};

const destroyProtection: IPolicy = {
  policyId: 'SG-KAFKA-003',
  why: 'a topic that is destroyed takes its data with it',
  remedy: 'leave destroyProtection at its default',
  acknowledgeableIn: [CLOUD_NATIVE, REGULATED],
  violationsOf: outsideDev((subject) => (topicOf(subject).destroyProtection ? [] : ['destroyProtection false'])),
};

const wildcard: IPolicy = {
  policyId: 'SG-KAFKA-004',
  why: 'a wildcard grants what nobody has thought of yet',
  remedy: 'name the resource or a prefix, and the principal',
  acknowledgeableIn: [CLOUD_NATIVE],
  violationsOf: outsideDev((subject) => {
    const row = subject.spec as unknown as AclRow;
    if (row.permission !== AclPermission.ALLOW) return [];
    return [
      ...(row.resourceName === '*' ? [`an ACL on every ${row.resourceType}`] : []),
      ...(row.principal === 'User:*' ? ['an ACL for every principal'] : []),
    ];
  }),
};

const deny: IPolicy = {
  policyId: 'SG-KAFKA-005',
  why: 'a DENY takes away what another grant gives, so that neither says any more what holds',
  remedy: 'grant less instead: what nobody grants is refused',
  acknowledgeableIn: [CLOUD_NATIVE, REGULATED],
  violationsOf: outsideDev((subject) => {
    const row = subject.spec as unknown as AclRow;
    if (row.permission !== AclPermission.DENY) return [];
    return [`a DENY of ${row.operation} on ${row.resourceType} ${row.resourceName}`];
  }),
};

/** The guardrails of a topic. */
export const topicPolicies: readonly IPolicy[] = [replication, inSyncReplicas, destroyProtection];

/** The guardrails of an ACL. */
export const aclPolicies: readonly IPolicy[] = [wildcard, deny];

/** These hold everywhere but in CLOUD_NATIVE DEV. */
function outsideDev(violations: (subject: PolicySubject) => string[]): (subject: PolicySubject) => string[] {
  return (subject) =>
    subject.tier === CLOUD_NATIVE && subject.environment === Environment.DEV ? [] : violations(subject);
}

function topicOf(subject: PolicySubject): DeliveredTopic {
  return subject.spec as unknown as DeliveredTopic;
}
