import type { Failure } from '../core/failure';
import { columnDefinition } from './table-ddl';
import { columnReference, tableName, tableReference } from './identifier';
import { fieldChanges, type FieldChange } from './field-evolution';
import type { Notice } from './notice';
import { BigQueryPartitioningKind } from './partitioning';
import type { PartitioningSpec } from './partitioning-spec';
import type { RecordedLayout, RecordedTable } from './recorded-table';
import { typeText } from './column-spec';
import { schemaFields } from './table-schema-json';
import type { TableSpec } from './table-spec';

/** What has changed since a table was recorded. */
export interface TableEvolution {
  readonly changes: FieldChange[];
  /** What would replace the table, lose data, or be refused by BigQuery. */
  readonly failures: Failure[];
  readonly notices: Notice[];
}

/** Compares a table with what was recorded of it; `droppedColumns` may go with their data. */
export function tableEvolution(
  path: string,
  recorded: RecordedTable,
  table: TableSpec,
  droppedColumns: readonly string[] = [],
): TableEvolution {
  const changes = fieldChanges(recorded.fields, schemaFields(table.columns));
  return {
    changes,
    failures: [
      ...changes.flatMap((change) => changeFailure(path, table, change, droppedColumns)),
      ...droppedColumns.flatMap((name) => droppedFailure(path, recorded, changes, name)),
      ...layoutFailures(path, recorded.layout, table),
    ],
    notices: [
      ...changes.flatMap((change) => changeNotice(path, change)),
      ...clusterNotice(path, recorded.layout, table),
    ],
  };
}

/** The statements that make the changes of top-level columns; a RECORD's fields change through the schema file only. */
export function evolutionDdl(table: TableSpec, changes: readonly FieldChange[]): string {
  const target = tableReference(table);
  return changes
    .flatMap((change) => {
      const column = table.columns.find(({ name }) => name === change.field);
      if (change.kind === 'DROP' && change.effect === 'DROPS_DATA') {
        return [`ALTER TABLE ${target} DROP COLUMN IF EXISTS ${columnReference(change.field)};\n`];
      }
      if (column === undefined || change.effect !== 'IN_PLACE') return [];
      const alter = `ALTER TABLE ${target} ALTER COLUMN IF EXISTS ${columnReference(column.name)}`;
      switch (change.kind) {
        case 'ADD':
          return [`ALTER TABLE ${target} ADD COLUMN IF NOT EXISTS ${columnDefinition(column)};\n`];
        case 'MODE':
          return [`${alter} DROP NOT NULL;\n`];
        case 'PARAMETERS':
          return [`${alter} SET DATA TYPE ${typeText(column)};\n`];
        case 'DEFAULT':
          return column.defaultValueExpression === undefined
            ? [`${alter} DROP DEFAULT;\n`]
            : [`${alter} SET DEFAULT ${column.defaultValueExpression};\n`];
        case 'DROP':
        case 'TYPE':
        case 'DESCRIPTION':
        case 'POLICY_TAGS':
          return [];
      }
    })
    .join('');
}

function changeFailure(
  path: string,
  table: TableSpec,
  change: FieldChange,
  droppedColumns: readonly string[],
): Failure[] {
  if (change.effect === 'IN_PLACE') return [];
  if (change.effect === 'DROPS_DATA' && droppedColumns.includes(change.field)) return [];
  const reason = {
    DROPS_DATA: `not lose columns of table '${tableName(table)}'`,
    REPLACES: `not replace table '${tableName(table)}', which would delete its rows`,
    REFUSED_BY_BIGQUERY: `be a change that BigQuery makes in place of table '${tableName(table)}'`,
  }[change.effect];
  return [
    {
      path,
      property: `columns.${change.field}`,
      rule: `bigquery.evolution.${change.kind.toLowerCase().replace('_', '-')}`,
      must: reason,
      given: change.difference,
      remedy: change.remedy,
    },
  ];
}

function droppedFailure(
  path: string,
  recorded: RecordedTable,
  changes: readonly FieldChange[],
  name: string,
): Failure[] {
  if (changes.some(({ field, kind }) => field === name && kind === 'DROP')) return [];
  const there = recorded.fields.some((field) => field.name === name);
  return [
    {
      path,
      property: 'droppedColumns',
      rule: 'bigquery.evolution.dropped-columns',
      must: 'name recorded columns that the table no longer has',
      given: `'${name}'`,
      remedy: there ? 'remove the column from the table, or from this list' : 'remove it from this list',
    },
  ];
}

function changeNotice(path: string, change: FieldChange): Notice[] {
  if (change.kind !== 'POLICY_TAGS' || change.difference === 'added') return [];
  const text = `has its policy tag ${change.difference}: other people than before can read the column`;
  return [{ path, property: `columns.${change.field}`, rule: 'bigquery.evolution.policy-tags', text }];
}

function layoutFailures(path: string, layout: RecordedLayout | undefined, table: TableSpec): Failure[] {
  if (layout === undefined) return [];
  const before = recordedPartitioning(layout);
  const now = partitioningText(table.partitioning);
  if (before === now) return [];
  return [
    {
      path,
      property: 'partitioning',
      rule: 'bigquery.evolution.partitioning',
      must: `stay as it is, since a change would replace table '${tableName(table)}' and delete its rows`,
      given: `${before} before and ${now} now`,
      remedy: 'create a table of another name with the new partitioning and copy the rows',
    },
  ];
}

function clusterNotice(path: string, layout: RecordedLayout | undefined, { clusterBy }: TableSpec): Notice[] {
  if (layout === undefined || layout.clusterBy.join('\n') === clusterBy.join('\n')) return [];
  const text = 'is changed in place: rows that are there keep their old order until they are rewritten';
  return [{ path, property: 'clusterBy', rule: 'bigquery.evolution.cluster', text }];
}

function recordedPartitioning({ timePartitioning: time, rangePartitioning: range }: RecordedLayout): string {
  if (range !== undefined) return `ranges of ${range.column} from ${range.start} to ${range.end} by ${range.interval}`;
  if (time === undefined) return 'no partitions';
  return `${time.granularity} of ${time.column ?? 'ingestion'}`;
}

function partitioningText(partitioning: PartitioningSpec | undefined): string {
  if (partitioning === undefined) return 'no partitions';
  if (partitioning.kind === BigQueryPartitioningKind.INTEGER_RANGE) {
    const { column, start, end, interval } = partitioning;
    return `ranges of ${column} from ${start} to ${end} by ${interval}`;
  }
  return `${partitioning.granularity} of ${partitioning.column ?? 'ingestion'}`;
}
