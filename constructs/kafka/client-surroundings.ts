import type { IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { isKnown } from '../../src/core/tokens';
import type { ClientTopic } from '../../src/kafka/client/client-model';
import type { TopicSpec } from '../../src/kafka/topic-spec';
import { ledgerOf } from '../delivery/ledger';
import { sameCluster } from './client-program';
import type { IKafkaCluster } from './kafka-cluster';
import type { ITopic } from './topic';

/** What is wrong with where a client stands. */
export function surroundingFailures(
  path: string,
  cluster: IKafkaCluster,
  topics: Readonly<Record<string, readonly ITopic[]>>,
): Failure[] {
  const elsewhere = elsewhereFailures(path, cluster, topics);
  if (cluster.bootstrapServers !== '' && isKnown(cluster.bootstrapServers)) return elsewhere;
  return [
    {
      path,
      property: 'cluster',
      rule: 'kafka.client.bootstrap-servers',
      must: 'have an address that is known at synthesis, since configuration files need it',
      given: cluster.clusterName,
      remedy:
        "give the cluster its bootstrapServers once it is made: they are an output of the review's Terraform module; or refer to it " +
        'by KafkaCluster.confluentCloud in the stack of its clients',
    },
    ...elsewhere,
  ];
}

/** Topics, by property, that are not on the cluster. */
export function elsewhereFailures(
  path: string,
  cluster: IKafkaCluster,
  topics: Readonly<Record<string, readonly ITopic[]>>,
): Failure[] {
  return Object.entries(topics).flatMap(([property, named]) =>
    named
      .filter((topic) => !sameCluster(topic.cluster, cluster))
      .map((topic) => ({
        path,
        property,
        rule: 'kafka.client.cluster',
        must: `be on ${cluster.clusterName}, to which it connects`,
        given: `${topic.topicName} on ${topic.cluster.clusterName}`,
        remedy: 'a client talks to one cluster: make another for the other topics',
      })),
  );
}

/** What the broker takes of one record, for a topic of this program. */
export function maxMessageSizeOf(topic: ITopic): number | undefined {
  const spec = ledgerOf(topic).delivered.get(topic)?.delivery.spec as Partial<TopicSpec> | undefined;
  const size: unknown = spec?.settings?.maxMessageSize;
  return typeof size === 'number' ? size : undefined;
}

/** A topic as far as a client has to know it. */
export function clientTopic(topic: ITopic, isTransactional = false): ClientTopic {
  const maxMessageSize = maxMessageSizeOf(topic);
  return {
    topicName: topic.topicName,
    ...(maxMessageSize !== undefined && { maxMessageSize }),
    ...(isTransactional && { isTransactional }),
  };
}

/** A construct's path below its stack: a name for its files. */
export function nameInStack(construct: IConstruct): string {
  const { stack } = ledgerOf(construct);
  return construct.node.scopes
    .slice(stack.node.scopes.length)
    .map((scope) => scope.node.id)
    .join('-');
}
