import type { SecretPair } from '../../security/secret-pair';

/** The schema registry that a converter asks. On Confluent Cloud's own Connect it is the environment's, and not given. */
export interface ConverterRegistryOptions {
  /** Its URL, without credentials. */
  readonly url: string;

  /**
   * Who logs in by basic authentication, as a registry's API key does.
   *
   * @default - nobody: the registry asks for none
   */
  readonly credentials?: SecretPair;

  /**
   * Whether the converter registers schemas itself. Left off, only schemas that were reviewed are written.
   *
   * @default false
   */
  readonly autoRegisterSchemas?: boolean;
}
