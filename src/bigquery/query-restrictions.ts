import type { SqlToken } from './sql-tokens';

/** A construct of GoogleSQL that a materialized view may not have. */
export interface QueryRestriction {
  /** The stable end of the rule's name. */
  readonly id: string;
  /** What it is, in the plural or as a name: `window functions (OVER)`. */
  readonly what: string;
  /** Which views are refused: all, incremental ones, or none, where BigQuery has it in preview. */
  readonly refuses: 'ALL' | 'INCREMENTAL' | 'NONE';
  readonly remedy: string;
  /** The index of the first token of it, or -1. */
  readonly find: (tokens: readonly SqlToken[]) => number;
}

const NON_INCREMENTAL = 'leave it out, or set allowNonIncrementalDefinition with maxStaleness';
const DROP = 'leave it out of the view and apply it when reading';

const CURRENT = ['CURRENT_DATE', 'CURRENT_DATETIME', 'CURRENT_TIME', 'CURRENT_TIMESTAMP'];
const UNSTABLE = ['RAND', 'GENERATE_UUID', 'SESSION_USER', ...CURRENT];

/** Everything that the documentation excludes and that can be told from the tokens without a doubt. */
export const QUERY_RESTRICTIONS: readonly QueryRestriction[] = [
  restriction('window-function', 'window functions (OVER)', 'INCREMENTAL', NON_INCREMENTAL, (tokens) =>
    tokens.findIndex((token, index) => isWord(token, 'OVER') && isAfterCall(tokens, index)),
  ),
  restriction('qualify', 'QUALIFY', 'INCREMENTAL', NON_INCREMENTAL, (tokens) =>
    tokens.findIndex((token) => isWord(token, 'QUALIFY')),
  ),
  restriction('set-operation', 'UNION DISTINCT, INTERSECT or EXCEPT', 'INCREMENTAL', NON_INCREMENTAL, (tokens) =>
    tokens.findIndex(
      (token, index) => isSetOperation(token, tokens[index + 1]) && !isUnionAll(token, tokens[index + 1]),
    ),
  ),
  restriction('union-all', 'UNION ALL', 'NONE', NON_INCREMENTAL, (tokens) =>
    tokens.findIndex((token, index) => isUnionAll(token, tokens[index + 1])),
  ),
  restriction('outer-join', 'RIGHT and FULL OUTER JOIN', 'INCREMENTAL', NON_INCREMENTAL, (tokens) =>
    tokens.findIndex((token, index) => (isWord(token, 'RIGHT') || isWord(token, 'FULL')) && isJoin(tokens, index + 1)),
  ),
  restriction('left-join', 'LEFT OUTER JOIN', 'NONE', NON_INCREMENTAL, (tokens) =>
    tokens.findIndex((token, index) => isWord(token, 'LEFT') && isJoin(tokens, index + 1)),
  ),
  restriction('having', 'HAVING', 'INCREMENTAL', NON_INCREMENTAL, (tokens) =>
    tokens.findIndex((token, index) => isWord(token, 'HAVING') && isInQuery(tokens, index)),
  ),
  restriction('order-by', 'ORDER BY or LIMIT of the result', 'INCREMENTAL', DROP, (tokens) =>
    outermost(tokens, ['ORDER', 'LIMIT']),
  ),
  restriction('array-subquery', 'ARRAY(SELECT …)', 'INCREMENTAL', NON_INCREMENTAL, (tokens) =>
    tokens.findIndex(
      (token, index) => isWord(token, 'ARRAY') && isSymbol(tokens[index + 1], '(') && isQueryStart(tokens[index + 2]),
    ),
  ),
  restriction(
    'unstable-function',
    `${UNSTABLE.join(', ')}, whose result changes by itself`,
    'INCREMENTAL',
    DROP,
    (tokens) =>
      tokens.findIndex(
        (token, index) =>
          isCallOf(tokens, index, UNSTABLE) || isBareCurrent(token, tokens[index - 1], tokens[index + 1]),
      ),
  ),
  restriction('tablesample', 'TABLESAMPLE', 'INCREMENTAL', DROP, (tokens) =>
    tokens.findIndex((token) => isWord(token, 'TABLESAMPLE')),
  ),
  restriction('system-time', 'FOR SYSTEM_TIME AS OF', 'INCREMENTAL', DROP, (tokens) =>
    tokens.findIndex((token, index) => isWord(token, 'FOR') && isWord(tokens[index + 1], 'SYSTEM_TIME')),
  ),
  restriction('generative-ai', 'functions of ML and AI', 'INCREMENTAL', 'compute it into a table first', (tokens) =>
    tokens.findIndex(
      (token, index) =>
        (isWord(token, 'ML') || isWord(token, 'AI')) &&
        isSymbol(tokens[index + 1], '.') &&
        isSymbol(tokens[index + 3], '('),
    ),
  ),
  restriction('parameter', 'query parameters', 'ALL', 'write the value', (tokens) =>
    tokens.findIndex(({ kind }) => kind === 'parameter'),
  ),
  restriction('wildcard-table', 'wildcard tables', 'ALL', 'name the tables', (tokens) =>
    tokens.findIndex(
      (token, index) =>
        token.kind === 'quoted' &&
        token.text.endsWith('*') &&
        ['FROM', 'JOIN', ','].some((word) => tokens[index - 1]?.upper === word),
    ),
  ),
];

function restriction(
  id: string,
  what: string,
  refuses: QueryRestriction['refuses'],
  remedy: string,
  find: QueryRestriction['find'],
): QueryRestriction {
  return { id, what, refuses, remedy, find };
}

/** Whether the token is that keyword; behind a dot it is the name of a field. */
export function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.upper === word;
}

function isSymbol(token: SqlToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol;
}

// `f(…) OVER (…)` or `OVER w`; a column may not be called OVER, but a field may: x.over.
function isAfterCall(tokens: readonly SqlToken[], index: number): boolean {
  return isSymbol(tokens[index - 1], ')');
}

function isSetOperation(token: SqlToken, next: SqlToken | undefined): boolean {
  return (
    ['UNION', 'INTERSECT', 'EXCEPT'].some((word) => isWord(token, word)) &&
    (isWord(next, 'ALL') || isWord(next, 'DISTINCT'))
  );
}

// ANY_VALUE(x HAVING MAX y) is inside a call, not in a query.
function isInQuery(tokens: readonly SqlToken[], index: number): boolean {
  let depth = 0;
  for (let before = index - 1; before >= 0; before -= 1) {
    if (isSymbol(tokens[before], ')')) depth += 1;
    if (!isSymbol(tokens[before], '(')) continue;
    if (depth === 0) return isQueryStart(tokens[before + 1]);
    depth -= 1;
  }
  return true;
}

function isUnionAll(token: SqlToken, next: SqlToken | undefined): boolean {
  return isWord(token, 'UNION') && isWord(next, 'ALL');
}

function isJoin(tokens: readonly SqlToken[], index: number): boolean {
  return isWord(tokens[index], 'JOIN') || (isWord(tokens[index], 'OUTER') && isWord(tokens[index + 1], 'JOIN'));
}

function isQueryStart(token: SqlToken | undefined): boolean {
  return isWord(token, 'SELECT') || isWord(token, 'WITH');
}

function isCallOf(tokens: readonly SqlToken[], index: number, functions: readonly string[]): boolean {
  return (
    functions.some((name) => isWord(tokens[index], name)) &&
    isSymbol(tokens[index + 1], '(') &&
    !isSymbol(tokens[index - 1], '.')
  );
}

// CURRENT_TIMESTAMP and its kin are calls without parentheses too, unless something names a column so.
function isBareCurrent(token: SqlToken, before: SqlToken | undefined, after: SqlToken | undefined): boolean {
  return (
    CURRENT.some((name) => isWord(token, name)) &&
    !isSymbol(before, '.') &&
    !isWord(before, 'AS') &&
    !isSymbol(after, '.')
  );
}

function outermost(tokens: readonly SqlToken[], words: readonly string[]): number {
  let depth = 0;
  return tokens.findIndex((token) => {
    if (isSymbol(token, '(')) depth += 1;
    if (isSymbol(token, ')')) depth -= 1;
    return depth === 0 && words.some((word) => isWord(token, word));
  });
}
