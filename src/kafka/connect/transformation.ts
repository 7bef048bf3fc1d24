/**
 * For which records a transformation is made.
 *
 * @see https://kafka.apache.org/documentation/#connect_predicates
 */
export interface Predicate {
  /** Its name within the connector: 1 to 100 letters, digits, dashes or underscores. */
  readonly name: string;

  /** The class, for instance `org.apache.kafka.connect.transforms.predicates.TopicNameMatches`. */
  readonly className: string;

  /**
   * Its own settings, without the prefix.
   *
   * @default - none
   */
  readonly configs?: Record<string, string>;
}

/**
 * A single message transformation (SMT). They are made in the order in which they are listed.
 *
 * @see https://kafka.apache.org/documentation/#connect_transforms
 */
export interface Transformation {
  /** Its name within the connector: 1 to 100 letters, digits, dashes or underscores. */
  readonly name: string;

  /** The class, for instance `org.apache.kafka.connect.transforms.MaskField$Value`. */
  readonly className: string;

  /**
   * Its own settings, without the prefix.
   *
   * @default - none
   */
  readonly configs?: Record<string, string>;

  /**
   * The records that it is made for. Predicates of one name are one.
   *
   * @default - all
   */
  readonly predicate?: Predicate;

  /**
   * Whether it is made for the records that the predicate does not hold for.
   *
   * @default false
   */
  readonly negate?: boolean;
}
