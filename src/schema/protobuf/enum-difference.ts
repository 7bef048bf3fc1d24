import type { Comparison } from './comparison';
import { NOTHING } from './describe';
import { compareReservedValues } from './enum-reserved';
import type { ProtoEnum, ProtoEnumValue } from './syntax';

/** Values by number: on the wire an enum is a number, so that a difference is no more than a warning, unless it was reserved. */
export function compareEnums(comparison: Comparison, reader: ProtoEnum, writer: ProtoEnum): void {
  if (!comparison.begins(reader, writer)) return;
  const known = namesByNumber(reader.values);
  for (const [number, names] of namesByNumber(writer.values)) {
    const readerNames = known.get(number);
    const [name] = names;
    const path = `${reader.localName}.${name} = ${number}`;
    if (readerNames === undefined) {
      comparison.warning({
        rule: 'ENUM_VALUE_REMOVED',
        path,
        writer: `${name} = ${number}`,
        reader: NOTHING,
        remedy: unnamed(comparison, reader, name!, number),
      });
    } else if (!names.some((one) => readerNames.includes(one))) {
      comparison.warning({
        rule: 'ENUM_VALUE_RENAMED',
        path,
        writer: `${name} = ${number}`,
        reader: `${readerNames[0]} = ${number}`,
        remedy: `keep '${name}' where the data is also read as JSON or text (with option allow_alias both names can stand); binary data is not affected`,
      });
    }
  }
  // A field may have gone over to another enum, which has its own past.
  if (reader.localName === writer.localName) compareReservedValues(comparison, reader, writer);
}

function namesByNumber(values: readonly ProtoEnumValue[]): Map<number, string[]> {
  const names = new Map<number, string[]>();
  for (const { name, number } of values) names.set(number, [...(names.get(number) ?? []), name]);
  return names;
}

function unnamed({ readerIsNew }: Comparison, reader: ProtoEnum, name: string, number: number): string {
  const reads = reader.closed
    ? `reads as absent where it holds ${number}`
    : `reads as the number ${number} without a name`;
  return readerIsNew
    ? `keep '${name}'; without it, earlier data ${reads}`
    : `move the consumers to the new version before '${name}' is written; until then the field ${reads}`;
}
