import { didYouMean } from '../../core/nearest';
import { SluicegateError, throwIfAny } from '../../core/sluicegate-error';
import { RecordSchema } from '../record-schema';
import type { ProtobufSchema } from './parse-protobuf';
import { RecordMapping } from './record-mapping';
import { allMessages, type ProtoMessage } from './syntax';

/**
 * The neutral record of a message; without a name, of the first of the file, which serialisers take too.
 *
 * | Protobuf | record |
 * | --- | --- |
 * | int32, sint32, sfixed32 | INT32 |
 * | int64, sint64, sfixed64, uint32, fixed32 | INT64 |
 * | uint64, fixed64 | DECIMAL(20, 0), which holds all of it |
 * | float, double, bool, string, bytes | FLOAT32, FLOAT64, BOOLEAN, STRING, BYTES |
 * | enum | ENUM of its names, the first name of each number |
 * | repeated; map with string keys | ARRAY; MAP |
 * | map with other keys | ARRAY of STRUCT(key, value), which it is on the wire |
 * | message | STRUCT, nullable |
 * | google.protobuf.Timestamp | TIMESTAMP(NANOSECONDS), an instant, nullable |
 * | google.type.Date, google.type.TimeOfDay | DATE, TIME(NANOSECONDS), nullable |
 * | google.protobuf.Struct, Value, ListValue | JSON, nullable |
 * | google.protobuf.StringValue and its like | the type inside, nullable |
 * | confluent.type.Decimal with the parameters precision and scale | DECIMAL, nullable |
 * | string with the parameter logical_type = uuid | UUID |
 *
 * A field is nullable if it can be absent: `optional`, a member of a oneof, a message. A proto3 field without a label is
 * not: absent, it reads as zero. Defaults of proto2 and tags of `confluent.field_meta` are carried on.
 *
 * Fails with the path of everything that has no counterpart: recursion, messages without fields, decimals without a
 * precision.
 */
export function protobufToRecordSchema(schema: ProtobufSchema, messageName?: string): RecordSchema {
  const { file } = schema;
  const message = chosenMessage(schema, messageName);
  const mapping = new RecordMapping(file);
  const fields = mapping.fields(message, message.name, 0);
  throwIfAny(mapping.failures);
  return new RecordSchema({
    recordName: message.localName,
    ...(file.packageName !== '' && { recordNamespace: file.packageName }),
    fields,
    ...(message.doc !== undefined && { doc: message.doc }),
  });
}

function chosenMessage({ file }: ProtobufSchema, name: string | undefined): ProtoMessage {
  const messages = [...allMessages(file.messages)];
  const chosen =
    name === undefined
      ? messages[0]
      : messages.find((message) => message.fullName === name || message.localName === name);
  if (chosen !== undefined) return chosen;
  throw new SluicegateError([
    {
      path: file.name,
      property: 'message',
      rule: 'schema.protobuf.record',
      must: 'be a message of the file',
      given: name === undefined ? 'a file without messages' : `'${name}'`,
      remedy:
        name === undefined
          ? 'declare a message'
          : didYouMean(
              name,
              messages.map(({ localName }) => localName),
            ) || 'name one of the file',
    },
  ]);
}
