/** One broken rule: where, which property, what was given, what is allowed and how to get there. */
export interface Failure {
  /** The construct's path, for instance `orders/Orders`. */
  readonly path: string;
  /** The property as the user writes it, for instance `partitions`. */
  readonly property: string;
  /** The stable name of the rule, for instance `kafka.topic.partitions`. */
  readonly rule: string;
  /** What must hold, continuing "must": `be between 1 and 100000`. */
  readonly must: string;
  /** What was given, as printed; absent for a secret or a thing that is missing. */
  readonly given?: string;
  /** What to change. */
  readonly remedy: string;
}
