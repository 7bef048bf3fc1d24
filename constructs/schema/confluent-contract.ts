import { terraformLiterals } from '../../src/core/tokens';
import { isMigration, type DataContract } from '../../src/schema/data-contract';
import type { SchemaMetadata } from '../../src/schema/schema-metadata';
import type { SchemaRule } from '../../src/schema/schema-rule';
import type { bindings } from './bindings';

type SchemaConfig = ConstructorParameters<ReturnType<typeof bindings.confluentSchema>>[2];
type MetadataBlock = NonNullable<SchemaConfig['metadata']>;
type ContractBlocks = Pick<SchemaConfig, 'metadata' | 'ruleset'>;

/** The blocks of a data contract as Confluent's provider takes them. */
export function contractBlocks({ metadata, rules = [] }: DataContract): ContractBlocks {
  const domainRules = rules.filter((rule) => !isMigration(rule)).map(ruleBlock);
  const migrationRules = rules.filter(isMigration).map(ruleBlock);
  return terraformLiterals({
    ...(metadata && { metadata: metadataBlock(metadata) }),
    ...(rules.length > 0 && {
      ruleset: {
        ...(domainRules.length > 0 && { domainRules }),
        ...(migrationRules.length > 0 && { migrationRules }),
      },
    }),
  });
}

function metadataBlock({ tags, ...rest }: SchemaMetadata): MetadataBlock {
  return { ...rest, ...(tags && { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }) };
}

function ruleBlock({ ruleName, ruleType, expression, ...rest }: SchemaRule) {
  return { ...rest, name: ruleName, type: ruleType, ...(expression !== undefined && { expr: expression }) };
}
