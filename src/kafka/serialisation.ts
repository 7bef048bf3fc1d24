/** How a part of a topic's records is written. */
export enum Serialisation {
  /** Avro, with a subject in a schema registry. */
  AVRO = 'AVRO',
  /** Protobuf, with a subject in a schema registry. */
  PROTOBUF = 'PROTOBUF',
  /** JSON that a JSON Schema describes, with a subject in a schema registry. */
  JSON_SCHEMA = 'JSON_SCHEMA',
  /** JSON without a schema. */
  JSON = 'JSON',
  /** Text in UTF-8. */
  STRING = 'STRING',
  /** Bytes that only the programs understand. */
  BYTES = 'BYTES',
}
