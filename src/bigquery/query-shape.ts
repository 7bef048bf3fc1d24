import { sqlTokens, type SqlToken } from './sql-tokens';
import { isWord } from './query-restrictions';

/** What can be said of a query's text without an analyzer. */
export interface QueryShape {
  readonly tokens: SqlToken[];
  /** Whether it is one SELECT (or WITH) statement whose quotes and parentheses close. */
  readonly problem?: { readonly what: string; readonly token?: SqlToken };
  /** The output columns, where every one of them is plain or has an alias; undefined when that cannot be told. */
  readonly outputs?: readonly OutputColumn[];
}

/** One column of a query's result. */
export interface OutputColumn {
  readonly name: string;
  /** Whether it is a call of an aggregate. */
  readonly aggregate: boolean;
}

/** The aggregates that BigQuery can keep up. */
export const INCREMENTAL_AGGREGATES: readonly string[] = [
  'ANY_VALUE',
  'APPROX_COUNT_DISTINCT',
  'ARRAY_AGG',
  'AVG',
  'BIT_AND',
  'BIT_OR',
  'BIT_XOR',
  'COUNT',
  'COUNTIF',
  'HLL_COUNT.INIT',
  'LOGICAL_AND',
  'LOGICAL_OR',
  'MAX',
  'MAX_BY',
  'MIN',
  'MIN_BY',
  'SUM',
];

/** Aggregates that it cannot. */
export const OTHER_AGGREGATES: readonly string[] = [
  'APPROX_QUANTILES',
  'APPROX_TOP_COUNT',
  'APPROX_TOP_SUM',
  'ARRAY_CONCAT_AGG',
  'CORR',
  'COVAR_POP',
  'COVAR_SAMP',
  'GROUPING',
  'HLL_COUNT.MERGE',
  'HLL_COUNT.MERGE_PARTIAL',
  'STDDEV',
  'STDDEV_POP',
  'STDDEV_SAMP',
  'STRING_AGG',
  'ST_CENTROID_AGG',
  'ST_CLUSTERDBSCAN',
  'ST_EXTENT',
  'ST_UNION_AGG',
  'VAR_POP',
  'VAR_SAMP',
  'VARIANCE',
];

/** Reads a query's text. */
export function queryShape(query: string): QueryShape {
  const tokens = sqlTokens(query);
  const problem = problemOf(tokens);
  if (problem !== undefined) return { tokens, problem };
  const outputs = outputColumns(tokens);
  return { tokens, ...(outputs && { outputs }) };
}

/** Calls of functions, by upper-case name with its namespace, and where their parentheses open. */
export function callsIn(tokens: readonly SqlToken[]): { name: string; index: number; open: number }[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || tokens[index - 1]?.text === '.') return [];
    if (tokens[index + 1]?.text === '(') return [{ name: token.upper, index, open: index + 1 }];
    const [dot, inner, paren] = [tokens[index + 1], tokens[index + 2], tokens[index + 3]];
    if (dot?.text === '.' && inner?.kind === 'word' && paren?.text === '(') {
      return [{ name: `${token.upper}.${inner.upper}`, index, open: index + 3 }];
    }
    return [];
  });
}

/** The index behind the parenthesis that closes the one at `open`. */
export function closeOf(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]!.text === '(' && tokens[index]!.kind === 'symbol') depth += 1;
    if (tokens[index]!.text === ')' && tokens[index]!.kind === 'symbol') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return tokens.length;
}

function problemOf(tokens: readonly SqlToken[]): QueryShape['problem'] {
  const first = tokens[0];
  if (first === undefined) return { what: 'nothing' };
  const open = tokens.find(({ kind }) => kind === 'unterminated');
  if (open !== undefined) return { what: 'a quote that does not close', token: open };
  if (!['SELECT', 'WITH'].some((word) => isWord(first, word)) && first.text !== '(') {
    return { what: `${first.text} …`, token: first };
  }
  const semicolon = tokens.find(({ kind, text }) => kind === 'symbol' && text === ';');
  if (semicolon !== undefined) return { what: 'a semicolon', token: semicolon };
  const depth = tokens.reduce(
    (sum, { kind, text }) => sum + (kind !== 'symbol' ? 0 : text === '(' ? 1 : text === ')' ? -1 : 0),
    0,
  );
  return depth === 0 ? undefined : { what: 'parentheses that do not match' };
}

// Only the plain shape SELECT item, item FROM … is read; anything else is left to the analyzer.
function outputColumns(tokens: readonly SqlToken[]): OutputColumn[] | undefined {
  const select = lastTopLevelSelect(tokens);
  if (select === undefined) return undefined;
  const items: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(select + 1)) {
    if (token.kind === 'symbol' && '([<'.includes(token.text)) depth += token.text === '<' ? 0 : 1;
    if (token.kind === 'symbol' && ')]'.includes(token.text)) depth -= 1;
    if (depth === 0 && isWord(token, 'FROM')) break;
    if (depth === 0 && token.kind === 'symbol' && token.text === ',') items.push([]);
    else items.at(-1)!.push(token);
  }
  const outputs = items.map(outputColumn);
  return outputs.every((output) => output !== undefined) ? outputs : undefined;
}

function lastTopLevelSelect(tokens: readonly SqlToken[]): number | undefined {
  let depth = 0;
  const found: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind === 'symbol' && token.text === '(') depth += 1;
    if (token.kind === 'symbol' && token.text === ')') depth -= 1;
    if (depth === 0 && isWord(token, 'SELECT')) found.push(index);
  });
  return found.length === 1 ? found[0] : undefined;
}

function outputColumn(item: readonly SqlToken[]): OutputColumn | undefined {
  const last = item.at(-1);
  if (last === undefined || (last.kind !== 'word' && last.kind !== 'quoted')) return undefined;
  const before = item.at(-2);
  const plain = item.length === 1 || before?.text === '.' || isWord(before, 'AS');
  if (!plain) return undefined;
  const aggregates = [...INCREMENTAL_AGGREGATES, ...OTHER_AGGREGATES];
  return { name: last.text, aggregate: callsIn(item).some(({ name }) => aggregates.includes(name)) };
}
