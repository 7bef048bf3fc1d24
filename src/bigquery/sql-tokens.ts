/** What a token of GoogleSQL is. */
export type SqlTokenKind = 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol' | 'unterminated';

/** One token; comments and blanks are not among them. */
export interface SqlToken {
  readonly kind: SqlTokenKind;
  /** As written; for a quoted identifier, what stands between the back-quotes. */
  readonly text: string;
  /** The text in capitals for a word, otherwise as it stands: what keywords compare with. */
  readonly upper: string;
  /** Of the first character, from 1. */
  readonly line: number;
  readonly column: number;
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
}

const BLANK_OR_COMMENT = /(?:\s+|--[^\n]*|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
const PARAMETER = /@@?[A-Za-z_][A-Za-z0-9_.]*|\?/y;
const SYMBOL = /<<|>>|<=|>=|<>|!=|\|\||=>|\|>|[\s\S]/y;
const STRING_START = /(?:[rR][bB]|[bB][rR]|[rRbB])?('''|"""|'|")/y;

/** The tokens of a GoogleSQL text, without comments. Never throws: what cannot be closed is `unterminated`. */
export function sqlTokens(sql: string): SqlToken[] {
  const position = positionsIn(sql);
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    at = matchEnd(BLANK_OR_COMMENT, sql, at) ?? at;
    if (at >= sql.length) break;
    const { kind, end } = tokenAt(sql, at);
    const raw = sql.slice(at, end);
    const text = kind === 'quoted' ? raw.slice(1, -1).replace(/\\([\s\S])/g, '$1') : raw;
    tokens.push({ kind, text, upper: kind === 'word' ? text.toUpperCase() : text, ...position(at), start: at, end });
    at = end;
  }
  return tokens;
}

function tokenAt(sql: string, at: number): { kind: SqlTokenKind; end: number } {
  STRING_START.lastIndex = at;
  const string = STRING_START.exec(sql);
  if (string) return closed(sql, STRING_START.lastIndex, string[1]!, 'string');
  if (sql[at] === '`') return closed(sql, at + 1, '`', 'quoted');
  const word = matchEnd(WORD, sql, at);
  if (word !== undefined) return { kind: 'word', end: word };
  const number = matchEnd(NUMBER, sql, at);
  if (number !== undefined) return { kind: 'number', end: number };
  const parameter = matchEnd(PARAMETER, sql, at);
  if (parameter !== undefined) return { kind: 'parameter', end: parameter };
  return { kind: 'symbol', end: matchEnd(SYMBOL, sql, at) ?? at + 1 };
}

// A backslash hides the next character in raw strings too: r'\'' goes on.
function closed(sql: string, from: number, quote: string, kind: SqlTokenKind): { kind: SqlTokenKind; end: number } {
  const oneLine = quote.length === 1 && kind === 'string';
  for (let at = from; at < sql.length; at += 1) {
    if (sql[at] === '\\') at += 1;
    else if (oneLine && sql[at] === '\n') break;
    else if (sql.startsWith(quote, at)) return { kind, end: at + quote.length };
  }
  return { kind: 'unterminated', end: sql.length };
}

function matchEnd(pattern: RegExp, sql: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(sql) ? pattern.lastIndex : undefined;
}

// Tokens come in order, so line starts are found once, going forward.
function positionsIn(sql: string): (offset: number) => { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  let seen = 0;
  return (offset) => {
    for (; seen < offset; seen += 1) {
      if (sql[seen] === '\n') {
        line += 1;
        lineStart = seen + 1;
      }
    }
    return { line, column: offset - lineStart + 1 };
  };
}
