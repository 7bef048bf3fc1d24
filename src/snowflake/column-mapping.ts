import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { didYouMean } from '../core/nearest';
import { FieldKind, type FieldType } from '../schema/field-type';
import type { RecordField, RecordSchema } from '../schema/record-schema';
import {
  SnowflakeInstantColumns,
  SnowflakeNestedColumns,
  type SnowflakeMappingOptions,
} from './column-mapping-options';
import { SnowflakeColumnDefault, type SnowflakeColumn } from './column-options';
import { fieldColumnType, unmappableFields, type MappingChoices, type UnmappableField } from './field-column-type';
import { identifierProblem, sqlIdentifier, storedName } from './identifier';

/** The columns of a record schema, and what stands in their way. */
export interface MappedColumns {
  readonly columns: SnowflakeColumn[];
  readonly failures: Failure[];
  /** The field of each column, by the stored name of the column. */
  readonly sourceFields: ReadonlyMap<string, string>;
}

/** Maps every field of the schema; a failure names the field's path and the column. */
export function mappedColumns(
  path: string,
  schema: RecordSchema,
  options: SnowflakeMappingOptions = {},
): MappedColumns {
  const choices = choicesOf(options);
  const columns: SnowflakeColumn[] = [];
  const sourceFields = new Map<string, string>();
  const failures = unknownFieldNames(path, schema, options);
  for (const field of schema.fields) {
    const columnName = ownEntry(options.columnNames, field.name) ?? field.name;
    const stored = storedName(columnName);
    const end = { path, fieldPath: `${schema.recordName}.${field.name}`, column: sqlIdentifier(stored) };
    const unmappable = unmappableFields(end.fieldPath, field.type, choices);
    failures.push(
      ...unmappable.map((problem) => typeFailure(end, problem)),
      ...nameFailures(end, columnName, sourceFields.get(stored)),
    );
    if (!sourceFields.has(stored)) sourceFields.set(stored, field.name);
    if (unmappable.length === 0) {
      columns.push(columnOf(field, columnName, fieldColumnType(field.type, choices), options));
    }
  }
  return { columns, failures, sourceFields };
}

interface BothEnds {
  readonly path: string;
  readonly fieldPath: string;
  readonly column: string;
}

function choicesOf(options: SnowflakeMappingOptions): MappingChoices {
  return {
    nested: options.nested ?? SnowflakeNestedColumns.SEMI_STRUCTURED,
    instants: options.instants ?? SnowflakeInstantColumns.TIMESTAMP_LTZ,
  };
}

function columnOf(
  field: RecordField,
  columnName: string,
  type: ReturnType<typeof fieldColumnType>,
  options: SnowflakeMappingOptions,
): SnowflakeColumn {
  const comment = commentOf(field);
  const defaultValue = options.carryDefaults === true ? defaultOf(field) : undefined;
  const policy = (field.tags ?? [])
    .map((tag) => ownEntry(options.maskingPolicies, tag))
    .find((name) => name !== undefined);
  return {
    columnName,
    type,
    nullable: field.nullable ?? false,
    ...(comment !== undefined && { comment }),
    ...(defaultValue !== undefined && { defaultValue }),
    ...(policy !== undefined && { maskingPolicy: policy }),
    ...(field.tags !== undefined && field.tags.length > 0 && { tags: [...field.tags] }),
  };
}

/** The documentation, and what the column type cannot say. Tags are added by the table, which knows them anyway. */
function commentOf(field: RecordField): string | undefined {
  const symbols = field.type.kind === FieldKind.ENUM ? `one of ${field.type.symbols!.join(', ')}` : undefined;
  const parts = [field.doc?.trim(), symbols].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join('; ');
}

/** Only literals: Snowflake takes no default for semi-structured columns, and null is what it writes anyway. */
function defaultOf(field: RecordField): SnowflakeColumnDefault | undefined {
  if (field.defaultJson === undefined) return undefined;
  const value: unknown = JSON.parse(field.defaultJson);
  if (isText(field.type) && typeof value === 'string') return SnowflakeColumnDefault.text(value);
  if (field.type.kind === FieldKind.BOOLEAN && typeof value === 'boolean') return SnowflakeColumnDefault.boolean(value);
  if (isNumber(field.type) && typeof value === 'number') return SnowflakeColumnDefault.number(field.defaultJson.trim());
  return undefined;
}

/** A field may be called `constructor`. */
function ownEntry(record: Record<string, string> | undefined, key: string): string | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function isText(type: FieldType): boolean {
  return [FieldKind.STRING, FieldKind.ENUM, FieldKind.UUID].includes(type.kind);
}

function isNumber(type: FieldType): boolean {
  return [FieldKind.INT32, FieldKind.INT64, FieldKind.FLOAT32, FieldKind.FLOAT64, FieldKind.DECIMAL].includes(
    type.kind,
  );
}

function typeFailure({ path, fieldPath, column }: BothEnds, problem: UnmappableField): Failure {
  return {
    path,
    property: 'schema',
    rule: `snowflake.mapping.${problem.rule}`,
    must: `${problem.must}: field '${problem.fieldPath}' cannot be held by column ${column}${
      problem.fieldPath === fieldPath ? '' : ` (from '${fieldPath}')`
    }`,
    given: problem.type.toString(),
    remedy: problem.remedy,
  };
}

function nameFailures(end: BothEnds, columnName: string, taken: string | undefined): Failure[] {
  const problem = identifierProblem(columnName, 'column');
  if (problem) {
    return [
      {
        path: end.path,
        property: 'schema',
        rule: 'snowflake.mapping.column-name',
        must: `${problem.must}: field '${end.fieldPath}' would become a column of that name`,
        given: printed(columnName),
        remedy: `${problem.remedy}; give the column a name in columnNames`,
      },
    ];
  }
  if (taken === undefined) return [];
  return [
    {
      path: end.path,
      property: 'schema',
      rule: 'snowflake.mapping.column-clash',
      must: `give every field a column of its own: fields '${taken}' and '${end.fieldPath.slice(end.fieldPath.indexOf('.') + 1)}' both become ${end.column}`,
      remedy: 'give one of them another name in columnNames, or keep its case with double quotes',
    },
  ];
}

function unknownFieldNames(path: string, schema: RecordSchema, options: SnowflakeMappingOptions): Failure[] {
  const names = schema.fields.map((field) => field.name);
  return Object.keys(options.columnNames ?? {})
    .filter((name) => !names.includes(name))
    .map((name) => ({
      path,
      property: `columnNames.${name}`,
      rule: 'snowflake.mapping.unknown-field',
      must: `name a field of record '${schema.recordName}'`,
      given: printed(name),
      remedy: didYouMean(name, names) || `use one of ${names.slice(0, 8).join(', ')}`,
    }));
}
