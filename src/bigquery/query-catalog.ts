import { SqlCatalog, type KnownTable } from '../sql/sql-catalog';
import type { TableRef } from './identifier';
import type { TableSpec } from './table-spec';

/** A table that queries can read. */
export interface QueryableTable {
  readonly spec: TableSpec;
  /** Whether it may have other columns than those of the spec. */
  readonly isOpen: boolean;
}

/** What queries are read against. Others may make tables in the same datasets, so no dataset is complete. */
export function queryCatalog(tables: readonly QueryableTable[], views: readonly TableRef[]): SqlCatalog {
  return new SqlCatalog({
    dialect: 'bigquery',
    tables: [
      ...tables.map(({ spec, isOpen }) =>
        known(
          spec,
          spec.columns.map(({ name }) => name),
          isOpen,
        ),
      ),
      ...views.map((view) => known(view, [], true)),
    ],
  });
}

function known({ projectId, datasetId, tableId }: TableRef, columns: string[], isOpen: boolean): KnownTable {
  return { address: [projectId, datasetId, tableId], columns, isOpen };
}
