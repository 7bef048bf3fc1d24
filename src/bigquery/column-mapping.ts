import type { Failure } from '../core/failure';
import { FieldKind, type FieldType } from '../schema/field-type';
import type { RecordField, RecordSchema } from '../schema/record-schema';
import { BigQueryMode, type BigQueryColumn } from './column-options';
import { columnFailures, MAX_COLUMN_DESCRIPTION } from './column-rules';
import { columnSpec } from './column-spec';
import { BigQueryType } from './column-type';
import { defaultExpression } from './default-mapping';
import { tableName, type TableRef } from './identifier';
import { BigQueryNanoseconds, type BigQueryMappingOptions } from './mapping-options';
import type { Notice } from './notice';
import { isUnmappable, scalarType } from './scalar-mapping';

/** What a record schema became. */
export interface MappedColumns {
  readonly columns: BigQueryColumn[];
  /** Top-level fields that have no column because of a failure. */
  readonly unmapped: string[];
  /** Every field that the table cannot hold; each names the record and the table. */
  readonly failures: Failure[];
  readonly notices: Notice[];
}

/** The columns of a record schema, by the table in `BigQueryMappingOptions`. */
export function mapRecordSchema(
  path: string,
  schema: RecordSchema,
  table: TableRef,
  options: BigQueryMappingOptions = {},
): MappedColumns {
  const mapping = new Mapping(path, schema, table, options);
  const mapped = schema.fields.map((field) => mapping.column(field, { prefix: '', depth: 1, tags: [] }));
  const columns = mapped.filter((column) => column !== undefined);
  const unmapped = schema.fields.filter((_, index) => mapped[index] === undefined).map(({ name }) => name);
  mapping.checkColumns(columns);
  mapping.checkNullableFields();
  return { columns, unmapped, failures: mapping.failures, notices: mapping.notices };
}

/** `com.acme.Order`. */
export function recordName(schema: RecordSchema): string {
  return schema.recordNamespace === undefined ? schema.recordName : `${schema.recordNamespace}.${schema.recordName}`;
}

interface Place {
  readonly prefix: string;
  readonly depth: number;
  /** What the surroundings are tagged with. */
  readonly tags: readonly string[];
}

class Mapping {
  public readonly failures: Failure[] = [];
  public readonly notices: Notice[] = [];
  private readonly ends: string;
  private readonly nanoseconds: BigQueryNanoseconds;
  private readonly nullableFields: ReadonlySet<string>;
  private readonly seen = new Set<string>();

  public constructor(
    private readonly path: string,
    schema: RecordSchema,
    table: TableRef,
    private readonly options: BigQueryMappingOptions,
  ) {
    this.ends = `(record '${recordName(schema)}' to BigQuery table '${tableName(table)}')`;
    this.nanoseconds = options.nanoseconds ?? BigQueryNanoseconds.REFUSE;
    this.nullableFields = new Set(options.nullableFields);
  }

  public column(field: RecordField, place: Place): BigQueryColumn | undefined {
    const path = place.prefix + field.name;
    this.seen.add(path);
    const tags = field.tags === undefined ? place.tags : field.tags;
    const repeated = field.type.kind === FieldKind.ARRAY || field.type.kind === FieldKind.MAP;
    const columnType = repeated
      ? this.repeatedType(field.type, path, { ...place, tags })
      : this.plainType(field.type, path, { ...place, tags });
    if (columnType === undefined) return undefined;
    if (repeated && field.nullable) {
      this.notice(
        path,
        'bigquery.mapping.null-array',
        'may be null in the record: null and empty become one in BigQuery',
      );
    }
    return {
      name: field.name,
      columnType,
      mode: repeated ? BigQueryMode.REPEATED : this.mode(field, path),
      ...this.description(field, path),
      ...this.defaultValue(field, path, place.depth),
      ...(columnType.fields === undefined && this.policyTags(tags, path)),
    };
  }

  /** The rules for columns, told as rules for the schema's fields. */
  public checkColumns(columns: readonly BigQueryColumn[]): void {
    if (columns.length === 0 && this.failures.length > 0) return;
    for (const failure of columnFailures(this.path, columns.map(columnSpec))) {
      this.failures.push({
        ...failure,
        property: failure.property.replace(/^columns/, 'schema'),
        must: `${failure.must} ${this.ends}`,
      });
    }
  }

  public checkNullableFields(): void {
    for (const field of this.nullableFields) {
      if (this.seen.has(field)) continue;
      this.fail('nullableFields', {
        rule: 'bigquery.mapping.nullable-field',
        must: 'name fields of the schema',
        given: JSON.stringify(field),
        remedy: "write the field's path, for instance address.city",
      });
    }
  }

  private mode(field: RecordField, path: string): BigQueryMode {
    const nullable = field.nullable || this.options.allNullable || this.nullableFields.has(path);
    return nullable ? BigQueryMode.NULLABLE : BigQueryMode.REQUIRED;
  }

  private plainType(type: FieldType, path: string, place: Place): BigQueryType | undefined {
    if (type.kind === FieldKind.STRUCT) {
      const inside = { prefix: `${path}.`, depth: place.depth + 1, tags: place.tags };
      const fields = (type.fields ?? []).map((field) => this.column(field, inside));
      const columns = fields.filter((column) => column !== undefined);
      return columns.length < fields.length ? undefined : BigQueryType.record(columns);
    }
    const answer = scalarType(type, this.nanoseconds);
    if (!isUnmappable(answer)) return answer;
    this.fail(`schema.${path}`, { ...answer, given: type.toString() });
    return undefined;
  }

  private repeatedType(type: FieldType, path: string, place: Place): BigQueryType | undefined {
    const element = type.element;
    if (element === undefined) throw new Error(`no element: ${type.toString()}`);
    if (type.kind === FieldKind.MAP) return this.entryType(type, element, path, place);
    if (type.elementNullable) {
      this.fail(`schema.${path}`, {
        rule: 'bigquery.mapping.nullable-element',
        must: 'have elements that are never null, since a REPEATED column cannot hold NULL',
        given: `${type.toString()} with nullable elements`,
        remedy: 'make the elements required in the schema, or wrap each in a struct with one nullable field',
      });
      return undefined;
    }
    if (element.kind === FieldKind.ARRAY || element.kind === FieldKind.MAP) {
      this.fail(`schema.${path}`, {
        rule: 'bigquery.mapping.nested-array',
        must: 'not be an array of arrays or maps, since a REPEATED column holds no other REPEATED one directly',
        given: type.toString(),
        remedy: 'wrap the inner one in a struct',
      });
      return undefined;
    }
    return this.plainType(element, path, place);
  }

  private entryType(type: FieldType, element: FieldType, path: string, place: Place): BigQueryType | undefined {
    const inside = { prefix: `${path}.`, depth: place.depth + 1, tags: place.tags };
    const value = this.column({ name: 'value', type: element, nullable: type.elementNullable }, inside);
    if (value === undefined) return undefined;
    const key = { name: 'key', columnType: BigQueryType.string(), mode: BigQueryMode.REQUIRED };
    return BigQueryType.record([{ ...key, ...this.policyTags(place.tags, `${path}.key`) }, value]);
  }

  private description(field: RecordField, path: string): { description?: string } {
    const symbols = field.type.kind === FieldKind.ENUM ? `One of ${(field.type.symbols ?? []).join(', ')}.` : undefined;
    const text = [field.doc, symbols].filter((part) => part !== undefined && part !== '').join(' ');
    if (text === '') return {};
    if (text.length <= MAX_COLUMN_DESCRIPTION) return { description: text };
    const bound = `is longer than the ${MAX_COLUMN_DESCRIPTION} characters of a BigQuery description and was cut`;
    this.notice(path, 'bigquery.mapping.description', bound);
    return { description: `${text.slice(0, MAX_COLUMN_DESCRIPTION - 1)}…` };
  }

  private defaultValue(field: RecordField, path: string, depth: number): { defaultValueExpression?: string } {
    if (!this.options.defaultValues || field.defaultJson === undefined || field.defaultJson.trim() === 'null')
      return {};
    const expression = depth === 1 ? defaultExpression(field) : undefined;
    if (expression !== undefined) return { defaultValueExpression: expression };
    const reason =
      depth === 1 ? `a default of ${field.type.toString()} has no expression here` : 'it is inside a RECORD';
    this.notice(path, 'bigquery.mapping.default', `has a default that the column does not get: ${reason}`);
    return {};
  }

  private policyTags(tags: readonly string[], path: string): { policyTags?: string[] } {
    const known = this.options.policyTags ?? {};
    const policyTags = tags.flatMap((tag) => (Object.hasOwn(known, tag) ? [known[tag]!] : []));
    const unknown = tags.filter((tag) => !Object.hasOwn(known, tag));
    if (unknown.length > 0) {
      this.notice(
        path,
        'bigquery.mapping.tags',
        `is tagged ${unknown.join(', ')} without a policy tag: anyone who reads the table reads it; map the tag in policyTags`,
      );
    }
    return policyTags.length === 0 ? {} : { policyTags: [...new Set(policyTags)] };
  }

  private fail(property: string, broken: Pick<Failure, 'rule' | 'must' | 'given' | 'remedy'>): void {
    this.failures.push({ path: this.path, property, ...broken, must: `${broken.must} ${this.ends}` });
  }

  private notice(field: string, rule: string, text: string): void {
    this.notices.push({ path: this.path, property: `schema.${field}`, rule, text });
  }
}
