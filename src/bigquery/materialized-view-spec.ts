import type { Failure } from '../core/failure';
import { failuresIn } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { findColumn } from './column-spec';
import { BigQueryTypeKind } from './column-type';
import type { DatasetRef, TableRef } from './identifier';
import type { BigQueryMaterializedViewOptions } from './materialized-view-options';
import { materializedViewQueryFailures } from './materialized-view-query';
import { baseFailures, MATERIALIZED_VIEW_RULES } from './materialized-view-rules';
import { partitioningSpec, type PartitioningSpec } from './partitioning-spec';
import { meansTable, queryTables } from './query-tables';
import { sqlTokens } from './sql-tokens';
import type { TableSpec } from './table-spec';

/** A materialized view after defaults and checks: plain values only. */
export interface MaterializedViewSpec extends TableRef {
  readonly query: string;
  readonly allowNonIncrementalDefinition: boolean;
  readonly enableRefresh: boolean;
  readonly refreshIntervalMs: number;
  readonly maxStalenessMs?: number;
  readonly partitioning?: PartitioningSpec;
  readonly partitionColumnType: BigQueryTypeKind;
  readonly clusterBy: string[];
  readonly labels: Record<string, string>;
  readonly description?: string;
  readonly friendlyName?: string;
  readonly kmsKeyName?: string;
  readonly deletionProtection: boolean;
}

/** What a view's spec is made from. */
export interface MaterializedViewInput {
  readonly dataset: DatasetRef;
  readonly options: BigQueryMaterializedViewOptions;
  readonly deletionProtection: boolean;
  /** The tables that are known here; those that the query reads are its base tables. */
  readonly tables?: readonly TableSpec[];
  /** Other materialized views, which a query may not read. */
  readonly materializedViews?: readonly TableRef[];
  /** What a reading of the query has found; it comes in one error with the rest. */
  readonly queryFailures?: readonly Failure[];
}

const HALF_AN_HOUR = 30 * 60_000;

/** The view with its defaults, checked. */
export function materializedViewSpec(path: string, input: MaterializedViewInput): MaterializedViewSpec {
  const bases = baseTables(input.options.query, input.tables ?? []);
  const spec = withDefaults(input, bases);
  throwIfAny([
    ...failuresIn(path, spec, MATERIALIZED_VIEW_RULES),
    ...materializedViewQueryFailures(path, spec, input.materializedViews ?? []),
    ...baseFailures(path, spec, bases),
    ...(input.queryFailures ?? []),
  ]);
  return spec;
}

/** Those of the tables that the query reads, in the order of the query. */
export function baseTables(query: string, tables: readonly TableSpec[]): TableSpec[] {
  const names = queryTables(sqlTokens(query)).map(({ name }) => name);
  return names.flatMap((name) => tables.filter((table) => meansTable(name, table)));
}

function withDefaults(
  { dataset, options, deletionProtection }: MaterializedViewInput,
  bases: readonly TableSpec[],
): MaterializedViewSpec {
  const { viewId, partitioning, refreshInterval, maxStaleness, partitionColumnType, ...same } = options;
  const column = partitioning?.column;
  const based = column === undefined ? [] : bases.flatMap((base) => findColumn(base.columns, column) ?? []);
  return {
    projectId: dataset.projectId,
    datasetId: dataset.datasetId,
    ...same,
    tableId: viewId,
    allowNonIncrementalDefinition: options.allowNonIncrementalDefinition ?? false,
    enableRefresh: options.enableRefresh ?? true,
    refreshIntervalMs: refreshInterval?.toMilliseconds() ?? HALF_AN_HOUR,
    ...(maxStaleness && { maxStalenessMs: maxStaleness.toMilliseconds() }),
    ...(partitioning && { partitioning: partitioningSpec(partitioning) }),
    partitionColumnType: partitionColumnType ?? based[0]?.type ?? BigQueryTypeKind.TIMESTAMP,
    clusterBy: [...(options.clusterBy ?? [])],
    labels: { ...options.labels },
    deletionProtection: options.deletionProtection ?? deletionProtection,
  };
}
