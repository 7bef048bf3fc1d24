import type { Failure } from '../../core/failure';
import type { SchemaDocument } from './schema-document';
import type { SchemaNode } from './schema-node';

/** A text that a schema refers to by name: another subject of the registry. */
export interface JsonSchemaReference {
  readonly name: string;
  readonly text: string;
}

export interface ParseJsonSchemaOptions {
  /** How messages name the text. @default 'schema.json' */
  readonly fileName?: string;
  /** What `$ref` may name besides the text itself; nothing is ever fetched. @default - none */
  readonly references?: readonly JsonSchemaReference[];
}

/** A JSON Schema that has been read, with every reference resolved. */
export interface JsonSchema {
  readonly document: SchemaDocument;
  readonly root: SchemaNode;
  /** The texts that it refers to, in the order in which they must be registered. */
  readonly references: readonly SchemaDocument[];
  /** Whether `unevaluatedItems` or `unevaluatedProperties` occur. */
  readonly usesUnevaluated: boolean;
  /** What is allowed, and most likely not meant. */
  readonly warnings: readonly Failure[];
}
