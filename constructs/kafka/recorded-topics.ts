import type { IConstruct } from 'constructs';
import type { BundleDocument } from '../../src/bundle/bundle-json';
import type { RecordedTopic } from '../../src/kafka/partition-change';
import { ledgerOf } from '../delivery/ledger';
import type { IKafkaCluster } from './kafka-cluster';

/** What the stack's approved bundle says of a topic on a cluster, whatever its construct was called then. */
export function recordedTopic(scope: IConstruct, cluster: IKafkaCluster, topicName: string): RecordedTopic | undefined {
  const bundle = ledgerOf(scope).options.approvedBundle;
  if (bundle === undefined) return undefined;
  const topics = RECORDED.get(bundle) ?? topicsOf(bundle);
  RECORDED.set(bundle, topics);
  return topics.get(keyOf(cluster.node.path, topicName));
}

const RECORDED = new WeakMap<BundleDocument, ReadonlyMap<string, RecordedTopic>>();

/** A bundle is a file that people can edit: what does not read as a topic is left out. */
function topicsOf(bundle: BundleDocument): ReadonlyMap<string, RecordedTopic> {
  const topics = new Map<string, RecordedTopic>();
  for (const resource of bundle.resources) {
    if (resource?.type !== 'kafka.topic' || !isRecordedTopic(resource.spec)) continue;
    topics.set(keyOf(resource.spec.cluster, resource.spec.topicName), resource.spec);
  }
  return topics;
}

function isRecordedTopic(
  spec: unknown,
): spec is RecordedTopic & { readonly cluster: string; readonly topicName: string } {
  if (typeof spec !== 'object' || spec === null) return false;
  const { cluster, topicName, partitions, replicationFactor, settings } = spec as Record<string, unknown>;
  return (
    typeof cluster === 'string' &&
    typeof topicName === 'string' &&
    (partitions === undefined || typeof partitions === 'number') &&
    (replicationFactor === undefined || typeof replicationFactor === 'number') &&
    (settings === undefined || (typeof settings === 'object' && settings !== null))
  );
}

function keyOf(clusterPath: string, topicName: string): string {
  return `${clusterPath}\n${topicName}`;
}
