import type { Comparison } from './comparison';
import { fieldText, NOTHING, oneofText } from './describe';
import { compareFields, type FieldPair } from './field-difference';
import { fieldPath, fieldsByNumber } from './fields';
import { compareOneofs } from './oneof-difference';
import { oneofFieldRemoved, requiredFieldAdded, requiredFieldMissing } from './remedies';
import { compareReserved } from './reserved-difference';
import type { ProtoField, ProtoMessage } from './syntax';

/** Two messages of one name, field by field in the order of their numbers. */
export function compareMessages(comparison: Comparison, reader: ProtoMessage, writer: ProtoMessage): void {
  if (!comparison.begins(reader, writer)) return;
  compareOneofs(comparison, reader, writer);
  const readerFields = fieldsByNumber(reader);
  const writerFields = fieldsByNumber(writer);
  const numbers = [...new Set([...readerFields.keys(), ...writerFields.keys()])].sort((a, b) => a - b);
  const nested: FieldPair[] = [];
  for (const number of numbers) {
    const readerField = readerFields.get(number);
    const writerField = writerFields.get(number);
    if (readerField === undefined) onlyWritten(comparison, reader, writer, writerField!);
    else if (writerField === undefined) onlyRead(comparison, reader, readerField);
    else nested.push({ reader: readerField, writer: writerField });
  }
  compareReserved(comparison, reader, writer);
  for (const pair of nested) compareFields(comparison, reader, writer, pair, compareMessages);
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
      remedy: requiredFieldMissing(name, number),
    });
  } else if (oneof !== undefined && reader.oneofs.some((known) => known.name === oneof)) {
    // The registry judges a oneof by its name; where the whole oneof is gone, its fields count as removed fields.
    comparison.error({
      rule: 'ONEOF_FIELD_REMOVED',
      path,
      writer: oneofText(writer, oneof),
      reader: oneofText(reader, oneof),
      remedy: oneofFieldRemoved(name, number, oneof),
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
    remedy: comparison.readerIsNew ? requiredFieldAdded(field.name) : requiredFieldMissing(field.name, field.number),
  });
}
