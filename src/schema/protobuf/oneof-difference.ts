import type { Comparison } from './comparison';
import { oneofText, fieldText } from './describe';
import { fieldsByNumber } from './fields';
import { keepApart } from './remedies';
import type { ProtoField, ProtoMessage } from './syntax';

/**
 * Fields that the writer may set together must not exclude each other for the reader. A oneof of the reader may take its
 * fields from one place of the writer only: one field that stood alone, or the fields of one oneof.
 */
export function compareOneofs(comparison: Comparison, reader: ProtoMessage, writer: ProtoMessage): void {
  const written = fieldsByNumber(writer);
  for (const oneof of reader.oneofs) {
    const earlier = reader.fields.flatMap((field) =>
      field.oneof === oneof.name ? (written.get(field.number) ?? []) : [],
    );
    const alone = earlier.filter((field) => field.oneof === undefined);
    const sources = new Set(earlier.flatMap((field) => field.oneof ?? []));
    if (alone.length + sources.size < 2) continue;
    const moved = alone.length > 0 ? alone : earlier.filter((field) => field.oneof !== oneof.name);
    comparison.error({
      rule: alone.length > 1 ? 'MULTIPLE_FIELDS_MOVED_TO_ONEOF' : 'FIELD_MOVED_TO_EXISTING_ONEOF',
      path: `${comparison.pathOf(reader)}.${oneof.name}`,
      writer: writtenText(writer, alone, [...sources]),
      reader: oneofText(reader, oneof.name),
      remedy: keepApart(
        oneof.name,
        moved.map(({ name }) => name),
        comparison.readerIsNew,
      ),
    });
  }
}

function writtenText(writer: ProtoMessage, alone: readonly ProtoField[], sources: readonly string[]): string {
  return [...alone.map(fieldText), ...sources.map((name) => oneofText(writer, name))].join('; ');
}
