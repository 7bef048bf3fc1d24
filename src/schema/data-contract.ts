import type { Rule } from '../core/rule';
import { SchemaRuleMode, type SchemaRule } from './schema-rule';
import type { SchemaMetadata } from './schema-metadata';

/** What a subject's data contract is made of. */
export interface DataContract {
  readonly metadata?: SchemaMetadata;
  readonly rules?: readonly SchemaRule[];
}

const RULE_NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;
const MIGRATION: readonly SchemaRuleMode[] = [SchemaRuleMode.UPGRADE, SchemaRuleMode.DOWNGRADE, SchemaRuleMode.UPDOWN];

/** Whether a rule is about going from one version to another, and not about a record alone. */
export function isMigration({ mode }: SchemaRule): boolean {
  return MIGRATION.includes(mode);
}

/** What a data contract must look like. */
export const DATA_CONTRACT_RULES: readonly Rule<DataContract>[] = [
  {
    id: 'schema.contract.rule-name',
    property: 'rules',
    holds: (contract) => misnamed(contract).length === 0,
    must: 'have names of letters, digits, dashes, dots or underscores, at most 64, none beginning with a digit, dash or dot',
    given: (contract) => misnamed(contract).join(', '),
    remedy: 'rename the rule',
  },
  {
    id: 'schema.contract.rule-name-unique',
    property: 'rules',
    holds: (contract) => repeated(contract).length === 0,
    must: 'have a name each',
    given: (contract) => `${repeated(contract).join(', ')} twice`,
    remedy: 'rename one of the two',
  },
  {
    id: 'schema.contract.sensitive',
    property: 'metadata.sensitive',
    holds: (contract) => unknownSensitive(contract).length === 0,
    must: 'name properties that are there',
    given: (contract) => unknownSensitive(contract).join(', '),
    remedy: 'add the property, or take the name out',
  },
];

/** The contract as Confluent's REST interface takes it. */
export function contractBody({ metadata, rules = [] }: DataContract): object {
  const bodies = (chosen: readonly SchemaRule[]): object[] => chosen.map(ruleBody);
  const domainRules = bodies(rules.filter((rule) => !isMigration(rule)));
  const migrationRules = bodies(rules.filter(isMigration));
  return {
    ...(metadata && { metadata }),
    ...(rules.length > 0 && {
      ruleSet: { ...(domainRules.length > 0 && { domainRules }), ...(migrationRules.length > 0 && { migrationRules }) },
    }),
  };
}

function ruleBody({ ruleName, ruleType, expression, ...rest }: SchemaRule): object {
  return { name: ruleName, type: ruleType, ...(expression !== undefined && { expr: expression }), ...rest };
}

function misnamed({ rules = [] }: DataContract): string[] {
  return rules.map(({ ruleName }) => ruleName).filter((name) => !RULE_NAME.test(name));
}

function repeated({ rules = [] }: DataContract): string[] {
  const names = rules.map(({ ruleName }) => ruleName);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function unknownSensitive({ metadata }: DataContract): string[] {
  return (metadata?.sensitive ?? []).filter((name) => !Object.hasOwn(metadata?.properties ?? {}, name));
}
