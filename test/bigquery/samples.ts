import { BigQueryMode, type BigQueryColumn } from '../../src/bigquery/column-options';
import { BigQueryType } from '../../src/bigquery/column-type';
import type { BigQueryTableOptions } from '../../src/bigquery/table-options';
import { tableSpec, type TableSpec } from '../../src/bigquery/table-spec';

/** What several tests start from. */
export const PATH = 'orders/Bq';
export const DATASET = { projectId: 'acme-data', datasetId: 'raw' };

export function column(
  name: string,
  columnType: BigQueryType = BigQueryType.string(),
  mode: BigQueryMode = BigQueryMode.NULLABLE,
  more: Partial<BigQueryColumn> = {},
): BigQueryColumn {
  return { name, columnType, mode, ...more };
}

export const ORDER_COLUMNS: BigQueryColumn[] = [
  column('order_id', BigQueryType.string(), BigQueryMode.REQUIRED),
  column('user_id'),
  column('amount', BigQueryType.numericOf(18, 2)),
  column('order_time', BigQueryType.timestamp()),
  column('day', BigQueryType.date()),
  column('local', BigQueryType.datetime()),
  column('quantity', BigQueryType.int64()),
  column('document', BigQueryType.json()),
  column('tags', BigQueryType.string(), BigQueryMode.REPEATED),
];

/** A table `acme-data.raw.orders`. */
export function table(
  options: Partial<BigQueryTableOptions> = {},
  columns: readonly BigQueryColumn[] = ORDER_COLUMNS,
): TableSpec {
  return tableSpec(PATH, {
    dataset: DATASET,
    options: { tableId: 'orders', ...options },
    columns,
    deletionProtection: true,
  });
}
