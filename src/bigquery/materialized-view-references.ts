import { readSelectBody, selectBodyFailures, selectBodyWarnings } from '../sql/select-body';
import type { SqlCatalog } from '../sql/sql-catalog';
import type { Failure } from '../core/failure';
import { isFixed } from './identifier';
import type { Notice } from './notice';

/** What a view's query says about the tables of the stack. */
export interface QueryFindings {
  readonly failures: readonly Failure[];
  readonly notices: readonly Notice[];
  /** Whether it reads something that the catalog does not have. */
  readonly readsUnknown: boolean;
}

/** Reads the query of a view. Loads the parser, so call it only where there is a query. */
export function viewQueryFindings(path: string, query: string, catalog: SqlCatalog): QueryFindings {
  if (!isFixed(query)) return { failures: [], notices: [], readsUnknown: false };
  const body = readSelectBody(query, catalog);
  const rule = 'bigquery.materialized-view.query-reference';
  return {
    failures: selectBodyFailures(path, 'query', body),
    notices: selectBodyWarnings(body).map((text) => ({ path, property: 'query', rule, text })),
    readsUnknown: body.tables.some(({ table }) => table === undefined),
  };
}
