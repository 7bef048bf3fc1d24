import type { Value } from './value';

/** A type as Terraform writes it in JSON: a name, or a collection such as `["list", "string"]`. */
export type Type = string | readonly [string, Type | Readonly<Record<string, Type>>, ...unknown[]];

export interface Attribute {
  readonly type?: Type;
  readonly nested_type?: NestedType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
  readonly write_only?: boolean;
}

export interface NestedType {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly nesting_mode: string;
}

export interface BlockType {
  readonly nesting_mode: string;
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, BlockType>>;
  readonly deprecated?: boolean;
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

/** What `terraform providers schema -json` says about one provider. */
export interface ProviderSchema {
  readonly provider: Schema;
  readonly resource_schemas: Readonly<Record<string, Schema>>;
  readonly data_source_schemas: Readonly<Record<string, Schema>>;
}

export function attributesOf(block: Block): [string, Attribute][] {
  return Object.entries(block.attributes ?? {});
}

export function blockTypesOf(block: Block): [string, BlockType][] {
  return Object.entries(block.block_types ?? {});
}

/** Whether the elements of this nesting have no address of their own. */
export function isSet(nesting: string | undefined): boolean {
  return nesting === 'set';
}

/** The absent value of a block: what Terraform sends when it is not written. */
export function absentBlock(nesting: string): Value {
  switch (nesting) {
    case 'list':
    case 'set':
      return [];
    case 'map':
      return {};
    default:
      return null;
  }
}
