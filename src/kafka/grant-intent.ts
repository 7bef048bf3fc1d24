import type { Failure } from '../core/failure';
import { aclFailures } from './acl-rules';
import type { AclRow } from './acl-row';
import {
  consumeRows,
  consumeWithoutGroupRows,
  type ConsumeIntent,
  type ConsumeWithoutGroupIntent,
} from './grants/consume';
import {
  connectWorkerRows,
  sinkConnectorRows,
  sourceConnectorRows,
  type ConnectWorkerIntent,
  type SinkConnectorIntent,
  type SourceConnectorIntent,
} from './grants/connect';
import { flinkSinkRows, type FlinkSinkIntent } from './grants/flink';
import {
  mirrorSourceRows,
  mirrorTargetRows,
  mirrorWorkerRows,
  type MirrorSourceIntent,
  type MirrorTargetIntent,
  type MirrorWorkerIntent,
} from './grants/mirror';
import { operatorRows, topicAdminRows, type OperatorIntent, type TopicAdminIntent } from './grants/operate';
import { produceRows, type ProduceIntent } from './grants/produce';
import { streamsRows, type StreamsIntent } from './grants/streams';
import type { PlatformLimits } from './platform-limits';

/** Rows as a user wrote them. */
export interface RawIntent {
  readonly kind: 'RAW';
  readonly rows: readonly AclRow[];
}

/** What somebody wants to do. */
export type GrantIntent =
  | ProduceIntent
  | ConsumeIntent
  | ConsumeWithoutGroupIntent
  | StreamsIntent
  | ConnectWorkerIntent
  | SinkConnectorIntent
  | SourceConnectorIntent
  | FlinkSinkIntent
  | MirrorSourceIntent
  | MirrorTargetIntent
  | MirrorWorkerIntent
  | TopicAdminIntent
  | OperatorIntent
  | RawIntent;

/** The rows that the intent needs, each of them necessary. */
export function aclRowsOf(intent: GrantIntent): AclRow[] {
  switch (intent.kind) {
    case 'PRODUCE':
      return produceRows(intent);
    case 'CONSUME':
      return consumeRows(intent);
    case 'CONSUME_WITHOUT_GROUP':
      return consumeWithoutGroupRows(intent);
    case 'KAFKA_STREAMS':
      return streamsRows(intent);
    case 'CONNECT_WORKER':
      return connectWorkerRows(intent);
    case 'SINK_CONNECTOR':
      return sinkConnectorRows(intent);
    case 'SOURCE_CONNECTOR':
      return sourceConnectorRows(intent);
    case 'FLINK_EXACTLY_ONCE_SINK':
      return flinkSinkRows(intent);
    case 'MIRROR_SOURCE':
      return mirrorSourceRows(intent);
    case 'MIRROR_TARGET':
      return mirrorTargetRows(intent);
    case 'MIRROR_WORKER':
      return mirrorWorkerRows(intent);
    case 'TOPIC_ADMIN':
      return topicAdminRows(intent);
    case 'READ_ONLY_OPERATOR':
      return operatorRows(intent);
    case 'RAW':
      return [...intent.rows];
  }
}

/** What is wrong with the intent, each problem once however many rows have it. */
export function grantFailures(path: string, intent: GrantIntent, limits: PlatformLimits): Failure[] {
  const failures = new Map<string, Failure>();
  if (intent.kind !== 'RAW' && intent.hosts?.length === 0) failures.set('hosts', noHosts(path));
  for (const row of aclRowsOf(intent)) {
    for (const failure of aclFailures(path, row, limits)) {
      failures.set([failure.property, failure.rule, failure.given].join('\n'), failure);
    }
  }
  return [...failures.values()];
}

function noHosts(path: string): Failure {
  return {
    path,
    property: 'hosts',
    rule: 'kafka.acl.hosts.empty',
    must: "name an address or '*'",
    given: '[]',
    remedy: 'leave it out for any host: nothing would be granted',
  };
}
