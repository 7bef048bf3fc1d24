import { providerName, sqlIdentifier, sqlName, sqlString } from './identifier';
import type { PipeSpec } from './pipe-spec';
import { providerArguments } from './provider-arguments';
import type { SqlStatement } from './sql-statement';

const SOURCE = "TABLE(DATA_SOURCE(TYPE => 'STREAMING'))";

/** What the binding of `snowflake_pipe` takes. */
export interface PipeArguments {
  readonly database: string;
  readonly schema: string;
  readonly name: string;
  readonly copyStatement: string;
  readonly comment?: string;
}

/** The pipe's statement; nothing for the default pipe, which Snowflake makes, and for the classic architecture. */
export function pipeStatements(spec: PipeSpec): SqlStatement[] {
  if (spec.kind !== 'NAMED') return [];
  const name = sqlName(pipeAddress(spec));
  return [
    {
      purpose: `pipe ${name}`,
      text: [
        `CREATE PIPE IF NOT EXISTS ${name}`,
        ...(spec.comment === undefined ? [] : [`COMMENT = ${sqlString(spec.comment)}`]),
        `AS ${copyStatement(spec)}`,
      ].join('\n'),
      revert: `DROP PIPE IF EXISTS ${name}`,
      note:
        'a pipe that exists keeps its statement: stop the clients, drop it and create it again; its channels and their ' +
        'offset tokens go with it',
    },
  ];
}

/** The COPY statement of the pipe. */
export function copyStatement(spec: PipeSpec): string {
  const table = sqlName([spec.database, spec.schema, spec.table]);
  const options = [
    ...(spec.matchByColumnName === undefined ? [] : [`MATCH_BY_COLUMN_NAME = ${spec.matchByColumnName}`]),
    ...(spec.clusterAtIngestTime ? ['CLUSTER_AT_INGEST_TIME = TRUE'] : []),
  ];
  if (spec.columns === undefined) return [`COPY INTO ${table}`, `FROM ${SOURCE}`, ...options].join('\n');
  return [
    `COPY INTO ${table} (${spec.columns.map(({ column }) => sqlIdentifier(column)).join(', ')})`,
    'FROM (',
    '  SELECT',
    spec.columns.map(({ expression }) => `    ${expression}`).join(',\n'),
    `  FROM ${SOURCE}`,
    ')',
    ...options,
  ].join('\n');
}

/** Arguments of a named pipe. */
export function pipeArguments(spec: PipeSpec): PipeArguments {
  return providerArguments({
    database: spec.database,
    schema: spec.schema,
    name: spec.name!,
    copyStatement: copyStatement(spec),
    ...(spec.comment !== undefined && { comment: spec.comment }),
  });
}

/** The names of the pipe from the database down. */
export function pipeAddress(spec: PipeSpec): string[] {
  return [spec.database, spec.schema, spec.name!];
}

/** The pipe as other resources name it. */
export function pipeProviderName(spec: PipeSpec): string {
  return providerName(pipeAddress(spec));
}
