import type { Construct } from 'constructs';
import { ConnectCluster, KafkaCluster, type IConnectCluster } from 'sluicegate';

/** A Connect cluster of one's own, beside a Kafka cluster of one's own. */
export function ownConnect(scope: Construct): IConnectCluster {
  const cluster = KafkaCluster.selfManaged(scope, 'Kafka', { clusterName: 'shop', bootstrapServers: 'broker:9093' });
  return ConnectCluster.selfManaged(scope, 'Connect', {
    cluster,
    connectName: 'main',
    restUrl: 'https://connect.example.com:8083',
  });
}
