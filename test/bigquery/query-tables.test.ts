import { meansTable, queryTables, selfJoin } from '../../src/bigquery/query-tables';
import { sqlTokens } from '../../src/bigquery/sql-tokens';

const names = (sql: string): string[] => queryTables(sqlTokens(sql)).map(({ name }) => name);

test.each([
  ['SELECT 1 FROM `p-1.d.t`', ['p-1.d.t']],
  ['SELECT 1 FROM p-1.d.t AS x', ['p-1.d.t']],
  ['SELECT 1 FROM `p-1`.d.`t` x', ['p-1.d.t']],
  ['SELECT 1 FROM d.t JOIN d.u ON TRUE LEFT JOIN d.v USING (a)', ['d.t', 'd.u', 'd.v']],
  ['SELECT 1 FROM (SELECT 2 FROM d.t)', ['d.t']],
  ['SELECT EXTRACT(DAY FROM a.b) FROM d.t', ['d.t']],
  ['SELECT 1 FROM d.t WHERE a IS DISTINCT FROM b.c', ['d.t']],
  ['WITH x AS (SELECT 1 FROM d.t) SELECT 1 FROM x', ['d.t']],
  ['SELECT 1 FROM UNNEST([1])', []],
  ['SELECT 1', []],
])('%s reads %j', (sql, expected) => {
  expect(names(sql)).toEqual(expected);
});

test('a name means a table by as many parts as it has', () => {
  const table = { projectId: 'p', datasetId: 'd', tableId: 't' };
  expect(['p.d.t', 'd.t', 't', 'q.d.t', 'e.t'].map((name) => meansTable(name, table))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('only tables that are joined to each other make a self-join', () => {
  const of = (sql: string) => selfJoin(queryTables(sqlTokens(sql)))?.name;
  expect(of('SELECT 1 FROM d.t JOIN d.u USING (a) JOIN d.t USING (a)')).toBe('d.t');
  expect(of('SELECT 1 FROM d.t UNION ALL SELECT 2 FROM d.t')).toBeUndefined();
});
