import type { Comparison } from './comparison';
import type { ProtoField, ProtoMessage } from './syntax';

const known = new WeakMap<ProtoMessage, ReadonlyMap<number, ProtoField>>();

/** The fields of a message by number, made once for a schema that is compared with many versions. */
export function fieldsByNumber(message: ProtoMessage): ReadonlyMap<number, ProtoField> {
  const fields = known.get(message) ?? new Map(message.fields.map((field) => [field.number, field]));
  known.set(message, fields);
  return fields;
}

/** `Order.customer.email = 3`. */
export function fieldPath(comparison: Comparison, reader: ProtoMessage, { name, number }: ProtoField): string {
  return `${comparison.pathOf(reader)}.${name} = ${number}`;
}
