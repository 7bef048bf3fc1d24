import type { Failure } from '../core/failure';
import { failuresIn } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import type { BigQueryColumn } from './column-options';
import { columnFailures } from './column-rules';
import { columnSpec, type ColumnSpec } from './column-spec';
import type { DatasetRef, TableRef } from './identifier';
import { partitioningSpec, type PartitioningSpec } from './partitioning-spec';
import type { BigQueryForeignKey, BigQueryTableOptions } from './table-options';
import { referenceFailures } from './table-references';
import { TABLE_RULES } from './table-rules';

/** A foreign key after defaults. */
export interface ForeignKeySpec {
  readonly constraintName?: string;
  readonly columns: string[];
  readonly referencedTable: TableRef;
  readonly referencedColumns: string[];
}

/** A table after defaults and checks: plain values only. */
export interface TableSpec extends TableRef {
  readonly columns: ColumnSpec[];
  readonly partitioning?: PartitioningSpec;
  readonly partitionExpirationMs?: number;
  readonly requirePartitionFilter: boolean;
  readonly clusterBy: string[];
  readonly primaryKey: string[];
  readonly foreignKeys: ForeignKeySpec[];
  readonly maxStalenessMs?: number;
  readonly changeDataCapture: boolean;
  /** As RFC 3339 in UTC. */
  readonly expirationTime?: string;
  readonly labels: Record<string, string>;
  readonly description?: string;
  readonly friendlyName?: string;
  readonly kmsKeyName?: string;
  readonly deletionProtection: boolean;
}

/** What a table's spec is made from. */
export interface TableInput {
  readonly dataset: DatasetRef;
  readonly options: BigQueryTableOptions;
  readonly columns: readonly BigQueryColumn[];
  /** What the tier asks for where the options do not say. */
  readonly deletionProtection: boolean;
  /** From a mapping that has checked the columns already; they are not checked again. */
  readonly mapped?: { readonly failures: readonly Failure[]; readonly unmapped: readonly string[] };
}

/** The table with its defaults, checked; every failure of a mapping and of the options comes in one error. */
export function tableSpec(path: string, input: TableInput): TableSpec {
  const spec = withDefaults(input);
  throwIfAny([
    ...(input.mapped?.failures ?? columnFailures(path, spec.columns)),
    ...failuresIn(path, spec, TABLE_RULES),
    ...referenceFailures(path, spec, input.mapped?.unmapped ?? []),
  ]);
  return spec;
}

function withDefaults({ dataset, options, columns, deletionProtection }: TableInput): TableSpec {
  const { partitioning, partitionExpiration, maxStaleness, foreignKeys, primaryKey = [], ...same } = options;
  const changeDataCapture = options.changeDataCapture ?? false;
  return {
    projectId: dataset.projectId,
    datasetId: dataset.datasetId,
    ...same,
    columns: columns.map(columnSpec),
    ...(partitioning && { partitioning: partitioningSpec(partitioning) }),
    ...(partitionExpiration && { partitionExpirationMs: partitionExpiration.toMilliseconds() }),
    requirePartitionFilter: options.requirePartitionFilter ?? false,
    clusterBy: [...(options.clusterBy ?? (changeDataCapture ? primaryKey.slice(0, 4) : []))],
    primaryKey: [...primaryKey],
    foreignKeys: (foreignKeys ?? []).map((key) => foreignKeySpec(dataset, key)),
    ...(maxStaleness && { maxStalenessMs: maxStaleness.toMilliseconds() }),
    changeDataCapture,
    labels: { ...options.labels },
    deletionProtection: options.deletionProtection ?? deletionProtection,
  };
}

function foreignKeySpec(dataset: DatasetRef, key: BigQueryForeignKey): ForeignKeySpec {
  return {
    ...(key.constraintName !== undefined && { constraintName: key.constraintName }),
    columns: [...key.columns],
    referencedTable: {
      projectId: key.referencedProjectId ?? dataset.projectId,
      datasetId: key.referencedDatasetId ?? dataset.datasetId,
      tableId: key.referencedTableId,
    },
    referencedColumns: [...key.referencedColumns],
  };
}
