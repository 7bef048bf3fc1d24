import type { IConstruct } from 'constructs';
import { fail } from '../../src/core/sluicegate-error';
import type { Home } from '../delivery/home';
import type { IConfluentOrganization } from './confluent-organization';
import type { IKafkaCluster } from './kafka-cluster';

/** By what other resources of Confluent Cloud refer to a cluster: texts, or references to what is made in the same stack. */
export interface ConfluentClusterIdentity {
  /** What is made by the stack and only known after it is applied. */
  readonly awaits: readonly IConstruct[];
  /** Whose Cloud API key can change it, as far as the cluster knows. */
  readonly organization?: IConfluentOrganization;
  environmentId(home: Home): string;
  clusterId(home: Home): string;
}

/** Throws for a cluster that is not on Confluent Cloud. */
export function confluentIdentityOf(
  cluster: IKafkaCluster,
  path: string,
  remedy = 'use a cluster of Confluent Cloud: no other has this',
): ConfluentClusterIdentity {
  const { confluent, limits } = cluster._platform;
  if (confluent) return confluent;
  fail({
    path,
    property: 'cluster',
    rule: 'confluent.cluster-kind',
    must: 'be on Confluent Cloud',
    given: `${cluster.clusterName}, which is ${limits.name}`,
    remedy,
  });
}
