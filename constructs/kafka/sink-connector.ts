import { Construct } from 'constructs';
import { AclOperation } from '../../src/kafka/acl-operation';
import { AclResourceType } from '../../src/kafka/acl-resource-type';
import { deliverConnector, errorsOf, topicSpecOf } from './connector-delivery';
import type { SinkConnectorProps } from './connector-props';
import { KafkaGrants } from './kafka-grants';
import type { Principal } from './principal';

/** What the groups of Confluent Cloud's own connectors begin with: their ids are known only once they run. */
const MANAGED_GROUPS = 'connect-lcc-';

/**
 * A connector that takes records from Kafka to elsewhere.
 *
 * Throws one error with everything that is wrong with it.
 *
 * @see https://kafka.apache.org/documentation/#sinkconnectconfigs
 */
export class SinkConnector extends Construct {
  /** Its name in the Connect cluster. */
  public readonly connectorName: string;

  public constructor(scope: Construct, id: string, props: SinkConnectorProps) {
    super(scope, id);
    const { connectCluster, principal, topics = [], errorHandling = {}, ...options } = props;
    const { deadLetterTopic, contextHeaders } = errorHandling;
    this.connectorName = props.connectorName;
    deliverConnector(this, {
      connectCluster,
      principal,
      options,
      direction: 'SINK',
      topics,
      deadLetterTopic,
      errors: {
        ...errorsOf(errorHandling),
        deadLetterTopic: deadLetterTopic?.topicName,
        deadLetterReplication: deadLetterTopic && topicSpecOf(deadLetterTopic)?.replicationFactor,
        contextHeaders,
      },
    });
    if (principal) this.grant(principal, props);
  }

  private grant(principal: Principal, { connectCluster, topics = [], errorHandling }: SinkConnectorProps): void {
    const { cluster, _platform } = connectCluster;
    const grants = KafkaGrants.of(this, cluster);
    const { connectorName } = this;
    const deadLetterTopic = errorHandling?.deadLetterTopic;
    if (_platform.kind === 'SELF_MANAGED') {
      grants.sinkConnector(principal, { connectorName, topics, deadLetterTopic });
      return;
    }
    for (const topic of topics) topic.grants.consume(principal, { groupPrefix: MANAGED_GROUPS });
    deadLetterTopic?.grants.produce(principal);
    grants.addAcls(principal, [
      { resourceType: AclResourceType.CLUSTER, resourceName: 'kafka-cluster', operation: AclOperation.DESCRIBE },
    ]);
  }
}
