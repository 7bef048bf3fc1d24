import type { Failure } from '../../core/failure';
import { FieldKind, type FieldType } from '../field-type';
import type { RecordField, RecordSchema } from '../record-schema';
import { isProtobufName, scopeOf } from './names';
import { quoted } from './option-text';
import { utf8 } from './lexer-string';
import { plainTypeOf } from './record-plain-types';
import { isZeroDefault } from './record-zero';
import { TypeShapes } from './type-shape';
import { wellKnownFileOf } from './well-known';

export type Declaration =
  | {
      readonly kind: 'message';
      readonly localName: string;
      readonly fields: readonly RecordField[];
      readonly doc: string | undefined;
    }
  | { readonly kind: 'enum'; readonly localName: string; readonly symbols: readonly string[] };

/** A field's type as the file has it, and its options in brackets. */
export interface WrittenType {
  readonly text: string;
  readonly options: string;
}

const META_FILE = 'confluent/meta.proto';

/** The messages and enums that a record needs, and what Protobuf cannot say of it. */
export class RecordDeclarations {
  public readonly failures: Failure[] = [];
  public readonly imports = new Set<string>();
  private readonly declarations = new Map<string, Declaration>();
  private readonly shapes = new Map<string, string>();
  private readonly shapeOf = new TypeShapes();

  public constructor(private readonly record: RecordSchema) {
    const { recordName: localName, fields, doc } = record;
    this.declarations.set(localName, { kind: 'message', localName, fields, doc });
    this.collect(fields, localName);
    for (const name of this.declarations.keys()) this.checkScope(name);
  }

  /** What stands directly inside a message, or at the top of the file. */
  public inside(localName: string): Declaration[] {
    return [...this.declarations.values()].filter((one) => scopeOf(one.localName) === localName);
  }

  public fieldType(field: RecordField, path: string): WrittenType {
    const { type } = field;
    const { element } = type;
    const collection = type.kind === FieldKind.ARRAY || type.kind === FieldKind.MAP;
    const held = collection && element !== undefined ? element : type;
    const options = this.options(field, held);
    if (!collection) {
      const plain = this.single(type, path);
      const optional = field.nullable === true && !isMessage(type) ? 'optional ' : '';
      return { text: `${optional}${plain}`, options };
    }
    const inner = this.single(held, path);
    return { text: type.kind === FieldKind.MAP ? `map<string, ${inner}>` : `repeated ${inner}`, options };
  }

  private collect(fields: readonly RecordField[], path: string): void {
    const names = new Set<string>();
    for (const field of fields) {
      const at = `${path}.${field.name}`;
      if (!isProtobufName(field.name)) {
        this.fail(
          at,
          'have a name of letters, digits and underscores that starts with a letter',
          `'${field.name}'`,
          'rename it',
        );
      }
      if (names.has(field.name)) this.fail(at, 'have a name of its own', 'a second one', 'rename one of the two');
      names.add(field.name);
      this.checkField(field, at);
      this.collectType(field.type, at);
    }
  }

  private checkField(field: RecordField, path: string): void {
    const { type, nullable, defaultJson } = field;
    const collection = type.kind === FieldKind.ARRAY || type.kind === FieldKind.MAP;
    if (collection && nullable === true) {
      this.fail(path, 'not be nullable as an array or map', 'nullable', 'let it be empty instead of null');
    }
    if (collection && type.elementNullable) {
      this.fail(path, 'have no null elements', 'nullable elements', 'leave nulls out, or wrap the element in a struct');
    }
    if (defaultJson !== undefined && !isZeroDefault(field)) {
      const remedy = 'remove the default and fill the value in the producer';
      this.fail(path, 'have no default but zero, as proto3 has it', defaultJson, remedy);
    }
  }

  private collectType(type: FieldType, path: string): void {
    const { element } = type;
    switch (type.kind) {
      case FieldKind.ARRAY:
      case FieldKind.MAP:
        if (element === undefined) return;
        if (element.kind === FieldKind.ARRAY || element.kind === FieldKind.MAP) {
          this.fail(path, 'hold no array or map directly', type.toString(), 'wrap the inner one in a struct');
        }
        return this.collectType(element, path);
      case FieldKind.TIMESTAMP:
        if (type.zoned === true) return;
        return this.fail(path, 'be an instant', type.toString(), 'use an instant, or date and time as two fields');
      case FieldKind.ENUM:
        return this.declare(type.enumName ?? '', type, path);
      case FieldKind.STRUCT:
        return this.declare(type.structName ?? '', type, path);
      default:
    }
  }

  /** Declares a type at its first use; a later one must say the same. */
  private declare(localName: string, type: FieldType, path: string): void {
    if (this.importOf(localName) !== undefined) return;
    const shape = this.shapeOf.of(type);
    const earlier = this.shapes.get(localName);
    if (earlier !== undefined || localName === this.record.recordName) {
      if (earlier !== shape) {
        this.fail(path, 'have one meaning for each name', `another '${localName}'`, 'give one of the two another name');
      }
      return;
    }
    this.shapes.set(localName, shape);
    const fields = type.fields;
    if (fields === undefined) {
      this.declarations.set(localName, { kind: 'enum', localName, symbols: type.symbols ?? [] });
    } else {
      this.declarations.set(localName, { kind: 'message', localName, fields, doc: undefined });
      this.collect(fields, path);
    }
  }

  private checkScope(localName: string): void {
    const scope = scopeOf(localName);
    const valid = localName.split('.').every(isProtobufName);
    if (valid && (scope === '' || this.declarations.get(scope)?.kind === 'message')) return;
    this.fail(
      localName,
      'have the name of a type: letters, digits and underscores, behind a dot within another struct of the record',
      `'${localName}'`,
      'rename the struct or enum',
    );
  }

  private single(type: FieldType, path: string): string {
    const name = type.structName ?? type.enumName;
    if (name !== undefined) {
      const file = this.importOf(name);
      if (file !== undefined) this.imports.add(file);
      const { recordNamespace } = this.record;
      return file === undefined && recordNamespace !== undefined ? `.${recordNamespace}.${name}` : `.${name}`;
    }
    const plain = plainTypeOf(type);
    if (plain === undefined) throw new RangeError(`'${path}' was not checked`);
    if (plain.file !== undefined) this.imports.add(plain.file);
    return plain.text;
  }

  private options(field: RecordField, held: FieldType): string {
    const tags = (field.tags ?? []).map((tag) => quoted(utf8(tag)));
    const params = plainTypeOf(held)?.params ?? [];
    if (tags.length === 0 && params.length === 0) return '';
    this.imports.add(META_FILE);
    const entries = [
      ...(tags.length === 0 ? [] : [`tags: [${tags.join(', ')}]`]),
      ...(params.length === 0
        ? []
        : [`params: [${params.map(([key, value]) => `{ key: "${key}" value: "${value}" }`).join(', ')}]`]),
    ];
    return ` [(confluent.field_meta) = { ${entries.join(' ')} }]`;
  }

  /** The built-in file of a built-in message. */
  private importOf(fullName: string): string | undefined {
    if (!fullName.includes('.')) return undefined;
    return wellKnownFileOf(fullName);
  }

  private fail(property: string, must: string, given: string, remedy: string): void {
    const path = `record ${this.record.recordName}`;
    this.failures.push({ path, property, rule: 'schema.protobuf.record', must, given, remedy });
  }
}

/** Whether the type is written as a message, which can be absent without a label. */
function isMessage(type: FieldType): boolean {
  return type.kind === FieldKind.STRUCT || plainTypeOf(type)?.file !== undefined;
}
