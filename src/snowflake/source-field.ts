import { FieldKind, type FieldType } from '../schema/field-type';
import type { RecordField, RecordSchema } from '../schema/record-schema';
import { pathElement } from './identifier';

/** A field of the source, wherever it is nested. */
export interface FoundField {
  /** Unknown below a JSON value or a map. */
  readonly type?: FieldType;
  /** Whether the field or something above it may be absent. */
  readonly nullable: boolean;
}

/** Looks a dotted path up; undefined when the schema certainly has no such field. */
export function findField(schema: RecordSchema, dotted: string): FoundField | undefined {
  return within(schema.fields, dotted.split('.'), false);
}

function within(fields: readonly RecordField[], path: readonly string[], nullable: boolean): FoundField | undefined {
  const field = fields.find((candidate) => candidate.name === path[0]);
  if (field === undefined) return undefined;
  const optional = nullable || (field.nullable ?? false);
  if (path.length === 1) return { type: field.type, nullable: optional };
  switch (field.type.kind) {
    case FieldKind.STRUCT:
      return within(field.type.fields!, path.slice(1), optional);
    case FieldKind.MAP:
    case FieldKind.JSON:
      return { nullable: true };
    default:
      return undefined;
  }
}

/** Every path of the schema that a column could be fed from, structs opened. */
export function fieldPaths(fields: readonly RecordField[], prefix = ''): string[] {
  return fields.flatMap((field) => [
    `${prefix}${field.name}`,
    ...(field.type.kind === FieldKind.STRUCT ? fieldPaths(field.type.fields!, `${prefix}${field.name}.`) : []),
  ]);
}

/** The path as SQL over the row: `$1:customer.city`. */
export function rowPath(dotted: string): string {
  return `$1:${dotted.split('.').map(pathElement).join('.')}`;
}
