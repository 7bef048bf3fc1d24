/** The seven fields as plain text, so that the model shares nothing with what it judges. */
export interface ModelRow {
  readonly resourceType: string;
  readonly patternType: string;
  readonly resourceName: string;
  readonly principal: string;
  readonly host: string;
  readonly operation: string;
  readonly permission: string;
}

/** What a client asks a broker for. */
export interface AclRequest {
  readonly principal: string;
  readonly host: string;
  readonly resourceType: string;
  readonly resourceName: string;
  readonly operation: string;
}

/** Kafka's StandardAuthorizer in a few lines, after its documented behaviour and without any of our row.operation code. */
export function isAuthorized(rows: readonly ModelRow[], request: AclRequest): boolean {
  const matching = rows.filter((row) => matches(row, request));
  return !matching.some((row) => row.permission === 'DENY') && matching.some((row) => row.permission === 'ALLOW');
}

const DESCRIBE_FOLLOWS = ['READ', 'WRITE', 'DELETE', 'ALTER'];

function matches(row: ModelRow, request: AclRequest): boolean {
  if (row.resourceType !== request.resourceType) return false;
  if (row.principal !== request.principal && row.principal !== 'User:*') return false;
  if (row.host !== request.host && row.host !== '*') return false;
  return nameMatches(row, request.resourceName) && operationMatches(row, request.operation);
}

function nameMatches({ patternType, resourceName }: ModelRow, name: string): boolean {
  if (patternType === 'PREFIXED') return name.startsWith(resourceName);
  return resourceName === name || resourceName === '*';
}

function operationMatches(row: ModelRow, operation: string): boolean {
  if (row.operation === 'ALL' || row.operation === operation) return true;
  if (row.permission === 'DENY') return false;
  if (operation === 'DESCRIBE') return DESCRIBE_FOLLOWS.includes(row.operation);
  return operation === 'DESCRIBE_CONFIGS' && row.operation === 'ALTER_CONFIGS';
}
