import type { FieldType } from './field-type';

/** One named field of a record. */
export interface RecordField {
  /** Unique within its record, case included. */
  readonly name: string;
  readonly type: FieldType;
  /**
   * Whether the value may be absent.
   * @default false
   */
  readonly nullable?: boolean;
  /**
   * The value that a reader assumes where the field is missing, as JSON text (`"\"EUR\""`, `"0"`, `"null"`).
   * @default - no default
   */
  readonly defaultJson?: string;
  /** @default - undocumented */
  readonly doc?: string;
  /**
   * Classifications such as `PII`, carried on to the tables.
   * @default - none
   */
  readonly tags?: string[];
}

/** What a record schema is made of. */
export interface RecordSchemaOptions {
  /** The record's name without its namespace. */
  readonly recordName: string;
  /** @default - no namespace */
  readonly recordNamespace?: string;
  readonly fields: RecordField[];
  /** @default - undocumented */
  readonly doc?: string;
}

/** The neutral description of a record from which tables, jobs and descriptors take their columns. */
export class RecordSchema {
  public readonly recordName: string;
  public readonly recordNamespace: string | undefined;
  public readonly doc: string | undefined;
  private readonly members: RecordField[];

  public constructor(options: RecordSchemaOptions) {
    this.recordName = options.recordName;
    this.recordNamespace = options.recordNamespace;
    this.doc = options.doc;
    this.members = [...options.fields];
  }

  /** The fields, in the order of the schema. */
  public get fields(): RecordField[] {
    return [...this.members];
  }
}
