import type { Comparison } from './comparison';
import { fieldText, NOTHING, rangeText } from './describe';
import { fieldPath, fieldsByNumber } from './fields';
import { optionIsTrue, type ProtoField, type ProtoMessage } from './syntax';

/** What is judged by which schema is the new one: reserved numbers and names, and what becomes of removed fields. */
export function compareReserved(comparison: Comparison, reader: ProtoMessage, writer: ProtoMessage): void {
  const [next, previous] = comparison.readerIsNew ? [reader, writer] : [writer, reader];
  const reserves = previous.reservedRanges.length > 0 || previous.reservedNames.length > 0;
  for (const field of reserves ? next.fields : []) {
    const reserved = reservation(previous, field);
    if (reserved !== undefined) reused(comparison, reader, field, reserved);
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

function reservation(message: ProtoMessage, field: ProtoField): string | undefined {
  const range = message.reservedRanges.find(({ from, to }) => field.number >= from && field.number <= to);
  if (range !== undefined) return rangeText(range);
  return message.reservedNames.some(({ name }) => name === field.name) ? `reserved "${field.name}"` : undefined;
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

function unreserved(comparison: Comparison, reader: ProtoMessage, next: ProtoMessage, field: ProtoField): void {
  const missing = [
    ...(next.reservedRanges.some(({ from, to }) => field.number >= from && field.number <= to)
      ? []
      : [`reserved ${field.number};`]),
    ...(next.reservedNames.some(({ name }) => name === field.name) ||
    next.fields.some(({ name }) => name === field.name)
      ? []
      : [`reserved "${field.name}";`]),
  ];
  if (missing.length === 0) return;
  comparison.warning({
    rule: 'FIELD_REMOVED_WITHOUT_RESERVED',
    path: fieldPath(comparison, reader, field),
    ...sides(comparison, fieldText(field), NOTHING),
    remedy: `add to message '${next.localName}': ${missing.join(' ')} so that nobody uses them for another field`,
  });
}

/** The new and the earlier text on the sides of reader and writer. */
function sides(comparison: Comparison, previous: string, next: string): { writer: string; reader: string } {
  return comparison.readerIsNew ? { writer: previous, reader: next } : { writer: next, reader: previous };
}
