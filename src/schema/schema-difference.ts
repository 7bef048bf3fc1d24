/** How much a difference weighs. */
export enum DifferenceSeverity {
  /** Data written with the writer's schema cannot be read, or is refused by the registry. */
  ERROR = 'ERROR',
  /** Data can be read, but may be understood differently. */
  WARNING = 'WARNING',
}

/** One thing in which a reader's schema does not fit data of a writer's schema. */
export interface SchemaDifference {
  /** The stable name of the rule, in the words of the format: `READER_FIELD_MISSING_DEFAULT_VALUE`. */
  readonly rule: string;
  readonly severity: DifferenceSeverity;
  /** Where in the schema, as a reader of the file would say it: `Order.customer.email`. */
  readonly path: string;
  /** What the writer's schema has there. */
  readonly writer: string;
  /** What the reader's schema has there. */
  readonly reader: string;
  /** What to change, step by step where one change is not enough. */
  readonly remedy: string;
}
