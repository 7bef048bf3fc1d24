import type { Comparison } from './comparison';
import { fieldText, NOTHING } from './describe';
import { fieldPath, fieldsByNumber } from './fields';
import { droppedReservations, droppedTexts, missingReservations, reservation, sides } from './reservations';
import { optionIsTrue, type ProtoField, type ProtoMessage } from './syntax';

/** What is judged by which schema is the new one: reserved numbers and names, and what becomes of removed fields. */
export function compareReserved(comparison: Comparison, reader: ProtoMessage, writer: ProtoMessage): void {
  const [next, previous] = comparison.readerIsNew ? [reader, writer] : [writer, reader];
  if (previous.reservedRanges.length > 0 || previous.reservedNames.length > 0) {
    for (const field of next.fields) {
      const reserved = reservation(previous, field);
      if (reserved !== undefined) reused(comparison, reader, field, reserved);
    }
    dropped(comparison, reader, previous, next);
  }
  const current = fieldsByNumber(next);
  for (const field of previous.fields) {
    const same = current.get(field.number);
    if (same === undefined) unreserved(comparison, reader, next, field);
    else if (optionIsTrue(same.options, 'deprecated') && !optionIsTrue(field.options, 'deprecated')) {
      comparison.warning({
        rule: 'FIELD_DEPRECATED',
        path: fieldPath(comparison, reader, same),
        ...sides(comparison, `${fieldText(field)}`, `${fieldText(same)} [deprecated = true]`),
        remedy: 'move the consumers to what replaces it; data is not affected',
      });
    }
  }
}

function reused(comparison: Comparison, reader: ProtoMessage, field: ProtoField, reserved: string): void {
  const byNumber = !reserved.endsWith('"');
  comparison.error({
    rule: 'RESERVED_REUSED',
    path: fieldPath(comparison, reader, field),
    ...sides(comparison, reserved, fieldText(field)),
    remedy: byNumber
      ? `give '${field.name}' a number that was never used, and keep '${reserved}': data of the removed field may still be read`
      : `give the field another name, and keep '${reserved}': it belonged to a removed field`,
  });
}

/** A number that is free again is taken by the next field, and then only versions before this one would tell. */
function dropped(comparison: Comparison, reader: ProtoMessage, previous: ProtoMessage, next: ProtoMessage): void {
  const lost = droppedReservations(previous, { reserving: next, entries: next.fields });
  if (lost.length === 0) return;
  comparison.warning({
    rule: 'RESERVATION_REMOVED',
    path: comparison.pathOf(reader),
    ...droppedTexts(comparison, lost, `message '${next.localName}'`, 'another field'),
  });
}

function unreserved(comparison: Comparison, reader: ProtoMessage, next: ProtoMessage, field: ProtoField): void {
  const missing = missingReservations({ reserving: next, entries: next.fields }, field);
  if (missing.length === 0) return;
  comparison.warning({
    rule: 'FIELD_REMOVED_WITHOUT_RESERVED',
    path: fieldPath(comparison, reader, field),
    ...sides(comparison, fieldText(field), NOTHING),
    remedy: `add to message '${next.localName}': ${missing.join(' ')} so that nobody uses them for another field`,
  });
}
