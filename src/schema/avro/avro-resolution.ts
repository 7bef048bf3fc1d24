import type { AvroField, AvroKind, AvroNamed, AvroRecord, AvroType } from './avro-type';

/** What else a reader's type reads than itself. */
const PROMOTED: Readonly<Partial<Record<AvroKind, readonly AvroKind[]>>> = {
  long: ['int'],
  float: ['int', 'long'],
  double: ['int', 'long', 'float'],
  bytes: ['string'],
  string: ['bytes'],
};

/** Whether the reader's type reads the writer's, as far as the kinds tell; undefined where a look inside is needed. */
export function readsByKind(reader: AvroType, writer: AvroType): boolean | undefined {
  if (reader.kind === 'union' || writer.kind === 'union') return undefined;
  if (reader.kind !== writer.kind) return PROMOTED[reader.kind]?.includes(writer.kind) ?? false;
  return isPlain(reader) ? true : undefined;
}

/** Whether the type holds no other type and has no name. */
export function isPlain(type: AvroType): boolean {
  switch (type.kind) {
    case 'record':
    case 'enum':
    case 'fixed':
    case 'array':
    case 'map':
    case 'union':
      return false;
    default:
      return true;
  }
}

/** The names match without their namespaces, or an alias of the reader is the writer's full name. */
export function sameNameOrAlias(reader: AvroNamed, writer: AvroNamed): boolean {
  return reader.name === writer.name || reader.aliases.includes(writer.fullName);
}

/** The fields of the writer that the reader's field may mean, by name first, then by alias. */
export function writerFieldsOf(field: AvroField, writer: AvroRecord): AvroField[] {
  const direct = writer.fieldsByName.get(field.name);
  if (field.aliases.length === 0) return direct === undefined ? [] : [direct];
  const names = new Set([field.name, ...field.aliases]);
  return [...names].flatMap((name) => writer.fieldsByName.get(name) ?? []);
}
