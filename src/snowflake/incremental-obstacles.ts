import { sqlTokens, type SqlToken } from './sql-tokens';

/** A construct in a query for which there is no incremental refresh. */
export interface IncrementalObstacle {
  readonly construct: string;
  readonly why: string;
  /** Whether Snowflake refuses it in every refresh mode. */
  readonly inEveryMode: boolean;
}

const CANNOT = 'cannot be refreshed incrementally';
const REFUSED = 'cannot be in a dynamic table';
const CHANGES = 'gives another value each time it is called';
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Clauses and operators, by the word that gives them away. */
const CLAUSES = words(
  'PIVOT SAMPLE TABLESAMPLE LIMIT FETCH TOP MINUS EXCEPT INTERSECT RECURSIVE CONNECT MATCH_RECOGNIZE ASOF',
);
/** Refused also with a full refresh. */
const NEVER = words('UNPIVOT NEXTVAL CURRENT_USER');
/** Functions that are not the same twice, wherever they stand. */
const VOLATILE = words(
  'RANDOM RANDSTR UUID_STRING SEQ1 SEQ2 SEQ4 SEQ8 UNIFORM NORMAL ZIPF CURRENT_SESSION CURRENT_STATEMENT CURRENT_TRANSACTION LAST_QUERY_ID',
);
/** Fine in WHERE, HAVING and QUALIFY, not as a value. */
const CLOCK = words(
  'CURRENT_TIMESTAMP CURRENT_DATE CURRENT_TIME SYSDATE GETDATE LOCALTIME LOCALTIMESTAMP SYSTIMESTAMP',
);
const FILTERS = words('WHERE HAVING QUALIFY');
const CLAUSE_WORDS = words('SELECT FROM WHERE HAVING QUALIFY GROUP ORDER WITH');

/**
 * Every construct of the query that is not supported, each once, in the order of the query. Snowflake supports more from time
 * to time, so this only leads to warnings.
 *
 * @see https://docs.snowflake.com/en/user-guide/dynamic-tables-supported-queries
 * @see https://docs.snowflake.com/en/user-guide/dynamic-tables-limitations
 */
export function incrementalObstacles(query: string): IncrementalObstacle[] {
  const tokens = sqlTokens(query);
  const found = new Map<string, string>();
  const clauses = ['NONE'];
  tokens.forEach((token, index) => {
    const word = token.kind === 'word' ? token.text.toUpperCase() : token.text;
    const clause = clauses[clauses.length - 1]!;
    if (word === '(') {
      const isQuery = ['SELECT', 'WITH'].includes(wordAt(tokens, index + 1));
      if (isQuery && !['NONE', 'FROM', 'WITH'].includes(clause)) found.set('a subquery outside FROM', CANNOT);
      clauses.push(isQuery ? 'NONE' : clause);
    }
    if (word === ')' && clauses.length > 1) clauses.pop();
    if (token.kind !== 'word' || isNamePart(tokens, index)) return;
    if (CLAUSE_WORDS.has(word) && wordAt(tokens, index - 1) !== 'WITHIN') clauses[clauses.length - 1] = word;
    const obstacle = obstacleAt(tokens, index, word, clause);
    if (obstacle) found.set(...obstacle);
  });
  return [...found].map(([construct, why]) => ({ construct, why, inEveryMode: why === REFUSED }));
}

function obstacleAt(
  tokens: readonly SqlToken[],
  index: number,
  word: string,
  clause: string,
): [construct: string, why: string] | undefined {
  const next = wordAt(tokens, index + 1);
  if (word === 'LATERAL' && next !== 'FLATTEN') return ['LATERAL other than LATERAL FLATTEN', CANNOT];
  if (VOLATILE.has(word) && next === '(') return [`${word}()`, CHANGES];
  if (CLOCK.has(word) && !FILTERS.has(clause)) return [`${word} outside WHERE, HAVING and QUALIFY`, CHANGES];
  // EXCEPT and SAMPLE are also names of options and columns; a clause is followed by a query, a number or a parenthesis
  if (NEVER.has(word) && isRefused(tokens, index, word)) return [word === 'NEXTVAL' ? 'a sequence' : word, REFUSED];
  if (!CLAUSES.has(word) || ['AS', ','].includes(wordAt(tokens, index - 1)) || [',', '', 'FROM'].includes(next))
    return undefined;
  return [word, CANNOT];
}

/** `AS current_user` and `unpivot, …` are names of columns. */
function isRefused(tokens: readonly SqlToken[], index: number, word: string): boolean {
  if (word === 'NEXTVAL') return tokens[index - 1]?.text === '.';
  return wordAt(tokens, index - 1) !== 'AS' && (word === 'CURRENT_USER' || wordAt(tokens, index + 1) === '(');
}

/** After a dot or a colon a word is part of a name or a path. NEXTVAL stands there by design. */
function isNamePart(tokens: readonly SqlToken[], index: number): boolean {
  const before = tokens[index - 1]?.text;
  return (before === '.' || before === ':') && tokens[index]!.text.toUpperCase() !== 'NEXTVAL';
}

function wordAt(tokens: readonly SqlToken[], index: number): string {
  return tokens[index]?.text.toUpperCase() ?? '';
}
