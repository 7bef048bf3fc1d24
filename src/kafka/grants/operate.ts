import { AclOperation } from '../acl-operation';
import { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';
import { allow, CLUSTER, type Grantee, type ResourcePattern } from './grantee';

const { ALTER, ALTER_CONFIGS, CREATE, DELETE, DESCRIBE, DESCRIBE_CONFIGS } = AclOperation;

/** Looking after a topic: seeing it always, and changing of it what is named. */
export interface TopicAdminIntent extends Grantee {
  readonly kind: 'TOPIC_ADMIN';
  readonly topic: ResourcePattern;
  readonly createTopic: boolean;
  readonly deleteTopic: boolean;
  readonly alterConfigs: boolean;
  readonly addPartitions: boolean;
}

/** Seeing what there is, without reading records or changing anything. */
export interface OperatorIntent extends Grantee {
  readonly kind: 'READ_ONLY_OPERATOR';
  readonly topics: readonly ResourcePattern[];
  readonly groups: readonly ResourcePattern[];
  /** Whether brokers, ACLs and all groups are seen too. */
  readonly cluster: boolean;
}

export function topicAdminRows(intent: TopicAdminIntent): AclRow[] {
  // DELETE and ALTER imply DESCRIBE, ALTER_CONFIGS implies DESCRIBE_CONFIGS: only what is needed is a row.
  const sees = intent.deleteTopic || intent.addPartitions ? [] : [DESCRIBE];
  const operations = [
    ...sees,
    intent.alterConfigs ? ALTER_CONFIGS : DESCRIBE_CONFIGS,
    ...(intent.createTopic ? [CREATE] : []),
    ...(intent.deleteTopic ? [DELETE] : []),
    ...(intent.addPartitions ? [ALTER] : []),
  ];
  return allow(intent, AclResourceType.TOPIC, intent.topic, operations);
}

export function operatorRows(intent: OperatorIntent): AclRow[] {
  const sees = [DESCRIBE, DESCRIBE_CONFIGS];
  return [
    ...intent.topics.flatMap((topic) => allow(intent, AclResourceType.TOPIC, topic, sees)),
    ...intent.groups.flatMap((group) => allow(intent, AclResourceType.GROUP, group, [DESCRIBE])),
    ...(intent.cluster ? allow(intent, AclResourceType.CLUSTER, CLUSTER, sees) : []),
  ];
}
