import type { Duration } from '../core/duration';

/** How much computes; each step doubles credits an hour. */
export enum SnowflakeWarehouseSize {
  XSMALL = 'XSMALL',
  SMALL = 'SMALL',
  MEDIUM = 'MEDIUM',
  LARGE = 'LARGE',
  XLARGE = 'XLARGE',
  XXLARGE = 'XXLARGE',
  XXXLARGE = 'XXXLARGE',
  X4LARGE = 'X4LARGE',
  X5LARGE = 'X5LARGE',
  X6LARGE = 'X6LARGE',
}

/** When a multi-cluster warehouse starts another cluster. */
export enum SnowflakeScalingPolicy {
  /** At once, so that nothing queues. */
  STANDARD = 'STANDARD',
  /** Only when it would be busy for minutes. */
  ECONOMY = 'ECONOMY',
}

/**
 * A virtual warehouse: what costs by the second while it runs.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-warehouse
 */
export interface SnowflakeWarehouseOptions {
  /** Stored in upper case unless in double quotes. */
  readonly warehouseName: string;
  /** @default SnowflakeWarehouseSize.XSMALL */
  readonly size?: SnowflakeWarehouseSize;
  /**
   * How long it runs without work, in whole seconds; unlimited never suspends it. Starting costs a minute, so less than that
   * pays a second time.
   * @default Duration.minutes(1)
   */
  readonly autoSuspend?: Duration;
  /**
   * Whether a query starts it. Dynamic tables need it.
   * @default true
   */
  readonly autoResume?: boolean;
  /**
   * Whether it waits for its first query after creation.
   * @default true
   */
  readonly initiallySuspended?: boolean;
  /**
   * 1 to 10, Enterprise Edition above 1.
   * @default 1
   */
  readonly minClusters?: number;
  /**
   * At least `minClusters`, at most 10.
   * @default - as many as minClusters
   */
  readonly maxClusters?: number;
  /** @default - STANDARD, when there can be several clusters */
  readonly scalingPolicy?: SnowflakeScalingPolicy;
  /**
   * When a statement is cancelled: whole seconds up to 7 days.
   * @default - as the account has it, usually 2 days
   */
  readonly statementTimeout?: Duration;
  /**
   * When a statement that waits is cancelled: whole seconds.
   * @default - as the account has it, usually never
   */
  readonly queuedTimeout?: Duration;
  /**
   * The resource monitor that watches its credits.
   * @default - only the account's
   */
  readonly resourceMonitor?: string;
  /** @default - no comment */
  readonly comment?: string;
}
