/** How much time one partition holds. */
export enum BigQueryGranularity {
  /** Not for a DATE column. */
  HOUR = 'HOUR',
  DAY = 'DAY',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}

/** By what a table is cut into partitions. */
export enum BigQueryPartitioningKind {
  TIME_COLUMN = 'TIME_COLUMN',
  INGESTION_TIME = 'INGESTION_TIME',
  INTEGER_RANGE = 'INTEGER_RANGE',
}

/**
 * How a table is cut into partitions; it cannot be changed afterwards.
 *
 * @see https://cloud.google.com/bigquery/docs/partitioned-tables
 */
export class BigQueryPartitioning {
  /** By a top-level DATE, DATETIME or TIMESTAMP column; rows with NULL go to `__NULL__`. */
  public static byTimeColumn(column: string, granularity: BigQueryGranularity): BigQueryPartitioning {
    return new BigQueryPartitioning(BigQueryPartitioningKind.TIME_COLUMN, { column, granularity });
  }

  /** By the time at which BigQuery took the row in. */
  public static byIngestionTime(granularity: BigQueryGranularity): BigQueryPartitioning {
    return new BigQueryPartitioning(BigQueryPartitioningKind.INGESTION_TIME, { granularity });
  }

  /** By a top-level INT64 column, from `start` (inclusive) to `end` (exclusive), at most 10,000 partitions. */
  public static byIntegerRange(column: string, start: number, end: number, interval: number): BigQueryPartitioning {
    return new BigQueryPartitioning(BigQueryPartitioningKind.INTEGER_RANGE, { column, start, end, interval });
  }

  private constructor(
    public readonly kind: BigQueryPartitioningKind,
    private readonly details: Details,
  ) {}

  /** TIME_COLUMN and INTEGER_RANGE only. */
  public get column(): string | undefined {
    return this.details.column;
  }

  /** TIME_COLUMN and INGESTION_TIME only. */
  public get granularity(): BigQueryGranularity | undefined {
    return this.details.granularity;
  }

  /** INTEGER_RANGE only: the first value of the first partition. */
  public get start(): number | undefined {
    return this.details.start;
  }

  /** INTEGER_RANGE only: behind the last value of the last partition. */
  public get end(): number | undefined {
    return this.details.end;
  }

  /** INTEGER_RANGE only: the width of a partition. */
  public get interval(): number | undefined {
    return this.details.interval;
  }
}

interface Details {
  readonly column?: string;
  readonly granularity?: BigQueryGranularity;
  readonly start?: number;
  readonly end?: number;
  readonly interval?: number;
}
