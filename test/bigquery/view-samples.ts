import type { BigQueryMaterializedViewOptions } from '../../src/bigquery/materialized-view-options';
import { materializedViewSpec } from '../../src/bigquery/materialized-view-spec';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import type { TableSpec } from '../../src/bigquery/table-spec';
import { messagesOf } from './messages';
import { DATASET, PATH, table } from './samples';

export const QUERY =
  'SELECT user_id, order_time, COUNT(*) AS n FROM `acme-data.raw.orders` GROUP BY user_id, order_time';
export const by = (name: string, granularity = BigQueryGranularity.DAY) =>
  BigQueryPartitioning.byTimeColumn(name, granularity);
export const BASE = table({ partitioning: by('order_time') });

export type Options = Partial<BigQueryMaterializedViewOptions>;
export const spec = (options: Options = {}, tables: TableSpec[] = [BASE]) =>
  materializedViewSpec(PATH, {
    dataset: DATASET,
    tables,
    deletionProtection: true,
    materializedViews: [{ ...DATASET, tableId: 'daily' }],
    options: { viewId: 'by_user', query: QUERY, ...options },
  });
export const messages = (options: Options, tables?: TableSpec[]): string[] => messagesOf(() => spec(options, tables));
