import type { Check, Situation } from '../behaviour';
import { problem, type Problem } from '../problem';
import type { Value } from '../value';
import { isMap } from '../value';
import { isSet } from './shared';

/**
 * Where the provider takes the address and the credentials of a cluster from: its own configuration, or, where that is
 * silent, the resource. What both lack is only missed when a request has to be sent.
 */
interface Access {
  readonly group: readonly string[];
  readonly endpoints: readonly string[];
  readonly id: string;
  readonly block: string;
  readonly name: string;
}

const KAFKA: Access = {
  group: ['kafka_api_key', 'kafka_api_secret', 'kafka_rest_endpoint'],
  endpoints: ['kafka_rest_endpoint'],
  id: 'kafka_id',
  block: 'kafka_cluster',
  name: 'kafka',
};

const REGISTRY: Access = {
  group: ['schema_registry_api_key', 'schema_registry_api_secret', 'schema_registry_id'],
  endpoints: ['schema_registry_rest_endpoint'],
  id: 'schema_registry_id',
  block: 'schema_registry_cluster',
  name: 'schema_registry',
};

const CATALOG: Access = { ...REGISTRY, endpoints: ['catalog_rest_endpoint', 'schema_registry_rest_endpoint'] };

export const kafkaAccess = (what: string): Check => access(KAFKA, what);
export const registryAccess = (what: string): Check => access(REGISTRY, what);
export const catalogAccess = (what: string): Check => access(CATALOG, what);

function access(about: Access, what: string): Check {
  return ({ kind, provider, planned, prior }) => {
    const resource = planned ?? prior ?? {};
    const verb =
      kind === 'data source' ? 'reading' : planned === null ? 'deleting' : prior === null ? 'creating' : 'updating';
    const oauth = isSet(first(provider.oauth));
    const anyEndpoint = about.endpoints.some((name) => isSet(provider[name]));
    const group = oauth ? [about.id] : about.group;
    const fromProvider = anyEndpoint && group.every((name) => isSet(provider[name]));
    const missing = [
      ...(fromProvider || isSet(resource.rest_endpoint) ? [] : [oneOfEndpoints(about)]),
      ...(isSet(provider[about.id]) || isSet(member(resource[about.block], 'id')) ? [] : [oneOfIds(about)]),
      ...(oauth || fromProvider || isSet(member(resource.credentials, 'key')) ? [] : [oneOfCredentials(about)]),
    ];
    return missing.slice(0, 1).map((words) => problem(`error ${verb} ${what}: ${words}`));
  };
}

function oneOfEndpoints({ endpoints }: Access): string {
  const named = endpoints.map((name) => `provider.${name} (defaults to ${name.toUpperCase()} environment variable)`);
  return `one of ${named.join(' or ')} or resource.rest_endpoint must be set`;
}

function oneOfIds({ id, block }: Access): string {
  return `one of provider.${id} (defaults to ${id.toUpperCase()} environment variable) or resource.${block}.id must be set`;
}

function oneOfCredentials({ name }: Access): string {
  const [key, secret] = [`${name}_api_key`, `${name}_api_secret`];
  const variables = `(${key.toUpperCase()}, ${secret.toUpperCase()} environment variables)`;
  const resource = '(resource.credentials.key, resource.credentials.secret)';
  return `one of (provider.${key}, provider.${secret}), ${variables} or ${resource} must be set`;
}

/** With OAuth at the provider, a resource may not bring credentials of its own. */
export const noCredentialsWithOauth: Check = ({ provider, planned }) =>
  isSet(first(provider.oauth)) && isSet(first(planned?.credentials))
    ? [problem('"credentials" block should not be set in the resource when oauth block is present in the provider')]
    : [];

/** Groups of the provider's arguments that make sense only together. */
export function checkGroups({ provider }: Situation): Problem[] {
  const set = (name: string): boolean => isSet(provider[name]);
  const partly = (names: readonly string[]): boolean => names.some(set) && !names.every(set);
  const oauth = isSet(first(provider.oauth));
  const endpoint = set('schema_registry_rest_endpoint') || set('catalog_rest_endpoint');
  const registry = [
    ...(oauth ? [] : [set('schema_registry_api_key'), set('schema_registry_api_secret')]),
    set('schema_registry_id'),
    endpoint,
  ];
  const flink = [
    'flink_rest_endpoint',
    'organization_id',
    'environment_id',
    'flink_compute_pool_id',
    'flink_principal_id',
  ];
  const words: readonly (readonly [boolean, string])[] = oauth
    ? [
        ...KEY_PAIRS.map(
          (pair) =>
            [
              pair.some(set),
              `(${pair.join(', ')}) attributes should not be set in the provider block when oauth block is present`,
            ] as const,
        ),
        [
          partly(['kafka_rest_endpoint', 'kafka_id']),
          '(kafka_rest_endpoint, kafka_id) attributes should both be set or not set in the provider block at the same time with OAuth enabled.',
        ],
        [
          partlyTrue(registry),
          '(either schema_registry_rest_endpoint or catalog_rest_endpoint) and schema_registry_id attributes should both be set or not set in the provider block at the same time with OAuth enabled',
        ],
        [
          partly(flink),
          `All 5 (${flink.join(', ')}) attributes should be set or not set in the provider block at the same time with OAuth enabled`,
        ],
      ]
    : [
        [
          partly(KAFKA.group),
          '(kafka_api_key, kafka_api_secret, kafka_rest_endpoint) or (kafka_api_key, kafka_api_secret, kafka_rest_endpoint, kafka_id) attributes should be set or not set in the provider block at the same time',
        ],
        [
          partlyTrue(registry),
          'All 4 schema_registry_api_key, schema_registry_api_secret, schema_registry_rest_endpoint, schema_registry_id attributes should be set or not set in the provider block at the same time',
        ],
        [
          partly(['flink_api_key', 'flink_api_secret', ...flink]),
          `All 7 flink_api_key, flink_api_secret, ${flink.join(', ')} attributes should be set or not set in the provider block at the same time`,
        ],
        [
          partly(['tableflow_api_key', 'tableflow_api_secret']),
          'Both tableflow_api_key and tableflow_api_secret should be set or not set in the provider block at the same time',
        ],
      ];
  return words
    .filter(([broken]) => broken)
    .slice(0, 1)
    .map(([, said]) => problem(said));
}

const KEY_PAIRS = ['cloud', 'kafka', 'schema_registry', 'flink', 'tableflow'].map((name) => [
  `${name}_api_key`,
  `${name}_api_secret`,
]);

function partlyTrue(all: readonly boolean[]): boolean {
  return all.some(Boolean) && !all.every(Boolean);
}

function first(value: Value | undefined): Value | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function member(block: Value | undefined, name: string): Value | undefined {
  const inner = first(block);
  return inner !== undefined && isMap(inner) ? inner[name] : undefined;
}
