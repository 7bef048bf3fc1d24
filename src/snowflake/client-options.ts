import type { Secret } from '../security/secret';

/** How a program that streams rows logs in: key pair, no password. */
export interface SnowpipeStreamingClientOptions {
  /** `ORGANIZATION-ACCOUNT`, or a locator such as `xy12345.eu-central-1`. */
  readonly accountIdentifier: string;
  /** The service user; stored in upper case unless in double quotes. */
  readonly userName: string;
  /** The role with the ingest grants. The high-performance architecture uses the user's default role, so let them be the same. */
  readonly roleName: string;
  /** The private key: PKCS#8 on one line, without the lines around it. A reference, never the key. */
  readonly privateKey: Secret;
  /**
   * The passphrase of an encrypted key. The classic architecture only.
   * @default - the key is not encrypted
   */
  readonly privateKeyPassphrase?: Secret;
}
