import type { IKafkaCluster } from './kafka-cluster';
import type { Principal } from './principal';

/** What the brokers of a cluster call somebody. */
export function nameOn(cluster: IKafkaCluster, { principalName, _origin: { distinguishedName } }: Principal): string {
  const mapping = cluster._platform.principalMapping;
  return mapping && distinguishedName !== undefined ? `User:${mapping.userName(distinguishedName)}` : principalName;
}
