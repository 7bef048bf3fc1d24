const NOT_RESERVED =
  'value key date time timestamp name type row table view index offset year day count sum user location data'.split(
    ' ',
  );

/** Back-quotes are put exactly where the analyzer wants them. */
export function wordSuite({ suite, judge, library }) {
  const { RESERVED_WORDS } = library('bigquery/reserved-words');
  const { columnReference } = library('bigquery/identifier');
  for (const word of RESERVED_WORDS) {
    suite.refuses(`reserved word ${word} bare`, judge(`SELECT 1 AS ${word}`), word);
    const sql = `CREATE TABLE p.d.t (${columnReference(word)} INT64) CLUSTER BY ${columnReference(word)}`;
    suite.accepts(`reserved word ${word} quoted`, judge(sql), sql);
  }
  for (const word of NOT_RESERVED) {
    suite.check(`${word} needs no quotes`, columnReference(word) === word ? undefined : columnReference(word));
    suite.accepts(`${word} bare`, judge(`CREATE TABLE p.d.t (${word} INT64) CLUSTER BY ${word}`), word);
  }
}

/** The tokenizer and the literals agree with the analyzer's. */
export function tokenSuite({ suite, judge, library }) {
  const { sqlTokens } = library('bigquery/sql-tokens');
  const { stringLiteral } = library('bigquery/sql-literal');
  const { isDefaultExpression } = library('bigquery/default-expression');
  const literals = [
    "'a'",
    '"a"',
    "'''a'b\n'''",
    '"""a"b"""',
    "r'a\\'",
    "r'\\''",
    "b'a'",
    "rb'a'",
    "'\\''",
    "'a\nb'",
    "'a",
    '"a',
    "''''''",
    "'\\\\'",
    "r'\\\\'",
    '`a`',
    '1e5',
    '.5',
    '0xFF',
    '1.',
  ];
  for (const literal of literals) {
    const sql = `SELECT ${literal} AS x`;
    const closed = sqlTokens(sql).every(({ kind }) => kind !== 'unterminated');
    const verdict = literal === '`a`' ? undefined : judge(sql);
    suite.check(
      `literal ${JSON.stringify(literal)}`,
      closed === (verdict === undefined) ? undefined : `closed: ${closed}, analyzer: ${verdict}`,
    );
    if (closed && verdict === undefined) {
      const count = sqlTokens(sql).length;
      suite.check(`literal ${JSON.stringify(literal)} is one token`, count === 4 ? undefined : `${count} tokens`);
    }
  }
  for (const text of ['', "it's", '"', '\\', '\n\r\t\0\u007f', 'ünï', '`', '${x} %{y}', '日本', '😀']) {
    const sql = `SELECT ${stringLiteral(text)} AS x`;
    suite.accepts(`string literal of ${JSON.stringify(text)}`, judge(sql), sql);
  }
  const defaults = [
    ['STRING', "'x'"],
    ['STRING', 'GENERATE_UUID()'],
    ['STRING', 'SESSION_USER()'],
    ['INT64', '-5'],
    ['FLOAT64', '1.5e3'],
    ['NUMERIC', "NUMERIC '1.5'"],
    ['BOOL', 'TRUE'],
    ['DATE', "DATE '2020-01-01'"],
    ['TIMESTAMP', 'CURRENT_TIMESTAMP()'],
    ['ARRAY<STRING>', "['a', 'b']"],
    ['STRUCT<a INT64, b STRING>', "(1, 'x')"],
    ['JSON', "JSON '{}'"],
    ['GEOGRAPHY', 'ST_GEOGPOINT(1, 2)'],
    ['FLOAT64', 'RAND()'],
  ];
  for (const [type, expression] of defaults) {
    suite.check(`default ${expression} is known to us`, isDefaultExpression(expression) ? undefined : 'refused');
    const sql = `CREATE TABLE p.d.t (a ${type} DEFAULT ${expression})`;
    suite.accepts(`default ${expression}`, judge(sql), sql);
  }
}
