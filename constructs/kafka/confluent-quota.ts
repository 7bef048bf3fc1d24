import type { TerraformElement } from 'cdktf';
import { terraformLiterals } from '../../src/core/tokens';
import type { QuotaSpec } from '../../src/kafka/quota-spec';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import type { ConfluentClusterIdentity } from './confluent-cluster-identity';
import type { IConfluentOrganization } from './confluent-organization';

/** A client quota: the rules have seen to it that it is for accounts and has both rates. */
export function provisionConfluentQuota(
  home: Home,
  { subjects, producerRate, consumerRate }: QuotaSpec,
  cluster: ConfluentClusterIdentity,
  organization: IConfluentOrganization,
): TerraformElement {
  const principals = subjects.map(({ name = 'default' }) => name);
  const KafkaClientQuota = bindings.confluentClientQuota();
  return new KafkaClientQuota(home.scope, 'Resource', {
    provider: organization._provider(home),
    ...terraformLiterals({ displayName: `quota of ${principals.join(', ')}`, principals }),
    environment: { id: cluster.environmentId(home) },
    kafkaCluster: { id: cluster.clusterId(home) },
    throughput: { ingressByteRate: String(producerRate), egressByteRate: String(consumerRate) },
  });
}
