import type { Duration } from '../core/duration';
import type { SnowflakeColumn } from './column-options';

/** What a table is like, wherever its columns come from. */
export interface SnowflakeTableSettings {
  /** The schema that holds it; stored in upper case unless in double quotes. */
  readonly schemaName: string;
  /**
   * Columns or expressions over columns, most selective last; Snowflake advises 3 or 4 at most. Not a VARIANT, OBJECT, ARRAY
   * or GEOGRAPHY column as a whole: a path into it with a cast is fine.
   * @default - not clustered
   */
  readonly clusterBy?: string[];
  /**
   * Whether changes are recorded, as streams and incremental dynamic tables need it. Snowflake turns it on by itself for a
   * dynamic table only if the creator of that owns the table.
   * @default false
   */
  readonly changeTracking?: boolean;
  /**
   * How long earlier states can be queried and a dropped table brought back: whole days, 0 to 90; above 1 the account must be
   * Enterprise Edition.
   * @default - as the schema has it
   */
  readonly dataRetention?: Duration;
  /**
   * Whether a load may add columns and drop NOT NULL. The role that ingests then needs EVOLVE SCHEMA, which the grants
   * contain. The provider's table cannot set it, so it is a statement of its own.
   * @default false
   */
  readonly schemaEvolution?: boolean;
  /**
   * Whether rows that a load refuses are kept in the table's error table. The provider's table cannot set it, so it is a
   * statement of its own.
   * @default false
   */
  readonly errorLogging?: boolean;
  /** @default - no comment */
  readonly comment?: string;
}

/**
 * A permanent table.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-table
 */
export interface SnowflakeTableOptions extends SnowflakeTableSettings {
  /** Stored in upper case unless in double quotes; unique in the schema. */
  readonly tableName: string;
  /** In order; at least one. */
  readonly columns: SnowflakeColumn[];
}
