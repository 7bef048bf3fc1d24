import type { Rule } from '../core/rule';
import { hasToken } from '../core/tokens';
import { Environment } from '../security/environment';

/** What of a catalog is checked. */
export interface StreamCatalogInput {
  readonly registryId: string;
  readonly restEndpoint: string;
  readonly environment: Environment;
}

/** What of a topic's metadata is checked. */
export interface TopicMetadataInput {
  readonly tags: readonly string[];
  readonly businessMetadata: readonly { readonly metadataName: string; readonly attributes: Record<string, string> }[];
}

const LATER = 'a value that is known only after apply';
const NAME = /^[A-Za-z][A-Za-z0-9_ ]*$/;
const isName = (name: string): boolean => !hasToken(name) && NAME.test(name) && !name.endsWith(' ');
const isRepeated = (names: readonly string[]): boolean => new Set(names).size < names.length;
const metadataNames = ({ businessMetadata }: TopicMetadataInput): string[] =>
  businessMetadata.map(({ metadataName }) => metadataName);

/** What a reference to a Stream Catalog must look like. */
export const STREAM_CATALOG_RULES: readonly Rule<StreamCatalogInput>[] = [
  {
    id: 'confluent.catalog.registry',
    property: 'registryId',
    holds: ({ registryId }) => !hasToken(registryId) && /^lsrc-[a-z0-9]+$/.test(registryId),
    must: "be the id of a Schema Registry such as 'lsrc-abc123'",
    given: ({ registryId }) => (hasToken(registryId) ? LATER : registryId),
    remedy: 'copy it from the Schema Registry of the environment: it holds the catalog',
  },
  {
    id: 'confluent.catalog.endpoint',
    property: 'restEndpoint',
    holds: ({ restEndpoint }) =>
      !hasToken(restEndpoint) && /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(restEndpoint),
    must: "be a URL without path such as 'https://psrc-1.eu-west-1.aws.confluent.cloud'",
    given: ({ restEndpoint }) => (hasToken(restEndpoint) ? LATER : restEndpoint),
    remedy: 'copy the endpoint of the Schema Registry',
  },
  {
    id: 'confluent.catalog.endpoint-tls',
    property: 'restEndpoint',
    holds: ({ restEndpoint, environment }) => environment === Environment.DEV || !/^http:/.test(restEndpoint),
    must: 'use https outside DEV: API keys travel over it',
    given: ({ restEndpoint }) => restEndpoint,
    remedy: 'use the https endpoint',
  },
];

/** What can be bound to a topic in the catalog. */
export const TOPIC_METADATA_RULES: readonly Rule<TopicMetadataInput>[] = [
  {
    id: 'confluent.topic-metadata.empty',
    property: 'tags',
    holds: ({ tags, businessMetadata }) => tags.length + businessMetadata.length > 0,
    must: 'be given, or business metadata',
    given: () => undefined,
    remedy: 'name a tag or business metadata, or leave the construct out',
  },
  {
    id: 'confluent.topic-metadata.tag',
    property: 'tags',
    holds: ({ tags }) => tags.every(isName),
    must: "be names of letters, digits, '_' and spaces, beginning with a letter",
    given: ({ tags }) => tags.map((tag) => (hasToken(tag) ? LATER : tag)),
    remedy: 'spell them as the catalog does',
  },
  {
    id: 'confluent.topic-metadata.tag-once',
    property: 'tags',
    holds: ({ tags }) => !isRepeated(tags),
    must: 'be named once each',
    given: ({ tags }) => tags,
    remedy: 'remove the repetition',
  },
  {
    id: 'confluent.topic-metadata.name',
    property: 'businessMetadata',
    holds: (input) => metadataNames(input).every(isName) && !isRepeated(metadataNames(input)),
    must: "have names of letters, digits, '_' and spaces, beginning with a letter, once each",
    given: (input) => metadataNames(input).map((name) => (hasToken(name) ? LATER : name)),
    remedy: 'spell them as the catalog does, and put all attributes of one together',
  },
  {
    id: 'confluent.topic-metadata.attributes',
    property: 'businessMetadata',
    holds: ({ businessMetadata }) => businessMetadata.every(({ attributes }) => !hasToken(attributes)),
    must: 'have attributes that are known at synthesis',
    given: () => LATER,
    remedy: 'write them out',
  },
];
