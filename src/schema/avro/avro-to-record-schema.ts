import type { Failure } from '../../core/failure';
import { throwIfAny } from '../../core/sluicegate-error';
import { FieldType, TimePrecision } from '../field-type';
import type { JsonNode } from '../json-document';
import { RecordSchema, type RecordField } from '../record-schema';
import { namespaceOf } from './avro-name';
import {
  typeText,
  type AvroField,
  type AvroFixed,
  type AvroPrimitive,
  type AvroRecord,
  type AvroSchema,
  type AvroType,
} from './avro-type';
import { jsonText } from './json-text';

/** How deep records, arrays and maps may nest; no table or descriptor goes as deep. */
const MAX_DEPTH = 100;
/** How many fields there may be when every nested record is written out where it is used. */
const MAX_FIELDS = 100_000;
const TAG_KEYS = ['confluent:tags', 'tags'];

/**
 * The neutral record of a schema whose root is a record.
 *
 * | Avro | record |
 * | --- | --- |
 * | boolean, int, long, float, double, bytes, string | BOOLEAN, INT32, INT64, FLOAT32, FLOAT64, BYTES, STRING |
 * | decimal on bytes or fixed | DECIMAL |
 * | date; time-millis, time-micros | DATE; TIME |
 * | timestamp-\*, local-timestamp-\* | TIMESTAMP, zoned and local |
 * | uuid on string or fixed(16) | UUID |
 * | fixed | BYTES |
 * | union of null and one type | that type, nullable |
 * | enum, array, map, record | ENUM, ARRAY, MAP, STRUCT |
 * | `confluent:tags` or `tags` of a field, its type or its record | tags |
 *
 * Fails with the path of everything that has no counterpart: unions of several types, recursion, null alone, `duration`
 * and `big-decimal`.
 */
export function avroToRecordSchema(schema: AvroSchema): RecordSchema {
  const { root } = schema;
  const mapping = new Mapping(schema.fileName, root.kind === 'record' ? namespaceOf(root.fullName) : '');
  if (root.kind !== 'record') {
    mapping.fail(typeText(root), 'be a record at its root', typeText(root), 'wrap the type in a record with one field');
    throwIfAny(mapping.failures);
    throw new RangeError('unreachable');
  }
  const fields = mapping.fields(root, root.name, 0);
  throwIfAny(mapping.failures);
  return new RecordSchema({
    recordName: root.name,
    ...(namespaceOf(root.fullName) !== '' && { recordNamespace: namespaceOf(root.fullName) }),
    fields,
    ...(root.doc !== undefined && { doc: root.doc }),
  });
}

interface Mapped {
  readonly type: FieldType;
  readonly nullable: boolean;
}

/** What stands for a type without a counterpart until the failures are thrown. */
const BROKEN: Mapped = { type: FieldType.json(), nullable: false };

class Mapping {
  public readonly failures: Failure[] = [];
  /** A record that is used many times is mapped once: written out, it may double with each level. */
  private readonly done = new Map<AvroRecord, { readonly type: FieldType; readonly count: number }>();
  private readonly open = new Set<AvroRecord>();
  private count = 0;

  public constructor(
    private readonly fileName: string,
    private readonly rootNamespace: string,
  ) {}

  public fail(property: string, must: string, given: string, remedy: string): void {
    this.failures.push({ path: this.fileName, property, rule: 'schema.avro.record', must, given, remedy });
  }

  public fields(record: AvroRecord, path: string, depth: number): RecordField[] {
    this.open.add(record);
    const fields = record.fields.map((field) => this.field(field, `${path}.${field.name}`, depth));
    this.open.delete(record);
    return fields;
  }

  private field(field: AvroField, path: string, depth: number): RecordField {
    this.grow(1, path);
    const { type, nullable } = this.count > MAX_FIELDS ? BROKEN : this.type(field.type, path, depth);
    const tags = tagsOf(field);
    return {
      name: field.name,
      type,
      ...(nullable && { nullable }),
      ...(field.default !== undefined && { defaultJson: jsonText(field.default) }),
      ...(field.doc !== undefined && { doc: field.doc }),
      ...(tags.length > 0 && { tags }),
    };
  }

  private grow(by: number, path: string): void {
    if (this.count <= MAX_FIELDS && this.count + by > MAX_FIELDS) {
      this.fail(path, `hold at most ${MAX_FIELDS} fields, nested ones written out`, 'more', 'split the schema');
    }
    this.count += by;
  }

  private type(type: AvroType, path: string, depth: number): Mapped {
    if (depth > MAX_DEPTH) {
      this.fail(path, `nest at most ${MAX_DEPTH} levels deep`, 'one level more', 'flatten the schema');
      return BROKEN;
    }
    switch (type.kind) {
      case 'union':
        return this.union(type.branches, path, depth);
      case 'array':
        return required(this.element(FieldType.array, type.items, `${path}[]`, depth));
      case 'map':
        return required(this.element(FieldType.map, type.values, `${path}{}`, depth));
      case 'enum':
        return required(FieldType.enumeration(this.nameOf(type), [...type.symbols]));
      case 'record':
        return this.struct(type, path, depth);
      default:
        return this.scalar(type, path);
    }
  }

  private union(branches: readonly AvroType[], path: string, depth: number): Mapped {
    const values = branches.filter(({ kind }) => kind !== 'null');
    const [only] = values;
    if (only !== undefined && values.length === 1) {
      return { type: this.type(only, path, depth).type, nullable: branches.length > 1 };
    }
    const given = branches.map((branch) => typeText(branch, 2)).join(', ');
    this.fail(path, 'be a union of null and one type at most', given, 'make a nullable field of each type');
    return BROKEN;
  }

  private element(make: (element: FieldType) => FieldType, type: AvroType, path: string, depth: number): FieldType {
    const { type: element, nullable } = this.type(type, path, depth + 1);
    return nullable ? make(element).withNullableElements() : make(element);
  }

  private struct(record: AvroRecord, path: string, depth: number): Mapped {
    if (this.open.has(record)) {
      this.fail(path, 'not hold itself', typeText(record), 'cut the recursion, or keep the inner value as a JSON text');
      return BROKEN;
    }
    const done = this.done.get(record);
    if (done !== undefined) {
      this.grow(done.count, path);
      return required(done.type);
    }
    const before = this.count;
    const type = FieldType.struct(this.nameOf(record), this.fields(record, path, depth + 1));
    this.done.set(record, { type, count: this.count - before });
    return required(type);
  }

  private scalar(type: AvroPrimitive | AvroFixed, path: string): Mapped {
    const logical = type.logicalType;
    if (logical?.name === 'duration' || logical?.name === 'big-decimal') {
      this.fail(path, 'have a type that tables know', typeText(type), 'hold it in fields of a plain type');
      return BROKEN;
    }
    if (logical?.name === 'decimal' && logical.precision !== undefined) {
      return required(FieldType.decimal(logical.precision, logical.scale ?? 0));
    }
    const make = (logical && LOGICAL_TYPES.get(logical.name)) ?? PLAIN_TYPES.get(type.kind);
    if (make !== undefined) return required(make());
    this.fail(path, 'hold more than null', 'null', 'remove the field, or make it a union of null and its type');
    return BROKEN;
  }

  /** Without the namespace where it is that of the root. */
  private nameOf(type: { readonly fullName: string; readonly name: string }): string {
    return namespaceOf(type.fullName) === this.rootNamespace ? type.name : type.fullName;
  }
}

function required(type: FieldType): Mapped {
  return { type, nullable: false };
}

const LOGICAL_TYPES = new Map<string, () => FieldType>([
  ['date', () => FieldType.date()],
  ['time-millis', () => FieldType.time(TimePrecision.MILLISECONDS)],
  ['time-micros', () => FieldType.time(TimePrecision.MICROSECONDS)],
  ['timestamp-millis', () => FieldType.instant(TimePrecision.MILLISECONDS)],
  ['timestamp-micros', () => FieldType.instant(TimePrecision.MICROSECONDS)],
  ['timestamp-nanos', () => FieldType.instant(TimePrecision.NANOSECONDS)],
  ['local-timestamp-millis', () => FieldType.localTimestamp(TimePrecision.MILLISECONDS)],
  ['local-timestamp-micros', () => FieldType.localTimestamp(TimePrecision.MICROSECONDS)],
  ['local-timestamp-nanos', () => FieldType.localTimestamp(TimePrecision.NANOSECONDS)],
  ['uuid', () => FieldType.uuid()],
]);

const PLAIN_TYPES = new Map<string, () => FieldType>([
  ['boolean', () => FieldType.boolean()],
  ['int', () => FieldType.int32()],
  ['long', () => FieldType.int64()],
  ['float', () => FieldType.float32()],
  ['double', () => FieldType.float64()],
  ['bytes', () => FieldType.bytes()],
  ['fixed', () => FieldType.bytes()],
  ['string', () => FieldType.string()],
]);

/** The classifications of a field and of its type, in order, each once. */
function tagsOf(field: AvroField): string[] {
  const value = field.type.kind === 'union' ? field.type.branches.find(({ kind }) => kind !== 'null') : field.type;
  const sources = [field.props, ...(value !== undefined && value.kind !== 'union' ? [value.props] : [])];
  const nodes = sources.flatMap((props) => TAG_KEYS.flatMap((key) => props.get(key) ?? []));
  return [...new Set(nodes.flatMap(textsOf))];
}

function textsOf(node: JsonNode): string[] {
  if (node.kind === 'string') return [node.value];
  return node.kind === 'array'
    ? node.elements.flatMap((element) => (element.kind === 'string' ? [element.value] : []))
    : [];
}
