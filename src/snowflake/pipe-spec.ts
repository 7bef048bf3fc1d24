import { failuresIn } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import type { RecordSchema } from '../schema/record-schema';
import { SnowflakeTypeFamily } from './column-type';
import { storedName } from './identifier';
import { nameFailures } from './name-failures';
import { byNameFindings, mappedFindings } from './pipe-columns';
import {
  SnowpipeColumnMatch,
  SnowpipeStreamingArchitecture,
  type SnowpipeColumn,
  type SnowpipeStreamingPipeOptions,
} from './pipe-options';
import { PIPE_RULES } from './pipe-rules';
import { rowPath } from './source-field';
import type { ColumnSpec, TableSpec } from './table-spec';
import type { Warning } from '../core/warning';

/** What Snowflake adds to the table's name for the pipe that it makes itself. */
export const DEFAULT_PIPE_SUFFIX = '-STREAMING';

/** The value of one column. */
export interface PipeColumnSpec {
  /** Stored name. */
  readonly column: string;
  /** SQL over `$1`. */
  readonly expression: string;
}

/** How the rows of a stream reach a table, after defaults and checks. */
export interface PipeSpec {
  readonly architecture: SnowpipeStreamingArchitecture;
  readonly database: string;
  readonly schema: string;
  readonly table: string;
  /** NAMED pipes are objects of ours, the DEFAULT one is Snowflake's, NONE is the classic architecture. */
  readonly kind: 'NAMED' | 'DEFAULT' | 'NONE';
  /** Stored name of the pipe; absent without one. */
  readonly name?: string;
  /** Column by column; absent when columns are matched by name. */
  readonly columns?: PipeColumnSpec[];
  readonly matchByColumnName?: SnowpipeColumnMatch;
  readonly clusterAtIngestTime: boolean;
  readonly comment?: string;
  readonly warnings: Warning[];
}

/** The ingest that the options describe, or one error with everything that is wrong with it. */
export function pipeSpec(
  path: string,
  table: TableSpec,
  options: SnowpipeStreamingPipeOptions,
  source?: RecordSchema,
): PipeSpec {
  const architecture = options.architecture ?? SnowpipeStreamingArchitecture.HIGH_PERFORMANCE;
  const named = options.pipeName !== undefined;
  const columns =
    named && architecture === SnowpipeStreamingArchitecture.HIGH_PERFORMANCE
      ? columnsOf(table, options, source)
      : undefined;
  const match = options.matchByColumnName ?? SnowpipeColumnMatch.CASE_INSENSITIVE;
  const ends = { path, table, source, ignored: options.ignoredFields ?? [] };
  const findings =
    columns === undefined ? byNameFindings(ends, match) : mappedFindings(ends, columns, options.columns !== undefined);
  throwIfAny([
    ...(named ? nameFailures(path, 'pipeName', options.pipeName ?? '') : []),
    ...failuresIn(path, { ...options, architecture, table }, PIPE_RULES),
    ...findings.failures,
  ]);
  return {
    ...{ architecture, database: table.database, schema: table.schema, table: table.name },
    ...identity(architecture, table, options.pipeName),
    ...(columns && { columns: columns.map((column) => pipeColumn(column, table)) }),
    ...(columns === undefined &&
      architecture === SnowpipeStreamingArchitecture.HIGH_PERFORMANCE && { matchByColumnName: match }),
    clusterAtIngestTime: options.clusterAtIngestTime ?? false,
    ...(options.comment !== undefined && { comment: options.comment }),
    warnings: findings.warnings,
  };
}

function identity(
  architecture: SnowpipeStreamingArchitecture,
  table: TableSpec,
  pipeName: string | undefined,
): Pick<PipeSpec, 'kind' | 'name'> {
  if (architecture === SnowpipeStreamingArchitecture.CLASSIC) return { kind: 'NONE' };
  if (pipeName === undefined) return { kind: 'DEFAULT', name: `${table.name}${DEFAULT_PIPE_SUFFIX}` };
  return { kind: 'NAMED', name: storedName(pipeName) };
}

/** The mapping that was given, or each column from the field it was made from; none when columns are matched by name. */
function columnsOf(
  table: TableSpec,
  options: SnowpipeStreamingPipeOptions,
  source: RecordSchema | undefined,
): SnowpipeColumn[] | undefined {
  if (options.columns !== undefined) return options.columns;
  if (options.matchByColumnName !== undefined || source === undefined) return undefined;
  const bySameName = new Map(source.fields.map((field) => [storedName(field.name), field.name]));
  const exact = new Set(source.fields.map((field) => field.name));
  const mapped = table.columns.flatMap((column) => {
    const field = column.sourceField ?? (exact.has(column.name) ? column.name : bySameName.get(column.name));
    return field === undefined || !exact.has(field)
      ? []
      : [{ columnName: `"${column.name.replace(/"/g, '""')}"`, sourceField: field }];
  });
  return mapped.length === 0 ? undefined : mapped;
}

function pipeColumn(column: SnowpipeColumn, table: TableSpec): PipeColumnSpec {
  const stored = storedName(column.columnName);
  if (column.expression !== undefined) return { column: stored, expression: column.expression.trim() };
  const type = column.castTo ?? columnOf(table, stored)?.type;
  const cast = type === undefined || type.family === SnowflakeTypeFamily.VARIANT ? '' : `::${type.toString()}`;
  return { column: stored, expression: `${rowPath(column.sourceField ?? '')}${cast}` };
}

function columnOf(table: TableSpec, stored: string): ColumnSpec | undefined {
  return table.columns.find((column) => column.name === stored);
}
