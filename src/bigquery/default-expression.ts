import { sqlTokens, type SqlToken } from './sql-tokens';

/** What a default value may call. */
export const DEFAULT_VALUE_FUNCTIONS: readonly string[] = [
  'CURRENT_DATE',
  'CURRENT_DATETIME',
  'CURRENT_TIME',
  'CURRENT_TIMESTAMP',
  'GENERATE_UUID',
  'RAND',
  'SESSION_USER',
  'ST_GEOGPOINT',
];

const LITERAL_WORDS = new Set(
  (
    'TRUE FALSE NULL DATE TIME DATETIME TIMESTAMP NUMERIC BIGNUMERIC JSON INTERVAL RANGE STRUCT ARRAY ' +
    'YEAR MONTH DAY HOUR MINUTE SECOND TO ' +
    'STRING BYTES BOOL INT64 FLOAT64'
  ).split(' '),
);
const FUNCTIONS = new Set(DEFAULT_VALUE_FUNCTIONS);
const PUNCTUATION = new Set(['(', ')', '[', ']', ',', '+', '-', '<', '>', '>>']);

/** Whether the text is a literal or a call that BigQuery takes as a column's default value. */
export function isDefaultExpression(sql: string): boolean {
  const tokens = sqlTokens(sql);
  return tokens.length > 0 && tokens.every(isAllowed) && isBalanced(tokens);
}

function isAllowed(token: SqlToken, index: number, tokens: SqlToken[]): boolean {
  switch (token.kind) {
    case 'word':
      return LITERAL_WORDS.has(token.upper) || FUNCTIONS.has(token.upper);
    case 'string':
    case 'number':
      return index === 0 || !isValue(tokens[index - 1]!);
    case 'symbol':
      return PUNCTUATION.has(token.text);
    case 'quoted':
    case 'parameter':
    case 'unterminated':
      return false;
  }
}

function isValue(token: SqlToken): boolean {
  return token.kind === 'string' || token.kind === 'number';
}

function isBalanced(tokens: readonly SqlToken[]): boolean {
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind !== 'symbol') continue;
    if (text === '(' || text === '[') open.push(text);
    else if (text === ')' && open.pop() !== '(') return false;
    else if (text === ']' && open.pop() !== '[') return false;
  }
  return open.length === 0;
}
