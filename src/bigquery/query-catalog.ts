import { SqlCatalog } from '../sql/sql-catalog';
import type { TableSpec } from './table-spec';

/** A table that queries can read. */
export interface QueryableTable {
  readonly spec: TableSpec;
  /** Whether it may have other columns than those of the spec. */
  readonly isOpen: boolean;
}

/** What queries are read against. Others may make tables in the same datasets, so no dataset is complete. */
export function queryCatalog(tables: readonly QueryableTable[]): SqlCatalog {
  return new SqlCatalog({
    dialect: 'bigquery',
    tables: tables.map(({ spec: { projectId, datasetId, tableId, columns }, isOpen }) => ({
      address: [projectId, datasetId, tableId],
      columns: columns.map(({ name }) => name),
      isOpen,
    })),
  });
}
