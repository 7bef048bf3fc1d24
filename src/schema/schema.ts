import fs from 'node:fs';
import { fail } from '../core/sluicegate-error';
import { avroFingerprint } from './avro/avro-fingerprint';
import { normaliseAvro } from './avro/normalise-avro';
import { parseAvro } from './avro/parse-avro';
import type { ParsedSchema } from './parsed-schema';
import { SchemaFormat } from './schema-format';

/** A schema, from a file or from text. It is read, checked and normalised when something needs it. */
export class Schema {
  /**
   * An Avro schema in a file.
   *
   * @param file relative to the working directory
   * @see https://avro.apache.org/docs/1.12.0/specification/
   */
  public static avroFile(file: string): Schema {
    return new Schema(SchemaFormat.AVRO, file, () => readFile(file));
  }

  /**
   * An Avro schema as JSON text.
   *
   * @see https://avro.apache.org/docs/1.12.0/specification/
   */
  public static avro(text: string): Schema {
    return new Schema(SchemaFormat.AVRO, 'avro schema', () => text);
  }

  private parsed: ParsedSchema | undefined;

  private constructor(
    /** The language that it is written in. */
    public readonly schemaFormat: SchemaFormat,
    private readonly source: string,
    private readonly read: () => string,
  ) {}

  /** @internal */
  public _parse(): ParsedSchema {
    this.parsed ??= this.parseNow();
    return this.parsed;
  }

  private parseNow(): ParsedSchema {
    const schema = parseAvro(this.read(), { fileName: this.source });
    return { format: this.schemaFormat, text: normaliseAvro(schema), fingerprint: avroFingerprint(schema) };
  }
}

function readFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    fail({
        path: 'Schema',
        property: 'file',
        rule: 'schema.file',
        must: 'exist and be readable, relative to the working directory',
        given: JSON.stringify(file),
        remedy: 'correct the path, or run from the folder of cdktf.json',
      });
  }
}
