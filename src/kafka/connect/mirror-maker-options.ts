/** How MirrorMaker 2 copies topics from one cluster to another. */
export interface MirrorMakerOptions {
  /** What the source is called: 1 to 50 letters, digits, dashes or underscores. Copies are named after it. */
  readonly sourceAlias: string;

  /** What the target is called, otherwise than the source. */
  readonly targetAlias: string;

  /** The topics that are copied; regular expressions. */
  readonly topics: string[];

  /**
   * The consumer groups whose progress is translated; regular expressions.
   *
   * @default - none
   */
  readonly groups?: string[];

  /**
   * Copies of each topic on the target, 1 to 32,767.
   *
   * @default 3
   */
  readonly replicationFactor?: number;

  /**
   * Whether topics keep their names, instead of `<sourceAlias>.<name>`. Two clusters must not copy each other so.
   *
   * @default false
   */
  readonly keepsTopicNames?: boolean;

  /**
   * Whether groups find their progress on the target when they move there.
   *
   * @default false
   */
  readonly syncGroupOffsets?: boolean;

  /**
   * How many tasks copy, at least 1.
   *
   * @default 1
   */
  readonly tasksMax?: number;
}
