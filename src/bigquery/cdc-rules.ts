import type { Rule } from '../core/rule';
import type { Notice } from './notice';
import type { TableSpec } from './table-spec';

/** A table that takes changes has at most so many top-level columns. */
export const MAX_CDC_COLUMNS = 2_000;

// An apply job needs some minutes: below that, most queries merge the changes themselves.
const LOW_STALENESS_MS = 7 * 60_000;

/** What a table needs to take changes (UPSERT, DELETE). */
export const CDC_RULES: readonly Rule<TableSpec>[] = [
  {
    id: 'bigquery.cdc.primary-key',
    property: 'primaryKey',
    holds: ({ changeDataCapture, primaryKey }) => !changeDataCapture || primaryKey.length > 0,
    must: 'be given for a table that takes changes, which are applied by key',
    given: () => undefined,
    remedy: 'name the columns that tell a row from every other, or leave changeDataCapture out',
  },
  {
    id: 'bigquery.cdc.max-staleness',
    property: 'maxStaleness',
    holds: ({ changeDataCapture, maxStalenessMs }) => !changeDataCapture || maxStalenessMs !== undefined,
    must: 'be given for a table that takes changes, since it decides when they are merged',
    given: () => undefined,
    remedy: 'choose twice the 95th percentile of the apply jobs plus seven minutes, or 0 to merge at every query',
  },
  {
    id: 'bigquery.cdc.columns',
    property: 'columns',
    holds: ({ changeDataCapture, columns }) => !changeDataCapture || columns.length <= MAX_CDC_COLUMNS,
    must: `be at most ${MAX_CDC_COLUMNS} top-level columns for a table that takes changes`,
    given: ({ columns }) => columns.length,
    remedy: 'group columns in RECORDs, or split the table',
  },
];

/** What to look at in a table that takes changes. */
export function cdcNotices(path: string, table: TableSpec): Notice[] {
  if (!table.changeDataCapture) return [];
  const low = (table.maxStalenessMs ?? 0) < LOW_STALENESS_MS;
  return [
    ...(low
      ? [
          {
            path,
            property: 'maxStaleness',
            rule: 'bigquery.cdc.low-staleness',
            text:
              'is below seven minutes, so most queries merge changes when they run: slower and dearer, and the table can ' +
              'meanwhile not be copied, cloned, snapshotted or read by the Storage Read API; raise it if readers can wait',
          },
        ]
      : []),
    ...(low && table.requirePartitionFilter
      ? [
          {
            path,
            property: 'requirePartitionFilter',
            rule: 'bigquery.cdc.partition-filter',
            text: 'does not go with merging at query time; raise maxStaleness or leave the filter out',
          },
        ]
      : []),
    ...(clustersByKey(table)
      ? []
      : [
          {
            path,
            property: 'clusterBy',
            rule: 'bigquery.cdc.cluster',
            text: 'does not start with the primary key, by which changes are found; cluster by the key columns first',
          },
        ]),
  ];
}

function clustersByKey({ clusterBy, primaryKey }: TableSpec): boolean {
  const first = primaryKey.slice(0, clusterBy.length);
  return clusterBy.length > 0 && first.every((name, index) => name.toLowerCase() === clusterBy[index]?.toLowerCase());
}
