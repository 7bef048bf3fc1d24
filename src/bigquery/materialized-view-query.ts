import type { Failure } from '../core/failure';
import { didYouMean } from '../core/nearest';
import { tableName, type TableRef } from './identifier';
import type { MaterializedViewSpec } from './materialized-view-spec';
import type { Notice } from './notice';
import { QUERY_RESTRICTIONS, isWord } from './query-restrictions';
import {
  callsIn,
  closeOf,
  INCREMENTAL_AGGREGATES,
  OTHER_AGGREGATES,
  queryShape,
  type OutputColumn,
} from './query-shape';
import { meansTable, queryTables, selfJoin } from './query-tables';
import type { SqlToken } from './sql-tokens';

const NON_INCREMENTAL = 'leave it out, or set allowNonIncrementalDefinition with maxStaleness';

/** What BigQuery would refuse of the view's query. */
export function materializedViewQueryFailures(
  path: string,
  view: MaterializedViewSpec,
  otherViews: readonly TableRef[],
): Failure[] {
  const { tokens, problem, outputs } = queryShape(view.query);
  const fail = (rule: string, must: string, given: string, remedy: string, property = 'query'): Failure => ({
    path,
    property,
    rule: `bigquery.materialized-view.${rule}`,
    must,
    given,
    remedy,
  });
  if (problem !== undefined) {
    const given = problem.token === undefined ? problem.what : `${problem.what} ${place(problem.token)}`;
    return [
      fail(
        'statement',
        'be one SELECT statement without a semicolon',
        given,
        'write the SELECT alone, with closed quotes and parentheses',
      ),
    ];
  }
  const incremental = !view.allowNonIncrementalDefinition;
  const restricted = QUERY_RESTRICTIONS.filter(
    ({ refuses }) => refuses === 'ALL' || (incremental && refuses === 'INCREMENTAL'),
  );
  const tables = queryTables(tokens);
  return [
    ...restricted.flatMap(({ id, what, remedy, find }) => {
      const token = tokens[find(tokens)];
      return token === undefined ? [] : [fail(id, `have no ${what}`, `${token.text} ${place(token)}`, remedy)];
    }),
    ...(incremental ? aggregateFailures(tokens, fail) : []),
    ...[selfJoin(tables)].flatMap((table) =>
      table === undefined || !incremental
        ? []
        : [fail('self-join', 'not join a table to itself', `${table.name} ${place(table.token)}`, NON_INCREMENTAL)],
    ),
    ...tables.flatMap(({ name, token }) => {
      const other = otherViews.find((candidate) => meansTable(name, candidate));
      const given = `${name} ${place(token)}`;
      return other === undefined
        ? []
        : [fail('nested', `not read another materialized view, '${tableName(other)}'`, given, 'read its base tables')];
    }),
    ...outputFailures(view, outputs, fail),
  ];
}

/** What BigQuery has in preview, or takes although it rarely pays. */
export function materializedViewQueryNotices(path: string, view: MaterializedViewSpec): Notice[] {
  const { tokens, problem } = queryShape(view.query);
  if (problem !== undefined || view.allowNonIncrementalDefinition) return [];
  return QUERY_RESTRICTIONS.filter(({ refuses }) => refuses === 'NONE').flatMap(({ id, what, find }) => {
    const token = tokens[find(tokens)];
    const text = `has ${what}, which incremental materialized views have in preview only; without it, set allowNonIncrementalDefinition with maxStaleness`;
    return token === undefined ? [] : [{ path, property: 'query', rule: `bigquery.materialized-view.${id}`, text }];
  });
}

type Fail = (rule: string, must: string, given: string, remedy: string, property?: string) => Failure;

function aggregateFailures(tokens: readonly SqlToken[], fail: Fail): Failure[] {
  const calls = callsIn(tokens);
  const other = calls.find(({ name }) => OTHER_AGGREGATES.includes(name));
  const inside = calls.find(
    ({ name, index, open }) => INCREMENTAL_AGGREGATES.includes(name) && isPartOfExpression(tokens, index, open),
  );
  return [
    ...(other === undefined
      ? []
      : [
          fail(
            'aggregate',
            `have no aggregates but ${INCREMENTAL_AGGREGATES.join(', ')}`,
            `${other.name} ${place(tokens[other.index]!)}`,
            NON_INCREMENTAL,
          ),
        ]),
    ...(inside === undefined
      ? []
      : [
          fail(
            'aggregate-expression',
            'give each aggregate out as it is, without an expression around it',
            `${inside.name} ${place(tokens[inside.index]!)}`,
            'give the aggregates out one by one, and compute with them when reading',
          ),
        ]),
  ];
}

// Directly in the SELECT list an aggregate stands between SELECT or a comma and an alias, a comma or FROM.
function isPartOfExpression(tokens: readonly SqlToken[], index: number, open: number): boolean {
  const before = tokens[index - 1];
  const after = tokens[closeOf(tokens, open)];
  const startsItem = isWord(before, 'SELECT') || before?.text === ',';
  if (isWord(before, 'HAVING') || isWord(after, 'OVER')) return false;
  const endsItem =
    after === undefined || after.kind === 'word' || after.kind === 'quoted' || after.text === ',' || after.text === ')';
  return isInsideCall(tokens, index) || !startsItem || !endsItem;
}

function isInsideCall(tokens: readonly SqlToken[], index: number): boolean {
  return callsIn(tokens.slice(0, index)).some(({ open, name }) => {
    if (closeOf(tokens, open) <= index || ['IN', 'EXISTS', 'FROM', 'JOIN', 'AS', 'ARRAY', 'OVER'].includes(name))
      return false;
    return !isWord(tokens[open + 1], 'SELECT') && !isWord(tokens[open + 1], 'WITH');
  });
}

function outputFailures(
  { clusterBy, partitioning }: MaterializedViewSpec,
  outputs: readonly OutputColumn[] | undefined,
  fail: Fail,
): Failure[] {
  if (outputs === undefined) return [];
  const names = outputs.map(({ name }) => name);
  const find = (name: string): OutputColumn | undefined =>
    outputs.find((output) => output.name.toLowerCase() === name.toLowerCase());
  const uses = [
    ...clusterBy.map((name) => ({ property: 'clusterBy', rule: 'cluster', name })),
    ...(partitioning?.column === undefined
      ? []
      : [{ property: 'partitioning', rule: 'partition', name: partitioning.column }]),
  ];
  return uses.flatMap(({ property, rule, name }) => {
    const output = find(name);
    const given = `'${name}'`;
    if (output === undefined) {
      const hint = didYouMean(name, names) || `choose one of ${names.join(', ')}`;
      return [fail(`${rule}-unknown`, 'name columns that the query gives out', given, hint, property)];
    }
    if (!output.aggregate) return [];
    return [
      fail(`${rule}-aggregate`, 'name columns that are no aggregates', given, 'choose a column of GROUP BY', property),
    ];
  });
}

function place({ line, column }: SqlToken): string {
  return `at line ${line}, column ${column}`;
}
