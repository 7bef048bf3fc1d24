import type { Failure } from '../core/failure';
import type { RecordSchema } from './record-schema';
import type { SchemaFormat } from './schema-format';
import type { CanRead } from './verdict';

/** Another schema whose types a text uses, under the name by which the text knows it. */
export interface ReferencedText {
  readonly name: string;
  readonly text: string;
}

/** What a text is parsed with. */
export interface SchemaTextOptions {
  /** How messages name the text. */
  readonly fileName: string;
  readonly references: readonly ReferencedText[];
  /** Whether the text is in a registry already, and so cannot be repaired. */
  readonly registered: boolean;
}

/** What each of the three formats can do, in one shape. */
export interface SchemaLanguage<T> {
  readonly format: SchemaFormat;
  /** The ending of its files, without the dot. */
  readonly extension: string;
  parse(text: string, options: SchemaTextOptions): T;
  normalise(schema: T): string;
  fingerprint(schema: T): string;
  warnings(schema: T): readonly Failure[];
  /** The full name of the record that it describes, where it has one. */
  recordName(schema: T): string | undefined;
  readonly canRead: CanRead<T>;
  toRecordSchema(schema: T): RecordSchema;
  /** The text of a schema that holds such records. */
  fromRecordSchema(record: RecordSchema): string;
}
