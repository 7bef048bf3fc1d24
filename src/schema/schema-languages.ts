import type { AvroSchema } from './avro/avro-type';
import type { JsonSchema } from './json/json-schema';
import type { ProtobufSchema } from './protobuf/parse-protobuf';
import { SchemaFormat } from './schema-format';
import type { SchemaLanguage } from './schema-language';

/** The ending of a format's files, without the dot. */
export const EXTENSIONS: Readonly<Record<SchemaFormat, string>> = {
  [SchemaFormat.AVRO]: 'avsc',
  [SchemaFormat.PROTOBUF]: 'proto',
  [SchemaFormat.JSON]: 'json',
};

/* Each format is loaded when the first schema of it is read: nobody pays at start-up for the other two. */

function avro(): SchemaLanguage<AvroSchema> {
  const { avroCanRead } = require('./avro/avro-can-read') as typeof import('./avro/avro-can-read');
  const { avroFingerprint } = require('./avro/avro-fingerprint') as typeof import('./avro/avro-fingerprint');
  const { avroToRecordSchema } =
    require('./avro/avro-to-record-schema') as typeof import('./avro/avro-to-record-schema');
  const { normaliseAvro } = require('./avro/normalise-avro') as typeof import('./avro/normalise-avro');
  const { parseAvro } = require('./avro/parse-avro') as typeof import('./avro/parse-avro');
  const { recordSchemaToAvro } =
    require('./avro/record-schema-to-avro') as typeof import('./avro/record-schema-to-avro');
  return {
    format: SchemaFormat.AVRO,
    extension: EXTENSIONS[SchemaFormat.AVRO],
    parse: parseAvro,
    normalise: normaliseAvro,
    fingerprint: avroFingerprint,
    warnings: ({ warnings }) => warnings,
    recordName: ({ root }) => ('fullName' in root ? root.fullName : undefined),
    canRead: avroCanRead,
    toRecordSchema: avroToRecordSchema,
    fromRecordSchema: (record) => normaliseAvro(recordSchemaToAvro(record)),
  };
}

function protobuf(): SchemaLanguage<ProtobufSchema> {
  const { protobufCanRead } = require('./protobuf/can-read') as typeof import('./protobuf/can-read');
  const normal = require('./protobuf/normalise') as typeof import('./protobuf/normalise');
  const { parseProtobuf } = require('./protobuf/parse-protobuf') as typeof import('./protobuf/parse-protobuf');
  const toRecord =
    require('./protobuf/protobuf-to-record-schema') as typeof import('./protobuf/protobuf-to-record-schema');
  const fromRecord = require('./protobuf/record-to-protobuf') as typeof import('./protobuf/record-to-protobuf');
  return {
    format: SchemaFormat.PROTOBUF,
    extension: EXTENSIONS[SchemaFormat.PROTOBUF],
    parse: parseProtobuf,
    normalise: normal.normaliseProtobuf,
    fingerprint: normal.protobufFingerprint,
    warnings: () => [],
    recordName: ({ file }) =>
      file.messages.slice(0, 1).map(({ name }) => [file.packageName, name].filter(Boolean).join('.'))[0],
    canRead: protobufCanRead,
    toRecordSchema: (schema) => toRecord.protobufToRecordSchema(schema),
    fromRecordSchema: (record) => fromRecord.recordSchemaToProtobuf(record),
  };
}

function json(): SchemaLanguage<JsonSchema> {
  const { jsonSchemaCanRead } = require('./json/can-read') as typeof import('./json/can-read');
  const { recordSchemaToJsonSchema } =
    require('./json/from-record-schema') as typeof import('./json/from-record-schema');
  const normal = require('./json/normalise') as typeof import('./json/normalise');
  const { parseJsonSchema } = require('./json/parse-json-schema') as typeof import('./json/parse-json-schema');
  const { jsonSchemaToRecordSchema } = require('./json/to-record-schema') as typeof import('./json/to-record-schema');
  return {
    format: SchemaFormat.JSON,
    extension: EXTENSIONS[SchemaFormat.JSON],
    parse: parseJsonSchema,
    normalise: normal.normaliseJsonSchema,
    fingerprint: normal.jsonSchemaFingerprint,
    warnings: ({ warnings }) => warnings,
    recordName: ({ root }) => root.title,
    canRead: jsonSchemaCanRead,
    toRecordSchema: jsonSchemaToRecordSchema,
    fromRecordSchema: recordSchemaToJsonSchema,
  };
}

/** Hands a format's own functions, with their own type of schema, to `use`. */
export function withLanguage<R>(format: SchemaFormat, use: <T>(language: SchemaLanguage<T>) => R): R {
  switch (format) {
    case SchemaFormat.AVRO:
      return use(avro());
    case SchemaFormat.PROTOBUF:
      return use(protobuf());
    case SchemaFormat.JSON:
      return use(json());
  }
}
