import { AclOperation } from '../acl-operation';
import { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';
import { allow, type Grantee, type ResourcePattern } from './grantee';

/** Reading a topic as a member of a consumer group. */
export interface ConsumeIntent extends Grantee {
  readonly kind: 'CONSUME';
  readonly topic: ResourcePattern;
  readonly group: ResourcePattern;
}

/** Reading a topic by assigned partitions, with offsets kept elsewhere. */
export interface ConsumeWithoutGroupIntent extends Grantee {
  readonly kind: 'CONSUME_WITHOUT_GROUP';
  readonly topic: ResourcePattern;
}

export function consumeRows(intent: ConsumeIntent): AclRow[] {
  const read = [AclOperation.READ];
  return [
    ...allow(intent, AclResourceType.TOPIC, intent.topic, read),
    ...allow(intent, AclResourceType.GROUP, intent.group, read),
  ];
}

export function consumeWithoutGroupRows(intent: ConsumeWithoutGroupIntent): AclRow[] {
  return allow(intent, AclResourceType.TOPIC, intent.topic, [AclOperation.READ]);
}
