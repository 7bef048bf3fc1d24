import type { Comparison } from './comparison';
import type { ProtoField, ProtoMessage } from './syntax';

const known = new WeakMap<ProtoMessage, ReadonlyMap<number, ProtoField>>();

/** The fields of a message by number, in that order; made once for a schema that is compared with many versions. */
export function fieldsByNumber(message: ProtoMessage): ReadonlyMap<number, ProtoField> {
  const fields = known.get(message) ?? new Map(sorted(message.fields).map((field) => [field.number, field]));
  known.set(message, fields);
  return fields;
}

/** `Order.customer.email = 3`. */
export function fieldPath(comparison: Comparison, reader: ProtoMessage, { name, number }: ProtoField): string {
  return `${comparison.pathOf(reader)}.${name} = ${number}`;
}

/** A field of the reader, of the writer, or both under one number. */
export type MaybeFieldPair =
  | { readonly reader: ProtoField; readonly writer: ProtoField | undefined }
  | { readonly reader: undefined; readonly writer: ProtoField };

/** The fields of both in the order of their numbers. */
export function* fieldPairs(reader: ProtoMessage, writer: ProtoMessage): Generator<MaybeFieldPair> {
  const written = fieldsByNumber(writer);
  const rest = written.values();
  let next = rest.next();
  const known = fieldsByNumber(reader);
  for (const field of known.values()) {
    for (; next.done !== true && next.value.number <= field.number; next = rest.next()) {
      if (next.value.number < field.number) yield { reader: undefined, writer: next.value };
    }
    yield { reader: field, writer: written.get(field.number) };
  }
  for (; next.done !== true; next = rest.next()) yield { reader: undefined, writer: next.value };
}

function sorted(fields: readonly ProtoField[]): ProtoField[] {
  return [...fields].sort((a, b) => a.number - b.number);
}
