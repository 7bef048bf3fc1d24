import type { KnownTable, SqlCatalog } from './sql-catalog';

/** Something that FROM names. Without a table nothing is known of its columns. */
export interface Source {
  /** The alias, or the table's own name, comparable. */
  readonly key: string | undefined;
  readonly table: KnownTable | undefined;
}

/** What a part of a query can see: its own sources and names, then those around it. */
export interface Scope {
  readonly sources: Source[];
  /** Aliases of the select list, parameters of a lambda. */
  readonly names: ReadonlySet<string>;
  readonly parent: Scope | undefined;
}

/** What becomes of a column that is looked up. */
export type Lookup =
  | { readonly verdict: 'FOUND'; readonly table: KnownTable }
  | { readonly verdict: 'UNCERTAIN' }
  | { readonly verdict: 'NO_SUCH_QUALIFIER' }
  | { readonly verdict: 'MISSING'; readonly tables: readonly KnownTable[] };

const UNCERTAIN: Lookup = { verdict: 'UNCERTAIN' };

/** Columns that the warehouses add by themselves. */
const PSEUDO =
  /^(METADATA\$.*|_(PARTITIONTIME|PARTITIONDATE|TABLE_SUFFIX|FILE_NAME|CHANGE_TYPE|CHANGE_SEQUENCE_NUMBER|CHANGE_TIMESTAMP|ROW_TIMESTAMP))$/i;

/** Words that stand without quotes where a column could: units, weekdays, forms, functions without parentheses. */
const WORDS = new Set(
  `YEAR YEARS YY YYYY QUARTER QUARTERS MONTH MONTHS MON MM WEEK WEEKS DAY DAYS DD D HOUR HOURS HH MINUTE MINUTES MI SECOND
  SECONDS SS MILLISECOND MILLISECONDS MS MICROSECOND MICROSECONDS US NANOSECOND NANOSECONDS NS ISOWEEK ISOYEAR WEEKISO
  WEEKOFYEAR YEAROFWEEK YEAROFWEEKISO DAYOFWEEK DAYOFWEEKISO DAYOFYEAR DOW DOY EPOCH_SECOND EPOCH_MILLISECOND EPOCH DATE TIME
  TIMEZONE_HOUR TIMEZONE_MINUTE MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY NFC NFD NFKC NFKD BOTH LEADING
  TRAILING LEVEL CONNECT_BY_ISLEAF CONNECT_BY_ROOT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_DATETIME LOCALTIME
  LOCALTIMESTAMP SYSDATE SYSTIMESTAMP CURRENT_USER SESSION_USER TRUE FALSE NULL JSON GRID OFFSET ORDINAL`.split(/\s+/),
);

/** Looks a column up by its qualifier, an alias or the name of a table. */
export function lookUpQualified(catalog: SqlCatalog, scope: Scope, qualifier: string, column: string): Lookup {
  let mayBeElsewhere = false;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    // BigQuery: a STRUCT column may be called like an alias, and its field is meant then
    if (catalog.dialect === 'bigquery' && (at.names.has(qualifier) || hasColumn(catalog, at, qualifier)))
      return UNCERTAIN;
    const sources = at.sources.filter((source) => source.key === qualifier);
    const [source] = sources;
    if (source === undefined) {
      mayBeElsewhere ||= at.sources.some(({ key, table }) =>
        catalog.dialect === 'bigquery' ? isOpen(table) : key === undefined,
      );
      continue;
    }
    if (source.table === undefined || sources.length > 1) return UNCERTAIN;
    return inTable(catalog, source.table, column);
  }
  return mayBeElsewhere ? UNCERTAIN : { verdict: 'NO_SUCH_QUALIFIER' };
}

/** Looks a column up that has no qualifier. It is missing only where everything that could have it is known. */
export function lookUpUnqualified(catalog: SqlCatalog, scope: Scope, column: string): Lookup {
  const tables: KnownTable[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const holder = at.sources.find(({ table }) => table && catalog.hasColumn(table, column))?.table;
    if (holder !== undefined) return { verdict: 'FOUND', table: holder };
    if (at.names.has(column) || at.sources.some(({ key, table }) => key === column || isOpen(table))) return UNCERTAIN;
    tables.push(...at.sources.flatMap(({ table }) => (table ? [table] : [])));
  }
  if (tables.length === 0 || PSEUDO.test(column) || WORDS.has(column.toUpperCase())) return UNCERTAIN;
  return { verdict: 'MISSING', tables };
}

function inTable(catalog: SqlCatalog, table: KnownTable, column: string): Lookup {
  if (catalog.hasColumn(table, column)) return { verdict: 'FOUND', table };
  return isOpen(table) || PSEUDO.test(column) ? UNCERTAIN : { verdict: 'MISSING', tables: [table] };
}

function isOpen(table: KnownTable | undefined): boolean {
  return table === undefined || table.isOpen === true;
}

function hasColumn(catalog: SqlCatalog, scope: Scope, column: string): boolean {
  return scope.sources.some(({ table }) => table !== undefined && catalog.hasColumn(table, column));
}
