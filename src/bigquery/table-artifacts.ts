import type { Artifact } from '../bundle/artifact';
import { datasetPath, tableFile, tablePath } from './artifact-paths';
import type { DatasetSpec } from './dataset-spec';
import type { FieldChange } from './field-evolution';
import type { TableGrantSpec } from './iam-spec';
import { datasetReference, tableName, tableReference } from './identifier';
import { bqQueryCommand, reviewScript, shellCommand } from './shell';
import { evolutionDdl } from './schema-evolution';
import { datasetDdl, tableDdl } from './table-ddl';
import { tableSchemaFile } from './table-schema-json';
import type { TableSpec } from './table-spec';

/** The files of a dataset for a review. */
export function datasetReviewArtifacts(dataset: DatasetSpec): Artifact[] {
  const sql = 'create-dataset.sql';
  const script = reviewScript(`Creates dataset ${dataset.projectId}.${dataset.datasetId}.`, [
    bqQueryCommand(sql, dataset.location),
  ]);
  return [
    { path: datasetPath(dataset, sql), body: datasetDdl(dataset) },
    { path: datasetPath(dataset, 'create-dataset.sh'), body: script, executable: true },
    {
      path: datasetPath(dataset, 'create-dataset.revert.md'),
      body: `# Taking dataset ${dataset.projectId}.${dataset.datasetId} back\n\nOnly while it is empty:\n\n    DROP SCHEMA ${datasetReference(dataset)} RESTRICT;\n\nUntil the end of its time travel (7 days, or as set), \`UNDROP SCHEMA\` brings it back.\n`,
    },
  ];
}

/** What an air-gapped bundle holds of a table: its schema and its statement, nothing that connects. */
export function tableConfigArtifacts(table: TableSpec): Artifact[] {
  return [
    { path: tablePath(table, 'schema.json'), body: tableSchemaFile(table.columns) },
    { path: tablePath(table, 'create.sql'), body: tableDdl(table) },
  ];
}

/** The files of a table for a review; with changes since the recorded schema, the statements that make them. */
export function tableReviewArtifacts(
  table: TableSpec,
  location: string,
  changes: readonly FieldChange[] = [],
  grants: readonly TableGrantSpec[] = [],
): Artifact[] {
  const alter = evolutionDdl(table, changes);
  const nested = needsSchemaUpdate(changes);
  const commands = [
    bqQueryCommand(tableFile(table, 'create.sql'), location),
    ...(alter === '' ? [] : [bqQueryCommand(tableFile(table, 'alter.sql'), location)]),
    ...(nested ? [schemaUpdateCommand(table)] : []),
    ...grants.map((grant) => grantCommand('add', grant)),
  ];
  return [
    ...tableConfigArtifacts(table),
    ...(alter === '' ? [] : [{ path: tablePath(table, 'alter.sql'), body: alter }]),
    {
      path: tablePath(table, 'apply.sh'),
      body: reviewScript(`Creates or changes table ${tableName(table)}.`, commands),
      executable: true,
    },
    { path: tablePath(table, 'revert.md'), body: revertNotes(table, changes, grants) },
  ];
}

/** `bq` for a grant: `add` gives it and may run twice, `remove` takes it back and fails where there is none. */
export function grantCommand(verb: 'add' | 'remove', { table, role, member }: TableGrantSpec): string {
  const target = `${table.projectId}:${table.datasetId}.${table.tableId}`;
  return shellCommand(
    ['bq', `${verb}-iam-policy-binding`],
    [`--member=${member}`, `--role=${role}`, '--table=true', target],
  );
}

// ALTER TABLE changes neither fields inside a RECORD nor policy tags nor descriptions of them.
function needsSchemaUpdate(changes: readonly FieldChange[]): boolean {
  return changes.some(
    ({ field, kind, effect }) =>
      effect === 'IN_PLACE' && (field.includes('.') || kind === 'DESCRIPTION' || kind === 'POLICY_TAGS'),
  );
}

function schemaUpdateCommand(table: TableSpec): string {
  const target = `${table.projectId}:${table.datasetId}.${table.tableId}`;
  return shellCommand(['bq', 'update'], [`--schema=${tableFile(table, 'schema.json')}`, target]);
}

function revertNotes(table: TableSpec, changes: readonly FieldChange[], grants: readonly TableGrantSpec[]): string {
  const target = tableReference(table);
  const lines = changes.map((change) => `- ${change.field} (${change.difference}): ${revertOf(target, change)}`);
  const sections = [
    `# Taking ${tableName(table)} back\n`,
    ...(changes.length > 0 ? [`## The changes\n\n${lines.join('\n')}\n`] : []),
    `## The table\n\nDropping it deletes its rows${table.deletionProtection ? '; Terraform refuses to while deletion_protection is true' : ''}:\n\n    DROP TABLE IF EXISTS ${target};\n\nFor 7 days (or the dataset's time travel) the rows can be read back:\n\n    bq cp ${table.projectId}:${table.datasetId}.${table.tableId}@-3600000 ${table.projectId}:${table.datasetId}.${table.tableId}_restored\n`,
    ...(grants.length > 0
      ? [`## The grants\n\n${grants.map((grant) => indented(grantCommand('remove', grant))).join('\n\n')}\n`]
      : []),
  ];
  return sections.join('\n');
}

function revertOf(target: string, change: FieldChange): string {
  switch (change.kind) {
    case 'ADD':
      return change.field.includes('.')
        ? 'stays; leave the field empty'
        : `ALTER TABLE ${target} DROP COLUMN IF EXISTS \`${change.field}\`; deletes what was written into it`;
    case 'DROP':
      return `read it back from the table as it was (FOR SYSTEM_TIME AS OF) within the dataset's time travel`;
    case 'MODE':
      return 'stays NULLABLE: BigQuery cannot make a column REQUIRED again';
    case 'PARAMETERS':
      return 'stays: BigQuery cannot narrow a column';
    case 'TYPE':
    case 'DEFAULT':
    case 'DESCRIPTION':
    case 'POLICY_TAGS':
      return 'apply the former schema file with bq update';
  }
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
