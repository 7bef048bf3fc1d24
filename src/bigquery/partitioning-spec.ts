import { columnReference } from './identifier';
import { findColumn, type ColumnSpec } from './column-spec';
import { BigQueryTypeKind } from './column-type';
import { BigQueryGranularity, BigQueryPartitioningKind, type BigQueryPartitioning } from './partitioning';

/** Partitions by time: of a column, or of the row's arrival. */
export interface TimePartitioningSpec {
  readonly kind: BigQueryPartitioningKind.TIME_COLUMN | BigQueryPartitioningKind.INGESTION_TIME;
  /** Absent for arrival. */
  readonly column?: string;
  readonly granularity: BigQueryGranularity;
}

/** Partitions by ranges of an integer column. */
export interface RangePartitioningSpec {
  readonly kind: BigQueryPartitioningKind.INTEGER_RANGE;
  readonly column: string;
  readonly start: number;
  readonly end: number;
  readonly interval: number;
}

/** How a table is partitioned: plain values only. */
export type PartitioningSpec = TimePartitioningSpec | RangePartitioningSpec;

/** The plain values of a partitioning. */
export function partitioningSpec(partitioning: BigQueryPartitioning): PartitioningSpec {
  const { kind, column = '', granularity, start = 0, end = 0, interval = 0 } = partitioning;
  if (kind === BigQueryPartitioningKind.INTEGER_RANGE) return { kind, column, start, end, interval };
  return {
    kind,
    ...(kind === BigQueryPartitioningKind.TIME_COLUMN && { column }),
    granularity: granularity ?? BigQueryGranularity.DAY,
  };
}

/** Whether the partitions are of time, which can expire. */
export function isTimePartitioning(partitioning: PartitioningSpec | undefined): partitioning is TimePartitioningSpec {
  return partitioning !== undefined && partitioning.kind !== BigQueryPartitioningKind.INTEGER_RANGE;
}

/** What stands behind PARTITION BY. */
export function partitionExpression(partitioning: PartitioningSpec, columns: readonly ColumnSpec[]): string {
  if (partitioning.kind === BigQueryPartitioningKind.INTEGER_RANGE) {
    const { start, end, interval } = partitioning;
    return `RANGE_BUCKET(${columnReference(partitioning.column)}, GENERATE_ARRAY(${start}, ${end}, ${interval}))`;
  }
  const { column, granularity } = partitioning;
  if (column === undefined) {
    return granularity === BigQueryGranularity.DAY
      ? '_PARTITIONDATE'
      : `TIMESTAMP_TRUNC(_PARTITIONTIME, ${granularity})`;
  }
  const type = findColumn(columns, column)?.type;
  const name = columnReference(column);
  if (type === BigQueryTypeKind.DATE) {
    return granularity === BigQueryGranularity.DAY ? name : `DATE_TRUNC(${name}, ${granularity})`;
  }
  return `${type === BigQueryTypeKind.DATETIME ? 'DATETIME' : 'TIMESTAMP'}_TRUNC(${name}, ${granularity})`;
}
