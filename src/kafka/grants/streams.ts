import { AclOperation } from '../acl-operation';
import { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';
import { allow, literal, prefixed, type Grantee, type ResourcePattern } from './grantee';

/** Running a Kafka Streams application. */
export interface StreamsIntent extends Grantee {
  readonly kind: 'KAFKA_STREAMS';
  /** The `application.id`: its consumer group, and the prefix of its topics and transactions. */
  readonly applicationId: string;
  readonly inputs: readonly ResourcePattern[];
  readonly outputs: readonly ResourcePattern[];
  /** Whether it keeps state or repartitions, and so makes changelog and repartition topics of its own. */
  readonly internalTopics: boolean;
  /** `processing.guarantee=exactly_once_v2`. */
  readonly exactlyOnce: boolean;
}

/** DELETE is for records of repartition topics that were read. Nothing else is needed: a 4.3.1 broker shows it. */
const ON_INTERNAL_TOPICS = [AclOperation.READ, AclOperation.WRITE, AclOperation.CREATE, AclOperation.DELETE];

export function streamsRows(intent: StreamsIntent): AclRow[] {
  const { applicationId, inputs, outputs, internalTopics, exactlyOnce } = intent;
  const own = prefixed(applicationId === '' ? '' : `${applicationId}-`);
  return [
    ...inputs.flatMap((topic) => allow(intent, AclResourceType.TOPIC, topic, [AclOperation.READ])),
    ...outputs.flatMap((topic) => allow(intent, AclResourceType.TOPIC, topic, [AclOperation.WRITE])),
    ...allow(intent, AclResourceType.GROUP, literal(applicationId), [AclOperation.READ]),
    ...(internalTopics ? allow(intent, AclResourceType.TOPIC, own, ON_INTERNAL_TOPICS) : []),
    ...(exactlyOnce ? allow(intent, AclResourceType.TRANSACTIONAL_ID, own, [AclOperation.WRITE]) : []),
  ];
}
