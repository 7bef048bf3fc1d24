import { SqlCatalog } from '../sql/sql-catalog';
import type { DatasetRef, TableRef } from './identifier';
import type { TableSpec } from './table-spec';

/** A table that queries can read. */
export interface QueryableTable {
  readonly spec: TableSpec;
  /** Whether it may have other columns than those of the spec. */
  readonly isOpen: boolean;
}

/** What a query is read against. */
export interface QueryCatalogOptions {
  readonly tables: readonly QueryableTable[];
  /** Materialized views: their columns are not known. */
  readonly views?: readonly TableRef[];
  /** Datasets of which everything is known. */
  readonly completeDatasets?: readonly DatasetRef[];
}

/** What is not known in a complete dataset does not exist. A name without its project may be anywhere. */
export function queryCatalog({ tables, views = [], completeDatasets = [] }: QueryCatalogOptions): SqlCatalog {
  return new SqlCatalog({
    dialect: 'bigquery',
    tables: [
      ...tables.map(({ spec: { columns, ...at }, isOpen }) => ({
        address: addressOf(at),
        columns: columns.map(({ name }) => name),
        isOpen,
      })),
      ...views.map((view) => ({ address: addressOf(view), columns: [], isOpen: true })),
    ],
    completeSchemas: completeDatasets.map(({ projectId, datasetId }) => [projectId, datasetId] as const),
  });
}

function addressOf({ projectId, datasetId, tableId }: TableRef): [string, string, string] {
  return [projectId, datasetId, tableId];
}
