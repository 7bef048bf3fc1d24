import type { SecretPair } from '../security/secret-pair';

/** An existing Schema Registry on Confluent Cloud. */
export interface ConfluentCloudRegistryProps {
  /** `lsrc-…` */
  readonly registryId: string;
  /** The registry's endpoint: `https://host`. Plain `http` is taken in DEV only. */
  readonly restEndpoint: string;
  /** A Schema Registry API key, by reference. */
  readonly credentials: SecretPair;
}
