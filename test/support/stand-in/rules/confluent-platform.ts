import type { Behaviour, Check } from '../behaviour';
import { problem } from '../problem';
import { exactlyOne, notEmpty, oneOf, pattern, protectedBy } from './shared';

const clusterTypes = ['basic', 'standard', 'dedicated', 'enterprise', 'freight'];

/** Only Basic to Standard is an update in place; every other change of type is refused. */
const clusterUpgrade: Check = ({ prior, planned }) => {
  if (prior === null || planned === null) return [];
  const typeOf = (state: typeof prior): string | undefined =>
    clusterTypes.find((type) => Array.isArray(state[type]) && state[type].length > 0);
  const [before, after] = [typeOf(prior), typeOf(planned)];
  if (before === after || (before === 'basic' && after === 'standard')) return [];
  return [problem("error updating Kafka Cluster: clusters can only be upgraded from 'Basic' to 'Standard'")];
};

export const confluentPlatform: Readonly<Record<string, Behaviour>> = {
  confluent_environment: {
    rules: [notEmpty('display_name'), oneOf('stream_governance.package', 'ESSENTIALS', 'ADVANCED')],
    id: 'env-{#}',
    computed: { resource_name: 'crn://confluent.cloud/organization=rehearsal/environment={id}' },
  },
  confluent_kafka_cluster: {
    rules: [
      notEmpty('display_name'),
      oneOf('availability', 'SINGLE_ZONE', 'MULTI_ZONE', 'LOW', 'HIGH'),
      oneOf('cloud', 'AWS', 'AZURE', 'GCP'),
      exactlyOne(...clusterTypes),
      { rule: 'range', at: 'dedicated.cku', min: 1 },
      { rule: 'conflicts', at: 'byok_key', with: ['basic', 'standard'] },
      pattern('network.id', /^(n-|nr-)/, "the network ID must start with 'n-' or 'nr-'"),
    ],
    atPlan: [clusterUpgrade],
    atApply: [
      protectedBy(
        'deletion_protection',
        'error deleting Kafka Cluster: 403 Forbidden: deletion protection is enabled for this cluster',
      ),
    ],
    forceNew: ['availability', 'cloud', 'region', 'environment', 'network', 'byok_key'],
    id: 'lkc-{#}',
    computed: {
      api_version: 'cmk/v2',
      kind: 'Cluster',
      bootstrap_endpoint: 'SASL_SSL://pkc-{#}.{region}.rehearsal.invalid:9092',
      rest_endpoint: 'https://pkc-{#}.{region}.rehearsal.invalid:443',
      rbac_crn: 'crn://confluent.cloud/organization=rehearsal/environment={environment.id}/cloud-cluster={id}',
    },
  },
  confluent_service_account: {
    rules: [notEmpty('display_name')],
    atApply: [
      ({ prior, planned }) =>
        prior !== null && planned !== null && prior.display_name !== planned.display_name
          ? [problem('error updating Service Account: only "description" attribute can be updated for Service Account')]
          : [],
    ],
    id: 'sa-{#}',
    taken: {
      by: '{display_name}',
      says: 'error creating Service Account: 409 Conflict: Service name is already in use',
    },
    computed: { api_version: 'iam/v2', kind: 'ServiceAccount' },
  },
  confluent_api_key: {
    rules: [
      notEmpty('display_name'),
      notEmpty('description'),
      pattern('owner.id', /^(u-|sa-)/, "the owner ID must be of the form 'u-' or 'sa-'"),
      oneOf('owner.kind', 'ServiceAccount', 'User'),
      oneOf('owner.api_version', 'iam/v2'),
      notEmpty('managed_resource.id'),
      oneOf('managed_resource.kind', 'Cluster', 'Region', 'Tableflow', 'Global'),
      oneOf(
        'managed_resource.api_version',
        'cmk/v2',
        'srcm/v2',
        'srcm/v3',
        'ksqldbcm/v2',
        'fcpm/v2',
        'tableflow/v1',
        'global/v1',
      ),
      notEmpty('managed_resource.environment.id'),
    ],
    defaults: { disable_wait_for_ready: false },
    forceNew: ['owner', 'managed_resource'],
    id: 'KEY{#:13}',
    computed: { secret: 'rehearsed-secret-{#:24}' },
  },
  confluent_role_binding: {
    rules: [
      pattern('principal', /^User:.+$/, 'value must match pattern (^User:.+$)'),
      pattern('crn_pattern', /^crn:\/\/.+$/, 'value must match pattern ^crn://.+$'),
    ],
    defaults: { disable_wait_for_ready: false },
    forceNew: ['principal', 'role_name', 'crn_pattern'],
    id: 'rb-{#}',
  },
  confluent_identity_pool: { id: 'pool-{#}' },
  confluent_identity_provider: { id: 'op-{#}' },
  confluent_network: { id: 'n-{#}' },
};
