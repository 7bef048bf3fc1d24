import type { Failure } from '../../core/failure';
import type { JsonNode } from '../json-document';

/** The types of Avro that hold one value, in the words of the specification. */
export const PRIMITIVE_KINDS = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const;

export type AvroPrimitiveKind = (typeof PRIMITIVE_KINDS)[number];

/** A logical type that is valid where it stands, or one that the specification does not know. */
export interface AvroLogicalType {
  readonly name: string;
  /** `decimal` only. */
  readonly precision?: number;
  /** `decimal` only. */
  readonly scale?: number;
}

interface Attributes {
  readonly logicalType?: AvroLogicalType;
  /** What the specification does not give a meaning, and the attributes of logical types, as written. */
  readonly props: ReadonlyMap<string, JsonNode>;
}

interface Named {
  /** The full name: `com.acme.Order`. */
  readonly fullName: string;
  /** The name without its namespace. */
  readonly name: string;
  /** Full names, without repetition. */
  readonly aliases: readonly string[];
  readonly doc?: string;
  /** The reference that defines the type; absent for a type of the text itself. */
  readonly reference?: string;
}

export interface AvroPrimitive extends Attributes {
  readonly kind: AvroPrimitiveKind;
}

export interface AvroRecord extends Attributes, Named {
  readonly kind: 'record';
  /** Whether it was declared as `error`, which protocols use; read like a record. */
  readonly isError: boolean;
  readonly fields: readonly AvroField[];
  readonly fieldsByName: ReadonlyMap<string, AvroField>;
}

export interface AvroField {
  readonly name: string;
  readonly type: AvroType;
  readonly default?: JsonNode;
  readonly aliases: readonly string[];
  readonly order: AvroOrder;
  readonly doc?: string;
  readonly props: ReadonlyMap<string, JsonNode>;
}

export type AvroOrder = 'ascending' | 'descending' | 'ignore';

export interface AvroEnum extends Attributes, Named {
  readonly kind: 'enum';
  readonly symbols: readonly string[];
  readonly default?: string;
}

export interface AvroFixed extends Attributes, Named {
  readonly kind: 'fixed';
  readonly size: number;
}

export interface AvroArray extends Attributes {
  readonly kind: 'array';
  readonly items: AvroType;
}

export interface AvroMap extends Attributes {
  readonly kind: 'map';
  readonly values: AvroType;
}

export interface AvroUnion {
  readonly kind: 'union';
  readonly branches: readonly AvroType[];
}

export type AvroNamed = AvroRecord | AvroEnum | AvroFixed;
export type AvroType = AvroPrimitive | AvroNamed | AvroArray | AvroMap | AvroUnion;
export type AvroKind = AvroType['kind'];

/** A parsed schema; recursive types are cyclic objects. */
export interface AvroSchema {
  /** How messages name the text. */
  readonly fileName: string;
  readonly root: AvroType;
  /** What the specification says to ignore, but the author hardly meant. */
  readonly warnings: readonly Failure[];
  /** The references that the text needs, directly or not, each after those that it needs itself. */
  readonly references: readonly string[];
}

export function isNamed(type: AvroType): type is AvroNamed {
  return type.kind === 'record' || type.kind === 'enum' || type.kind === 'fixed';
}

export function isPrimitiveKind(name: string): name is AvroPrimitiveKind {
  return PRIMITIVE_KINDS.some((kind) => kind === name);
}

const DEPTH = 3;
const BRANCHES = 6;

/** The type for people, in one short line: `long (timestamp-millis)`, `union of null, string`, `record com.acme.Order`. */
export function typeText(type: AvroType, depth = 0): string {
  const logical = type.kind === 'union' || type.logicalType === undefined ? '' : ` (${logicalText(type.logicalType)})`;
  switch (type.kind) {
    case 'record':
    case 'enum':
      return `${type.kind} ${type.fullName}${logical}`;
    case 'fixed':
      return `fixed ${type.fullName} of ${type.size} byte${type.size === 1 ? '' : 's'}${logical}`;
    case 'array':
      return `array of ${depth >= DEPTH ? '…' : typeText(type.items, depth + 1)}${logical}`;
    case 'map':
      return `map of ${depth >= DEPTH ? '…' : typeText(type.values, depth + 1)}${logical}`;
    case 'union': {
      if (depth >= DEPTH) return 'union of …';
      const branches = type.branches.slice(0, BRANCHES).map((branch) => typeText(branch, depth + 1));
      const more = type.branches.length - branches.length;
      return `union of ${branches.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    }
    default:
      return `${type.kind}${logical}`;
  }
}

export function logicalText(type: AvroLogicalType): string {
  return type.precision === undefined ? type.name : `${type.name}(${type.precision}, ${type.scale ?? 0})`;
}
