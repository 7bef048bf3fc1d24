import type { JsonNode } from '../json-document';
import type { Decimal } from './decimal';
import type { SchemaDocument } from './schema-document';

export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** A lower or upper bound of a number. */
export interface NumberBound {
  readonly limit: Decimal;
  readonly exclusive: boolean;
}

/** A value that a schema spells out, with a text that is the same for equal values. */
export interface SpelledValue {
  readonly value: unknown;
  readonly key: string;
}

/** What `if` decides between. */
export interface Conditional {
  readonly test: SchemaNode;
  readonly then: SchemaNode | undefined;
  readonly otherwise: SchemaNode | undefined;
}

/** One schema or subschema, its keywords in the words of the latest draft. */
export interface SchemaNode {
  readonly document: SchemaDocument;
  readonly source: JsonNode;
  /** Where it is in its document: `#/properties/id`. */
  readonly pointer: string;
  /** What it has in common with schemas that are written the same; found when first asked for. */
  identity?: number;
  /** `false` accepts nothing; `true` and `{}` accept everything. */
  never?: boolean;

  /** The target of `$ref`; before 2019-09 the only keyword that counts beside annotations. */
  ref?: SchemaNode;
  allOf: readonly SchemaNode[];
  anyOf: readonly SchemaNode[];
  oneOf: readonly SchemaNode[];
  not?: SchemaNode;
  conditional?: Conditional;

  types?: ReadonlySet<JsonType>;
  /** `enum`, or the one value of `const`. */
  values?: readonly SpelledValue[];
  isConst?: boolean;
  lower?: NumberBound;
  upper?: NumberBound;
  multipleOf?: Decimal;
  minLength?: number;
  maxLength?: number;
  pattern?: SchemaPattern;
  format?: string;
  contentEncoding?: string;
  contentMediaType?: string;

  prefixItems: readonly SchemaNode[];
  /** The schema of what follows `prefixItems`; `items` or, in older drafts, `additionalItems`. */
  items?: SchemaNode;
  unevaluatedItems?: SchemaNode;
  contains?: SchemaNode;
  minContains?: number;
  maxContains?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems: boolean;

  properties: ReadonlyMap<string, SchemaNode>;
  patternProperties: ReadonlyMap<string, PatternProperty>;
  additionalProperties?: SchemaNode;
  unevaluatedProperties?: SchemaNode;
  propertyNames?: SchemaNode;
  required: ReadonlySet<string>;
  minProperties?: number;
  maxProperties?: number;
  dependentRequired: ReadonlyMap<string, ReadonlySet<string>>;
  dependentSchemas: ReadonlyMap<string, SchemaNode>;

  title?: string;
  description?: string;
  default?: SpelledValue;
  readOnly?: boolean;
  writeOnly?: boolean;
  /** Keywords that the draft does not know, such as `connect.type` and `confluent:tags`. */
  readonly annotations: Map<string, unknown>;
}

export interface SchemaPattern {
  readonly text: string;
  readonly regex: RegExp;
}

export interface PatternProperty {
  readonly pattern: SchemaPattern;
  readonly schema: SchemaNode;
}

const NO_NODES: readonly SchemaNode[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();
const NO_ENTRIES = new Map<string, never>();

/** A node without keywords, to be filled by the reader. */
export function emptyNode(document: SchemaDocument, source: JsonNode, pointer: string): SchemaNode {
  return {
    document,
    source,
    pointer,
    identity: undefined,
    allOf: NO_NODES,
    anyOf: NO_NODES,
    oneOf: NO_NODES,
    prefixItems: NO_NODES,
    uniqueItems: false,
    properties: NO_ENTRIES,
    patternProperties: NO_ENTRIES,
    required: NO_NAMES,
    dependentRequired: NO_ENTRIES,
    dependentSchemas: NO_ENTRIES,
    annotations: new Map(),
  };
}

/** Whether the keyword's schema is `false`. */
export function isNever(node: SchemaNode | undefined): boolean {
  return node?.never === true;
}
