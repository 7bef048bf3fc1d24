import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { metricCollisions } from '../../src/kafka/topic-name';
import { ledgerOf } from '../delivery/ledger';
import type { IKafkaCluster } from './kafka-cluster';

/** The topics that one stack makes on one cluster, which must not collide. */
export class TopicNames {
  public static of(scope: IConstruct, cluster: IKafkaCluster): TopicNames {
    const { stack } = ledgerOf(scope);
    const clusters = NAMES.get(stack) ?? new Map<string, TopicNames>();
    NAMES.set(stack, clusters);
    const names = clusters.get(cluster.clusterName) ?? new TopicNames();
    if (!clusters.has(cluster.clusterName)) ledgerOf(scope).whenComplete(() => names.check());
    clusters.set(cluster.clusterName, names);
    return names;
  }

  private readonly topics: { readonly path: string; readonly topicName: string }[] = [];

  private constructor() {}

  public add(topic: IConstruct, topicName: string): void {
    this.topics.push({ path: topic.node.path, topicName });
  }

  private check(): void {
    throwIfAny(metricCollisions(this.topics));
  }
}

const NAMES = new WeakMap<IConstruct, Map<string, TopicNames>>();
