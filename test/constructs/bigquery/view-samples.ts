import {
  BigQueryMaterializedView,
  type BigQueryMaterializedViewProps,
  type BigQueryTableFromSchemaProps,
  type StreamingStack,
} from 'sluicegate';
import { dataset, orders } from './samples';

export const QUERY = 'SELECT user_id, SUM(amount) AS total FROM `acme-data.raw.orders` GROUP BY user_id';

export function view(
  stack: StreamingStack,
  props: Partial<BigQueryMaterializedViewProps> = {},
  table: Partial<BigQueryTableFromSchemaProps> = {},
): BigQueryMaterializedView {
  const within = dataset(stack);
  orders(stack, table, within);
  return new BigQueryMaterializedView(stack, 'ByUser', { dataset: within, viewId: 'by_user', query: QUERY, ...props });
}
