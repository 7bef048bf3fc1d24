import { pathSegment } from '../bundle/artifact-path';
import type { DatasetRef, TableRef } from './identifier';

/** The folder of everything about BigQuery. */
export const FOLDER = 'bigquery';

/** `bigquery/raw/create-dataset.sql`. */
export function datasetPath({ datasetId }: DatasetRef, file: string): string {
  return `${FOLDER}/${pathSegment(datasetId)}/${file}`;
}

/** `bigquery/raw/orders.schema.json`: all files of a table side by side. */
export function tablePath(table: TableRef, suffix: string): string {
  return datasetPath(table, tableFile(table, suffix));
}

/** `orders.schema.json`. */
export function tableFile({ tableId }: TableRef, suffix: string): string {
  return `${pathSegment(tableId)}.${suffix}`;
}
