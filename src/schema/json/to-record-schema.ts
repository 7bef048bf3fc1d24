import { throwIfAny } from '../../core/sluicegate-error';
import { FieldType } from '../field-type';
import { RecordSchema, type RecordField } from '../record-schema';
import { typesOf } from './accepts';
import { conjunctionOf } from './comparison';
import { BASE_TYPES, type Conjunction } from './conjunction';
import { scalarType } from './to-scalar-type';
import type { JsonSchema } from './json-schema';
import { Findings } from './schema-document';
import type { JsonType, SchemaNode } from './schema-node';

/** A type and whether null is allowed too; undefined after a failure. */
interface Converted {
  readonly type: FieldType;
  readonly isNullable: boolean;
}

/**
 * The fields of a schema of objects. A property that is not required may be absent, and so is nullable.
 *
 * string → STRING, or by `format` DATE, TIME, TIMESTAMP (an instant), UUID, by `contentEncoding` base64 BYTES, by `enum`
 * ENUM; integer → INT64, or INT32 where its bounds fit; number → FLOAT64; Connect's annotations (`connect.type`, the
 * titles of its logical types) go first. array → ARRAY; object with properties → STRUCT, with additionalProperties or
 * one pattern only → MAP; a schema that allows anything, and an object that says nothing of its properties → JSON.
 * What has no such type (unions, positions of arrays, recursion) is a failure with its place.
 */
export function jsonSchemaToRecordSchema(schema: JsonSchema): RecordSchema {
  const conversion = new Conversion();
  const root = conjunctionOf([schema.root]);
  const title = root.all((part) => part.title)[0] ?? stemOf(schema.document.json.fileName);
  const [, namespace, name] = /^(?:(.*)\.)?([^.]*)$/s.exec(title)!;
  const fields = conversion.rootFields(schema.root, root, name!);
  throwIfAny(conversion.findings.failures);
  const [doc] = root.all((part) => part.description);
  return new RecordSchema({
    recordName: name!,
    ...(namespace !== undefined && { recordNamespace: namespace }),
    ...(doc !== undefined && { doc }),
    fields,
  });
}

/** No warehouse takes as many levels. */
const MAX_OPEN = 200;

class Conversion {
  public readonly findings = new Findings();
  private readonly open = new Set<SchemaNode>();

  public rootFields(node: SchemaNode, root: Conjunction, name: string): RecordField[] {
    if (root.propertyNames.size > 0 && root.overlaps(new Set(['object'])) && root.sums.length === 0) {
      this.parts(root).forEach((part) => this.open.add(part));
      return this.fields(root, name);
    }
    this.fail(node, 'be an object with properties', 'describe the record as {"type": "object", "properties": {…}}');
    return [];
  }

  private fields(schema: Conjunction, name: string): RecordField[] {
    const required = schema.required;
    const fields = [...schema.propertyNames].map((property) => {
      const nodes = schema.property(property);
      const value = conjunctionOf(nodes);
      const converted = this.convert(nodes, value, `${name}_${property}`);
      return { index: indexOf(value), field: converted && field(property, value, converted, required.has(property)) };
    });
    // Connect's converter keeps the order of fields in connect.index, since JSON objects have none.
    if (fields.every(({ index }) => index !== undefined)) fields.sort((a, b) => a.index! - b.index!);
    return fields.map((entry) => entry.field).filter((entry) => entry !== undefined);
  }

  private convert(nodes: readonly SchemaNode[], schema: Conjunction, name: string): Converted | undefined {
    const at = nodes[0]!;
    if (schema.isNever) return this.fail(at, 'allow a value', 'remove the property, or give it a type');
    const parts = this.parts(schema);
    const known = parts.find((part) => this.open.has(part));
    if (known) return this.fail(at, 'not contain itself', 'describe the inner value as JSON: {}, or by its key');
    if (this.open.size > MAX_OPEN) return this.fail(at, 'nest less deep', 'describe the inner value as JSON: {}');
    parts.forEach((part) => this.open.add(part));
    const converted = schema.sums.length > 0 ? this.union(at, schema, name) : this.single(at, schema, name);
    parts.forEach((part) => this.open.delete(part));
    return converted;
  }

  /** Only what is nullable by a union is one type; true schemas are shared by nothing, so they cannot recur. */
  private union(at: SchemaNode, schema: Conjunction, name: string): Converted | undefined {
    const [sum, ...others] = schema.sums;
    const isNull = (node: SchemaNode): boolean => {
      const { types } = conjunctionOf([node]);
      return types.size === 1 && types.has('null');
    };
    const branches = sum!.branches.filter((branch) => !isNull(branch));
    if (others.length > 0 || branches.length !== 1) {
      return this.fail(
        at,
        'be one type, or one type and null',
        'split it into one field for each type, or use {} for any JSON',
      );
    }
    const own = schema.parts.filter((part) => part.anyOf.length === 0 && part.oneOf.length === 0);
    const [branch] = branches;
    const converted = this.convert([branch!, ...own], conjunctionOf([branch!, ...own]), name);
    return (
      converted && { type: converted.type, isNullable: converted.isNullable || branches.length < sum!.branches.length }
    );
  }

  private single(at: SchemaNode, schema: Conjunction, name: string): Converted | undefined {
    if (isAnything(schema)) return { type: FieldType.json(), isNullable: false };
    const types = new Set(typesOfValues(schema) ?? impliedTypes(schema));
    const isNullable = types.delete('null');
    if (types.has('number')) types.delete('integer');
    const [kind, ...rest] = [...types];
    if (kind === undefined)
      return this.fail(at, 'allow something else than null', 'give it the type that it will have');
    if (rest.length > 0) {
      return this.fail(
        at,
        'be one type, or one type and null',
        'split it into one field for each type',
        [...types].join(' or '),
      );
    }
    const type =
      kind === 'array'
        ? this.array(at, schema, name)
        : kind === 'object'
          ? this.object(at, schema, name)
          : scalarType(schema, kind, name);
    if (typeof type === 'string') return this.fail(at, type, 'correct the annotations or the bounds');
    return type && { type, isNullable };
  }

  private array(at: SchemaNode, schema: Conjunction, name: string): FieldType | undefined {
    if (schema.prefixLength > 0) {
      return this.fail(at, 'have items of one type', 'describe the positions as the properties of an object');
    }
    return this.container(schema.tail, name, (element) => FieldType.array(element));
  }

  private object(at: SchemaNode, schema: Conjunction, name: string): FieldType | undefined {
    const [title] = schema.all((part) => part.title);
    const others = [...schema.others, ...[...schema.patterns].flatMap((pattern) => schema.matching(pattern))];
    const values = [...new Set(others)].filter((node) => !conjunctionOf([node]).isNever);
    if (schema.propertyNames.size > 0) {
      if (values.some((node) => !isAnything(conjunctionOf([node])))) {
        return this.fail(at, 'be either a struct or a map', 'move the other properties into a property of their own');
      }
      return FieldType.struct(title ?? name, this.fields(schema, title ?? name));
    }
    if (values.length === 0 || values.every((node) => isAnything(conjunctionOf([node])))) return FieldType.json();
    if (schema.patterns.size > 1) return this.fail(at, 'have values of one type', 'keep one pattern');
    return this.container(values, name, (element) => FieldType.map(element));
  }

  private container(
    nodes: readonly SchemaNode[],
    name: string,
    make: (element: FieldType) => FieldType,
  ): FieldType | undefined {
    if (nodes.length === 0) return make(FieldType.json());
    const converted = this.convert(nodes, conjunctionOf(nodes), name);
    if (converted === undefined) return undefined;
    const type = make(converted.type);
    return converted.isNullable ? type.withNullableElements() : type;
  }

  /** The parts by which recursion is noticed. */
  private parts(schema: Conjunction): SchemaNode[] {
    return schema.parts.filter(
      (part) => part.properties.size > 0 || part.items !== undefined || part.ref !== undefined,
    );
  }

  private fail(at: SchemaNode, must: string, remedy: string, given?: string): undefined {
    this.findings.fail(at.document, at.source, {
      property: at.pointer,
      rule: 'schema.json.record',
      must: `${must} to become a field`,
      ...(given !== undefined && { given }),
      remedy,
    });
    return undefined;
  }
}

function field(name: string, schema: Conjunction, converted: Converted, isRequired: boolean): RecordField {
  const [doc] = schema.all((part) => part.description);
  const [given] = schema.all((part) => part.default);
  const tags = schema.all((part) => part.annotations.get('confluent:tags')).flat();
  const names = tags.filter((tag) => typeof tag === 'string');
  return {
    name,
    type: converted.type,
    nullable: converted.isNullable || !isRequired,
    ...(given && { defaultJson: given.key }),
    ...(doc !== undefined && { doc }),
    ...(names.length > 0 && { tags: [...new Set(names)] }),
  };
}

function isAnything(schema: Conjunction): boolean {
  const { values, sums, types } = schema;
  return (
    values === undefined && sums.length === 0 && types.size === BASE_TYPES.length && schema.propertyNames.size === 0
  );
}

/** Where no type is given, properties are those of an object, as registries read it. */
function impliedTypes(schema: Conjunction): Iterable<JsonType> {
  const isUntyped = schema.types.size === BASE_TYPES.length && schema.propertyNames.size > 0;
  return isUntyped ? ['object'] : schema.types;
}

/** The types of the listed values, where they are listed. */
function typesOfValues(schema: Conjunction): JsonType[] | undefined {
  return schema.values?.map(({ value }) => typesOf(value)[0]!);
}

function indexOf(schema: Conjunction): number | undefined {
  const [index] = schema.all((part) => part.annotations.get('connect.index'));
  return typeof index === 'number' ? index : undefined;
}

function stemOf(fileName: string): string {
  return fileName.replace(/^.*[/\\]/, '').replace(/\..*$/, '');
}
