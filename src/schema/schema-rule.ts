/** What a rule does with a record. */
export enum SchemaRuleKind {
  /** It says whether the record is as it should be. */
  CONDITION = 'CONDITION',
  /** It changes the record. */
  TRANSFORM = 'TRANSFORM',
}

/** When a rule runs. */
export enum SchemaRuleMode {
  WRITE = 'WRITE',
  READ = 'READ',
  WRITEREAD = 'WRITEREAD',
  /** An old record is read with a newer version. */
  UPGRADE = 'UPGRADE',
  /** A new record is read with an older version. */
  DOWNGRADE = 'DOWNGRADE',
  UPDOWN = 'UPDOWN',
}

/**
 * A rule of a data contract, which serializers run.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/data-contracts.html
 */
export interface SchemaRule {
  /** Unique within the subject: a letter or underscore, then letters, digits, dashes, dots or underscores; at most 64. */
  readonly ruleName: string;
  readonly kind: SchemaRuleKind;
  readonly mode: SchemaRuleMode;
  /** What runs it: `CEL`, `CEL_FIELD`, `JSONATA`, `ENCRYPT`, or an executor of your own. */
  readonly ruleType: string;
  /**
   * What is to hold, or how to change the record, in the language of the type.
   * @default - none
   */
  readonly expression?: string;
  /**
   * Fields with one of these tags only.
   * @default - all
   */
  readonly tags?: string[];
  /** @default - none */
  readonly params?: { [name: string]: string };
  /**
   * What is done where the rule holds: `NONE`, `DLQ`, `ERROR`, or an action of your own; two with a comma for WRITEREAD and UPDOWN.
   * @default NONE
   */
  readonly onSuccess?: string;
  /**
   * What is done where it does not.
   * @default ERROR
   */
  readonly onFailure?: string;
  /** @default - undocumented */
  readonly doc?: string;
  /** @default false */
  readonly disabled?: boolean;
}
