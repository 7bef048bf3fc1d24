import type { TerraformElement } from 'cdktf';
import { terraformLiterals } from '../../src/core/tokens';
import type { QuotaSpec } from '../../src/kafka/quota-spec';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import type { ConfluentClusterIdentity } from './confluent-cluster-identity';
import type { IConfluentOrganization } from './confluent-organization';
import type { Principal } from './principal';

/** A quota, and those of whom it is that are constructs. */
export interface ConfluentQuota {
  readonly spec: QuotaSpec;
  readonly principals: readonly Principal[];
}

/** A client quota: the rules have seen to it that it is for accounts and has both rates. */
export function provisionConfluentQuota(
  home: Home,
  { spec: { subjects, producerRate, consumerRate }, principals }: ConfluentQuota,
  cluster: ConfluentClusterIdentity,
  organization: IConfluentOrganization,
): TerraformElement {
  const names = subjects.map(({ name = 'default' }) => name);
  const ids = new Map(
    principals.map(({ principalName, _origin: { account } }) => [
      principalName.replace(/^User:/, ''),
      account?.accountId(home),
    ]),
  );
  const KafkaClientQuota = bindings.confluentClientQuota();
  return new KafkaClientQuota(home.scope, 'Resource', {
    provider: organization._provider(home),
    ...terraformLiterals({
      displayName: `quota of ${names.map((name) => name.replace(/^<id of (.*)>$/, '$1')).join(', ')}`,
    }),
    principals: names.map((name) => ids.get(name) ?? terraformLiterals({ name }).name),
    environment: { id: cluster.environmentId(home) },
    kafkaCluster: { id: cluster.clusterId(home) },
    throughput: { ingressByteRate: String(producerRate), egressByteRate: String(consumerRate) },
  });
}
