import type { Failure } from '../core/failure';
import { didYouMean } from '../core/nearest';
import { parseSql } from './polyglot';
import type { ColumnUse, TableUse } from './reference-collector';
import { SelectWalker } from './select-walker';
import type { KnownTable, SqlCatalog, SqlDialect } from './sql-catalog';
import { positionOf } from './syntax-tree';

/** Something about a reference in a SELECT body. */
export interface SqlFinding {
  /** ERROR: it certainly does not exist. WARNING: it looks wrong. NOTE: it could not be checked. */
  readonly severity: 'ERROR' | 'WARNING' | 'NOTE';
  readonly rule: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, in lower case. */
  readonly text: string;
  readonly remedy: string;
}

/** A table that the body reads. */
export interface SqlTableReference {
  /** The full address where it is known, else the path as written. */
  readonly address: readonly string[];
  /** As written, with names as the dialect stores them. */
  readonly path: readonly string[];
  readonly table: KnownTable | undefined;
  readonly line: number;
  readonly column: number;
}

/** What a SELECT body refers to, and what is wrong with that. */
export interface SelectBody {
  /** Whether the parser understood it; nothing was checked otherwise. */
  readonly isParsed: boolean;
  /** In the order of the text; common table expressions and functions are none. */
  readonly tables: readonly SqlTableReference[];
  readonly findings: readonly SqlFinding[];
}

/** Reads one SELECT. A reference is an error only if nothing outside what is known could make it right. */
export function readSelectBody(sql: string, catalog: SqlCatalog): SelectBody {
  const outcome = parseSql(sql, catalog.dialect);
  const statements: readonly unknown[] = Array.isArray(outcome.ast) ? outcome.ast : [];
  if (!outcome.success || statements.length !== 1) return unparsed(outcome.error ?? 'it is not one statement');
  const walker = new SelectWalker(catalog);
  walker.walkQuery(statements[0]);
  const { tables, columns } = walker.references;
  const findings = [
    ...tables.flatMap((use) => tableFindings(sql, catalog, use)),
    ...columns.flatMap((use) => columnFindings(sql, use)),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    isParsed: true,
    tables: tables.map((use) => ({
      address: use.table?.address ?? catalog.addressOf(use.path),
      path: use.path,
      table: use.table,
      ...positionOf(sql, use.start),
    })),
    findings,
  };
}

/** The errors among the findings, as failures of the construct's property. */
export function selectBodyFailures(path: string, property: string, body: SelectBody): Failure[] {
  return body.findings
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ rule, line, column, text, remedy }) => ({
      path,
      property,
      rule,
      must: `refer to what exists: line ${line}, column ${column}: ${text}`,
      remedy,
    }));
}

/** Warnings and notes, a line each. */
export function selectBodyWarnings(body: SelectBody): string[] {
  return body.findings
    .filter(({ severity }) => severity !== 'ERROR')
    .map(({ line, column, text, remedy }) => `line ${line}, column ${column}: ${text}; ${remedy}`);
}

function unparsed(error: string): SelectBody {
  const text = `the parser does not understand the query, so its tables and columns are not checked (${error})`;
  const remedy = 'nothing to do if the warehouse accepts it';
  return {
    isParsed: false,
    tables: [],
    findings: [{ severity: 'NOTE', rule: 'sql.not-parsed', line: 1, column: 1, text, remedy }],
  };
}

function tableFindings(sql: string, catalog: SqlCatalog, use: TableUse): SqlFinding[] {
  const name = use.path[use.path.length - 1] ?? '';
  if (use.table !== undefined || isPattern(catalog, name)) return [];
  const neighbours = catalog.neighbours(use.path);
  const suggestion = didYouMean(name, neighbours);
  const isError = catalog.isComplete(use.path);
  if (!isError && suggestion === '') return [];
  const schema = catalog.addressOf(use.path).slice(0, 2).join('.');
  return [
    {
      severity: isError ? 'ERROR' : 'WARNING',
      rule: 'sql.unknown-table',
      ...positionOf(sql, use.start),
      text: isError
        ? `there is no table '${name}' in ${schema}, which this stack makes with ${listed(neighbours)}`
        : `table '${use.path.join('.')}' is not one of this app`,
      remedy: isError
        ? `${suggestion === '' ? '' : `${suggestion} `}if something else makes it, declare it with ${IMPORT[catalog.dialect]}`
        : suggestion,
    },
  ];
}

const IMPORT: Record<SqlDialect, string> = {
  snowflake: 'SnowflakeTable.fromTableName(…)',
  bigquery: 'BigQueryTable.fromTableName(…)',
};

/** BigQuery: `events_*` is every table whose name starts so, `events$20260101` a part of one. */
function isPattern({ dialect }: SqlCatalog, name: string): boolean {
  return name.endsWith('*') || (dialect === 'bigquery' && /[$@]/.test(name));
}

const LISTED = 8;

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'nothing in it';
  const more = names.length - LISTED;
  return `${names.slice(0, LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''} in it`;
}

function columnFindings(sql: string, { column, qualifier, lookup }: ColumnUse): SqlFinding[] {
  const at = positionOf(sql, (qualifier ?? column).start);
  if (lookup.verdict === 'NO_SUCH_QUALIFIER') {
    return [
      {
        severity: 'WARNING',
        rule: 'sql.unknown-qualifier',
        ...at,
        text: `'${qualifier?.name ?? ''}' of '${qualifier?.name ?? ''}.${column.name}' is neither a table nor an alias here`,
        remedy: 'check the name before the dot',
      },
    ];
  }
  if (lookup.verdict !== 'MISSING') return [];
  const tables = [...new Set(lookup.tables)];
  const columns = tables.flatMap((table) => table.columns);
  return [
    {
      severity: 'ERROR',
      rule: 'sql.unknown-column',
      ...at,
      text: `there is no column '${column.name}' in ${tables.map((table) => table.address.join('.')).join(' or ')}`,
      remedy: didYouMean(column.name, columns) || `the columns are ${columns.slice(0, 8).join(', ')}`,
    },
  ];
}
