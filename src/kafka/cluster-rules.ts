import type { Rule } from '../core/rule';
import { hasToken } from '../core/tokens';
import { Environment } from '../security/environment';
import type { ConfluentCloudClusterProps } from './confluent-cloud-cluster-props';

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

function pattern(
  property: 'environmentId' | 'clusterId' | 'restEndpoint' | 'bootstrapServers',
  shape: RegExp,
  must: string,
  remedy: string,
): Rule<ConfluentCloudClusterInput> {
  return {
    id: `kafka.cluster.${property}`,
    property,
    holds: (input) => !hasToken(input[property]) && shape.test(input[property]),
    must,
    given: (input) => (hasToken(input[property]) ? LATER : input[property]),
    remedy,
  };
}
