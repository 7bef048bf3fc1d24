import { isIP } from 'node:net';
import { failuresIn, type Rule } from '../core/rule';
import type { Failure } from '../core/failure';
import { hasToken } from '../core/tokens';
import { OPERATIONS_OF } from './acl-implication';
import { AclOperation } from './acl-operation';
import { AclPatternType } from './acl-pattern-type';
import { AclResourceType } from './acl-resource-type';
import type { AclRow } from './acl-row';
import type { PlatformLimits } from './platform-limits';

interface AclInput {
  readonly row: AclRow;
  readonly limits: PlatformLimits;
}

const PRINCIPAL = /^[A-Za-z][A-Za-z0-9]*:\S(?:.*\S)?$/u;
const TOPIC = /^[a-zA-Z0-9._-]{1,249}$/;
const NAME = /^[^\p{Cc}]+$/u;
const JAVA_IPV6 = /^(?:0|[1-9a-f][0-9a-f]{0,3})(?::(?:0|[1-9a-f][0-9a-f]{0,3})){7}$/;
const CLUSTER_NAME = 'kafka-cluster';
const WITHOUT_ON_CONFLUENT: readonly AclOperation[] = [
  AclOperation.CREATE_TOKENS,
  AclOperation.DESCRIBE_TOKENS,
  AclOperation.TWO_PHASE_COMMIT,
];

/** How a user calls the name of each kind of resource. */
const NAME_PROPERTY: Readonly<Record<AclResourceType, string>> = {
  [AclResourceType.TOPIC]: 'topic',
  [AclResourceType.GROUP]: 'group',
  [AclResourceType.CLUSTER]: 'cluster',
  [AclResourceType.TRANSACTIONAL_ID]: 'transactionalId',
  [AclResourceType.DELEGATION_TOKEN]: 'delegationToken',
  [AclResourceType.USER]: 'user',
};

const nameProperty = ({ row }: AclInput): string =>
  `${NAME_PROPERTY[row.resourceType]}${row.patternType === AclPatternType.PREFIXED ? 'Prefix' : ''}`;
const nameKnown = ({ row }: AclInput): boolean => !hasToken(row.resourceName);

/** A principal may be known only after apply (a service account still to be created); nothing else of a row may. */
const RULES: readonly Rule<AclInput>[] = [
  {
    id: 'kafka.acl.name.known',
    property: nameProperty,
    holds: nameKnown,
    must: 'be known at synthesis',
    given: () => ({ toString: () => 'a value that is only known after apply' }),
    remedy: 'write the name out: the least set of ACLs is derived from it',
  },
  {
    id: 'kafka.acl.name.empty',
    property: nameProperty,
    holds: ({ row }) => row.resourceName !== '',
    must: 'not be empty',
    given: ({ row }) => row.resourceName,
    remedy: 'name it: an empty name or prefix would mean everything or nothing',
  },
  {
    id: 'kafka.acl.name.wildcard',
    property: nameProperty,
    holds: ({ row }) => row.patternType === AclPatternType.LITERAL || row.resourceName !== '*',
    must: "not be '*', which only a literal pattern reads as all",
    given: ({ row }) => row.resourceName,
    remedy: "use the literal name '*'",
  },
  {
    id: 'kafka.acl.topic.characters',
    property: nameProperty,
    holds: (input) => {
      const { resourceType, resourceName } = input.row;
      if (resourceType !== AclResourceType.TOPIC || !nameKnown(input)) return true;
      return ['*', ''].includes(resourceName) || TOPIC.test(resourceName);
    },
    must: "consist of 1 to 249 of the characters a-z, A-Z, 0-9, '.', '_' and '-'",
    given: ({ row }) => row.resourceName,
    remedy: 'no topic has such a name',
  },
  {
    id: 'kafka.acl.name.characters',
    property: nameProperty,
    holds: (input) => !nameKnown(input) || input.row.resourceName === '' || NAME.test(input.row.resourceName),
    must: 'be without control characters',
    given: ({ row }) => row.resourceName,
    remedy: 'remove them',
  },
  {
    id: 'kafka.acl.cluster.name',
    property: nameProperty,
    holds: ({ row }) =>
      row.resourceType !== AclResourceType.CLUSTER ||
      (row.patternType === AclPatternType.LITERAL && row.resourceName === CLUSTER_NAME),
    must: `be the literal name '${CLUSTER_NAME}'`,
    given: ({ row }) => row.resourceName,
    remedy: `there is one cluster: use '${CLUSTER_NAME}'`,
  },
  {
    id: 'kafka.acl.operation',
    property: 'operation',
    holds: ({ row }) => row.operation === AclOperation.ALL || OPERATIONS_OF[row.resourceType].includes(row.operation),
    must: ({ row }) => `be one of ${OPERATIONS_OF[row.resourceType].join(', ')} or ALL on a ${row.resourceType}`,
    given: ({ row }) => row.operation,
    remedy: 'choose an operation that the resource has',
  },
  {
    id: 'kafka.acl.platform',
    property: ({ row }) => (row.resourceType === AclResourceType.USER ? 'resourceType' : 'operation'),
    holds: ({ row, limits }) =>
      limits.kind !== 'CONFLUENT_CLOUD' ||
      (row.resourceType !== AclResourceType.USER && !WITHOUT_ON_CONFLUENT.includes(row.operation)),
    must: ({ limits }) => `be one that ${limits.name} has`,
    given: ({ row }) => (row.resourceType === AclResourceType.USER ? row.resourceType : row.operation),
    remedy: 'remove the row',
  },
  {
    id: 'kafka.acl.principal',
    property: 'principal',
    holds: ({ row }) => hasToken(row.principal) || PRINCIPAL.test(row.principal),
    must: "be a type and a name, for instance 'User:sa-checkout'",
    given: ({ row }) => row.principal,
    remedy: "write it as the broker does, with 'User:' before the name",
  },
  {
    id: 'kafka.acl.host',
    property: 'hosts',
    holds: ({ row: { host } }) => !hasToken(host) && (host === '*' || isIP(host) === 4 || JAVA_IPV6.test(host)),
    must: "be addresses or '*'; IPv6 in eight groups without leading zeros, as the broker compares them",
    given: ({ row }) => (hasToken(row.host) ? 'a value that is only known after apply' : row.host),
    remedy: 'list each address: Kafka knows no names and no ranges here',
  },
];

/** What is wrong with a row, whether a user wrote it or a grant led to it. */
export function aclFailures(path: string, row: AclRow, limits: PlatformLimits): Failure[] {
  return failuresIn(path, { row, limits }, RULES);
}
