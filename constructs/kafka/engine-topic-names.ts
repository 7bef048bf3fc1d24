import type { IConstruct } from 'constructs';
import { isInternalTopic, type EngineTopics } from '../../src/kafka/engine-topics';
import type { IKafkaCluster } from './kafka-cluster';

/**
 * The topics that engines of the program use on one cluster for themselves: Connect's own, dead letters, what Kafka Streams
 * makes. No naming policy judges them when they are made beforehand.
 */
export class EngineTopicNames {
  public static of(scope: IConstruct, { clusterName }: IKafkaCluster): EngineTopicNames {
    const { root } = scope.node;
    const clusters = CLUSTERS.get(root) ?? new Map<string, EngineTopicNames>();
    CLUSTERS.set(root, clusters);
    const topics = clusters.get(clusterName) ?? new EngineTopicNames();
    clusters.set(clusterName, topics);
    return topics;
  }

  private readonly names = new Set<string>();
  private readonly applicationIds = new Set<string>();

  private constructor() {}

  public add({ names = [], applicationId }: EngineTopics): void {
    for (const name of names) if (name !== undefined) this.names.add(name);
    if (applicationId !== undefined) this.applicationIds.add(applicationId);
  }

  public has(topicName: string): boolean {
    return this.names.has(topicName) || isInternalTopic(topicName, this.applicationIds);
  }
}

const CLUSTERS = new WeakMap<IConstruct, Map<string, EngineTopicNames>>();
