import { lookUpQualified, lookUpUnqualified, type Lookup, type Scope } from './query-scope';
import type { KnownTable, SqlCatalog } from './sql-catalog';
import { fieldsOf, nameOf, nodeOf, type Fields, type TreeName } from './syntax-tree';

/** A table in the text. */
export interface TableUse {
  /** As the dialect stores the names, as many as were written. */
  readonly path: readonly string[];
  readonly start: number;
  readonly table: KnownTable | undefined;
}

/** A column in the text, with what is known of it. */
export interface ColumnUse {
  readonly qualifier: TreeName | undefined;
  readonly column: TreeName;
  readonly lookup: Lookup;
}

/** Everything that a query refers to. */
export interface References {
  readonly tables: TableUse[];
  readonly columns: ColumnUse[];
}

/** The path of a table node: BigQuery allows dots inside back-quotes. */
export function tablePath(catalog: SqlCatalog, table: Fields): { path: string[]; name: TreeName } | undefined {
  const names = ['catalog', 'schema', 'name'].flatMap((key) => nameOf(table, key) ?? []);
  const name = names[names.length - 1];
  if (name === undefined || fieldsOf(table, 'identifier_func')) return undefined;
  const stored = names.map((part) => catalog.tableKey(part));
  const path = catalog.dialect === 'bigquery' ? stored.flatMap((part) => part.split('.')) : stored;
  return { path, name };
}

/** Looks up a `column` node. */
export function columnUse(catalog: SqlCatalog, scope: Scope, fields: Fields): ColumnUse | undefined {
  const column = nameOf(fields, 'name');
  if (column === undefined) return undefined;
  const qualifier = nameOf(fields, 'table');
  const key = catalog.columnKey(column);
  const lookup =
    qualifier === undefined
      ? lookUpUnqualified(catalog, scope, key)
      : lookUpQualified(catalog, scope, catalog.columnKey(qualifier), key);
  return { qualifier, column, lookup };
}

/**
 * Looks up the start of a chain of dots. `alias.column.field` is a column of the alias; anything else, such as
 * `schema.table.column`, is left alone.
 */
export function chainUse(catalog: SqlCatalog, scope: Scope, fields: Fields): ColumnUse | undefined {
  const first = nodeOf(fields['this']);
  if (first?.[0] === 'dot') return chainUse(catalog, scope, first[1]);
  if (first?.[0] !== 'column') return undefined;
  const use = columnUse(catalog, scope, first[1]);
  return use?.lookup.verdict === 'NO_SUCH_QUALIFIER' ? undefined : use;
}
