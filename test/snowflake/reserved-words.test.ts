import { isKeyword, isReserved } from '../../src/snowflake/reserved-words';

/**
 * By what the vendor's page says of them, read in November 2026.
 *
 * @see https://docs.snowflake.com/en/sql-reference/reserved-keywords
 */
const BY_COMMENT = {
  'reserved by ANSI': `ALL ALTER AND ANY AS BETWEEN BY CHECK COLUMN CONNECT CREATE CURRENT DELETE DISTINCT DROP ELSE EXISTS
    FOLLOWING FOR FROM GRANT GROUP HAVING IN INSERT INTERSECT INTO IS LIKE NOT NULL OF ON OR ORDER REVOKE ROW ROWS SAMPLE
    SELECT SET START TABLE TABLESAMPLE THEN TO TRIGGER UNION UNIQUE UPDATE VALUES WHENEVER WHERE WITH`,
  'reserved by Snowflake and others': 'ILIKE INCREMENT MINUS QUALIFY REGEXP RLIKE SOME',
  'no column name': 'CONSTRAINT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER LOCALTIME LOCALTIMESTAMP',
  'no column in an expression': 'CASE CAST FALSE TRUE TRY_CAST WHEN',
  'no table name or alias': 'CROSS FULL INNER JOIN LATERAL LEFT NATURAL RIGHT USING',
  'not in SHOW': 'ACCOUNT CONNECTION DATABASE GSCLUSTER ISSUE ORGANIZATION SCHEMA VIEW',
};
const wordsOf = (comment: keyof typeof BY_COMMENT): string[] => BY_COMMENT[comment].split(/\s+/);

test.each([
  ['reserved by ANSI', true, true, true],
  ['reserved by Snowflake and others', true, true, true],
  ['no column name', false, false, true],
  ['no column in an expression', false, false, true],
  ['no table name or alias', false, true, false],
  ['not in SHOW', false, false, false],
] as const)('words that are %s are refused where the page says so', (comment, object, table, column) => {
  expect(wordsOf(comment).filter((word) => isReserved(word, 'object') !== object)).toStrictEqual([]);
  expect(wordsOf(comment).filter((word) => isReserved(word, 'table') !== table)).toStrictEqual([]);
  expect(wordsOf(comment).filter((word) => isReserved(word, 'column') !== column)).toStrictEqual([]);
  expect(wordsOf(comment).filter((word) => !isKeyword(word))).toStrictEqual([]);
});

test.each(['DATE', 'NUMBER', 'TIMESTAMP', 'KEY', 'VALUE', 'STATUS', 'COMMENT', 'ORDERS'])(
  '%s is an ordinary name',
  (word) => {
    expect(isReserved(word, 'column') || isKeyword(word)).toBe(false);
  },
);
