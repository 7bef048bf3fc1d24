import type { SchemaDifference } from '../schema-difference';
import { BACKWARD_READING, type Reading } from '../verdict';
import { Comparison } from './comparison';
import { NOTHING } from './describe';
import { compareEnums } from './enum-difference';
import { compareMessages } from './message-difference';
import type { ProtobufSchema } from './parse-protobuf';
import { messageRemoved, packageChanged } from './remedies';
import { allEnums, type ProtoMessage } from './syntax';

/**
 * What keeps, or may keep, the reader from understanding data of the writer, as Confluent's registry judges it: messages
 * by name within the package, fields by number.
 *
 * The reading says which of the two is the new one: a reserved number counts against the schema that came later.
 */
export function protobufCanRead(
  reader: ProtobufSchema,
  writer: ProtobufSchema,
  reading: Reading = BACKWARD_READING,
): SchemaDifference[] {
  const comparison = new Comparison(reader, writer, reading);
  if (reader.file.packageName !== writer.file.packageName) {
    comparison.error({
      rule: 'PACKAGE_CHANGED',
      path: 'package',
      writer: packageText(writer),
      reader: packageText(reader),
      remedy: packageChanged(),
    });
  }
  compareDeclared(comparison, reader.file.messages, writer.file.messages);
  for (const [readerMessage, writerMessage] of comparison.pairs()) {
    compareMessages(comparison, readerMessage, writerMessage);
  }
  const readerEnums = new Map([...allEnums(reader.file)].map((declared) => [declared.localName, declared]));
  for (const declared of allEnums(writer.file)) {
    const known = readerEnums.get(declared.localName);
    if (known !== undefined) compareEnums(comparison, known, declared);
  }
  return comparison.differences;
}

function compareDeclared(
  comparison: Comparison,
  readerMessages: readonly ProtoMessage[],
  writerMessages: readonly ProtoMessage[],
): void {
  const known = new Map(readerMessages.map((message) => [message.name, message]));
  for (const message of writerMessages) {
    const same = known.get(message.name);
    if (same === undefined) {
      comparison.error({
        rule: 'MESSAGE_REMOVED',
        path: message.localName,
        writer: `message ${message.localName}`,
        reader: NOTHING,
        remedy: messageRemoved(message.localName, comparison),
      });
    } else {
      comparison.later(same, message);
      compareDeclared(comparison, same.messages, message.messages);
    }
  }
}

function packageText({ file }: ProtobufSchema): string {
  return file.packageName === '' ? 'no package' : `package ${file.packageName}`;
}
