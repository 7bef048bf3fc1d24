// Materialized views, each labelled by hand from the documentation: what BigQuery takes and what it refuses.
// `gap` names what the analyzer alone would let through, so that our own rule is the only guard.
const T = '`acme-data.raw.everything`';
const good = (name, query, options = {}) => ({ name, query, options });
const gap = (name, query, rule, options = {}) => ({ name, query, options, gap: rule });
const bad = (name, query) => ({ name, query, options: {}, bad: true });

export const VIEWS = [
  good(
    'aggregates',
    `SELECT user_id, COUNT(*) AS n, SUM(amount) AS s, MAX(order_time) AS last FROM ${T} GROUP BY user_id`,
  ),
  good(
    'every aggregate',
    `SELECT flag, ANY_VALUE(user_id) AS a, APPROX_COUNT_DISTINCT(user_id) AS b, ARRAY_AGG(user_id IGNORE NULLS) AS c,
    AVG(f) AS d, BIT_AND(n0) AS e, BIT_OR(n0) AS g, BIT_XOR(n0) AS h, COUNTIF(flag) AS i, HLL_COUNT.INIT(user_id) AS j, LOGICAL_AND(flag) AS k,
    LOGICAL_OR(flag) AS l, MIN(f) AS m, MAX_BY(user_id, amount) AS o, MIN_BY(user_id, amount) AS p
    FROM (SELECT *, 1 AS n0 FROM ${T}) GROUP BY flag`,
  ),
  good('no aggregate', `SELECT order_id, user_id FROM ${T} WHERE amount > 10`),
  good(
    'cte',
    `WITH big AS (SELECT * FROM ${T} WHERE amount > 10) SELECT user_id, COUNT(*) AS n FROM big GROUP BY user_id`,
  ),
  good(
    'join',
    `SELECT a.user_id, COUNT(*) AS n FROM ${T} AS a JOIN acme-data.raw.every_type AS b ON a.user_id = b.order_id GROUP BY 1`,
  ),
  good(
    'strings and comments',
    `SELECT user_id, -- ROW_NUMBER() OVER ()
    COUNT(*) AS n, 'UNION DISTINCT; CURRENT_DATE()' AS s # RAND()
    FROM ${T} /* TABLESAMPLE */ WHERE user_id != "OVER (" GROUP BY user_id`,
  ),
  good('field named like a function', `SELECT address.city AS current_date, COUNT(*) AS n FROM ${T} GROUP BY 1`),
  good('any_value having', `SELECT user_id, ANY_VALUE(order_id HAVING MAX amount) AS a FROM ${T} GROUP BY user_id`),
  good('extract from', `SELECT EXTRACT(DAY FROM order_time) AS d, COUNT(*) AS n FROM ${T} GROUP BY d`),
  good('left function', `SELECT LEFT(user_id, 2) AS p, COUNT(*) AS n FROM ${T} GROUP BY p`),
  good('except columns', `SELECT * EXCEPT (document) FROM ${T}`),
  good('partitioned', `SELECT order_time, user_id, SUM(amount) AS s FROM ${T} GROUP BY order_time, user_id`, {
    partition: 'order_time',
    clusterBy: ['user_id'],
  }),
  good('trailing comment', `SELECT user_id FROM ${T} -- the end`),
  good(
    'window, non-incremental',
    `SELECT order_id, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY order_time) AS r FROM ${T}`,
    { non: true },
  ),
  good(
    'union and having, non-incremental',
    `SELECT user_id, COUNT(*) AS n FROM ${T} GROUP BY 1 HAVING COUNT(*) > 1 UNION DISTINCT SELECT 'x', 1`,
    { non: true },
  ),
  good('expression, non-incremental', `SELECT user_id, ROUND(SUM(f) / COUNT(*), 2) AS mean FROM ${T} GROUP BY 1`, {
    non: true,
  }),
  good('preview: union all', `SELECT user_id FROM ${T} UNION ALL SELECT order_id FROM ${T}`),
  good(
    'preview: left join',
    `SELECT a.user_id FROM ${T} AS a LEFT JOIN acme-data.raw.every_type AS b ON a.user_id = b.order_id`,
  ),
  gap(
    'window',
    `SELECT order_id, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY order_time) AS r FROM ${T}`,
    'window-function',
  ),
  gap('named window', `SELECT order_id, RANK() OVER w AS r FROM ${T} WINDOW w AS (ORDER BY amount)`, 'window-function'),
  gap('qualify', `SELECT order_id FROM ${T} WHERE TRUE QUALIFY ROW_NUMBER() OVER (ORDER BY amount) = 1`, 'qualify'),
  gap('union distinct', `SELECT user_id FROM ${T} UNION DISTINCT SELECT order_id FROM ${T}`, 'set-operation'),
  gap('intersect', `SELECT user_id FROM ${T} INTERSECT DISTINCT SELECT order_id FROM ${T}`, 'set-operation'),
  gap(
    'right join',
    `SELECT a.user_id FROM ${T} AS a RIGHT JOIN acme-data.raw.every_type AS b ON a.user_id = b.order_id`,
    'outer-join',
  ),
  gap(
    'full join',
    `SELECT a.user_id FROM ${T} AS a FULL OUTER JOIN acme-data.raw.every_type AS b ON a.user_id = b.order_id`,
    'outer-join',
  ),
  gap('self-join', `SELECT a.user_id FROM ${T} AS a JOIN ${T} AS b ON a.user_id = b.order_id`, 'self-join'),
  gap('array subquery', `SELECT order_id, ARRAY(SELECT x FROM UNNEST(n) AS x) AS a FROM ${T}`, 'array-subquery'),
  gap('rand', `SELECT order_id, RAND() AS r FROM ${T}`, 'unstable-function'),
  gap('now', `SELECT order_id FROM ${T} WHERE order_time > CURRENT_TIMESTAMP()`, 'unstable-function'),
  gap('today, without parentheses', `SELECT order_id FROM ${T} WHERE day = CURRENT_DATE`, 'unstable-function'),
  gap('user', `SELECT order_id FROM ${T} WHERE user_id = SESSION_USER()`, 'unstable-function'),
  gap('tablesample', `SELECT order_id FROM ${T} TABLESAMPLE SYSTEM (10 PERCENT)`, 'tablesample'),
  gap('order by', `SELECT order_id FROM ${T} ORDER BY order_id`, 'order-by'),
  gap('limit', `SELECT order_id FROM ${T} LIMIT 10`, 'order-by'),
  gap('having', `SELECT user_id, COUNT(*) AS n FROM ${T} GROUP BY 1 HAVING n > 1`, 'having'),
  gap('string_agg', `SELECT user_id, STRING_AGG(order_id) AS s FROM ${T} GROUP BY 1`, 'aggregate'),
  gap('stddev', `SELECT user_id, STDDEV(f) AS s FROM ${T} GROUP BY 1`, 'aggregate'),
  gap(
    'expression over an aggregate',
    `SELECT user_id, SUM(f) / COUNT(*) AS mean FROM ${T} GROUP BY 1`,
    'aggregate-expression',
  ),
  gap(
    'function over an aggregate',
    `SELECT user_id, ROUND(SUM(f), 2) AS s FROM ${T} GROUP BY 1`,
    'aggregate-expression',
  ),
  gap('cluster by aggregate', `SELECT user_id, COUNT(*) AS n FROM ${T} GROUP BY 1`, 'cluster-aggregate', {
    clusterBy: ['n'],
  }),
  bad('unknown column', `SELECT nope FROM ${T}`),
  bad('unknown table', 'SELECT a FROM `acme-data.raw.nope`'),
  bad('unnamed column', `SELECT COUNT(*) FROM ${T}`),
  bad('duplicate column', `SELECT user_id, order_id AS user_id FROM ${T}`),
  bad('not grouped', `SELECT user_id, amount FROM ${T} GROUP BY 1`),
  bad('sum of text', `SELECT SUM(user_id) AS s FROM ${T}`),
  bad('two statements', `SELECT user_id FROM ${T}; SELECT 1`),
  bad('no select', `DELETE FROM ${T} WHERE TRUE`),
  bad('open quote', `SELECT 'user_id FROM ${T}`),
];
