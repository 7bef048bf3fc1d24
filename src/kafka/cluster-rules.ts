import type { Rule } from '../core/rule';
import { hasToken } from '../core/tokens';
import { Environment } from '../security/environment';
import type { ConfluentCloudClusterProps } from './confluent-cloud-cluster-props';
import type { GoogleManagedClusterProps } from './google-managed-cluster-props';
import type { SelfManagedClusterProps } from './self-managed-cluster-props';

const BOOTSTRAP = /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):\d{1,5}(?:,(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):\d{1,5})*$/;
const LATER = 'a value that is known only after apply';

export interface ConfluentCloudClusterInput extends ConfluentCloudClusterProps {
  readonly environment: Environment;
}

/** What a reference to a cluster on Confluent Cloud must look like. */
export const CONFLUENT_CLOUD_CLUSTER_RULES: readonly Rule<ConfluentCloudClusterInput>[] = [
  pattern(
    'environmentId',
    /^env-[a-z0-9]+$/,
    "be an environment id such as 'env-abc123'",
    'copy the id from the environment',
  ),
  pattern(
    'clusterId',
    /^lkc-[a-z0-9]+$/,
    "be a cluster id such as 'lkc-abc123'",
    'copy the id from the cluster settings',
  ),
  pattern(
    'restEndpoint',
    /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?$/,
    "be a URL without path such as 'https://pkc-1.eu-west-1.aws.confluent.cloud:443'",
    'copy the REST endpoint from the cluster settings',
  ),
  {
    id: 'kafka.cluster.rest-endpoint-tls',
    property: 'restEndpoint',
    holds: ({ restEndpoint, environment }) => environment === Environment.DEV || !/^http:/.test(restEndpoint),
    must: 'use https outside DEV: API keys travel over it',
    given: ({ restEndpoint }) => restEndpoint,
    remedy: 'use the https endpoint',
  },
  pattern(
    'bootstrapServers',
    BOOTSTRAP,
    "be 'host:port', several with commas between them",
    'copy the bootstrap server from the cluster settings',
  ),
];

/** What a reference to a self-managed cluster must look like. */
export const SELF_MANAGED_CLUSTER_RULES: readonly Rule<SelfManagedClusterProps>[] = [
  pattern(
    'clusterName',
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
    'be 1 to 100 letters, digits, dots, dashes or underscores, beginning with a letter or digit',
    'name the cluster as its people do: files are named after it',
  ),
  pattern(
    'bootstrapServers',
    BOOTSTRAP,
    "be 'host:port', several with commas between them",
    "copy it from a client's bootstrap.servers",
  ),
];

/** What a reference to a cluster of Google's service must look like. */
export const GOOGLE_MANAGED_CLUSTER_RULES: readonly Rule<GoogleManagedClusterProps>[] = [
  pattern(
    'project',
    /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
    'be a project id: 6 to 30 lower-case letters, digits or dashes, beginning with a letter',
    'copy the id of the project, not its name or number',
  ),
  pattern('location', /^[a-z]+-[a-z]+[0-9]+$/, "be a region such as 'europe-west1'", 'copy it from the cluster'),
  pattern(
    'clusterId',
    /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    'be 1 to 63 lower-case letters, digits or dashes, beginning with a letter',
    'copy the id from the cluster, without projects/… before it',
  ),
  optionalBootstrapServers('copy the bootstrap address from the cluster, or leave it out'),
];

/** An address that may be left out. */
export function optionalBootstrapServers(remedy: string): Rule<{ readonly bootstrapServers?: string }> {
  const rule = pattern('bootstrapServers', BOOTSTRAP, "be 'host:port', several with commas between them", remedy);
  return optional('bootstrapServers', rule);
}

function optional<T>(property: keyof T, rule: Rule<T>): Rule<T> {
  return { ...rule, holds: (input) => input[property] === undefined || rule.holds(input) };
}

function pattern<P extends string>(
  property: P,
  shape: RegExp,
  must: string,
  remedy: string,
): Rule<Readonly<Partial<Record<P, string>>>> {
  return {
    id: `kafka.cluster.${property}`,
    property,
    holds: ({ [property]: text }) => text !== undefined && !hasToken(text) && shape.test(text),
    must,
    given: ({ [property]: text }) => (hasToken(text) ? LATER : (text ?? 'nothing')),
    remedy,
  };
}
