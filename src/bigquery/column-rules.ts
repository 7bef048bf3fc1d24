import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import { isKnown } from '../core/tokens';
import { placedColumns, typeText, type ColumnSpec, type PlacedColumn } from './column-spec';
import { BigQueryTypeKind } from './column-type';
import { DEFAULT_VALUE_FUNCTIONS, isDefaultExpression } from './default-expression';
import { hasColumnNameCharacters, isFixed, MAX_COLUMN_NAME_LENGTH, reservedPrefixOf } from './identifier';

/** Bounds of a table's columns. */
export const MAX_COLUMNS = 10_000;
export const MAX_NESTING = 15;
export const MAX_COLUMN_DESCRIPTION = 1_024;

const POLICY_TAG = /^projects\/[^/]+\/locations\/[^/]+\/taxonomies\/[^/]+\/policyTags\/[^/]+$/;
const RANGE_ELEMENTS = new Set([BigQueryTypeKind.DATE, BigQueryTypeKind.DATETIME, BigQueryTypeKind.TIMESTAMP]);
const DECIMAL_BOUNDS = new Map([
  [BigQueryTypeKind.NUMERIC, { scale: 9, integers: 29 }],
  [BigQueryTypeKind.BIGNUMERIC, { scale: 38, integers: 38 }],
]);

const property = ({ path }: PlacedColumn): string => `columns.${path}`;

const NAME_RULES: readonly Rule<PlacedColumn>[] = [
  {
    id: 'bigquery.column.name-known',
    property,
    holds: ({ column }) => isFixed(column.name),
    must: 'have a name that is known at synthesis',
    given: () => undefined,
    remedy: 'give the name as text: it goes into the schema, the statements and the descriptor',
  },
  {
    id: 'bigquery.column.name-length',
    property,
    holds: ({ column }) => column.name.length >= 1 && column.name.length <= MAX_COLUMN_NAME_LENGTH,
    must: `have a name of 1 to ${MAX_COLUMN_NAME_LENGTH} characters`,
    given: ({ column }) => column.name,
    remedy: 'choose another name',
  },
  {
    id: 'bigquery.column.name-characters',
    property,
    holds: ({ column }) => !isFixed(column.name) || column.name === '' || hasColumnNameCharacters(column.name),
    must: "have a name of letters, marks, numbers, connectors, dashes, blanks and & % = + : ' < > # |",
    given: ({ column }) => column.name,
    remedy: 'choose another name',
  },
  {
    id: 'bigquery.column.reserved-prefix',
    property,
    holds: ({ column }) => reservedPrefixOf(column.name) === undefined,
    must: ({ column }) => `not start with ${reservedPrefixOf(column.name)}, which BigQuery keeps for its own columns`,
    given: ({ column }) => column.name,
    remedy: 'put another prefix in front',
  },
];

const TYPE_RULES: readonly Rule<PlacedColumn>[] = [
  {
    id: 'bigquery.column.max-length',
    property,
    holds: ({ column: { maxLength } }) =>
      maxLength === undefined || (Number.isSafeInteger(maxLength) && maxLength >= 1),
    must: 'have a maximal length that is a whole number of at least 1',
    given: ({ column }) => column.maxLength,
    remedy: 'give a length, or take the type without one',
  },
  {
    id: 'bigquery.column.decimal',
    property,
    holds: ({ column }) => isDecimalInBounds(column),
    must: ({ column }) => decimalBound(column),
    given: ({ column }) => typeText(column),
    remedy: 'narrow precision and scale, take BIGNUMERIC, or STRING for more digits',
  },
  {
    id: 'bigquery.column.range-element',
    property,
    holds: ({ column: { rangeElementType } }) => rangeElementType === undefined || RANGE_ELEMENTS.has(rangeElementType),
    must: 'be a RANGE of DATE, DATETIME or TIMESTAMP',
    given: ({ column }) => typeText(column),
    remedy: 'choose one of the three',
  },
  {
    id: 'bigquery.column.record-fields',
    property,
    holds: ({ column }) => column.type !== BigQueryTypeKind.RECORD || (column.fields ?? []).length > 0,
    must: 'have at least one field, since it is a RECORD',
    given: () => undefined,
    remedy: 'add a field or remove the column',
  },
  {
    id: 'bigquery.column.nesting',
    property,
    // Reported where the bound is crossed, not again for everything below.
    holds: ({ column, depth }) => depth !== MAX_NESTING + 1 || column.type !== BigQueryTypeKind.RECORD,
    must: `be nested in at most ${MAX_NESTING - 1} other RECORDs`,
    given: ({ depth }) => `nesting ${depth}`,
    remedy: 'flatten the record, or hold the inner part as JSON',
  },
];

const DETAIL_RULES: readonly Rule<PlacedColumn>[] = [
  {
    id: 'bigquery.column.description',
    property,
    holds: ({ column: { description } }) => !isKnown(description) || description.length <= MAX_COLUMN_DESCRIPTION,
    must: `have a description of at most ${MAX_COLUMN_DESCRIPTION} characters`,
    given: ({ column }) => `${column.description?.length} characters`,
    remedy: 'shorten it',
  },
  {
    id: 'bigquery.column.default-nested',
    property,
    holds: ({ column, depth }) => depth === 1 || column.defaultValueExpression === undefined,
    must: 'have no default value of its own, since it is a field inside a RECORD',
    given: ({ column }) => column.defaultValueExpression,
    remedy: 'give the default to the whole column, or none',
  },
  {
    id: 'bigquery.column.default-expression',
    property,
    holds: ({ column: { defaultValueExpression: sql } }) => !isKnown(sql) || isDefaultExpression(sql),
    must: `have a default value that is a literal or a call of ${DEFAULT_VALUE_FUNCTIONS.join(', ')}`,
    given: ({ column }) => column.defaultValueExpression,
    remedy: 'write text in quotes; compute anything else in the writer',
  },
  {
    id: 'bigquery.column.policy-tags-count',
    property,
    holds: ({ column }) => (column.policyTags ?? []).length <= 1,
    must: 'have at most one policy tag',
    given: ({ column }) => column.policyTags,
    remedy: 'keep the strictest one',
  },
  {
    id: 'bigquery.column.policy-tag-name',
    property,
    holds: ({ column }) => (column.policyTags ?? []).every((tag) => !isKnown(tag) || POLICY_TAG.test(tag)),
    must: 'have a policy tag of the form projects/…/locations/…/taxonomies/…/policyTags/…',
    given: ({ column }) => column.policyTags,
    remedy: "take the tag's full resource name from Data Catalog",
  },
  {
    id: 'bigquery.column.policy-tag-record',
    property,
    holds: ({ column }) => column.type !== BigQueryTypeKind.RECORD || column.policyTags === undefined,
    must: 'have no policy tag, since it is a RECORD',
    given: ({ column }) => column.policyTags,
    remedy: 'tag its fields',
  },
];

const RULES = [...NAME_RULES, ...TYPE_RULES, ...DETAIL_RULES];

/** Everything that is wrong with the columns of a table. */
export function columnFailures(path: string, columns: readonly ColumnSpec[]): Failure[] {
  const placed = placedColumns(columns);
  return [
    ...failuresIn(path, placed, COUNT_RULES),
    ...placed.flatMap((column) => failuresIn(path, column, RULES)),
    ...duplicateFailures(path, columns, 'columns'),
  ];
}

const COUNT_RULES: readonly Rule<PlacedColumn[]>[] = [
  {
    id: 'bigquery.table.columns',
    property: 'columns',
    holds: (columns) => columns.length >= 1 && columns.length <= MAX_COLUMNS,
    must: `be 1 to ${MAX_COLUMNS} columns, nested fields included`,
    given: (columns) => columns.length,
    remedy: 'split the table, or hold rarely read parts as JSON',
  },
];

function duplicateFailures(path: string, columns: readonly ColumnSpec[], where: string): Failure[] {
  const seen = new Map<string, string>();
  return columns.flatMap((column) => {
    const here = `${where}.${column.name}`;
    const nested = duplicateFailures(path, column.fields ?? [], here);
    const earlier = seen.get(column.name.toLowerCase());
    if (earlier === undefined) {
      seen.set(column.name.toLowerCase(), column.name);
      return nested;
    }
    const failure: Failure = {
      path,
      property: here,
      rule: 'bigquery.column.duplicate',
      must: 'have a name of its own; names that differ only in case are the same',
      given: `'${earlier}' and '${column.name}'`,
      remedy: 'rename one of them',
    };
    return [failure, ...nested];
  });
}

function isDecimalInBounds({ type, precision, scale = 0 }: ColumnSpec): boolean {
  const bounds = DECIMAL_BOUNDS.get(type);
  if (precision === undefined || bounds === undefined) return true;
  return (
    Number.isInteger(precision) &&
    Number.isInteger(scale) &&
    scale >= 0 &&
    scale <= bounds.scale &&
    precision >= Math.max(1, scale) &&
    precision <= scale + bounds.integers
  );
}

function decimalBound({ type }: ColumnSpec): string {
  const { scale, integers } = DECIMAL_BOUNDS.get(type) ?? { scale: 0, integers: 0 };
  return `have a scale of 0 to ${scale} and a precision from max(1, scale) to scale + ${integers} as ${type}`;
}
