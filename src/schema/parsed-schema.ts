import type { Failure } from '../core/failure';
import { fail } from '../core/sluicegate-error';
import type { Compatibility } from './compatibility';
import type { RecordSchema } from './record-schema';
import type { SchemaFormat } from './schema-format';
import type { SchemaLanguage, SchemaTextOptions } from './schema-language';
import { withLanguage } from './schema-languages';
import { judge, type SchemaVersion, type Verdict } from './verdict';

/** A schema that has been read and found valid. */
export interface ParsedSchema {
  readonly format: SchemaFormat;
  /** Normalised: the same for every way of writing it down. */
  readonly text: string;
  /** SHA-256 of the normalised text. */
  readonly fingerprint: string;
  readonly warnings: readonly Failure[];
  /** The full name of the record that it describes, where it has one. */
  readonly recordName: string | undefined;
  /** Judges it as the next version after earlier ones of the same format, oldest first. */
  judgeAgainst(mode: Compatibility, history: readonly SchemaVersion<ParsedSchema>[]): Verdict;
  /** What the neutral record model makes of it. Throws for what that cannot hold. */
  toRecordSchema(): RecordSchema;
}

/** Reads a text. Throws everything that is wrong with it, with file, line and column. */
export function parseSchema(format: SchemaFormat, text: string, options: SchemaTextOptions): ParsedSchema {
  return withLanguage(format, (language) => parsed(language, text, options));
}

const MODELS = new WeakMap<ParsedSchema, unknown>();

function parsed<T>(language: SchemaLanguage<T>, text: string, options: SchemaTextOptions): ParsedSchema {
  const model = language.parse(text, options);
  const schema: ParsedSchema = {
    format: language.format,
    text: language.normalise(model).trimEnd(),
    fingerprint: language.fingerprint(model),
    warnings: language.warnings(model),
    recordName: language.recordName(model),
    judgeAgainst: (mode, history) =>
      judge(
        mode,
        model,
        history.map(({ version, schema: earlier }) => ({
          version,
          schema: sameFormat<T>(options.fileName, language, earlier),
        })),
        language.canRead,
      ),
    toRecordSchema: () => language.toRecordSchema(model),
  };
  MODELS.set(schema, model);
  return schema;
}

/** A subject keeps its format: two formats cannot read each other. */
function sameFormat<T>(fileName: string, language: SchemaLanguage<T>, earlier: ParsedSchema): T {
  if (earlier.format !== language.format) {
    fail({
      path: fileName,
      property: 'schema',
      rule: 'schema.format-changed',
      must: `be ${earlier.format}, as the earlier versions of its subject are`,
      given: language.format,
      remedy: 'keep the format, or start a new subject',
    });
  }
  return MODELS.get(earlier) as T;
}
