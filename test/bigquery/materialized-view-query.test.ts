import { Duration } from '../../src/core/duration';
import { messages } from './view-samples';

const NON_INCREMENTAL = 'leave it out, or set allowNonIncrementalDefinition with maxStaleness';
const DROP = 'leave it out of the view and apply it when reading';

describe('queries', () => {
  test.each([
    [
      'window functions',
      'SELECT ROW_NUMBER() OVER (ORDER BY a) AS r FROM d.t',
      'have no window functions (OVER), got OVER at line 1, column 21',
      NON_INCREMENTAL,
    ],
    [
      'QUALIFY',
      'SELECT a FROM d.t WHERE TRUE\nQUALIFY b = 1',
      'have no QUALIFY, got QUALIFY at line 2, column 1',
      NON_INCREMENTAL,
    ],
    [
      'UNION DISTINCT',
      'SELECT a FROM d.t UNION DISTINCT SELECT b FROM d.u',
      'have no UNION DISTINCT, INTERSECT or EXCEPT, got UNION at line 1, column 19',
      NON_INCREMENTAL,
    ],
    [
      'FULL JOIN',
      'SELECT a FROM d.t FULL JOIN d.u USING (a)',
      'have no RIGHT and FULL OUTER JOIN, got FULL at line 1, column 19',
      NON_INCREMENTAL,
    ],
    [
      'RIGHT OUTER JOIN',
      'SELECT a FROM d.t RIGHT OUTER JOIN d.u USING (a)',
      'have no RIGHT and FULL OUTER JOIN, got RIGHT at line 1, column 19',
      NON_INCREMENTAL,
    ],
    [
      'HAVING',
      'SELECT a, COUNT(*) AS n FROM d.t GROUP BY a HAVING n > 1',
      'have no HAVING, got HAVING at line 1, column 45',
      NON_INCREMENTAL,
    ],
    [
      'LIMIT',
      'SELECT a FROM d.t LIMIT 5',
      'have no ORDER BY or LIMIT of the result, got LIMIT at line 1, column 19',
      DROP,
    ],
    [
      'ARRAY subqueries',
      'SELECT ARRAY(SELECT 1) AS a FROM d.t',
      'have no ARRAY(SELECT …), got ARRAY at line 1, column 8',
      NON_INCREMENTAL,
    ],
    [
      'RAND',
      'SELECT RAND() AS a FROM d.t',
      'have no RAND, GENERATE_UUID, SESSION_USER, CURRENT_DATE, CURRENT_DATETIME, CURRENT_TIME, CURRENT_TIMESTAMP, whose result changes by itself, got RAND at line 1, column 8',
      DROP,
    ],
    [
      'CURRENT_DATE without parentheses',
      'SELECT a FROM d.t WHERE b > current_date',
      'have no RAND, GENERATE_UUID, SESSION_USER, CURRENT_DATE, CURRENT_DATETIME, CURRENT_TIME, CURRENT_TIMESTAMP, whose result changes by itself, got current_date at line 1, column 29',
      DROP,
    ],
    [
      'TABLESAMPLE',
      'SELECT a FROM d.t TABLESAMPLE SYSTEM (1 PERCENT)',
      'have no TABLESAMPLE, got TABLESAMPLE at line 1, column 19',
      DROP,
    ],
    [
      'FOR SYSTEM_TIME',
      'SELECT a FROM d.t FOR SYSTEM_TIME AS OF b',
      'have no FOR SYSTEM_TIME AS OF, got FOR at line 1, column 19',
      DROP,
    ],
    [
      'ML functions',
      'SELECT ML.DISTANCE(a, b) AS d FROM d.t',
      'have no functions of ML and AI, got ML at line 1, column 8',
      'compute it into a table first',
    ],
    [
      'an aggregate that is not kept up',
      'SELECT STRING_AGG(a) AS s FROM d.t',
      'have no aggregates but ANY_VALUE, APPROX_COUNT_DISTINCT, ARRAY_AGG, AVG, BIT_AND, BIT_OR, BIT_XOR, COUNT, COUNTIF, HLL_COUNT.INIT, LOGICAL_AND, LOGICAL_OR, MAX, MAX_BY, MIN, MIN_BY, SUM, got STRING_AGG at line 1, column 8',
      NON_INCREMENTAL,
    ],
    [
      'an expression over an aggregate',
      'SELECT SUM(a) / 2 AS h FROM d.t',
      'give each aggregate out as it is, without an expression around it, got SUM at line 1, column 8',
      'give the aggregates out one by one, and compute with them when reading',
    ],
    [
      'a self-join',
      'SELECT x.a FROM d.t AS x JOIN d.t AS y ON x.a = y.b',
      'not join a table to itself, got d.t at line 1, column 31',
      NON_INCREMENTAL,
    ],
  ])('fails when an incremental view has %s, which another may have', (_, query, must, remedy) => {
    expect(messages({ query })).toEqual([`[orders/Bq] 'query' must ${must}; ${remedy}`]);
    expect(messages({ query, allowNonIncrementalDefinition: true, maxStaleness: Duration.hours(1) })).toEqual([]);
  });

  test.each([
    [
      'parameters',
      'SELECT a FROM d.t WHERE b = @p',
      'have no query parameters, got @p at line 1, column 29',
      'write the value',
    ],
    [
      'wildcard tables',
      'SELECT a FROM `d.events_*`',
      'have no wildcard tables, got d.events_* at line 1, column 15',
      'name the tables',
    ],
    [
      'another view',
      'SELECT a FROM raw.daily',
      "not read another materialized view, 'acme-data.raw.daily', got raw.daily at line 1, column 15",
      'read its base tables',
    ],
  ])('fails when any view has %s', (_, query, must, remedy) => {
    const message = `[orders/Bq] 'query' must ${must}; ${remedy}`;
    expect(messages({ query })).toEqual([message]);
    expect(messages({ query, allowNonIncrementalDefinition: true, maxStaleness: Duration.hours(1) })).toEqual([
      message,
    ]);
  });

  test.each([
    ['', 'nothing'],
    ['-- nothing', 'nothing'],
    ['DELETE FROM d.t WHERE TRUE', 'DELETE … at line 1, column 1'],
    ['SELECT a FROM d.t; SELECT b FROM d.t', 'a semicolon at line 1, column 18'],
    ["SELECT 'a FROM d.t", 'a quote that does not close at line 1, column 8'],
    ['SELECT (a FROM d.t', 'parentheses that do not match'],
  ])('fails when the query is %j', (query, given) => {
    expect(messages({ query })).toEqual([
      `[orders/Bq] 'query' must be one SELECT statement without a semicolon, got ${given}; write the SELECT alone, with closed quotes and parentheses`,
    ]);
  });

  test('all that is wrong comes at once', () => {
    const query = 'SELECT RAND() AS r, STDDEV(a) AS s FROM d.t ORDER BY r';
    expect(messages({ query, maxStaleness: Duration.minutes(1) })).toHaveLength(4);
  });

  test.each([
    ['strings and comments', "SELECT a, 'OVER ( RAND() UNION DISTINCT' AS s -- LIMIT 1\nFROM d.t /* @p */"],
    ['fields named like keywords', 'SELECT x.current_date, x.over, x.rand FROM d.t AS x'],
    ['an alias named like a function', 'SELECT a AS current_date FROM d.t'],
    ['LEFT as a function', 'SELECT LEFT(a, 2) AS p FROM d.t'],
    ['ORDER BY inside an aggregate', 'SELECT ARRAY_AGG(a ORDER BY b LIMIT 3) AS l FROM d.t'],
    ['HAVING inside an aggregate', 'SELECT ANY_VALUE(a HAVING MAX b) AS v FROM d.t'],
    ['EXCEPT of columns', 'SELECT * EXCEPT (a) FROM d.t'],
    ['a subquery in FROM', 'SELECT a, SUM(b) AS s FROM (SELECT a, b FROM d.t) GROUP BY a'],
    ['the same CTE twice', 'WITH x AS (SELECT a FROM d.t) SELECT p.a FROM x AS p JOIN x AS q USING (a)'],
    [
      'aggregates over expressions',
      'SELECT a, SUM(IF(b > 1, c, 0)) AS s, COUNT(DISTINCT LOWER(a)) AS n FROM d.t GROUP BY a',
    ],
    ['an aggregate without AS', 'SELECT a, SUM(b) s FROM d.t GROUP BY a'],
    ['columns named like aggregates', 'SELECT count, x.max FROM d.t AS x'],
  ])('does not mistake %s', (_, query) => {
    expect(messages({ query })).toEqual([]);
  });
});
