/** Where an identifier stands: some words are only refused there. */
export type IdentifierPosition = 'object' | 'table' | 'column';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Refused everywhere without quotes. */
const EVERYWHERE = words(`
  ALL ALTER AND ANY AS BETWEEN BY CHECK COLUMN CONNECT CREATE CURRENT DELETE DISTINCT DROP ELSE EXISTS FOLLOWING FOR FROM
  GRANT GROUP HAVING ILIKE IN INCREMENT INSERT INTERSECT INTO IS LIKE MINUS NOT NULL OF ON OR ORDER QUALIFY REGEXP REVOKE
  RLIKE ROW ROWS SAMPLE SELECT SET SOME START TABLE TABLESAMPLE THEN TO TRIGGER UNION UNIQUE UPDATE VALUES WHENEVER WHERE WITH
`);

/** Refused as the name of a column, or not usable in an expression. */
const AS_COLUMN = words(`
  CASE CAST CONSTRAINT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER FALSE LOCALTIME LOCALTIMESTAMP TRUE TRY_CAST
  WHEN
`);

/** Refused as the name of a table, a view or an alias in FROM. */
const AS_TABLE = words('CROSS FULL INNER JOIN LATERAL LEFT NATURAL RIGHT USING');

/** Not usable in SHOW … IN without quotes; harmless elsewhere, but quoted when written. */
const IN_SHOW = words('ACCOUNT CONNECTION DATABASE GSCLUSTER ISSUE ORGANIZATION SCHEMA VIEW');

/** Not on the page, but Snowflake's own SQLAlchemy dialect quotes it. */
const BY_CLIENTS = words('COPY');

/**
 * Whether Snowflake refuses the word there without quotes.
 *
 * @see https://docs.snowflake.com/en/sql-reference/reserved-keywords
 */
export function isReserved(word: string, position: IdentifierPosition): boolean {
  return (
    EVERYWHERE.has(word) ||
    (position === 'column' && AS_COLUMN.has(word)) ||
    (position === 'table' && AS_TABLE.has(word))
  );
}

/** Whether the word has a meaning anywhere, so that it is better written in quotes. */
export function isKeyword(word: string): boolean {
  return EVERYWHERE.has(word) || AS_COLUMN.has(word) || AS_TABLE.has(word) || IN_SHOW.has(word) || BY_CLIENTS.has(word);
}
