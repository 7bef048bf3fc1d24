import type { TargetLag } from './target-lag';

/** How a dynamic table is brought up to date. */
export enum DynamicTableRefreshMode {
  /** Snowflake decides once, when the table is created. */
  AUTO = 'AUTO',
  /** Only what changed; creation fails where the query does not allow it. */
  INCREMENTAL = 'INCREMENTAL',
  /** Everything, each time. */
  FULL = 'FULL',
}

/** When a dynamic table gets its first rows. */
export enum DynamicTableInitialize {
  /** While it is created, which lasts as long as the query. */
  ON_CREATE = 'ON_CREATE',
  /** At the first scheduled refresh. */
  ON_SCHEDULE = 'ON_SCHEDULE',
}

/**
 * A table that Snowflake keeps equal to a query.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-dynamic-table
 */
export interface DynamicTableOptions {
  /** The schema that holds it; stored in upper case unless in double quotes. A change replaces the table. */
  readonly schemaName: string;
  /** Stored in upper case unless in double quotes. */
  readonly dynamicTableName: string;
  /** One SELECT, with or without WITH, without a final semicolon. A change replaces the table and its rows. */
  readonly query: string;
  /** At least one minute, or downstream. */
  readonly targetLag: TargetLag;
  /**
   * A change replaces the table.
   * @default DynamicTableRefreshMode.AUTO
   */
  readonly refreshMode?: DynamicTableRefreshMode;
  /**
   * A change replaces the table.
   * @default DynamicTableInitialize.ON_CREATE
   */
  readonly initialize?: DynamicTableInitialize;
  /** @default - no comment */
  readonly comment?: string;
}
