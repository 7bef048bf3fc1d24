import type { Behaviour, Check } from '../behaviour';
import { problem } from '../problem';
import { equal } from '../value';
import { noCredentialsWithOauth, registryAccess } from './confluent-access';
import { credentialRules, endpointRule } from './confluent-kafka';
import { notEmpty, oneOf } from './shared';

const COMPATIBILITY = [
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
  'NONE',
];

const REGISTRY = '{schema_registry_cluster.id|provider.schema_registry_id}';

const noEvolutionWithRecreate: Check = ({ prior, planned }) =>
  prior !== null && planned?.recreate_on_update === true && !equal(prior.schema ?? null, planned.schema ?? null)
    ? [
        problem(
          `error updating Schema: reimport the current resource instance and set recreate_on_update = false to evolve a schema using the same resource instance`,
        ),
      ]
    : [];

const ruleDefaults = Object.fromEntries(
  ['domain_rules', 'encoding_rules', 'migration_rules'].flatMap((rules) =>
    Object.entries({ doc: '', expr: '', on_success: 'NONE,NONE', on_failure: 'ERROR,ERROR', disabled: false }).map(
      ([name, value]) => [`ruleset.${rules}.${name}`, value],
    ),
  ),
);

export const confluentSchema: Readonly<Record<string, Behaviour>> = {
  confluent_schema: {
    rules: [
      notEmpty('subject_name'),
      oneOf('format', 'AVRO', 'JSON', 'PROTOBUF'),
      notEmpty('schema'),
      notEmpty('schema_reference.name'),
      notEmpty('schema_reference.subject_name'),
      endpointRule,
      ...credentialRules,
    ],
    atPlan: [noEvolutionWithRecreate],
    atApply: [registryAccess('Schema')],
    defaults: {
      hard_delete: false,
      recreate_on_update: false,
      skip_validation_during_plan: false,
      ...ruleDefaults,
    },
    forceNew: ['subject_name', 'format', 'rest_endpoint', 'schema_registry_cluster'],
    recomputed: ['version', 'schema_identifier'],
    id: `${REGISTRY}/{subject_name}/latest`,
  },
  confluent_subject_config: {
    rules: [notEmpty('subject_name'), oneOf('compatibility_level', ...COMPATIBILITY), endpointRule, ...credentialRules],
    atPlan: [noCredentialsWithOauth],
    atApply: [registryAccess('Subject Config')],
    forceNew: ['subject_name', 'rest_endpoint', 'schema_registry_cluster'],
    id: `${REGISTRY}/{subject_name}`,
    computed: { compatibility_level: 'BACKWARD' },
  },
  confluent_subject_mode: {
    rules: [
      notEmpty('subject_name'),
      oneOf('mode', 'READWRITE', 'READONLY', 'READONLY_OVERRIDE', 'IMPORT'),
      endpointRule,
      ...credentialRules,
    ],
    atPlan: [noCredentialsWithOauth],
    atApply: [registryAccess('Subject Mode')],
    defaults: { force: false },
    forceNew: ['subject_name', 'rest_endpoint', 'schema_registry_cluster'],
    id: `${REGISTRY}/{subject_name}`,
    computed: { mode: 'READWRITE' },
  },
  confluent_schema_registry_cluster_config: {
    rules: [oneOf('compatibility_level', ...COMPATIBILITY), endpointRule, ...credentialRules],
    atPlan: [noCredentialsWithOauth],
    atApply: [registryAccess('Schema Registry Cluster Config')],
    forceNew: ['rest_endpoint', 'schema_registry_cluster'],
    id: REGISTRY,
    computed: { compatibility_level: 'BACKWARD' },
  },
};
