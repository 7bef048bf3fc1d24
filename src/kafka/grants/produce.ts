import { AclOperation } from '../acl-operation';
import { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';
import { allow, type Grantee, type ResourcePattern } from './grantee';

/** Writing to a topic, idempotently if the client likes: that needs nothing more since Kafka 3.0. */
export interface ProduceIntent extends Grantee {
  readonly kind: 'PRODUCE';
  readonly topic: ResourcePattern;
  /** The `transactional.id`, or what all of them begin with. */
  readonly transactionalId?: ResourcePattern;
  /** The consumer group whose offsets are committed in the transaction (`sendOffsetsToTransaction`). */
  readonly offsetsGroup?: ResourcePattern;
}

export function produceRows(intent: ProduceIntent): AclRow[] {
  const { topic, transactionalId, offsetsGroup } = intent;
  const write = [AclOperation.WRITE];
  return [
    ...allow(intent, AclResourceType.TOPIC, topic, write),
    ...(transactionalId ? allow(intent, AclResourceType.TRANSACTIONAL_ID, transactionalId, write) : []),
    ...(offsetsGroup ? allow(intent, AclResourceType.GROUP, offsetsGroup, [AclOperation.READ]) : []),
  ];
}
