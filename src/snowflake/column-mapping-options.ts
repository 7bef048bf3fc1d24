/** How nested fields (structs, arrays, maps) become columns. */
export enum SnowflakeNestedColumns {
  /** Structs and maps become OBJECT, arrays ARRAY: semi-structured, any inner change is fine. */
  SEMI_STRUCTURED = 'SEMI_STRUCTURED',
  /** Everything nested becomes VARIANT. */
  VARIANT = 'VARIANT',
  /** Structured OBJECT, ARRAY and MAP with inner types that Snowflake enforces. No dynamic table can read such a column. */
  STRUCTURED = 'STRUCTURED',
}

/** How an instant (a timestamp that is the same everywhere) becomes a column. */
export enum SnowflakeInstantColumns {
  /** The instant, shown in the zone of the session. */
  TIMESTAMP_LTZ = 'TIMESTAMP_LTZ',
  /** The instant with the offset it was written with. */
  TIMESTAMP_TZ = 'TIMESTAMP_TZ',
  /** The wall clock of UTC; whoever reads must know that. */
  TIMESTAMP_NTZ = 'TIMESTAMP_NTZ',
}

/**
 * How the fields of a record schema become columns.
 *
 * | field | column |
 * | --- | --- |
 * | STRING | VARCHAR |
 * | BYTES | BINARY |
 * | BOOLEAN | BOOLEAN |
 * | INT32, INT64 | NUMBER(10, 0), NUMBER(19, 0) |
 * | FLOAT32, FLOAT64 | FLOAT |
 * | DECIMAL(p, s) | NUMBER(p, s); an error above 38 digits or a scale above 37 |
 * | DATE | DATE |
 * | TIME | TIME(0), (3), (6) or (9) by precision |
 * | TIMESTAMP, an instant | see `instants`, digits by precision |
 * | TIMESTAMP, local | TIMESTAMP_NTZ, digits by precision |
 * | UUID | VARCHAR(36) |
 * | ENUM | VARCHAR, the symbols in the comment |
 * | ARRAY, MAP, STRUCT | see `nested` |
 * | JSON | VARIANT |
 *
 * A field that is not nullable becomes NOT NULL. A field's documentation and tags become the comment.
 */
export interface SnowflakeMappingOptions {
  /** @default SnowflakeNestedColumns.SEMI_STRUCTURED */
  readonly nested?: SnowflakeNestedColumns;
  /** @default SnowflakeInstantColumns.TIMESTAMP_LTZ */
  readonly instants?: SnowflakeInstantColumns;
  /**
   * Names of columns by field, where the field's own name cannot or shall not be the column's. In double quotes a name is
   * kept exactly: `{ order: '"order"' }`.
   * @default - the name of the field, stored in upper case
   */
  readonly columnNames?: Record<string, string>;
  /**
   * Whether the defaults of fields become defaults of columns: text, numbers, booleans; nulls and nested values do not. A
   * default in a schema is for readers of old records, so a table needs it only when records without the field are inserted,
   * and a table with defaults cannot be loaded by a pipe that matches columns by name.
   * @default false
   */
  readonly carryDefaults?: boolean;
  /**
   * Fully qualified masking policies by tag: `{ PII: 'GOVERNANCE.POLICIES.MASK_PII' }`. A field with several such tags gets
   * the policy of the first.
   * @default - columns are not masked
   */
  readonly maskingPolicies?: Record<string, string>;
}
