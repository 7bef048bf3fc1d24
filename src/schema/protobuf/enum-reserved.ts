import type { Comparison } from './comparison';
import { NOTHING } from './describe';
import { droppedReservations, droppedTexts, missingReservations, reservation, sides } from './reservations';
import type { ProtoEnum, ProtoEnumValue } from './syntax';

/** Reserved numbers and names of an enum in its next version, and removed values that nothing reserves: as for fields. */
export function compareReservedValues(comparison: Comparison, reader: ProtoEnum, writer: ProtoEnum): void {
  const [next, previous] = comparison.readerIsNew ? [reader, writer] : [writer, reader];
  if (previous.reservedRanges.length > 0 || previous.reservedNames.length > 0) {
    for (const value of next.values) reused(comparison, next, previous, value);
    dropped(comparison, previous, next);
  }
  const numbers = new Set(next.values.map(({ number }) => number));
  for (const value of previous.values) if (!numbers.has(value.number)) unreserved(comparison, next, value);
}

function reused(comparison: Comparison, next: ProtoEnum, previous: ProtoEnum, value: ProtoEnumValue): void {
  const reserved = reservation(previous, value);
  if (reserved === undefined) return;
  comparison.error({
    rule: 'ENUM_RESERVED_REUSED',
    path: pathOf(next, value),
    ...sides(comparison, reserved, valueText(value)),
    remedy: reserved.endsWith('"')
      ? `give the value another name, and keep '${reserved}': it belonged to a removed value`
      : `give '${value.name}' a number that was never used, and keep '${reserved}': data with the removed value would be read as '${value.name}'`,
  });
}

function dropped(comparison: Comparison, previous: ProtoEnum, next: ProtoEnum): void {
  const lost = droppedReservations(previous, { reserving: next, entries: next.values });
  if (lost.length === 0) return;
  comparison.warning({
    rule: 'ENUM_RESERVATION_REMOVED',
    path: next.localName,
    ...droppedTexts(comparison, lost, `enum '${next.localName}'`, 'another value'),
  });
}

function unreserved(comparison: Comparison, next: ProtoEnum, value: ProtoEnumValue): void {
  const missing = missingReservations({ reserving: next, entries: next.values }, value);
  if (missing.length === 0) return;
  comparison.warning({
    rule: 'ENUM_VALUE_REMOVED_WITHOUT_RESERVED',
    path: pathOf(next, value),
    ...sides(comparison, valueText(value), NOTHING),
    remedy: `add to enum '${next.localName}': ${missing.join(' ')} so that nobody uses them for another value`,
  });
}

function pathOf({ localName }: ProtoEnum, value: ProtoEnumValue): string {
  return `${localName}.${valueText(value)}`;
}

function valueText({ name, number }: ProtoEnumValue): string {
  return `${name} = ${number}`;
}
