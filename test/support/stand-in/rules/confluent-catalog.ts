import type { Behaviour } from '../behaviour';
import { catalogAccess, noCredentialsWithOauth } from './confluent-access';
import { credentialRules, endpointRule } from './confluent-kafka';
import { notEmpty, pattern } from './shared';

const REGISTRY = '{schema_registry_cluster.id|provider.schema_registry_id}';

const named = (at: string) =>
  pattern(
    at,
    /^[a-zA-Z][a-zA-Z0-9_\s]*$/,
    'The name must not be empty and consist of a letter followed by a sequence of letter, number, space, or _ characters',
  );

export const confluentCatalog: Readonly<Record<string, Behaviour>> = {
  confluent_tag: {
    rules: [named('name'), endpointRule, ...credentialRules],
    atPlan: [noCredentialsWithOauth],
    atApply: [catalogAccess('Tag')],
    forceNew: ['name', 'schema_registry_cluster'],
    id: `${REGISTRY}/{name}`,
  },
  confluent_tag_binding: {
    rules: [named('tag_name'), notEmpty('entity_name'), notEmpty('entity_type'), endpointRule, ...credentialRules],
    atPlan: [noCredentialsWithOauth],
    atApply: [catalogAccess('Tag Binding')],
    defaults: { disable_wait_for_ready: false },
    forceNew: ['tag_name', 'entity_type', 'rest_endpoint', 'schema_registry_cluster'],
    id: `${REGISTRY}/{tag_name}/{entity_name}/{entity_type}`,
  },
  confluent_business_metadata: {
    rules: [named('name'), endpointRule, ...credentialRules],
    atPlan: [noCredentialsWithOauth],
    atApply: [catalogAccess('Business Metadata')],
    forceNew: ['name', 'rest_endpoint', 'schema_registry_cluster'],
    id: `${REGISTRY}/{name}`,
    computed: { 'attribute_definition.type': 'string' },
  },
  confluent_business_metadata_binding: {
    rules: [
      named('business_metadata_name'),
      notEmpty('entity_name'),
      notEmpty('entity_type'),
      endpointRule,
      ...credentialRules,
    ],
    atPlan: [noCredentialsWithOauth],
    atApply: [catalogAccess('Business Metadata Binding')],
    forceNew: ['business_metadata_name', 'entity_type', 'rest_endpoint', 'schema_registry_cluster'],
    id: `${REGISTRY}/{business_metadata_name}/{entity_name}/{entity_type}`,
  },
};
