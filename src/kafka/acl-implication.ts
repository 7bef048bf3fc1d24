import { AclOperation } from './acl-operation';
import { AclPermission } from './acl-permission';
import { AclResourceType } from './acl-resource-type';

const { ALL, READ, WRITE, CREATE, DELETE, ALTER, DESCRIBE, CLUSTER_ACTION, DESCRIBE_CONFIGS, ALTER_CONFIGS } =
  AclOperation;
const { IDEMPOTENT_WRITE, CREATE_TOKENS, DESCRIBE_TOKENS, TWO_PHASE_COMMIT } = AclOperation;

/** The operations that mean something on a resource; the tools refuse others. `ALL` is one everywhere. */
export const OPERATIONS_OF: Readonly<Record<AclResourceType, readonly AclOperation[]>> = {
  [AclResourceType.TOPIC]: [READ, WRITE, CREATE, DELETE, ALTER, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS],
  [AclResourceType.GROUP]: [READ, DELETE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS],
  [AclResourceType.CLUSTER]: [
    CREATE,
    ALTER,
    DESCRIBE,
    CLUSTER_ACTION,
    DESCRIBE_CONFIGS,
    ALTER_CONFIGS,
    IDEMPOTENT_WRITE,
  ],
  [AclResourceType.TRANSACTIONAL_ID]: [WRITE, DESCRIBE, TWO_PHASE_COMMIT],
  [AclResourceType.DELEGATION_TOKEN]: [DESCRIBE],
  [AclResourceType.USER]: [CREATE_TOKENS, DESCRIBE_TOKENS],
};

const IMPLYING: Readonly<Partial<Record<AclOperation, readonly AclOperation[]>>> = {
  [DESCRIBE]: [READ, WRITE, DELETE, ALTER],
  [DESCRIBE_CONFIGS]: [ALTER_CONFIGS],
};

/** The operations whose row makes a row of this one needless, itself included. A DENY implies nothing but under ALL. */
export function operationsImplying(operation: AclOperation, permission: AclPermission): readonly AclOperation[] {
  const implying = permission === AclPermission.ALLOW ? (IMPLYING[operation] ?? []) : [];
  return operation === ALL ? [ALL] : [operation, ALL, ...implying];
}

/** What a row of this operation comes to: the operation and what it implies. */
export function operationsImpliedBy(
  operation: AclOperation,
  permission: AclPermission,
  resourceType: AclResourceType,
): AclOperation[] {
  return OPERATIONS_OF[resourceType].filter((each) => operationsImplying(each, permission).includes(operation));
}
