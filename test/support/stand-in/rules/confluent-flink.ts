import type { Behaviour, Check } from '../behaviour';
import { problem } from '../problem';
import { equal, isMap, type Value, type ValueMap } from '../value';
import { noCredentialsWithOauth } from './confluent-access';
import { credentialRules, endpointRule } from './confluent-kafka';
import { isSet, notEmpty, oneOf } from './shared';

const FROM_PROVIDER = [
  'flink_rest_endpoint',
  'organization_id',
  'environment_id',
  'flink_compute_pool_id',
  'flink_principal_id',
];

/** What a statement needs, in the order in which it is missed; each from the provider's group or the resource. */
const NEEDS: readonly (readonly [read: (resource: ValueMap) => Value | undefined, says: string])[] = [
  [
    (resource) => resource.rest_endpoint,
    'one of provider.flink_rest_endpoint (defaults to FLINK_REST_ENDPOINT environment variable) or resource.rest_endpoint must be set',
  ],
  [
    (resource) => idIn(resource.organization),
    'one of provider.organization_id (defaults to CONFLUENT_ORGANIZATION_ID environment variable) or resource.organization.id must be set',
  ],
  [
    (resource) => idIn(resource.environment),
    'one of provider.environment_id (defaults to CONFLUENT_ENVIRONMENT_ID environment variable) or resource.environment.id must be set',
  ],
  [
    (resource) => idIn(resource.principal),
    'one of provider.flink_principal_id (defaults to FLINK_PRINCIPAL_ID environment variable) or resource.principal.id must be set',
  ],
  [
    (resource) => resource.credentials,
    'one of (provider.flink_api_key, provider.flink_api_secret), (FLINK_API_KEY, FLINK_API_SECRET environment variables) or (resource.credentials.key, resource.credentials.secret) must be set',
  ],
];

const access: Check = ({ provider, prior, planned }) => {
  const oauth = Array.isArray(provider.oauth) && provider.oauth.length > 0;
  const group = [...FROM_PROVIDER, ...(oauth ? [] : ['flink_api_key', 'flink_api_secret'])];
  if (group.every((name) => isSet(provider[name]))) return [];
  const resource = planned ?? prior ?? {};
  const verb = planned === null ? 'deleting' : prior === null ? 'creating' : 'updating';
  return NEEDS.filter(([read], index) => !(oauth && index === NEEDS.length - 1) && isAbsent(read(resource)))
    .slice(0, 1)
    .map(([, says]) => problem(`error ${verb} Flink Statement: ${says}`));
};

/** Only stopping, resuming and the sensitive properties are updates; principal and pool change while resuming. */
const updates: Check = ({ prior, planned, block }) => {
  if (prior === null || planned === null) return [];
  const changed = Object.keys({ ...block.attributes, ...block.block_types }).filter(
    (name) => !equal(prior[name] ?? null, planned[name] ?? null),
  );
  const others = changed.filter((name) => !UPDATABLE.includes(name));
  if (others.length > 0) {
    return [
      problem(
        'error updating Flink Statement: "stopped" or "properties_sensitive" attribute must be updated for Flink Statement, "true" -> "false" to trigger resuming, "false" -> "true" to trigger stopping',
      ),
    ];
  }
  const resumed = prior.stopped === true && planned.stopped === false;
  return !resumed && changed.some((name) => name === 'principal' || name === 'compute_pool')
    ? [
        problem(
          'error stopping Flink Statement: only "stopped" or "properties_sensitive" attribute can be updated for Flink Statement',
        ),
      ]
    : [];
};

const UPDATABLE = [
  'stopped',
  'properties_sensitive',
  'principal',
  'compute_pool',
  'credentials',
  'latest_offsets',
  'latest_offsets_timestamp',
];

export const confluentFlink: Readonly<Record<string, Behaviour>> = {
  confluent_flink_statement: {
    rules: [notEmpty('statement'), endpointRule, ...credentialRules],
    atPlan: [noCredentialsWithOauth],
    atApply: [access, updates],
    forceNew: ['statement', 'statement_name', 'rest_endpoint', 'organization', 'environment'],
    id: '{environment.id|provider.environment_id}/{compute_pool.id|provider.flink_compute_pool_id}/{statement_name}',
    computed: { statement_name: 'tf-{#:12}' },
  },
  confluent_flink_compute_pool: {
    rules: [notEmpty('display_name'), oneOf('cloud', 'AWS', 'AZURE', 'GCP')],
    forceNew: ['cloud', 'region', 'environment'],
    id: 'lfcp-{#}',
    computed: { api_version: 'fcpm/v2', kind: 'ComputePool' },
  },
};

function idIn(block: Value | undefined): Value | undefined {
  const first = Array.isArray(block) ? block[0] : undefined;
  return first !== undefined && isMap(first) ? first.id : undefined;
}

function isAbsent(value: Value | undefined): boolean {
  return !isSet(value) || (Array.isArray(value) && value.length === 0);
}
