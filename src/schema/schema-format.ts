/** The languages in which a schema can be written. */
export enum SchemaFormat {
  AVRO = 'AVRO',
  PROTOBUF = 'PROTOBUF',
  JSON = 'JSON',
}
