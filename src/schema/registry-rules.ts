import type { Rule } from '../core/rule';
import { hasToken } from '../core/tokens';
import { Environment } from '../security/environment';
import type { ConfluentCloudRegistryProps } from './confluent-cloud-registry-props';

const LATER = 'a value that is known only after apply';

export interface ConfluentCloudRegistryInput extends ConfluentCloudRegistryProps {
  readonly environment: Environment;
}

/** What a reference to a registry on Confluent Cloud must look like. */
export const CONFLUENT_CLOUD_REGISTRY_RULES: readonly Rule<ConfluentCloudRegistryInput>[] = [
  {
    id: 'schema.registry.id',
    property: 'registryId',
    holds: ({ registryId }) => !hasToken(registryId) && /^lsrc-[a-z0-9]+$/.test(registryId),
    must: "be a registry id such as 'lsrc-abc123'",
    given: ({ registryId }) => (hasToken(registryId) ? LATER : registryId),
    remedy: 'copy the id from the environment',
  },
  {
    id: 'schema.registry.rest-endpoint',
    property: 'restEndpoint',
    holds: ({ restEndpoint }) =>
      !hasToken(restEndpoint) && /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(restEndpoint),
    must: "be a URL without path such as 'https://psrc-1.eu-west-1.aws.confluent.cloud'",
    given: ({ restEndpoint }) => (hasToken(restEndpoint) ? LATER : restEndpoint),
    remedy: 'copy the endpoint from the environment',
  },
  {
    id: 'schema.registry.rest-endpoint-tls',
    property: 'restEndpoint',
    holds: ({ restEndpoint, environment }) => environment === Environment.DEV || !/^http:/.test(restEndpoint),
    must: 'use https outside DEV: API keys travel over it',
    given: ({ restEndpoint }) => restEndpoint,
    remedy: 'use the https endpoint',
  },
];
