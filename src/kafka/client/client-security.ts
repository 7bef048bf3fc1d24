import type { MutualTlsOptions, OauthBearerOptions, SaslPasswordOptions } from './client-security-options';
import type { SecuritySpec } from './security-spec';

/**
 * How a client proves who it is. Secrets are references only; the broker's host name is always verified.
 *
 * @see https://kafka.apache.org/documentation/#security
 */
export class ClientSecurity {
  /** SASL/SCRAM-SHA-512 over TLS. */
  public static scramSha512(options: SaslPasswordOptions): ClientSecurity {
    return new ClientSecurity({ kind: 'PASSWORD', mechanism: 'SCRAM-SHA-512', tls: true, ...options });
  }

  /** SASL/SCRAM-SHA-256 over TLS. */
  public static scramSha256(options: SaslPasswordOptions): ClientSecurity {
    return new ClientSecurity({ kind: 'PASSWORD', mechanism: 'SCRAM-SHA-256', tls: true, ...options });
  }

  /** SASL/PLAIN over TLS, as on Confluent Cloud. The password crosses the wire, so there is no variant without TLS. */
  public static saslPlain(options: SaslPasswordOptions): ClientSecurity {
    return new ClientSecurity({ kind: 'PASSWORD', mechanism: 'PLAIN', tls: true, ...options });
  }

  /** A client certificate (mTLS). */
  public static mutualTls(options: MutualTlsOptions): ClientSecurity {
    return new ClientSecurity({ kind: 'CERTIFICATE', ...options });
  }

  /** SASL/OAUTHBEARER over TLS. */
  public static oauthBearer(options: OauthBearerOptions): ClientSecurity {
    return new ClientSecurity({ kind: 'TOKEN', ...options });
  }

  /** SASL/SCRAM-SHA-512 without TLS: whoever listens reads the records. For development only. */
  public static scramSha512WithoutTls(options: SaslPasswordOptions): ClientSecurity {
    return new ClientSecurity({ kind: 'PASSWORD', mechanism: 'SCRAM-SHA-512', tls: false, ...options });
  }

  /** No TLS and no log-in. For development only. */
  public static plaintext(): ClientSecurity {
    return new ClientSecurity({ kind: 'NONE' });
  }

  private constructor(
    /** @internal */
    public readonly _spec: SecuritySpec,
  ) {}
}
