import type { Failure } from '../../core/failure';
import { FieldType } from '../field-type';
import type { RecordField } from '../record-schema';
import { metaOf, type Meta } from './field-meta';
import { joined, mapEntryName } from './names';
import { defaultJsonOf } from './record-default';
import { DECIMAL_MESSAGE, MESSAGE_TYPES, SCALAR_TYPES } from './record-types';
import type { MapType, NamedType, ProtoEnum, ProtoField, ProtoFile, ProtoMessage, ScalarType } from './syntax';

/** How deep messages may nest; no table or descriptor goes as deep. */
const MAX_DEPTH = 100;
/** How many fields there may be when every nested message is written out where it is used. */
const MAX_FIELDS = 100_000;
const MAX_PRECISION = 1_000;

/** What stands for a type without a counterpart until the failures are thrown. */
const BROKEN = FieldType.json();

/** Maps messages to fields and collects what has no counterpart. */
export class RecordMapping {
  public readonly failures: Failure[] = [];
  /** A message that is used many times is mapped once: written out, it may double with each level. */
  private readonly done = new Map<ProtoMessage, { readonly type: FieldType; readonly count: number }>();
  private readonly open: ProtoMessage[] = [];
  private count = 0;

  public constructor(private readonly file: ProtoFile) {}

  public fields(message: ProtoMessage, path: string, depth: number): RecordField[] {
    if (message.fields.length === 0) {
      this.fail(path, 'have at least one field', `message ${message.localName} {}`, 'add a field, or leave it out');
    }
    this.open.push(message);
    const fields = message.fields.map((field) => this.field(field, `${path}.${field.name}`, depth));
    this.open.pop();
    return fields;
  }

  private field(field: ProtoField, path: string, depth: number): RecordField {
    this.grow(1, path);
    const meta = metaOf(field.options);
    const type = this.count > MAX_FIELDS ? BROKEN : this.fieldType(field, meta, path, depth);
    const tags = [...new Set([...meta.tags, ...typeTags(field)])];
    const doc = meta.doc ?? field.doc;
    const defaultJson = defaultJsonOf(field);
    return {
      name: field.name,
      type,
      ...(isNullable(field) && { nullable: true }),
      ...(defaultJson !== undefined && { defaultJson }),
      ...(doc !== undefined && { doc }),
      ...(tags.length > 0 && { tags }),
    };
  }

  private grow(fields: number, path: string): void {
    const before = this.count;
    this.count += fields;
    if (before > MAX_FIELDS || this.count <= MAX_FIELDS) return;
    this.fail(path, `hold at most ${MAX_FIELDS} fields, nested ones written out`, 'more', 'split the schema');
  }

  private fieldType(field: ProtoField, meta: Meta, path: string, depth: number): FieldType {
    if (field.type.kind === 'map') return this.map(field, field.type, meta, path, depth);
    const type = this.single(field.type, meta, path, depth);
    return field.label === 'repeated' ? FieldType.array(type) : type;
  }

  private map(field: ProtoField, type: MapType, meta: Meta, path: string, depth: number): FieldType {
    const value = this.single(type.value, meta, path, depth);
    if (type.key.name === 'string') return FieldType.map(value);
    return FieldType.array(
      FieldType.struct(joined(this.nameOf(this.open.at(-1)!), mapEntryName(field.name)), [
        { name: 'key', type: this.single(type.key, NO_META, path, depth) },
        { name: 'value', type: value },
      ]),
    );
  }

  private single(type: ScalarType | NamedType, meta: Meta, path: string, depth: number): FieldType {
    if (type.kind === 'scalar') {
      if (type.name === 'string' && meta.params.get('logical_type') === 'uuid') return FieldType.uuid();
      return SCALAR_TYPES.get(type.name)!();
    }
    const { target } = type;
    if (target === undefined) throw new RangeError(`'${type.written}' was not linked`);
    return target.kind === 'enum' ? this.enumeration(target) : this.message(target, meta, path, depth);
  }

  private enumeration(declared: ProtoEnum): FieldType {
    const symbols = new Map<number, string>();
    for (const { name, number } of declared.values) if (!symbols.has(number)) symbols.set(number, name);
    return FieldType.enumeration(this.nameOf(declared), [...symbols.values()]);
  }

  private message(message: ProtoMessage, meta: Meta, path: string, depth: number): FieldType {
    const known = MESSAGE_TYPES.get(message.fullName);
    if (known !== undefined) return known();
    if (message.fullName === DECIMAL_MESSAGE) return this.decimal(meta, path);
    if (this.open.includes(message)) {
      const circle = [...this.open.slice(this.open.indexOf(message)), message].map(({ localName }) => localName);
      this.fail(
        path,
        'not hold itself',
        circle.join(' → '),
        'cut the recursion, or keep the inner value as a JSON text',
      );
      return BROKEN;
    }
    if (depth >= MAX_DEPTH) {
      this.fail(path, `nest at most ${MAX_DEPTH} levels deep`, 'one level more', 'flatten the schema');
      return BROKEN;
    }
    const done = this.done.get(message);
    if (done !== undefined) {
      this.grow(done.count, path);
      return done.type;
    }
    const before = this.count;
    const type = FieldType.struct(this.nameOf(message), this.fields(message, path, depth + 1));
    this.done.set(message, { type, count: this.count - before });
    return type;
  }

  private decimal({ params }: Meta, path: string): FieldType {
    const precision = wholeParam(params.get('precision'));
    const scale = wholeParam(params.get('scale') ?? '0');
    if (
      precision !== undefined &&
      scale !== undefined &&
      precision >= 1 &&
      precision <= MAX_PRECISION &&
      scale <= precision
    ) {
      return FieldType.decimal(precision, scale);
    }
    const given = [...params].map(([key, value]) => `${key} ${value}`).join(', ');
    this.fail(
      path,
      `have a precision from 1 to ${MAX_PRECISION} and a scale from 0 to the precision as parameters of the field`,
      given === '' ? 'none' : given,
      'add [(confluent.field_meta) = { params: [{ key: "precision" value: "18" }, { key: "scale" value: "2" }] }]',
    );
    return BROKEN;
  }

  /** Without the package where it is that of the file. */
  private nameOf(declared: ProtoMessage | ProtoEnum): string {
    const { fullName, localName } = declared;
    const ownPackage = this.file.packageName === '' ? localName : `${this.file.packageName}.${localName}`;
    return fullName === ownPackage ? localName : fullName;
  }

  private fail(property: string, must: string, given: string, remedy: string): void {
    this.failures.push({ path: this.file.name, property, rule: 'schema.protobuf.record', must, given, remedy });
  }
}

const NO_META: Meta = { doc: undefined, tags: [], params: new Map() };

/** Whether absence can be told from a value. */
function isNullable({ label, oneof, type }: ProtoField): boolean {
  if (type.kind === 'map' || label === 'repeated' || label === 'required') return false;
  return label === 'optional' || oneof !== undefined || (type.kind === 'named' && type.target?.kind === 'message');
}

function typeTags({ type }: ProtoField): readonly string[] {
  const held = type.kind === 'map' ? type.value : type;
  return held.kind === 'named' && held.target?.kind === 'message' ? metaOf(held.target.options).tags : [];
}

function wholeParam(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
