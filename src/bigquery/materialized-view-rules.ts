import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import { isKnown } from '../core/tokens';
import { findColumn } from './column-spec';
import { DATASET_REF_RULES, MAX_DESCRIPTION } from './dataset-spec';
import { isFixed, isTableId, MAX_TABLE_ID_BYTES, tableName } from './identifier';
import { labelRules } from './labels';
import type { MaterializedViewSpec } from './materialized-view-spec';
import type { Notice } from './notice';
import { BigQueryPartitioningKind } from './partitioning';
import { isTimePartitioning } from './partitioning-spec';
import { MAX_CLUSTER_COLUMNS } from './table-rules';
import type { TableSpec } from './table-spec';

const SECOND = 1_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** What must hold of a view by itself, its query aside. */
export const MATERIALIZED_VIEW_RULES: readonly Rule<MaterializedViewSpec>[] = [
  ...DATASET_REF_RULES,
  {
    id: 'bigquery.materialized-view.view-id',
    property: 'viewId',
    holds: ({ tableId }) => isFixed(tableId) && isTableId(tableId),
    must: `be 1 to ${MAX_TABLE_ID_BYTES} bytes of letters, marks, numbers, connectors, dashes and blanks that are known at synthesis`,
    given: ({ tableId }) => (isFixed(tableId) ? tableId : 'a value that is known after apply'),
    remedy: 'choose another id, without dots, wildcards or partition decorators',
  },
  {
    id: 'bigquery.materialized-view.max-staleness',
    property: 'maxStaleness',
    holds: ({ maxStalenessMs: ms }) => ms === undefined || (ms >= 30 * MINUTE && ms <= 3 * DAY && ms % SECOND === 0),
    must: 'be 30 minutes to 3 days, in whole seconds',
    given: ({ maxStalenessMs: ms }) => `${ms} ms`,
    remedy: 'choose a time in between, or leave it out for answers that are never old',
  },
  {
    id: 'bigquery.materialized-view.non-incremental-staleness',
    property: 'maxStaleness',
    holds: ({ allowNonIncrementalDefinition, maxStalenessMs }) =>
      !allowNonIncrementalDefinition || maxStalenessMs !== undefined,
    must: 'be given with allowNonIncrementalDefinition, since such a view is only ever refreshed as a whole',
    given: () => undefined,
    remedy: 'say how old an answer may be, from 30 minutes to 3 days',
  },
  {
    id: 'bigquery.materialized-view.refresh-interval',
    property: 'refreshInterval',
    holds: ({ refreshIntervalMs: ms }) => ms >= MINUTE && ms <= 7 * DAY && ms % MINUTE === 0,
    must: 'be 1 minute to 7 days, in whole minutes',
    given: ({ refreshIntervalMs: ms }) => `${ms} ms`,
    remedy: 'choose a time in between',
  },
  {
    id: 'bigquery.materialized-view.cluster-count',
    property: 'clusterBy',
    holds: ({ clusterBy }) => clusterBy.length <= MAX_CLUSTER_COLUMNS,
    must: `be at most ${MAX_CLUSTER_COLUMNS} columns`,
    given: ({ clusterBy }) => `${clusterBy.length}`,
    remedy: 'keep the columns that are filtered most often, in that order',
  },
  {
    id: 'bigquery.materialized-view.partitioning-kind',
    property: 'partitioning',
    holds: ({ partitioning }) => partitioning?.kind !== BigQueryPartitioningKind.INGESTION_TIME,
    must: "be by a column that the query gives out: a view's rows have no ingestion time of their own",
    given: ({ partitioning }) => partitioning,
    remedy: 'give _PARTITIONTIME out under a name of its own and partition by that',
  },
  {
    id: 'bigquery.materialized-view.description',
    property: 'description',
    holds: ({ description }) => !isKnown(description) || description.length <= MAX_DESCRIPTION,
    must: `be at most ${MAX_DESCRIPTION} characters`,
    given: ({ description }) => `${description?.length} characters`,
    remedy: 'shorten it',
  },
  ...labelRules('bigquery.materialized-view'),
];

interface Based {
  readonly view: MaterializedViewSpec;
  readonly base: TableSpec;
}

const BASE_RULES: readonly Rule<Based>[] = [
  {
    id: 'bigquery.materialized-view.base-partitioned',
    property: 'partitioning',
    holds: ({ view, base }) => view.partitioning === undefined || base.partitioning !== undefined,
    must: ({ base }) => `be left out over table '${tableName(base)}', which is not partitioned`,
    given: ({ view }) => view.partitioning,
    remedy: 'partition the table, or cluster the view',
  },
  {
    id: 'bigquery.materialized-view.base-granularity',
    property: 'partitioning',
    holds: ({ view, base }) =>
      !isTimePartitioning(view.partitioning) ||
      !isTimePartitioning(base.partitioning) ||
      view.partitioning.granularity === base.partitioning.granularity,
    must: ({ base }) =>
      `have the granularity of table '${tableName(base)}', ${isTimePartitioning(base.partitioning) ? base.partitioning.granularity : ''}`,
    given: ({ view }) => (isTimePartitioning(view.partitioning) ? view.partitioning.granularity : undefined),
    remedy: 'take the same granularity',
  },
  {
    id: 'bigquery.materialized-view.base-column',
    property: 'partitioning',
    // An alias cannot be followed here; a name of the table that is not its partitioning column is wrong for sure.
    holds: ({ view: { partitioning }, base }) =>
      partitioning?.column === undefined ||
      base.partitioning?.column === undefined ||
      partitioning.column.toLowerCase() === base.partitioning.column.toLowerCase() ||
      findColumn(base.columns, partitioning.column) === undefined,
    must: ({ base }) => `be by the partitioning column of table '${tableName(base)}', ${base.partitioning?.column}`,
    given: ({ view }) => view.partitioning?.column,
    remedy: 'give that column out and partition by it',
  },
];

/** Whether the view's partitions fit the table that it is based on: the first of the query. */
export function baseFailures(path: string, view: MaterializedViewSpec, bases: readonly TableSpec[]): Failure[] {
  return bases.slice(0, 1).flatMap((base) => failuresIn(path, { view, base }, BASE_RULES));
}

/** What to look at in a view over its base tables. */
export function baseNotices(path: string, view: MaterializedViewSpec, bases: readonly TableSpec[]): Notice[] {
  const note = (property: string, rule: string, text: string): Notice => ({
    path,
    property,
    rule: `bigquery.materialized-view.${rule}`,
    text,
  });
  return bases.flatMap((base) => [
    ...(base.partitionExpirationMs !== undefined && view.partitioning === undefined
      ? [
          note(
            'partitioning',
            'expiring-base',
            `is missing while partitions of '${tableName(base)}' expire: each expiry makes the whole view invalid; partition it like the table`,
          ),
        ]
      : []),
    ...(base.changeDataCapture && (view.maxStalenessMs ?? 0) < 2 * (base.maxStalenessMs ?? 0)
      ? [
          note(
            'maxStaleness',
            'cdc-base',
            `is less than twice that of '${tableName(base)}', which takes changes: most queries will not find the view fresh enough`,
          ),
        ]
      : []),
    ...(view.refreshIntervalMs > 3 * DAY || !view.enableRefresh
      ? [
          note(
            'refreshInterval',
            'streaming-base',
            `leaves more than 3 days between refreshes, beyond which BigQuery forgets what was streamed into '${tableName(base)}'; refresh at least every 3 days`,
          ),
        ]
      : []),
  ]);
}
