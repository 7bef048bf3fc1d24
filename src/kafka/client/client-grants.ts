import type { Failure } from '../../core/failure';
import { printed } from '../../core/failure-text';
import { AclOperation } from '../acl-operation';
import { AclPatternType } from '../acl-pattern-type';
import { AclPermission } from '../acl-permission';
import { AclResourceType } from '../acl-resource-type';
import { operationsImplying } from '../acl-implication';
import type { AclRow } from '../acl-row';
import type { ClientContext, ClientModel } from './client-model';

/** What a client does that somebody has to allow. */
interface Need {
  readonly property: string;
  readonly resourceType: AclResourceType;
  readonly resourceName: string;
  readonly operation: AclOperation;
  readonly remedy: string;
}

/** A failure for everything that the client will do and that the rows of the principal do not allow. */
export function missingGrants(
  { path, topics }: ClientContext,
  model: ClientModel,
  principal: string,
  rows: readonly AclRow[],
): Failure[] {
  const own = rows.filter((row) => row.principal === principal || row.principal === 'User:*');
  return needsOf(
    model,
    topics.map(({ topicName }) => topicName),
  )
    .filter((need) => !isAllowed(own, need))
    .map(({ property, resourceType, resourceName, operation, remedy }) => ({
      path,
      property,
      rule: 'kafka.client.grant',
      must: `be granted to ${principal}: ${operation} on ${resourceType} '${resourceName}'`,
      given: printed(resourceName),
      remedy,
    }));
}

function needsOf({ kind, settings }: ClientModel, topics: readonly string[]): Need[] {
  const { READ, WRITE } = AclOperation;
  const topicNeeds = (operation: AclOperation, grant: string): Need[] =>
    topics.map((resourceName) => ({
      property: 'topics',
      resourceType: AclResourceType.TOPIC,
      resourceName,
      operation,
      remedy: `grant it with topic.grants.${grant}`,
    }));
  const need = (key: string, property: string, resourceType: AclResourceType, operation: AclOperation): Need[] =>
    typeof settings[key] === 'string'
      ? [{ property, resourceType, resourceName: settings[key], operation, remedy: `name it in the grant too` }]
      : [];
  switch (kind) {
    case 'PRODUCER':
      return [
        ...topicNeeds(WRITE, 'produce'),
        ...need('transactional.id', 'transactionalId', AclResourceType.TRANSACTIONAL_ID, WRITE),
      ];
    case 'CONSUMER':
      return [...topicNeeds(READ, 'consume'), ...need('group.id', 'groupId', AclResourceType.GROUP, READ)];
    case 'STREAMS':
      return need('application.id', 'applicationId', AclResourceType.GROUP, READ);
  }
}

/** Whether some host is allowed and none is denied: from where the client connects is not known here. */
function isAllowed(rows: readonly AclRow[], { resourceType, resourceName, operation }: Need): boolean {
  const matching = rows.filter(
    (row) =>
      row.resourceType === resourceType &&
      operationsImplying(operation, row.permission).includes(row.operation) &&
      nameMatches(row, resourceName),
  );
  return (
    !matching.some(({ permission }) => permission === AclPermission.DENY) &&
    matching.some(({ permission }) => permission === AclPermission.ALLOW)
  );
}

function nameMatches({ patternType, resourceName }: AclRow, name: string): boolean {
  if (patternType === AclPatternType.PREFIXED) return name.startsWith(resourceName);
  return resourceName === '*' || resourceName === name;
}
