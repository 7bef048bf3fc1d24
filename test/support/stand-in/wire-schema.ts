import {
  attributesOf,
  blockTypesOf,
  type Attribute,
  type Block,
  type NestedType,
  type ProviderSchema,
  type Schema,
} from './schema';

const NESTING: Readonly<Record<string, number>> = { single: 1, list: 2, set: 3, map: 4, group: 5 };

/** The reply to GetProviderSchema, from the provider's own document. */
export function wireSchemas(schema: ProviderSchema): object {
  return {
    provider: wireSchema(schema.provider),
    resource_schemas: mapped(schema.resource_schemas, wireSchema),
    data_source_schemas: mapped(schema.data_source_schemas, wireSchema),
    server_capabilities: { get_provider_schema_optional: true },
  };
}

function wireSchema(schema: Schema): object {
  return { version: schema.version, block: wireBlock(schema.block) };
}

function wireBlock(block: Block): object {
  return {
    deprecated: block.deprecated ?? false,
    attributes: attributesOf(block).map(([name, attribute]) => wireAttribute(name, attribute)),
    block_types: blockTypesOf(block).map(([name, type]) => ({
      type_name: name,
      block: wireBlock(type.block),
      nesting: nestingOf(type.nesting_mode),
      min_items: type.min_items ?? 0,
      max_items: type.max_items ?? 0,
    })),
  };
}

function wireAttribute(name: string, attribute: Attribute): object {
  const { type, nested_type: nested, ...flags } = attribute;
  return {
    name,
    required: flags.required ?? false,
    optional: flags.optional ?? false,
    computed: flags.computed ?? false,
    sensitive: flags.sensitive ?? false,
    deprecated: flags.deprecated ?? false,
    write_only: flags.write_only ?? false,
    ...(nested === undefined ? { type: Buffer.from(JSON.stringify(type)) } : { nested_type: wireNested(nested) }),
  };
}

function wireNested(nested: NestedType): object {
  return {
    nesting: nestingOf(nested.nesting_mode),
    attributes: Object.entries(nested.attributes).map(([name, attribute]) => wireAttribute(name, attribute)),
  };
}

function nestingOf(mode: string): number {
  const nesting = NESTING[mode];
  if (nesting === undefined) throw new Error(`unknown nesting mode ${mode}`);
  return nesting;
}

function mapped<T, R>(record: Readonly<Record<string, T>>, each: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, each(value)]));
}
