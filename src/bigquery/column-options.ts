import type { BigQueryType } from './column-type';

/** Whether a column may be empty, must be filled, or holds many values. */
export enum BigQueryMode {
  /** The value may be NULL. */
  NULLABLE = 'NULLABLE',
  /** The value must be there. */
  REQUIRED = 'REQUIRED',
  /** An array; neither the array nor an element of it may be NULL. */
  REPEATED = 'REPEATED',
}

/**
 * A column of a table, or a field of a RECORD.
 *
 * @see https://cloud.google.com/bigquery/docs/schemas
 */
export interface BigQueryColumn {
  /**
   * The name, 1 to 300 characters: letters, marks, numbers, connectors, dashes, blanks and `& % = + : ' < > # |`.
   *
   * Names that differ only in case are the same. `_TABLE_`, `_FILE_`, `_PARTITION`, `_ROW_TIMESTAMP`, `__ROOT__`,
   * `_COLIDENTIFIER`, `_CHANGE_SEQUENCE_NUMBER`, `_CHANGE_TYPE` and `_CHANGE_TIMESTAMP` may not start a name.
   */
  readonly name: string;

  /** The type of a value, or of an element of a REPEATED column. */
  readonly columnType: BigQueryType;

  /**
   * Whether the value may be absent.
   * @default BigQueryMode.NULLABLE
   */
  readonly mode?: BigQueryMode;

  /**
   * What the column means, at most 1,024 characters.
   * @default - undocumented
   */
  readonly description?: string;

  /**
   * The SQL expression that fills the column where a writer leaves it out.
   *
   * A literal, or one of CURRENT_DATE, CURRENT_DATETIME, CURRENT_TIME, CURRENT_TIMESTAMP, GENERATE_UUID, RAND,
   * SESSION_USER and ST_GEOGPOINT. Not possible on a field inside a RECORD.
   *
   * @default - NULL, or an error for a REQUIRED column
   * @see https://cloud.google.com/bigquery/docs/default-values
   */
  readonly defaultValueExpression?: string;

  /**
   * The full name of the policy tag that guards the column, at most one:
   * `projects/p/locations/eu/taxonomies/1/policyTags/2`. Not possible on a RECORD.
   *
   * @default - no column-level access control
   * @see https://cloud.google.com/bigquery/docs/column-level-security
   */
  readonly policyTags?: string[];
}
