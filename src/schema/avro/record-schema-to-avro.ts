import { createHash } from 'node:crypto';
import type { Failure } from '../../core/failure';
import { printed } from '../../core/failure-text';
import { throwIfAny } from '../../core/sluicegate-error';
import { FieldKind, TimePrecision, type FieldType } from '../field-type';
import type { RecordField, RecordSchema } from '../record-schema';
import type { AvroSchema } from './avro-type';
import { parseAvro } from './parse-avro';

/**
 * The Avro schema of a record; `normaliseAvro` gives its text.
 *
 * The mapping of `avroToRecordSchema` the other way round: decimals stand on bytes, UUIDs on string; a precision of
 * seconds becomes milliseconds, which hold it; a nullable field is a union with null first, unless its default is a value;
 * tags become `confluent:tags`. Fails with the path of what Avro lacks: JSON, a time of day with nanoseconds, two types of
 * one name that differ, names that Avro does not allow.
 */
export function recordSchemaToAvro(record: RecordSchema): AvroSchema {
  const writing = new Writing(record.recordName, record.recordNamespace);
  const members = ['"type":"record"', `"name":${JSON.stringify(record.recordName)}`];
  if (record.recordNamespace !== undefined) members.push(`"namespace":${JSON.stringify(record.recordNamespace)}`);
  if (record.doc !== undefined) members.push(`"doc":${JSON.stringify(record.doc)}`);
  members.push(`"fields":[${writing.fields(record.fields, record.recordName, 0).join(',')}]`);
  throwIfAny(writing.failures);
  return parseAvro(`{${members.join(',')}}`, { fileName: `record ${record.recordName}` });
}

const MAX_DEPTH = 100;

/** Writes text and not values, so that a default keeps every digit that it was given with. */
class Writing {
  public readonly failures: Failure[] = [];
  private readonly defined = new Map<string, string>();
  private readonly shapes = new Map<FieldType, string>();

  public constructor(
    private readonly recordName: string,
    private readonly namespace: string | undefined,
  ) {}

  public fields(fields: readonly RecordField[], path: string, depth: number): string[] {
    return fields.map((field) => this.field(field, `${path}.${field.name}`, depth));
  }

  private field(field: RecordField, path: string, depth: number): string {
    const type = this.type(field.type, path, depth);
    const members = [
      `"name":${JSON.stringify(field.name)}`,
      `"type":${field.nullable === true ? nullable(type, field.defaultJson) : type}`,
    ];
    if (field.doc !== undefined) members.push(`"doc":${JSON.stringify(field.doc)}`);
    if (field.defaultJson !== undefined && this.isJson(field.defaultJson, path)) {
      members.push(`"default":${field.defaultJson}`);
    }
    if (field.tags !== undefined && field.tags.length > 0)
      members.push(`"confluent:tags":${JSON.stringify(field.tags)}`);
    return `{${members.join(',')}}`;
  }

  private type(type: FieldType, path: string, depth: number): string {
    if (depth > MAX_DEPTH) {
      return this.fail(path, `nest at most ${MAX_DEPTH} levels deep`, 'one level more', 'flatten the record');
    }
    switch (type.kind) {
      case FieldKind.ARRAY:
        return `{"type":"array","items":${this.element(type, `${path}[]`, depth)}}`;
      case FieldKind.MAP:
        return `{"type":"map","values":${this.element(type, `${path}{}`, depth)}}`;
      case FieldKind.ENUM: {
        const symbols = JSON.stringify(type.symbols);
        return this.named('enum', type.enumName ?? '', type, path, () => `"symbols":${symbols}`);
      }
      case FieldKind.STRUCT:
        return this.named('record', type.structName ?? '', type, path, () => {
          return `"fields":[${this.fields(type.fields ?? [], path, depth + 1).join(',')}]`;
        });
      case FieldKind.DECIMAL:
        return `{"type":"bytes","logicalType":"decimal","precision":${type.precision},"scale":${type.scale}}`;
      case FieldKind.TIME:
      case FieldKind.TIMESTAMP:
        return this.time(type, path);
      case FieldKind.DATE:
        return '{"type":"int","logicalType":"date"}';
      case FieldKind.UUID:
        return '{"type":"string","logicalType":"uuid"}';
      case FieldKind.JSON:
        return this.fail(path, 'have a type of Avro', 'JSON', 'describe its fields, or declare it as a text');
      default:
        return JSON.stringify(PLAIN[type.kind]);
    }
  }

  private element(type: FieldType, path: string, depth: number): string {
    if (type.element === undefined) return this.fail(path, 'have a type of its elements', 'none', 'give it');
    const element = this.type(type.element, path, depth + 1);
    return type.elementNullable ? `["null",${element}]` : element;
  }

  private time(type: FieldType, path: string): string {
    const unit = UNITS[type.timePrecision ?? TimePrecision.MICROSECONDS];
    if (type.kind === FieldKind.TIME) {
      if (unit !== 'nanos') return `{"type":"${unit === 'millis' ? 'int' : 'long'}","logicalType":"time-${unit}"}`;
      return this.fail(path, 'have milliseconds or microseconds', type.toString(), 'use a smaller precision');
    }
    return `{"type":"long","logicalType":"${type.zoned ? '' : 'local-'}timestamp-${unit}"}`;
  }

  /** Defines a type at its first use; a later one that says the same becomes its name. */
  private named(kind: string, name: string, type: FieldType, path: string, body: () => string): string {
    const fullName = name.includes('.') || !this.namespace ? name : `${this.namespace}.${name}`;
    const shape = shapeOf(type, this.shapes);
    const earlier = this.defined.get(fullName);
    if (earlier === undefined) {
      this.defined.set(fullName, shape);
      return `{"type":"${kind}","name":${JSON.stringify(fullName)},${body()}}`;
    }
    if (earlier !== shape) {
      this.fail(path, 'have one meaning for each name', `another ${fullName}`, 'give one of the two another name');
    }
    return JSON.stringify(fullName);
  }

  private isJson(text: string, path: string): boolean {
    try {
      JSON.parse(text);
      return true;
    } catch {
      this.fail(path, 'have a default that is JSON', printed(text), 'write a text in quotes: "\\"EUR\\""');
      return false;
    }
  }

  private fail(property: string, must: string, given: string, remedy: string): string {
    const path = `record ${this.recordName}`;
    this.failures.push({ path, property, rule: 'schema.avro.record', must, given, remedy });
    return '"null"';
  }
}

function nullable(type: string, defaultJson: string | undefined): string {
  return defaultJson === undefined || defaultJson.trim() === 'null' ? `["null",${type}]` : `[${type},"null"]`;
}

/** The same text for types that say the same; a digest, since shared types written out may double with each level. */
function shapeOf(type: FieldType, known: Map<FieldType, string>): string {
  const earlier = known.get(type);
  if (earlier !== undefined) return earlier;
  const parts = {
    text: type.toString(),
    symbols: type.symbols,
    element: type.element && shapeOf(type.element, known),
    elementNullable: type.elementNullable,
    fields: type.fields?.map((field) => ({ ...field, type: shapeOf(field.type, known) })),
  };
  const shape = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  known.set(type, shape);
  return shape;
}

const UNITS: Readonly<Record<TimePrecision, string>> = {
  [TimePrecision.SECONDS]: 'millis',
  [TimePrecision.MILLISECONDS]: 'millis',
  [TimePrecision.MICROSECONDS]: 'micros',
  [TimePrecision.NANOSECONDS]: 'nanos',
};

const PLAIN: Readonly<Partial<Record<FieldKind, string>>> = {
  [FieldKind.STRING]: 'string',
  [FieldKind.BYTES]: 'bytes',
  [FieldKind.BOOLEAN]: 'boolean',
  [FieldKind.INT32]: 'int',
  [FieldKind.INT64]: 'long',
  [FieldKind.FLOAT32]: 'float',
  [FieldKind.FLOAT64]: 'double',
};
