import type { Comparison } from './comparison';
import { fieldText, NOTHING, oneofText } from './describe';
import { compareFields } from './field-difference';
import { fieldPairs, fieldPath } from './fields';
import { compareOneofs } from './oneof-difference';
import { oneofFieldRemoved, requiredFieldAdded, requiredFieldRemoved } from './remedies';
import { compareReserved } from './reserved-difference';
import type { ProtoField, ProtoMessage } from './syntax';

/** Two messages of one name, field by field in the order of their numbers. */
export function compareMessages(comparison: Comparison, reader: ProtoMessage, writer: ProtoMessage): void {
  compareOneofs(comparison, reader, writer);
  for (const pair of fieldPairs(reader, writer)) {
    if (pair.reader === undefined) onlyWritten(comparison, reader, writer, pair.writer);
    else if (pair.writer === undefined) onlyRead(comparison, reader, pair.reader);
    else compareFields(comparison, reader, writer, { reader: pair.reader, writer: pair.writer });
  }
  compareReserved(comparison, reader, writer);
}

function onlyWritten(comparison: Comparison, reader: ProtoMessage, writer: ProtoMessage, field: ProtoField): void {
  const path = fieldPath(comparison, reader, field);
  const { name, number, oneof } = field;
  if (field.label === 'required') {
    comparison.error({
      rule: 'REQUIRED_FIELD_REMOVED',
      path,
      writer: fieldText(field),
      reader: NOTHING,
      remedy: comparison.readerIsNew ? requiredFieldRemoved(name, number, comparison) : requiredFieldAdded(name),
    });
  } else if (oneof !== undefined && reader.oneofs.some((known) => known.name === oneof)) {
    // The registry judges a oneof by its name; where the whole oneof is gone, its fields count as removed fields.
    comparison.error({
      rule: 'ONEOF_FIELD_REMOVED',
      path,
      writer: oneofText(writer, oneof),
      reader: oneofText(reader, oneof),
      remedy: oneofFieldRemoved(name, number, oneof, comparison.readerIsNew),
    });
  }
}

function onlyRead(comparison: Comparison, reader: ProtoMessage, field: ProtoField): void {
  if (field.label !== 'required') return;
  comparison.error({
    rule: 'REQUIRED_FIELD_ADDED',
    path: fieldPath(comparison, reader, field),
    writer: NOTHING,
    reader: fieldText(field),
    remedy: comparison.readerIsNew
      ? requiredFieldAdded(field.name)
      : requiredFieldRemoved(field.name, field.number, comparison),
  });
}
