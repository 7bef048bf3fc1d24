import type { Behaviour, ProviderBehaviour } from '../behaviour';
import { checkGroups, kafkaAccess, registryAccess } from './confluent-access';
import { confluentCatalog } from './confluent-catalog';
import { confluentFlink } from './confluent-flink';
import { confluentKafka } from './confluent-kafka';
import { confluentPlatform } from './confluent-platform';
import { confluentSchema } from './confluent-schema';
import { exactlyOne } from './shared';

const byIdOrName: Behaviour = { rules: [exactlyOne('id', 'display_name')] };

export const confluent: ProviderBehaviour = {
  source: 'confluentinc/confluent',
  version: '2.83.4',
  document: 'providers/confluent/schema.json',
  rules: [
    { rule: 'range', at: 'max_retries', min: 4 },
    { rule: 'exactlyOne', of: ['oauth_external_token_url', 'oauth_external_access_token'], within: 'oauth' },
  ],
  environment: {
    ...Object.fromEntries(
      [
        'catalog_rest_endpoint',
        ...['kafka', 'schema_registry', 'flink'].flatMap((group) =>
          ['api_key', 'api_secret', 'rest_endpoint'].map((member) => `${group}_${member}`),
        ),
        'kafka_id',
        'schema_registry_id',
        'flink_principal_id',
        'flink_compute_pool_id',
        'tableflow_api_key',
        'tableflow_api_secret',
      ].map((name) => [name, name.toUpperCase()]),
    ),
    cloud_api_key: 'CONFLUENT_CLOUD_API_KEY',
    cloud_api_secret: 'CONFLUENT_CLOUD_API_SECRET',
    organization_id: 'CONFLUENT_ORGANIZATION_ID',
    environment_id: 'CONFLUENT_ENVIRONMENT_ID',
  },
  atConfigure: [checkGroups],
  resources: { ...confluentKafka, ...confluentSchema, ...confluentCatalog, ...confluentFlink, ...confluentPlatform },
  dataSources: {
    confluent_service_account: { ...byIdOrName, id: 'sa-{#}' },
    confluent_environment: { ...byIdOrName, id: 'env-{#}' },
    confluent_kafka_cluster: {
      ...byIdOrName,
      ...identified('lkc'),
      computed: confluentPlatform.confluent_kafka_cluster?.computed,
    },
    confluent_schema_registry_cluster: { id: 'lsrc-{#}' },
    confluent_kafka_topic: {
      id: '{kafka_cluster.id|provider.kafka_id}/{topic_name}',
      atApply: [kafkaAccess('Kafka Topic')],
    },
    confluent_schema: { atApply: [registryAccess('Schema')] },
    confluent_subject_config: { atApply: [registryAccess('Subject Config')] },
    confluent_subject_mode: { atApply: [registryAccess('Subject Mode')] },
    confluent_flink_compute_pool: { ...byIdOrName, id: 'lfcp-{#}' },
    confluent_organization: { id: 'org-{#}' },
    confluent_user: { id: 'u-{#}' },
  },
  shapes: [
    { name: /^id$/, template: '{#:12}' },
    { name: /bootstrap_endpoint$/, template: 'SASL_SSL://{#}.rehearsal.invalid:9092' },
    { name: /endpoint$/, template: 'https://{#}.rehearsal.invalid' },
    { name: /^(resource_name|rbac_crn)$/, template: 'crn://confluent.cloud/organization=rehearsal/{id}' },
  ],
};

function identified(prefix: string): Behaviour {
  return { id: `${prefix}-{#}` };
}
