import fs from 'node:fs';
import { throwIfAny } from '../core/sluicegate-error';
import type { FieldChange } from './field-evolution';
import { noticeText, type Notice } from './notice';
import { parseRecordedTable } from './recorded-table';
import { tableEvolution } from './schema-evolution';
import type { TableSpec } from './table-spec';

/** Against what a table is compared. */
export interface RecordedSchemaOptions {
  /** Relative to the working directory. */
  readonly recordedSchema?: string;
  readonly droppedColumns?: readonly string[];
}

/** What has changed since the table was recorded, and warnings about it. Throws for what would replace it or lose data. */
export function recordedChanges(
  path: string,
  table: TableSpec,
  { recordedSchema: file, droppedColumns = [] }: RecordedSchemaOptions,
): { readonly changes: readonly FieldChange[]; readonly notices: readonly Notice[] } {
  if (file === undefined) {
    if (droppedColumns.length > 0) refuseDropsWithoutRecord(path, droppedColumns);
    return { changes: [], notices: [] };
  }
  const recorded = parseRecordedTable(path, file, readText(path, file));
  const { changes, failures, notices } = tableEvolution(path, recorded, table, droppedColumns);
  throwIfAny(failures);
  return { changes, notices };
}

/** As the bundle says it of a resource whose path stands beside it. */
export function warningTexts(notices: readonly Notice[]): string[] {
  return notices.map((notice) => noticeText(notice).slice(`[${notice.path}] `.length));
}

function readText(path: string, file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throwIfAny([
      {
        path,
        property: 'recordedSchema',
        rule: 'bigquery.evolution.recorded-file',
        must: 'be a file that exists and can be read, relative to the working directory',
        given: `'${file}'`,
        remedy: 'correct the path, or record it with bq show --format=prettyjson project:dataset.table',
      },
    ]);
    return '';
  }
}

function refuseDropsWithoutRecord(path: string, droppedColumns: readonly string[]): void {
  throwIfAny([
    {
      path,
      property: 'droppedColumns',
      rule: 'bigquery.evolution.dropped-without-record',
      must: 'go with recordedSchema, against which dropped columns are told',
      given: droppedColumns.map((name) => `'${name}'`).join(', '),
      remedy: 'give recordedSchema, or leave droppedColumns out',
    },
  ]);
}
