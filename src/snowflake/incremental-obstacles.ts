import { sqlTokens, type SqlToken } from './sql-tokens';

/** Where the list below comes from; Snowflake shortens it from time to time, so it only leads to warnings. */
export const INCREMENTAL_SUPPORT_PAGE = 'https://docs.snowflake.com/en/user-guide/dynamic-tables-supported-queries';

/** A construct in a query for which there is no incremental refresh. */
export interface IncrementalObstacle {
  readonly construct: string;
  readonly why: string;
}

const CANNOT = 'cannot be refreshed incrementally';
const CHANGES = 'gives another value each time it is called';
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Clauses and operators, by the word that gives them away. */
const CLAUSES = words(
  'PIVOT UNPIVOT SAMPLE TABLESAMPLE LIMIT FETCH TOP MINUS EXCEPT INTERSECT RECURSIVE CONNECT MATCH_RECOGNIZE ASOF NEXTVAL',
);
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

/** Every construct of the query that is on the page as not supported, each once, in the order of the query. */
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
  return [...found].map(([construct, why]) => ({ construct, why }));
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
  if (!CLAUSES.has(word) || ['AS', ','].includes(wordAt(tokens, index - 1)) || [',', '', 'FROM'].includes(next))
    return undefined;
  return [word === 'NEXTVAL' ? 'a sequence' : word, CANNOT];
}

/** After a dot or a colon a word is part of a name or a path. NEXTVAL stands there by design. */
function isNamePart(tokens: readonly SqlToken[], index: number): boolean {
  const before = tokens[index - 1]?.text;
  return (before === '.' || before === ':') && tokens[index]!.text.toUpperCase() !== 'NEXTVAL';
}

function wordAt(tokens: readonly SqlToken[], index: number): string {
  return tokens[index]?.text.toUpperCase() ?? '';
}
