import { Duration } from '../core/duration';
import { failuresIn, type Rule } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { hasToken } from '../core/tokens';
import { DynamicTableInitialize, DynamicTableRefreshMode, type DynamicTableOptions } from './dynamic-table-options';
import { storedName } from './identifier';
import { incrementalObstacles } from './incremental-obstacles';
import { nameFailures } from './name-failures';
import { sqlTokens } from './sql-tokens';
import type { TargetLag } from './target-lag';
import type { Warning } from '../core/warning';

/** A dynamic table after defaults and checks; every name as Snowflake stores it. */
export interface DynamicTableSpec {
  readonly database: string;
  readonly schema: string;
  readonly name: string;
  readonly warehouse: string;
  readonly query: string;
  readonly targetLag: TargetLag;
  readonly refreshMode: DynamicTableRefreshMode;
  readonly initialize: DynamicTableInitialize;
  readonly comment?: string;
  readonly warnings: Warning[];
}

const LEAST_LAG = Duration.minutes(1);

const RULES: readonly Rule<DynamicTableOptions>[] = [
  {
    id: 'snowflake.dynamic-table.target-lag',
    property: 'targetLag',
    holds: ({ targetLag: { duration } }) =>
      duration === undefined ||
      (!duration.isUnlimited() &&
        duration.toMilliseconds() >= LEAST_LAG.toMilliseconds() &&
        duration.toMilliseconds() % 1_000 === 0),
    must: 'be whole seconds, at least 1 minute, or downstream',
    given: ({ targetLag }) => targetLag,
    remedy: 'use TargetLag.of(Duration.minutes(1)) or longer; for seconds of latency query the source itself',
  },
  {
    id: 'snowflake.dynamic-table.query-known',
    property: 'query',
    holds: ({ query }) => !hasToken(query),
    must: 'be known at synthesis',
    given: () => 'a value that is only known after apply',
    remedy: 'write names into the text: references are found in it',
  },
  {
    id: 'snowflake.dynamic-table.query',
    property: 'query',
    holds: ({ query }) => hasToken(query) || isOneSelect(query),
    must: 'be one SELECT, with or without WITH',
    given: ({ query }) => query,
    remedy: 'give only what stands after AS; statements belong elsewhere',
  },
];

/** The dynamic table that the options describe, or one error with everything that is wrong with it. */
export function dynamicTableSpec(
  path: string,
  databaseName: string,
  warehouseName: string,
  options: DynamicTableOptions,
): DynamicTableSpec {
  throwIfAny([
    ...nameFailures(path, 'databaseName', databaseName),
    ...nameFailures(path, 'schemaName', options.schemaName),
    ...nameFailures(path, 'dynamicTableName', options.dynamicTableName, 'table'),
    ...nameFailures(path, 'warehouseName', warehouseName),
    ...failuresIn(path, options, RULES),
  ]);
  const query = options.query.trim().replace(/;\s*$/, '').trimEnd();
  const refreshMode = options.refreshMode ?? DynamicTableRefreshMode.AUTO;
  return {
    database: storedName(databaseName),
    schema: storedName(options.schemaName),
    name: storedName(options.dynamicTableName),
    warehouse: storedName(warehouseName),
    query,
    targetLag: options.targetLag,
    refreshMode,
    initialize: options.initialize ?? DynamicTableInitialize.ON_CREATE,
    ...(options.comment !== undefined && { comment: options.comment }),
    warnings: incrementalWarnings(query, refreshMode),
  };
}

function isOneSelect(query: string): boolean {
  const tokens = sqlTokens(query.trim().replace(/;\s*$/, ''));
  const first = tokens.find((token) => token.text !== '(')?.text.toUpperCase();
  return (first === 'SELECT' || first === 'WITH') && !tokens.some((token) => token.text === ';');
}

function incrementalWarnings(query: string, refreshMode: DynamicTableRefreshMode): Warning[] {
  const isFull = refreshMode === DynamicTableRefreshMode.FULL;
  const outcome =
    refreshMode === DynamicTableRefreshMode.INCREMENTAL
      ? 'creation will be refused; use DynamicTableRefreshMode.FULL or rewrite it'
      : 'Snowflake will choose FULL, which reads everything at each refresh; say DynamicTableRefreshMode.FULL if that is meant';
  return incrementalObstacles(query)
    .filter(({ inEveryMode }) => inEveryMode || !isFull)
    .map(({ construct, why, inEveryMode }) => ({
      rule: 'snowflake.dynamic-table.incremental',
      property: 'query',
      text: `${construct} ${why}: ${inEveryMode ? 'creation will be refused in every refresh mode; rewrite it' : outcome}`,
    }));
}
