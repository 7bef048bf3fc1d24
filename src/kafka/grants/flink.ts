import { AclOperation } from '../acl-operation';
import { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';
import { allow, prefixed, type Grantee, type ResourcePattern } from './grantee';

/** Writing by Flink's KafkaSink with `DeliveryGuarantee.EXACTLY_ONCE`. */
export interface FlinkSinkIntent extends Grantee {
  readonly kind: 'FLINK_EXACTLY_ONCE_SINK';
  readonly topic: ResourcePattern;
  /** What the sink's `transactionalIdPrefix` is set to. */
  readonly transactionalIdPrefix: string;
}

export function flinkSinkRows(intent: FlinkSinkIntent): AclRow[] {
  const write = [AclOperation.WRITE];
  return [
    ...allow(intent, AclResourceType.TOPIC, intent.topic, write),
    ...allow(intent, AclResourceType.TRANSACTIONAL_ID, prefixed(intent.transactionalIdPrefix), write),
  ];
}
