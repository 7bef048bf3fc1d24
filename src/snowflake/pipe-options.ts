import type { SnowflakeType } from './column-type';

/**
 * How rows reach the table.
 *
 * @see https://docs.snowflake.com/en/user-guide/snowpipe-streaming/data-load-snowpipe-streaming-overview
 */
export enum SnowpipeStreamingArchitecture {
  /** Clients open channels on a pipe, which can transform and cluster; up to 10 GB/s per table. */
  HIGH_PERFORMANCE = 'HIGH_PERFORMANCE',
  /** Clients open channels on the table itself; there is no pipe. */
  CLASSIC = 'CLASSIC',
}

/** How the fields of a row find their columns by name. */
export enum SnowpipeColumnMatch {
  CASE_SENSITIVE = 'CASE_SENSITIVE',
  CASE_INSENSITIVE = 'CASE_INSENSITIVE',
}

/** Where the value of one column comes from: exactly one of `sourceField` and `expression`. */
export interface SnowpipeColumn {
  /** A column of the table. */
  readonly columnName: string;
  /**
   * A field of the row, nested ones with dots: `customer.address.city`. Keys keep their case.
   * @default - see expression
   */
  readonly sourceField?: string;
  /**
   * An SQL expression over `$1`, the row, for instance `UPPER($1:country::VARCHAR)`. Its type is not checked.
   * @default - see sourceField
   */
  readonly expression?: string;
  /**
   * The type that the field is cast to before it is inserted.
   * @default - the type of the column
   */
  readonly castTo?: SnowflakeType;
}

/**
 * How a stream of rows is loaded into a table.
 *
 * @see https://docs.snowflake.com/en/user-guide/snowpipe-streaming/snowpipe-streaming-high-performance-overview
 */
export interface SnowpipeStreamingPipeOptions {
  /** @default SnowpipeStreamingArchitecture.HIGH_PERFORMANCE */
  readonly architecture?: SnowpipeStreamingArchitecture;
  /**
   * The name of a pipe of your own, in the schema of the table. Needed for everything below but `ignoredFields`.
   * @default - the table's default pipe `<TABLE>-STREAMING`, which Snowflake creates when the first channel is opened; it
   * matches columns by name and cannot be changed
   */
  readonly pipeName?: string;
  /**
   * Column by column; columns that are not listed get their default or NULL. Not together with `matchByColumnName`.
   * @default - every column from its field where the source's schema is known, else matched by name
   */
  readonly columns?: SnowpipeColumn[];
  /**
   * Each field goes to the column of its name. Not for tables with DEFAULT or identity columns: NULL would be written there.
   * @default - columns are mapped one by one
   */
  readonly matchByColumnName?: SnowpipeColumnMatch;
  /**
   * Sorts rows by the table's clustering key while they arrive.
   * @default false
   */
  readonly clusterAtIngestTime?: boolean;
  /**
   * Fields of the source that are dropped on purpose. Any other field without a column is an error.
   * @default - none
   */
  readonly ignoredFields?: string[];
  /** @default - no comment */
  readonly comment?: string;
}
