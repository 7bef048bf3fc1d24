import type { Secret } from '../../security/secret';
import type { ConverterRegistryOptions } from './converter-options';
import type { ConverterSpec } from './converter-spec';
import { SensitiveText } from './sensitive-text';

/**
 * How Connect reads and writes keys or values.
 *
 * @see https://kafka.apache.org/documentation/#connectconfigs_key.converter
 */
export class Converter {
  /** Text. */
  public static string(): Converter {
    return plain('org.apache.kafka.connect.storage.StringConverter', 'STRING');
  }

  /** Bytes as they are. */
  public static byteArray(): Converter {
    return plain('org.apache.kafka.connect.converters.ByteArrayConverter', 'BYTES');
  }

  /** JSON without a schema. */
  public static json(): Converter {
    return plain('org.apache.kafka.connect.json.JsonConverter', 'JSON', { 'schemas.enable': 'false' });
  }

  /** JSON with its schema in each record (`schema` and `payload`). Not on Confluent Cloud. */
  public static jsonWithEmbeddedSchema(): Converter {
    return plain('org.apache.kafka.connect.json.JsonConverter', undefined, { 'schemas.enable': 'true' });
  }

  /** Avro with a schema registry. */
  public static avro(registry: ConverterRegistryOptions): Converter {
    return registered('io.confluent.connect.avro.AvroConverter', 'AVRO', registry);
  }

  /** Protobuf with a schema registry. */
  public static protobuf(registry: ConverterRegistryOptions): Converter {
    return registered('io.confluent.connect.protobuf.ProtobufConverter', 'PROTOBUF', registry);
  }

  /** JSON Schema with a schema registry. */
  public static jsonSchema(registry: ConverterRegistryOptions): Converter {
    return registered('io.confluent.connect.json.JsonSchemaConverter', 'JSON_SR', registry);
  }

  /**
   * Any other. Not on Confluent Cloud.
   *
   * @param className the class, on the worker's plugin path
   * @param configs its own settings, without the prefix
   */
  public static ofClass(className: string, configs: Record<string, string> = {}): Converter {
    return plain(className, undefined, configs);
  }

  private constructor(
    /** @internal */
    public readonly _spec: ConverterSpec,
  ) {}

  /** @internal */
  public static _of(spec: ConverterSpec): Converter {
    return new Converter(spec);
  }
}

function plain(className: string, managedFormat?: string, configs: Record<string, string> = {}): Converter {
  return Converter._of({ className, configs, sensitive: {}, ...(managedFormat !== undefined && { managedFormat }) });
}

function registered(className: string, managedFormat: string, registry: ConverterRegistryOptions): Converter {
  const { url, credentials, autoRegisterSchemas = false } = registry;
  const login: readonly Secret[] = credentials ? [credentials.key, credentials.secret] : [];
  return Converter._of({
    className,
    managedFormat,
    registryUrl: url,
    configs: {
      'schema.registry.url': url,
      'auto.register.schemas': String(autoRegisterSchemas),
      ...(!autoRegisterSchemas && { 'use.latest.version': 'true' }),
      ...(credentials && { 'basic.auth.credentials.source': 'USER_INFO' }),
    },
    sensitive: credentials ? { 'basic.auth.user.info': SensitiveText.joined(':', ...login) } : {},
  });
}
