import { AclOperation } from '../acl-operation';
import { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';
import { allow, literal, prefixed, type Grantee, type ResourcePattern } from './grantee';

const { READ, WRITE, CREATE } = AclOperation;
const { TOPIC, GROUP, TRANSACTIONAL_ID } = AclResourceType;

/** Running a distributed Connect worker, apart from what its connectors do. */
export interface ConnectWorkerIntent extends Grantee {
  readonly kind: 'CONNECT_WORKER';
  /** The worker's `group.id`. */
  readonly groupId: string;
  readonly configTopic: string;
  readonly offsetTopic: string;
  readonly statusTopic: string;
  /** Whether the worker makes these topics; better they are made beforehand. */
  readonly createsTopics: boolean;
  /** `exactly.once.source.support`: the leader then writes the config topic in transactions. */
  readonly exactlyOnceSource: boolean;
}

/** Running a sink connector. */
export interface SinkConnectorIntent extends Grantee {
  readonly kind: 'SINK_CONNECTOR';
  readonly connectorName: string;
  readonly topics: readonly ResourcePattern[];
  /** `errors.deadletterqueue.topic.name`. */
  readonly deadLetterTopic?: string;
  /** Whether Connect makes the dead letter topic; better it is made beforehand. */
  readonly createsDeadLetterTopic: boolean;
}

/** Running a source connector. */
export interface SourceConnectorIntent extends Grantee {
  readonly kind: 'SOURCE_CONNECTOR';
  readonly connectorName: string;
  readonly topics: readonly ResourcePattern[];
  /** Whether Connect makes the topics (`topic.creation.…`). */
  readonly createsTopics: boolean;
  /** Set where the connector runs exactly once: the worker's group, and the topic of the connector's offsets. */
  readonly exactlyOnce?: { readonly workerGroupId: string; readonly offsetsTopic: string };
}

export function connectWorkerRows(intent: ConnectWorkerIntent): AclRow[] {
  const { groupId, configTopic, offsetTopic, statusTopic, createsTopics, exactlyOnceSource } = intent;
  const onTopics = createsTopics ? [READ, WRITE, CREATE] : [READ, WRITE];
  const leader = literal(groupId === '' ? '' : `connect-cluster-${groupId}`);
  return [
    ...allow(intent, GROUP, literal(groupId), [READ]),
    ...[configTopic, offsetTopic, statusTopic].flatMap((name) => allow(intent, TOPIC, literal(name), onTopics)),
    ...(exactlyOnceSource ? allow(intent, TRANSACTIONAL_ID, leader, [WRITE]) : []),
  ];
}

export function sinkConnectorRows(intent: SinkConnectorIntent): AclRow[] {
  const { connectorName, topics, deadLetterTopic, createsDeadLetterTopic } = intent;
  const onDeadLetters = createsDeadLetterTopic ? [WRITE, CREATE] : [WRITE];
  return [
    ...topics.flatMap((topic) => allow(intent, TOPIC, topic, [READ])),
    ...allow(intent, GROUP, literal(connectorName === '' ? '' : `connect-${connectorName}`), [READ]),
    ...(deadLetterTopic === undefined ? [] : allow(intent, TOPIC, literal(deadLetterTopic), onDeadLetters)),
  ];
}

export function sourceConnectorRows(intent: SourceConnectorIntent): AclRow[] {
  const { connectorName, topics, createsTopics, exactlyOnce } = intent;
  const rows = topics.flatMap((topic) => allow(intent, TOPIC, topic, createsTopics ? [WRITE, CREATE] : [WRITE]));
  if (exactlyOnce === undefined) return rows;
  const { workerGroupId, offsetsTopic } = exactlyOnce;
  const isNamed = connectorName !== '' && workerGroupId !== '';
  // Each task has its own id, which ends with the task's number.
  const tasks = prefixed(isNamed ? `${workerGroupId}-${connectorName}-` : '');
  return [
    ...rows,
    ...allow(intent, TRANSACTIONAL_ID, tasks, [WRITE]),
    ...allow(intent, TOPIC, literal(offsetsTopic), [READ, WRITE]),
  ];
}
