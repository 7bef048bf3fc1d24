import type { Secret } from '../../security/secret';

/** Who logs in by SASL with a password. Exactly one of `username` and `usernameSecret` is given. */
export interface SaslPasswordOptions {
  /**
   * The user's name, where it is no secret.
   *
   * @default - `usernameSecret` is given
   */
  readonly username?: string;

  /**
   * Where the user's name is kept, for instance the key of an API key.
   *
   * @default - `username` is given
   */
  readonly usernameSecret?: Secret;

  /** Where the password is kept. It must not contain `"` or a backslash, which JAAS reads otherwise. */
  readonly password: Secret;

  /**
   * PEM file with the certificates of the authorities that the client trusts.
   *
   * @default - those of the Java or operating system
   */
  readonly trustStorePath?: string;
}

/** Who logs in by a client certificate. */
export interface MutualTlsOptions {
  /** PEM file with the private key (PKCS #8) and the certificate chain. */
  readonly keyStorePath: string;

  /**
   * Where the password of the private key is kept.
   *
   * Kafka's Java clients cannot read on Java 17 what openssl makes by default (PBES2). This they read:
   * `openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -in key.pem -out keystore.pem`. librdkafka reads both.
   *
   * @default - the key is not encrypted
   */
  readonly keyPassword?: Secret;

  /**
   * PEM file with the certificates of the authorities that the client trusts.
   *
   * @default - those of the Java or operating system
   */
  readonly trustStorePath?: string;
}

/** Who logs in by a token of an identity provider (client credentials). */
export interface OauthBearerOptions {
  /**
   * The provider's token endpoint, an https URL.
   *
   * Kafka's Java clients of 4.0 and later ask it only with `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=<tokenEndpoint>`, which the files for Java
   * say too; they need jose4j and jackson-databind on the class path.
   */
  readonly tokenEndpoint: string;

  /** The client's id there. */
  readonly clientId: string;

  /** Where the client's secret is kept. */
  readonly clientSecret: Secret;

  /**
   * The scope to ask for.
   *
   * @default - the provider's
   */
  readonly scope?: string;

  /**
   * PEM file with the certificates of the authorities that the client trusts when it talks to brokers.
   *
   * @default - those of the Java or operating system
   */
  readonly trustStorePath?: string;

  /**
   * PEM file with the certificates of the authorities that the client trusts when it asks the token endpoint.
   * Neither `trustStorePath` nor what else is set for brokers counts there. Takes librdkafka 2.11 or later.
   *
   * @default - those of the Java or operating system
   */
  readonly tokenEndpointTrustStorePath?: string;
}
