import { BigQueryMode } from './column-options';
import { tableReference, type TableRef } from './identifier';
import { intervalExpression, intervalText } from './interval';
import type { MaterializedViewSpec } from './materialized-view-spec';
import { partitionExpression } from './partitioning-spec';
import { kmsKey, nonEmpty, partitioningArguments } from './table-arguments';
import { labels, names, optionsClause, text } from './table-ddl';

const MINUTE = 60_000;

/** `CREATE MATERIALIZED VIEW IF NOT EXISTS …;` */
export function materializedViewDdl(view: MaterializedViewSpec): string {
  const { partitioning, partitionColumnType: type } = view;
  const columns =
    partitioning?.column === undefined ? [] : [{ name: partitioning.column, type, mode: BigQueryMode.NULLABLE }];
  const partition = partitioning && `\nPARTITION BY ${partitionExpression(partitioning, columns)}`;
  const cluster = view.clusterBy.length > 0 ? `\nCLUSTER BY ${names(view.clusterBy)}` : '';
  const options = optionsClause([
    ['enable_refresh', view.enableRefresh ? 'TRUE' : 'FALSE'],
    ['refresh_interval_minutes', view.enableRefresh ? String(view.refreshIntervalMs / MINUTE) : undefined],
    ['max_staleness', view.maxStalenessMs === undefined ? undefined : intervalExpression(view.maxStalenessMs)],
    ['allow_non_incremental_definition', view.allowNonIncrementalDefinition ? 'TRUE' : undefined],
    ['kms_key_name', text(view.kmsKeyName)],
    ['friendly_name', text(view.friendlyName)],
    ['description', text(view.description)],
    ['labels', labels(view.labels)],
  ]);
  const head = `CREATE MATERIALIZED VIEW IF NOT EXISTS ${tableReference(view)}`;
  // A comment at the query's end must not swallow the semicolon.
  return `${head}${partition ?? ''}${cluster}${options}\nAS\n${view.query.trim()}\n;\n`;
}

/** `DROP MATERIALIZED VIEW IF EXISTS …;` */
export function dropMaterializedViewDdl(view: TableRef): string {
  return `DROP MATERIALIZED VIEW IF EXISTS ${tableReference(view)};\n`;
}

/** The arguments of `google_bigquery_table` for a materialized view. */
export function materializedViewArguments(view: MaterializedViewSpec) {
  return {
    project: view.projectId,
    datasetId: view.datasetId,
    tableId: view.tableId,
    materializedView: {
      query: view.query,
      enableRefresh: view.enableRefresh,
      refreshIntervalMs: view.refreshIntervalMs,
      allowNonIncrementalDefinition: view.allowNonIncrementalDefinition || undefined,
    },
    ...partitioningArguments(view.partitioning, undefined),
    clustering: view.clusterBy.length > 0 ? [...view.clusterBy] : undefined,
    maxStaleness: view.maxStalenessMs === undefined ? undefined : intervalText(view.maxStalenessMs),
    encryptionConfiguration: kmsKey(view.kmsKeyName),
    friendlyName: view.friendlyName,
    description: view.description,
    labels: nonEmpty(view.labels),
    deletionProtection: view.deletionProtection,
  };
}
