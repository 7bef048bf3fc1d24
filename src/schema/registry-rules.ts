import type { Rule } from '../core/rule';
import { hasToken } from '../core/tokens';
import { Environment } from '../security/environment';
import type { ConfluentCloudRegistryProps } from './confluent-cloud-registry-props';
import type { GlueRegistryProps } from './glue-registry-props';
import type { SelfManagedRegistryProps } from './self-managed-registry-props';

const LATER = 'a value that is known only after apply';

const restEndpointTls: Rule<{ readonly restEndpoint: string; readonly environment: Environment }> = {
  id: 'schema.registry.rest-endpoint-tls',
  property: 'restEndpoint',
  holds: ({ restEndpoint, environment }) => environment === Environment.DEV || !/^http:/.test(restEndpoint),
  must: 'use https outside DEV: API keys travel over it',
  given: ({ restEndpoint }) => restEndpoint,
  remedy: 'use the https endpoint',
};

export interface ConfluentCloudRegistryInput extends ConfluentCloudRegistryProps {
  readonly environment: Environment;
}

/** What AWS Glue takes as the name of a registry or a schema. */
export const GLUE_NAME = /^[A-Za-z0-9._$#-]{1,255}$/;

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
  restEndpointTls,
];

export interface SelfManagedRegistryInput extends SelfManagedRegistryProps {
  readonly environment: Environment;
}

/** What a reference to a registry that somebody runs must look like. */
export const SELF_MANAGED_REGISTRY_RULES: readonly Rule<SelfManagedRegistryInput>[] = [
  {
    id: 'schema.registry.name',
    property: 'registryName',
    holds: ({ registryName }) => !hasToken(registryName) && /^[A-Za-z0-9._-]{1,100}$/.test(registryName),
    must: 'be 1 to 100 letters, digits, dots, dashes or underscores',
    given: ({ registryName }) => (hasToken(registryName) ? LATER : registryName),
    remedy: 'give it the name by which people know it',
  },
  {
    id: 'schema.registry.url',
    property: 'restEndpoint',
    holds: ({ restEndpoint }) =>
      !hasToken(restEndpoint) && /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)*$/.test(restEndpoint),
    must: "be a URL such as 'https://registry.example.com:8081', without user, query or a slash at the end",
    given: ({ restEndpoint }) => (hasToken(restEndpoint) ? LATER : restEndpoint),
    remedy: 'give the URL that clients use as schema.registry.url, and credentials as credentials',
  },
  restEndpointTls,
];

/** What a reference to a registry on AWS must look like. */
export const GLUE_REGISTRY_RULES: readonly Rule<GlueRegistryProps>[] = [
  {
    id: 'schema.registry.glue-name',
    property: 'registryName',
    holds: ({ registryName }) => !hasToken(registryName) && GLUE_NAME.test(registryName),
    must: 'be 1 to 255 letters, digits, dots, dashes, underscores, $ or #',
    given: ({ registryName }) => (hasToken(registryName) ? LATER : registryName),
    remedy: 'copy the name from AWS Glue',
  },
  {
    id: 'schema.registry.region',
    property: 'region',
    holds: ({ region }) => !hasToken(region) && /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/.test(region),
    must: "be an AWS region such as 'eu-west-1'",
    given: ({ region }) => (hasToken(region) ? LATER : region),
    remedy: "copy the region from the registry's ARN",
  },
];
