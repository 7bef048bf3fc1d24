/** What becomes of times of day and timestamps in nanoseconds, which BigQuery keeps in microseconds. */
export enum BigQueryNanoseconds {
  /** An error: nothing is lost unseen. */
  REFUSE = 'REFUSE',
  /** TIME, TIMESTAMP or DATETIME; whoever writes the rows cuts the last three digits off. */
  TRUNCATE = 'TRUNCATE',
  /** INT64: nanoseconds since midnight, or since 1970-01-01T00:00:00 (good until the year 2262). */
  INT64 = 'INT64',
}

/**
 * How a record schema becomes columns.
 *
 * | record schema | BigQuery |
 * | --- | --- |
 * | STRING, UUID | STRING |
 * | ENUM | STRING, the symbols in the description |
 * | BYTES | BYTES |
 * | BOOLEAN | BOOL |
 * | INT32, INT64 | INT64 |
 * | FLOAT32, FLOAT64 | FLOAT64 |
 * | DECIMAL(p, s) | NUMERIC(p, s) up to 9 digits after and 29 before the point, BIGNUMERIC(p, s) up to 38 and 38, else an error |
 * | DATE | DATE |
 * | TIME | TIME; nanoseconds as `nanoseconds` says |
 * | TIMESTAMP of an instant | TIMESTAMP; nanoseconds as `nanoseconds` says |
 * | TIMESTAMP without a zone | DATETIME; nanoseconds as `nanoseconds` says |
 * | JSON | JSON |
 * | STRUCT | RECORD, at most 15 deep |
 * | ARRAY | REPEATED; of arrays, of maps or of nullable elements: an error |
 * | MAP | REPEATED RECORD of `key` (STRING, REQUIRED) and `value` |
 *
 * A field that may be null is NULLABLE, any other REQUIRED. An ARRAY or MAP that may be null is REPEATED all the same:
 * null and empty become one.
 */
export interface BigQueryMappingOptions {
  /**
   * What becomes of nanoseconds.
   * @default BigQueryNanoseconds.REFUSE
   */
  readonly nanoseconds?: BigQueryNanoseconds;

  /**
   * Fields that are NULLABLE in the table although the record requires them, by path (`address.city`).
   *
   * What a field needs that joins a table which is already there, since a REQUIRED column cannot be added.
   *
   * @default - as the schema says
   */
  readonly nullableFields?: string[];

  /**
   * Makes every field NULLABLE, so that each later change of the schema can be made in place.
   * @default false
   */
  readonly allNullable?: boolean;

  /**
   * Gives scalar columns the schema's default as their own, which fills in where a writer leaves the column out.
   *
   * BigQuery cannot add a column together with a default to a table that is already there.
   *
   * @default false - a schema's default is what its readers assume; columns have none
   */
  readonly defaultValues?: boolean;

  /**
   * The policy tag for each tag of the schema: `{ PII: 'projects/…/policyTags/1' }`. A tagged STRUCT, ARRAY or MAP
   * passes its tags on to all that is inside.
   *
   * @default - no policy tags; a tagged field is reported as a notice
   */
  readonly policyTags?: Record<string, string>;
}
