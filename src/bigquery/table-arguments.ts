import type { DatasetRef } from './identifier';
import type { DatasetSpec } from './dataset-spec';
import { intervalText } from './interval';
import { BigQueryPartitioningKind } from './partitioning';
import type { PartitioningSpec } from './partitioning-spec';
import { tableSchemaArgument } from './table-schema-json';
import type { TableSpec } from './table-spec';

/** The arguments of `google_bigquery_dataset`, in the names of its binding. */
export function datasetArguments(dataset: DatasetSpec) {
  return {
    project: dataset.projectId,
    datasetId: dataset.datasetId,
    location: dataset.location,
    defaultTableExpirationMs: dataset.defaultTableExpirationMs,
    defaultPartitionExpirationMs: dataset.defaultPartitionExpirationMs,
    maxTimeTravelHours: dataset.maxTimeTravelHours?.toString(),
    friendlyName: dataset.friendlyName,
    description: dataset.description,
    labels: nonEmpty(dataset.labels),
    deleteContentsOnDestroy: dataset.deleteContentsOnDestroy,
    defaultEncryptionConfiguration: kmsKey(dataset.defaultKmsKeyName),
  };
}

/** The arguments of `google_bigquery_table` for a table. */
export function tableArguments(table: TableSpec) {
  return {
    project: table.projectId,
    datasetId: table.datasetId,
    tableId: table.tableId,
    schema: tableSchemaArgument(table.columns),
    ...partitioningArguments(table.partitioning, table.partitionExpirationMs),
    // Inside time_partitioning it is deprecated.
    requirePartitionFilter: table.requirePartitionFilter || undefined,
    clustering: table.clusterBy.length > 0 ? [...table.clusterBy] : undefined,
    tableConstraints: constraintArguments(table),
    maxStaleness: table.maxStalenessMs === undefined ? undefined : intervalText(table.maxStalenessMs),
    expirationTime: table.expirationTime === undefined ? undefined : Date.parse(table.expirationTime),
    encryptionConfiguration: kmsKey(table.kmsKeyName),
    friendlyName: table.friendlyName,
    description: table.description,
    labels: nonEmpty(table.labels),
    deletionProtection: table.deletionProtection,
  };
}

/** `time_partitioning` or `range_partitioning`; a materialized view takes the same. */
export function partitioningArguments(partitioning: PartitioningSpec | undefined, expirationMs: number | undefined) {
  if (partitioning === undefined) return {};
  if (partitioning.kind === BigQueryPartitioningKind.INTEGER_RANGE) {
    const { column, start, end, interval } = partitioning;
    return { rangePartitioning: { field: column, range: { start, end, interval } } };
  }
  return { timePartitioning: { type: partitioning.granularity, field: partitioning.column, expirationMs } };
}

/** A map, or nothing for an empty one. */
export function nonEmpty(labels: Readonly<Record<string, string>>): Record<string, string> | undefined {
  return Object.keys(labels).length === 0 ? undefined : { ...labels };
}

/** A block with the key's name, or nothing. */
export function kmsKey(kmsKeyName: string | undefined): { kmsKeyName: string } | undefined {
  return kmsKeyName === undefined ? undefined : { kmsKeyName };
}

/** The id of an existing dataset, for `terraform import`. */
export function datasetImportId({ projectId, datasetId }: DatasetRef): string {
  return `projects/${projectId}/datasets/${datasetId}`;
}

// The binding has one column pair in a foreign key's block: the provider's schema allows no more.
function constraintArguments({ primaryKey, foreignKeys }: TableSpec) {
  if (primaryKey.length === 0 && foreignKeys.length === 0) return undefined;
  return {
    primaryKey: primaryKey.length === 0 ? undefined : { columns: [...primaryKey] },
    foreignKeys:
      foreignKeys.length === 0
        ? undefined
        : foreignKeys.map((key) => ({
            name: key.constraintName,
            referencedTable: { ...key.referencedTable },
            columnReferences: {
              referencingColumn: key.columns[0]!,
              referencedColumn: key.referencedColumns[0]!,
            },
          })),
  };
}
