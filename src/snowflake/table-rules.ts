import { Duration } from '../core/duration';
import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import type { SnowflakeColumn } from './column-options';
import { SnowflakeTypeFamily } from './column-type';
import { sqlIdentifier, storedName } from './identifier';
import { nameFailures, qualifiedNameFailures } from './name-failures';
import type { SnowflakeTableOptions } from './table-options';

/** What the rules of a table look at. */
export interface TableInput extends SnowflakeTableOptions {
  readonly databaseName: string;
}

const MAX_RETENTION = Duration.days(90);
const MAX_COMMENT_LENGTH = 16_777_216;

const NO_DEFAULT: ReadonlySet<SnowflakeTypeFamily> = new Set([
  SnowflakeTypeFamily.VARIANT,
  SnowflakeTypeFamily.OBJECT,
  SnowflakeTypeFamily.ARRAY,
  SnowflakeTypeFamily.MAP,
  SnowflakeTypeFamily.VECTOR,
  SnowflakeTypeFamily.GEOGRAPHY,
  SnowflakeTypeFamily.GEOMETRY,
]);

/** Rules about the table as a whole. */
export const TABLE_RULES: readonly Rule<TableInput>[] = [
  {
    id: 'snowflake.table.columns',
    property: 'columns',
    holds: ({ columns }) => columns.length > 0,
    must: 'have at least one column',
    given: () => undefined,
    remedy: 'list the columns, or take them from a record schema',
  },
  {
    id: 'snowflake.table.retention',
    property: 'dataRetention',
    holds: ({ dataRetention }) =>
      dataRetention === undefined ||
      (!dataRetention.isUnlimited() &&
        dataRetention.toMilliseconds() <= MAX_RETENTION.toMilliseconds() &&
        dataRetention.toMilliseconds() % Duration.days(1).toMilliseconds() === 0),
    must: 'be a whole number of days from 0 to 90',
    given: ({ dataRetention }) => dataRetention,
    remedy: 'use Duration.days(…); leave it out to follow the schema',
  },
  {
    id: 'snowflake.table.comment',
    property: 'comment',
    holds: ({ comment }) => (comment?.length ?? 0) <= MAX_COMMENT_LENGTH,
    must: `have at most ${MAX_COMMENT_LENGTH} characters`,
    given: ({ comment }) => comment,
    remedy: 'shorten it',
  },
];

const COLUMN_RULES: readonly Rule<SnowflakeColumn & { readonly property: string }>[] = [
  {
    id: 'snowflake.column.default-type',
    property: ({ property }) => `${property}.defaultValue`,
    holds: ({ defaultValue, type }) => defaultValue === undefined || !NO_DEFAULT.has(type.family),
    must: ({ type }) => `be left out for a column of type ${type.toString()}`,
    given: ({ defaultValue }) => defaultValue,
    remedy: 'remove it: Snowflake takes defaults for plain columns only',
  },
  {
    id: 'snowflake.column.identity-type',
    property: ({ property }) => `${property}.defaultValue`,
    holds: ({ defaultValue, type }) =>
      defaultValue?.start === undefined || (type.family === SnowflakeTypeFamily.NUMBER && type.scale === 0),
    must: 'be an identity only for a NUMBER with scale 0',
    given: ({ type }) => type,
    remedy: 'change the type to SnowflakeType.number(38) or use another default',
  },
  {
    id: 'snowflake.column.collation-type',
    property: ({ property }) => `${property}.collation`,
    holds: ({ collation, type }) => collation === undefined || type.family === SnowflakeTypeFamily.VARCHAR,
    must: 'be left out for a column that is not text',
    given: ({ type }) => type,
    remedy: 'remove it',
  },
];

/** Rules about each column, and about names that two columns share. */
export function columnFailures(path: string, columns: readonly SnowflakeColumn[]): Failure[] {
  const seen = new Map<string, string>();
  return columns.flatMap((column, index) => {
    const property = `columns[${index}]`;
    const stored = storedName(column.columnName);
    const earlier = seen.get(stored);
    seen.set(stored, column.columnName);
    return [
      ...nameFailures(path, `${property}.columnName`, column.columnName, 'column'),
      ...(earlier === undefined ? [] : [duplicate(path, property, column.columnName, earlier)]),
      ...failuresIn(path, { ...column, property }, COLUMN_RULES),
      ...(column.maskingPolicy === undefined
        ? []
        : qualifiedNameFailures(path, `${property}.maskingPolicy`, column.maskingPolicy)),
    ];
  });
}

function duplicate(path: string, property: string, given: string, earlier: string): Failure {
  return {
    path,
    property: `${property}.columnName`,
    rule: 'snowflake.column.duplicate',
    must: `be unique in the table, but '${earlier}' is stored as ${sqlIdentifier(storedName(earlier))} too`,
    given: JSON.stringify(given),
    remedy: 'rename one of them; names without double quotes are stored in upper case',
  };
}
