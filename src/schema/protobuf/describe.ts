import type { ProtoField, ProtoMessage, ProtoType, ReservedRange } from './syntax';

/** What stands where nothing is. */
export const NOTHING = 'nothing';

/** A field as its file has it: `repeated string tags = 4`. */
export function fieldText(field: ProtoField): string {
  const label = field.label === 'singular' ? '' : `${field.label} `;
  const oneof = field.oneof === undefined ? '' : ` in oneof ${field.oneof}`;
  return `${label}${typeText(field.type)} ${field.name} = ${field.number}${oneof}`;
}

/** A type without its package. */
export function typeText(type: ProtoType): string {
  if (type.kind === 'scalar') return type.name;
  return type.kind === 'named'
    ? (type.target?.localName ?? type.written)
    : `map<${type.key.name}, ${typeText(type.value)}>`;
}

/** `oneof contact { email = 3; phone = 4 }`. */
export function oneofText(message: ProtoMessage, oneof: string): string {
  const fields = message.fields.filter((field) => field.oneof === oneof);
  return `oneof ${oneof} { ${fields.map(({ name, number }) => `${name} = ${number}`).join('; ')} }`;
}

export function rangeText({ from, to }: Pick<ReservedRange, 'from' | 'to'>): string {
  return from === to ? `reserved ${from}` : `reserved ${from} to ${to}`;
}
