import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { hasToken } from '../core/tokens';
import { identifierProblem, storedPath } from './identifier';
import type { IdentifierPosition } from './reserved-words';

/** What is wrong with a name that the user wrote, as a failure of that property. */
export function nameFailures(
  path: string,
  property: string,
  written: string,
  position: IdentifierPosition = 'object',
): Failure[] {
  const problem = identifierProblem(written, position);
  if (problem === undefined) return [];
  const given = hasToken(written) ? 'a value that is only known after apply' : printed(written);
  return [{ path, property, rule: 'snowflake.identifier', must: problem.must, given, remedy: problem.remedy }];
}

/** A name that must be written with database and schema, such as a masking policy. */
export function qualifiedNameFailures(path: string, property: string, written: string): Failure[] {
  if (storedPath(written)?.length === 3) return [];
  return [
    {
      path,
      property,
      rule: 'snowflake.qualified-name',
      must: 'be a fully qualified name of three identifiers',
      given: printed(written),
      remedy: 'write DATABASE.SCHEMA.NAME, each part bare or in double quotes',
    },
  ];
}
