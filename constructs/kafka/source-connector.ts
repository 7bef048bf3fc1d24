import { Construct } from 'constructs';
import { assertRules, type Rule } from '../../src/core/rule';
import { AclOperation } from '../../src/kafka/acl-operation';
import { AclResourceType } from '../../src/kafka/acl-resource-type';
import { deliverConnector, errorsOf } from './connector-delivery';
import type { SourceConnectorProps } from './connector-props';
import { KafkaGrants } from './kafka-grants';
import type { Principal } from './principal';

/**
 * A connector that takes records from elsewhere to Kafka.
 *
 * Throws one error with everything that is wrong with it.
 *
 * @see https://kafka.apache.org/documentation/#sourceconnectconfigs
 */
export class SourceConnector extends Construct {
  /** Its name in the Connect cluster. */
  public readonly connectorName: string;

  public constructor(scope: Construct, id: string, props: SourceConnectorProps) {
    super(scope, id);
    const { connectCluster, principal, topics = [], errorHandling } = props;
    assertRules(this.node.path, props, RULES);
    this.connectorName = props.connectorName;
    deliverConnector(this, {
      connectCluster,
      principal,
      options: props,
      direction: 'SOURCE',
      topics,
      errors: errorsOf(errorHandling),
      settings: settingsOf(props),
    });
    if (principal) this.grant(principal, props);
  }

  private grant(principal: Principal, props: SourceConnectorProps): void {
    const { connectCluster, topics = [], topicCreation, exactlyOnce, workerGroupId, offsetsTopic } = props;
    const { cluster, _platform } = connectCluster;
    const grants = KafkaGrants.of(this, cluster);
    const topicPrefixes = prefixesOf(props);
    if (topics.length + topicPrefixes.length > 0) {
      grants.sourceConnector(principal, {
        connectorName: this.connectorName,
        topics,
        topicPrefixes,
        createsTopics: topicCreation !== undefined,
        ...(exactlyOnce && { exactlyOnceWorkerGroupId: workerGroupId, exactlyOnceOffsetsTopic: offsetsTopic }),
      });
    }
    if (_platform.kind === 'SELF_MANAGED') return;
    grants.addAcls(principal, [
      { resourceType: AclResourceType.CLUSTER, resourceName: 'kafka-cluster', operation: AclOperation.DESCRIBE },
    ]);
  }
}

function prefixesOf({ plugin, topicPrefixes }: SourceConnectorProps): string[] {
  return topicPrefixes ?? [...(plugin._spec.topicPrefixes ?? [])];
}

function settingsOf({ topicCreation, exactlyOnce, offsetsTopic }: SourceConnectorProps): Record<string, string> {
  return {
    ...(topicCreation && {
      'topic.creation.default.partitions': String(topicCreation.partitions),
      'topic.creation.default.replication.factor': String(topicCreation.replicationFactor),
    }),
    ...(exactlyOnce && { 'exactly.once.support': 'required' }),
    ...(exactlyOnce && offsetsTopic !== undefined && { 'offsets.storage.topic': offsetsTopic }),
  };
}

const RULES: readonly Rule<SourceConnectorProps>[] = [
  {
    id: 'kafka.connector.topic-creation',
    property: 'topicCreation',
    holds: ({ topicCreation }) =>
      topicCreation === undefined ||
      [topicCreation.partitions, topicCreation.replicationFactor].every(
        (count) => Number.isInteger(count) && count >= 1,
      ),
    must: 'have at least 1 partition and 1 copy, as whole numbers',
    given: ({ topicCreation }) => topicCreation,
    remedy: 'use what a topic of your own would have',
  },
  {
    id: 'kafka.connector.managed-source',
    property: 'exactlyOnce',
    holds: ({ connectCluster, exactlyOnce, topicCreation }) =>
      connectCluster._platform.kind === 'SELF_MANAGED' || (!exactlyOnce && topicCreation === undefined),
    must: 'be left out on Confluent Cloud, and topicCreation too: its connectors decide on both themselves',
    given: ({ exactlyOnce }) => exactlyOnce,
    remedy: 'remove them, and make the topics beforehand',
  },
  {
    id: 'kafka.connector.exactly-once-grant',
    property: 'exactlyOnce',
    holds: ({ exactlyOnce, principal, workerGroupId, offsetsTopic }) =>
      !exactlyOnce || principal === undefined || (workerGroupId !== undefined && offsetsTopic !== undefined),
    must: 'come with workerGroupId and offsetsTopic, on which its principal needs rights',
    given: ({ workerGroupId, offsetsTopic }) => ({
      toString: () => `${workerGroupId ?? 'nothing'} and ${offsetsTopic ?? 'nothing'}`,
    }),
    remedy: 'name both',
  },
];
