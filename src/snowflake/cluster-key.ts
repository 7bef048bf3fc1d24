import type { Failure } from '../core/failure';
import { didYouMean } from '../core/nearest';
import type { ColumnSpec } from './table-spec';
import { SnowflakeTypeFamily } from './column-type';
import { sqlIdentifier, storedName } from './identifier';
import { sqlTokens, type SqlToken } from './sql-tokens';

const NOT_AS_A_WHOLE: ReadonlySet<SnowflakeTypeFamily> = new Set([
  SnowflakeTypeFamily.VARIANT,
  SnowflakeTypeFamily.OBJECT,
  SnowflakeTypeFamily.ARRAY,
  SnowflakeTypeFamily.MAP,
  SnowflakeTypeFamily.GEOGRAPHY,
  SnowflakeTypeFamily.GEOMETRY,
  SnowflakeTypeFamily.VECTOR,
]);

/** Words of expressions that are no columns. */
const KEYWORDS = new Set(
  'AND AS CASE CAST DISTINCT ELSE END FALSE IN IS LIKE NOT NULL OR THEN TRUE TRY_CAST WHEN'.split(' '),
);

/** Units that functions such as DATE_TRUNC take without quotes. */
const DATE_PARTS = new Set(
  'YEAR QUARTER MONTH WEEK DAY HOUR MINUTE SECOND MILLISECOND MICROSECOND NANOSECOND DAYOFWEEK DAYOFYEAR'.split(' '),
);

/** Every clustering key that does not stand on the columns of the table. */
export function clusterKeyFailures(path: string, keys: readonly string[], columns: readonly ColumnSpec[]): Failure[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return keys.flatMap((key, index) => {
    const property = `clusterBy[${index}]`;
    const tokens = sqlTokens(key);
    const names = columnNames(tokens);
    if (tokens.length === 0) return [failure(path, property, 'key', 'be an expression', key, 'write a column')];
    const unknown = names.filter((name) => !byName.has(name) && !DATE_PARTS.has(name));
    if (unknown.length > 0) return unknown.map((name) => unknownColumn(path, property, name, [...byName.keys()]));
    if (names.every((name) => !byName.has(name))) {
      return [failure(path, property, 'key-constant', 'use a column of the table', key, 'a constant clusters nothing')];
    }
    const whole = tokens.length === 1 ? byName.get(names[0]!) : undefined;
    if (whole === undefined || !NOT_AS_A_WHOLE.has(whole.type.family)) return [];
    const must = `not be a column of type ${whole.type.family} as a whole`;
    return [failure(path, property, 'key-type', must, key, `use a part of it with a cast, such as ${key}:id::VARCHAR`)];
  });
}

/** The stored names of what looks like a column: not a function, a type after a cast, a path element or a keyword. */
function columnNames(tokens: readonly SqlToken[]): string[] {
  const names = tokens
    .filter((token, index) => {
      if (token.kind !== 'word' && token.kind !== 'quoted') return false;
      const before = tokens[index - 1]?.text ?? '';
      const after = tokens[index + 1]?.text ?? '';
      if (['::', ':', '.'].includes(before) || before.toUpperCase() === 'AS') return false;
      return token.kind === 'quoted' || (after !== '(' && !KEYWORDS.has(token.text.toUpperCase()));
    })
    .map((token) => storedName(token.text));
  return [...new Set(names)];
}

function unknownColumn(path: string, property: string, name: string, known: string[]): Failure {
  const remedy = didYouMean(name, known) || `the columns are ${known.map(sqlIdentifier).slice(0, 8).join(', ')}`;
  return failure(path, property, 'key-column', 'use columns of the table', sqlIdentifier(name), remedy, false);
}

function failure(
  path: string,
  property: string,
  rule: string,
  must: string,
  given: string,
  remedy: string,
  isQuoted = true,
): Failure {
  const shown = isQuoted ? JSON.stringify(given) : given;
  return { path, property, rule: `snowflake.table.cluster-${rule}`, must, given: shown, remedy };
}
