import { parseSchema, type ParsedSchema } from './parsed-schema';
import type { RecordSchema } from './record-schema';
import { readSchemaFile } from './schema-file';
import { SchemaFormat } from './schema-format';
import type { ReferencedText } from './schema-language';
import { withLanguage } from './schema-languages';

/** A schema, from a file, from text or from a record in code. It is read, checked and normalised when something needs it. */
export class Schema {
  /**
   * An Avro schema in a file.
   *
   * @param file relative to the working directory
   * @see https://avro.apache.org/docs/1.12.0/specification/
   */
  public static avroFile(file: string): Schema {
    return new Schema(SchemaFormat.AVRO, file, () => readSchemaFile(file));
  }

  /**
   * An Avro schema as JSON text.
   *
   * @see https://avro.apache.org/docs/1.12.0/specification/
   */
  public static avro(text: string): Schema {
    return new Schema(SchemaFormat.AVRO, 'avro schema', () => text);
  }

  /**
   * A Protobuf file.
   *
   * @param file relative to the working directory
   * @see https://protobuf.dev/reference/protobuf/proto3-spec/
   */
  public static protobufFile(file: string): Schema {
    return new Schema(SchemaFormat.PROTOBUF, file, () => readSchemaFile(file));
  }

  /**
   * A Protobuf schema as text.
   *
   * @see https://protobuf.dev/reference/protobuf/proto3-spec/
   */
  public static protobuf(text: string): Schema {
    return new Schema(SchemaFormat.PROTOBUF, 'schema.proto', () => text);
  }

  /**
   * A JSON Schema in a file.
   *
   * @param file relative to the working directory
   * @see https://json-schema.org/specification
   */
  public static jsonFile(file: string): Schema {
    return new Schema(SchemaFormat.JSON, file, () => readSchemaFile(file));
  }

  /**
   * A JSON Schema as text.
   *
   * @see https://json-schema.org/specification
   */
  public static json(text: string): Schema {
    return new Schema(SchemaFormat.JSON, 'json schema', () => text);
  }

  /** A schema of records that are described in code. */
  public static fromRecord(record: RecordSchema, format: SchemaFormat): Schema {
    const write = (): string => withLanguage(format, (language) => language.fromRecordSchema(record));
    return new Schema(format, `record ${record.recordName}`, write);
  }

  private constructor(
    /** The language that it is written in. */
    public readonly schemaFormat: SchemaFormat,
    /** How messages name it: its file, or what it was made from. */
    public readonly sourceName: string,
    private readonly read: () => string,
  ) {}

  /** @internal */
  public _parse(references: readonly ReferencedText[] = []): ParsedSchema {
    return parseSchema(this.schemaFormat, this.read(), { fileName: this.sourceName, references, registered: false });
  }
}
