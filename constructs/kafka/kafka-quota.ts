import { Construct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { QuotaOptions } from '../../src/kafka/quota-options';
import { quotaSpec, type QuotaSpec } from '../../src/kafka/quota-spec';
import { quotaRequirements, quotaReview } from '../../src/kafka/renderers';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { provisionConfluentQuota } from './confluent-quota';
import type { IConfluentOrganization } from './confluent-organization';
import type { IKafkaCluster } from './kafka-cluster';
import { nameOn } from './name-on-cluster';
import type { Principal } from './principal';
import { refuseOtherStack } from './same-stack';

/** What a quota is made of. */
export interface KafkaQuotaProps extends QuotaOptions {
  /** The cluster that it is on. */
  readonly cluster: IKafkaCluster;
  /**
   * Whom it holds for, instead of `entity`: accounts that the stack makes too. On Confluent Cloud several share the limits.
   * @default - `entity` says it
   */
  readonly principals?: Principal[];
  /**
   * On Confluent Cloud: whose Cloud API key makes the quota.
   * @default - the organization of a cluster that the stack makes; needed for one that exists
   */
  readonly organization?: IConfluentOrganization;
}

/**
 * How much somebody may use of a cluster before being slowed down: users, clients and addresses on a self-managed cluster,
 * service accounts on Confluent Cloud.
 *
 * Throws one error with everything that is wrong: no limit, a bound, or what the cluster cannot do.
 *
 * @see https://kafka.apache.org/documentation/#design_quotas
 */
export class KafkaQuota extends Construct {
  public constructor(scope: Construct, id: string, props: KafkaQuotaProps) {
    super(scope, id);
    const { cluster, organization, principals = [], ...options } = props;
    const { limits, confluent, withoutProvider } = cluster._platform;
    const { path } = this.node;
    throwIfAny(googleFailures(path, cluster));
    const users = principals.map((principal) => nameOn(cluster, principal).replace(/^User:/, ''));
    const spec = quotaSpec(path, options, limits, users);
    const account = organization ?? confluent?.organization;
    throwIfAny(confluent ? confluentFailures(path, spec, account) : []);
    for (const awaited of confluent?.awaits ?? []) refuseOtherStack(path, 'cluster', this, awaited);
    const made = principals.flatMap(({ _origin: { account: origin } }) => origin?.made ?? []);
    for (const awaited of made) refuseOtherStack(path, 'principals', this, awaited);
    const whom = options.entity?.toString() ?? `user ${users.join(', ')}`;
    deliver(this, {
      type: 'kafka.quota',
      name: `${whom} on ${cluster.clusterName}`,
      capability: Capability.TOPICS,
      spec: { cluster: cluster.node.path, ...spec },
      requires: [cluster, ...(account && confluent ? [account] : [])],
      awaits: [...(confluent?.awaits ?? []), ...made],
      provision:
        confluent && account && ((home) => provisionConfluentQuota(home, { spec, principals }, confluent, account)),
      withoutProvider,
      // Kafka's own tools cannot set quotas on Confluent Cloud.
      review: confluent ? [] : [quotaReview],
      document: [quotaRequirements],
    });
  }
}

function googleFailures(path: string, { _platform: { limits } }: IKafkaCluster): Failure[] {
  if (limits.kind !== 'GOOGLE_MANAGED_KAFKA') return [];
  return [
    {
      path,
      property: 'cluster',
      rule: 'kafka.quota.google',
      must: `not be on ${limits.name}, which has no quotas for clients`,
      remedy: 'remove the quota, or use a self-managed cluster or Confluent Cloud',
    },
  ];
}

function confluentFailures(path: string, spec: QuotaSpec, account: IConfluentOrganization | undefined): Failure[] {
  const failures: Failure[] = [];
  for (const property of ['producerRate', 'consumerRate'] as const) {
    if (spec[property] !== undefined) continue;
    failures.push({
      path,
      property,
      rule: 'kafka.quota.confluent.rates',
      must: 'be given on Confluent Cloud, which asks for both rates',
      given: 'nothing',
      remedy: 'give a rate that is high enough where nothing shall be limited',
    });
  }
  if (!account) {
    failures.push({
      path,
      property: 'organization',
      rule: 'kafka.quota.confluent.organization',
      must: 'be given for a cluster that exists: a quota is made with a Cloud API key',
      given: 'nothing',
      remedy: 'pass a ConfluentOrganization',
    });
  }
  return failures;
}
