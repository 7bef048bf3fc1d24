import type { Failure } from '../core/failure';
import type { RecordSchema } from '../schema/record-schema';
import { sqlName } from './identifier';
import { tableAddress, type ColumnSpec, type TableSpec } from './table-spec';
import type { Warning } from '../core/warning';

/** What the columns of a table and the fields of its source say about each other. */
export interface PipeFindings {
  readonly failures: Failure[];
  readonly warnings: Warning[];
}

/** The two ends of a pipe; the source's schema may be unknown. */
export interface PipeEnds {
  readonly path: string;
  readonly table: TableSpec;
  readonly source: RecordSchema | undefined;
  /** Fields that are dropped on purpose. */
  readonly ignored: readonly string[];
}

export const NOTHING_FOUND: PipeFindings = { failures: [], warnings: [] };

/** All findings in one. */
export function together(...findings: readonly PipeFindings[]): PipeFindings {
  return { failures: findings.flatMap((one) => one.failures), warnings: findings.flatMap((one) => one.warnings) };
}

/** A failure of the pipe; `given` is text as it is to be shown. */
export function pipeFailure(
  { path }: PipeEnds,
  property: string,
  rule: string,
  [must, given, remedy]: readonly [must: string, given: string | undefined, remedy: string],
): Failure {
  return { path, property, rule: `snowflake.pipe.${rule}`, must, ...(given !== undefined && { given }), remedy };
}

/** A column with the whole way to it. */
export function columnText({ table }: PipeEnds, column: ColumnSpec): string {
  return sqlName([...tableAddress(table), column.name]);
}
