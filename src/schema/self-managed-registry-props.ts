import type { SecretPair } from '../security/secret-pair';

/** A registry with Confluent's REST interface that somebody runs: Confluent Platform, Karapace, Apicurio, Redpanda. */
export interface SelfManagedRegistryProps {
  /** What people call the registry: 1 to 100 letters, digits, dots, dashes or underscores. */
  readonly registryName: string;
  /** The registry's URL, a path included where it has one: `https://registry.example.com`. Plain `http` is taken in DEV only. */
  readonly restEndpoint: string;
  /**
   * User and password, by reference; the script reads them from environment variables of these names.
   * @default - the registry asks for none
   */
  readonly credentials?: SecretPair;
}
