/** A row by hand, for what the library does not derive: `row('User:app', 'WRITE', 'TOPIC', 'orders')`, prefixed when so asked. */
export function row(principal, operation, resourceType, resourceName, patternType = 'LITERAL') {
  return { resourceType, patternType, resourceName, principal, host: '*', operation, permission: 'ALLOW' };
}
