import type { GrantSpec } from './grant-spec';
import type { PipeSpec } from './pipe-spec';
import { pipeAddress } from './pipe-sql';
import { tableAddress, type TableSpec } from './table-spec';

/**
 * The least that a role needs to stream into the table, by architecture.
 *
 * A default pipe needs no privilege of its own; a named one needs OPERATE. Schema evolution needs EVOLVE SCHEMA. Grants are
 * direct: Snowflake's clients do not look at roles below.
 *
 * @see https://docs.snowflake.com/en/user-guide/snowpipe-streaming/snowpipe-streaming-access-control
 */
export function ingestGrants(role: string, table: TableSpec, pipe: PipeSpec): GrantSpec[] {
  return [
    ...usageGrants(role, table),
    {
      privileges: ['INSERT', ...(table.schemaEvolution ? ['EVOLVE SCHEMA'] : [])],
      target: 'TABLE',
      object: tableAddress(table),
      role,
    },
    ...(pipe.kind === 'NAMED'
      ? [{ privileges: ['OPERATE'], target: 'PIPE' as const, object: pipeAddress(pipe), role }]
      : []),
  ];
}

/** The least that a role needs to query the table. */
export function readGrants(role: string, table: TableSpec): GrantSpec[] {
  return [...usageGrants(role, table), { privileges: ['SELECT'], target: 'TABLE', object: tableAddress(table), role }];
}

/** The way to everything in the schema. */
export function usageGrants(role: string, { database, schema }: Pick<TableSpec, 'database' | 'schema'>): GrantSpec[] {
  return [
    { privileges: ['USAGE'], target: 'DATABASE', object: [database], role },
    { privileges: ['USAGE'], target: 'SCHEMA', object: [database, schema], role },
  ];
}

/** What Snowflake's Kafka connector needs on top when it creates tables by itself. */
export function connectorCreateGrant(
  role: string,
  { database, schema }: Pick<TableSpec, 'database' | 'schema'>,
): GrantSpec {
  return { privileges: ['CREATE TABLE'], target: 'SCHEMA', object: [database, schema], role };
}

/** The grants of several objects without repetition, in the order of first mention. */
export function mergedGrants(grants: readonly GrantSpec[]): GrantSpec[] {
  const merged = new Map<string, GrantSpec>();
  for (const grant of grants) {
    const key = JSON.stringify([grant.target, grant.object, grant.role]);
    const earlier = merged.get(key);
    const privileges = [...new Set([...(earlier?.privileges ?? []), ...grant.privileges])];
    merged.set(key, { ...grant, privileges });
  }
  return [...merged.values()];
}
