import type { Duration } from '../core/duration';

/**
 * A database.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-database
 */
export interface SnowflakeDatabaseOptions {
  /** Stored in upper case unless in double quotes. */
  readonly databaseName: string;
  /**
   * How long earlier states of its objects can be queried: whole days, 0 to 90; above 1 the account must be Enterprise
   * Edition, and a transient database has at most 1.
   * @default - as the account has it
   */
  readonly dataRetention?: Duration;
  /**
   * Whether it has no fail-safe. A change replaces it.
   * @default false
   */
  readonly transient?: boolean;
  /** @default - no comment */
  readonly comment?: string;
}

/**
 * A schema of a database.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-schema
 */
export interface SnowflakeSchemaOptions {
  /** Stored in upper case unless in double quotes. */
  readonly schemaName: string;
  /**
   * Whether only the owner of the schema grants privileges on what is in it.
   * @default true
   */
  readonly managedAccess?: boolean;
  /**
   * Whole days, 0 to 90; a transient schema has at most 1.
   * @default - as the database has it
   */
  readonly dataRetention?: Duration;
  /**
   * Whether it has no fail-safe. A change replaces it.
   * @default false
   */
  readonly transient?: boolean;
  /** @default - no comment */
  readonly comment?: string;
}
