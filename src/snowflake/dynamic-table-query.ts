import type { Failure } from '../core/failure';
import { readSelectBody, selectBodyFailures, selectBodyWarnings } from '../sql/select-body';
import { SqlCatalog, type KnownTable } from '../sql/sql-catalog';
import type { DynamicTableSpec } from './dynamic-table-spec';
import { sqlName } from './identifier';
import type { TableSpec } from './table-spec';
import type { Warning } from '../core/warning';

/** What the query of a dynamic table says about the tables of the app. */
export interface QueryFindings {
  readonly failures: Failure[];
  readonly warnings: Warning[];
  /** Addresses of what it reads, known or not: the edges of the graph. */
  readonly inputs: (readonly string[])[];
}

/** A table as the reader of queries knows it. With schema evolution it may have other columns. */
export function knownTable(spec: TableSpec): KnownTable {
  return {
    address: [spec.database, spec.schema, spec.name],
    columns: spec.columns.map(({ name }) => name),
    isOpen: spec.schemaEvolution,
  };
}

/** A dynamic table as the reader of queries knows it: its columns are those of a query that is not computed. */
export function knownDynamicTable(spec: DynamicTableSpec): KnownTable {
  return { address: [spec.database, spec.schema, spec.name], columns: [], isOpen: true };
}

/**
 * Names without a path mean what the session that creates the table makes of them, so there is no default path. What is not
 * known in a complete schema does not exist.
 */
export function snowflakeCatalog(
  tables: readonly KnownTable[],
  completeSchemas: readonly (readonly [string, string])[] = [],
): SqlCatalog {
  return new SqlCatalog({ dialect: 'snowflake', tables, completeSchemas });
}

/** Reads the query of a dynamic table. Loads the parser, so call it only where there is a query. */
export function dynamicTableQuery(path: string, spec: DynamicTableSpec, catalog: SqlCatalog): QueryFindings {
  const body = readSelectBody(spec.query, catalog);
  const unqualified = body.tables.filter((table) => table.path.length < 3);
  return {
    failures: selectBodyFailures(path, 'query', body),
    warnings: [
      ...selectBodyWarnings(body).map((text) => ({
        rule: 'snowflake.dynamic-table.query-reference',
        property: 'query',
        text,
      })),
      ...unqualified.map(({ line, column, path: written, table }) => ({
        rule: 'snowflake.dynamic-table.query-unqualified',
        property: 'query',
        text: `line ${line}, column ${column}: ${sqlName(written)} is not fully qualified, so the session that creates the table decides what it means; write ${
          table === undefined ? 'DATABASE.SCHEMA.TABLE' : sqlName(table.address)
        }`,
      })),
    ],
    inputs: body.tables.map(({ address }) => address),
  };
}
