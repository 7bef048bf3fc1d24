// One program in three languages: an order that uses an address of another subject.
import { sluicegate } from './programs.mjs';

const { Schema, SchemaRegistry, Subject } = sluicegate;
const DRAFT = 'http://json-schema.org/draft-07/schema#';
const NAMES = ['city', 'zip', 'street'];

const avroText = (fields) => JSON.stringify({ type: 'record', name: 'Address', namespace: 'shop', fields });
const protoText = (fields) => `syntax = "proto3"; package shop; message Address { ${fields} }`;
const jsonText = (properties) =>
  JSON.stringify({ $schema: DRAFT, type: 'object', properties, additionalProperties: false });

/**
 * Each language: the address with its first `count` fields, the same text in another layout, an address that old data does not
 * fit, and an order that uses it by the name `reference`.
 */
export const LANGUAGES = {
  AVRO: {
    reference: 'shop.Address',
    address: (count) =>
      Schema.avro(avroText(NAMES.slice(0, count).map((name) => ({ name, type: 'string', default: '' })))),
    otherLayout: (text) => JSON.stringify(JSON.parse(text), null, 4),
    broken: Schema.avro(avroText([{ name: 'city', type: 'int' }])),
    order: Schema.avro('{"type":"record","name":"Order","namespace":"shop","fields":[{"name":"to","type":"Address"}]}'),
  },
  PROTOBUF: {
    reference: 'address.proto',
    address: (count) =>
      Schema.protobuf(
        protoText(
          NAMES.slice(0, count)
            .map((name, index) => `string ${name} = ${index + 1};`)
            .join(' '),
        ),
      ),
    otherLayout: (text) => `// an address\n${text.replaceAll('  ', '\t')}\n\n`,
    broken: Schema.protobuf(protoText('double city = 1;')),
    order: Schema.protobuf(`syntax = "proto3"; package shop;
      import "address.proto"; import "google/protobuf/timestamp.proto";
      message Order { Address to = 1; google.protobuf.Timestamp at = 2; }`),
  },
  JSON: {
    reference: 'address.json',
    address: (count) =>
      Schema.json(jsonText(Object.fromEntries(NAMES.slice(0, count).map((name) => [name, { type: 'string' }])))),
    otherLayout: (text) => JSON.stringify(JSON.parse(text), null, 4),
    broken: Schema.json(jsonText({ city: { type: 'integer' } })),
    order: Schema.json(jsonText({ to: { $ref: 'address.json' } })),
  },
};

export function selfManaged(stack) {
  return SchemaRegistry.selfManaged(stack, 'Registry', { registryName: 'shop', restEndpoint: 'http://127.0.0.1:1' });
}

export function glueRegistry(stack) {
  return SchemaRegistry.glue(stack, 'Registry', { registryName: 'shop', region: 'eu-west-1' });
}

/**
 * Subjects `<prefix>.address`, with `more` properties, and `<prefix>.order`, which is registered after it: the names of the
 * constructs would have it the other way.
 */
export function addShop(stack, registry, prefix, language, { count = 1, schema, order = true, more = {} } = {}) {
  const { address, order: text, reference } = LANGUAGES[language];
  const subject = new Subject(stack, `${prefix}Z`, {
    registry,
    subjectName: `${prefix}.address`,
    schema: schema ?? address(count),
    ...more,
  });
  if (!order) return;
  const references = [{ referenceName: reference, subject, version: count }];
  new Subject(stack, `${prefix}A`, { registry, subjectName: `${prefix}.order`, schema: text, references });
}
