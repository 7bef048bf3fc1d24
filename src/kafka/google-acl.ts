import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import { AclOperation } from './acl-operation';
import { AclPatternType } from './acl-pattern-type';
import { AclResourceType } from './acl-resource-type';
import type { AclRow } from './acl-row';

const NOUNS: Readonly<Partial<Record<AclResourceType, string>>> = {
  [AclResourceType.TOPIC]: 'topic',
  [AclResourceType.GROUP]: 'consumerGroup',
  [AclResourceType.TRANSACTIONAL_ID]: 'transactionalId',
};
const ALL: Readonly<Partial<Record<AclResourceType, string>>> = {
  [AclResourceType.TOPIC]: 'allTopics',
  [AclResourceType.GROUP]: 'allConsumerGroups',
  [AclResourceType.TRANSACTIONAL_ID]: 'allTransactionalIds',
};
const UNKNOWN_OPERATIONS: readonly AclOperation[] = [
  AclOperation.CREATE_TOKENS,
  AclOperation.DESCRIBE_TOKENS,
  AclOperation.TWO_PHASE_COMMIT,
];

/**
 * What Google calls the resource pattern of a row. All rows of a pattern are one resource there.
 *
 * @see https://cloud.google.com/managed-service-for-apache-kafka/docs/create-acl
 */
export function googleAclId({ resourceType, patternType, resourceName }: AclRow): string {
  const noun = NOUNS[resourceType];
  if (noun === undefined) return 'cluster';
  if (patternType === AclPatternType.PREFIXED) return `${noun}Prefixed/${resourceName}`;
  return resourceName === '*' ? ALL[resourceType]! : `${noun}/${resourceName}`;
}

const RULES: readonly Rule<AclRow>[] = [
  {
    id: 'kafka.acl.google.resource-type',
    property: 'resourceType',
    holds: ({ resourceType }) => resourceType === AclResourceType.CLUSTER || NOUNS[resourceType] !== undefined,
    must: 'be TOPIC, GROUP, TRANSACTIONAL_ID or CLUSTER on Google Managed Service for Apache Kafka',
    given: ({ resourceType }) => resourceType,
    remedy: 'remove the row: the service has no such ACLs',
  },
  {
    id: 'kafka.acl.google.operation',
    property: 'operation',
    holds: ({ operation }) => !UNKNOWN_OPERATIONS.includes(operation),
    must: 'be one that Google Managed Service for Apache Kafka has',
    given: ({ operation }) => operation,
    remedy: 'remove the row',
  },
  {
    id: 'kafka.acl.google.host',
    property: 'hosts',
    holds: ({ host }) => host === '*',
    must: "be left out on Google Managed Service for Apache Kafka, which takes '*' only",
    given: ({ host }) => host,
    remedy: "limit addresses by the network's firewall",
  },
];

/** What is wrong with a row on Google's service only. */
export function googleAclFailures(path: string, row: AclRow): Failure[] {
  return failuresIn(path, row, RULES);
}
