import type { Secret } from '../../security/secret';
import { securityProtocol, type CertificateSecurity, type SecuritySpec } from './security-spec';

const MODULES = {
  PLAIN: 'org.apache.kafka.common.security.plain.PlainLoginModule',
  'SCRAM-SHA-256': 'org.apache.kafka.common.security.scram.ScramLoginModule',
  'SCRAM-SHA-512': 'org.apache.kafka.common.security.scram.ScramLoginModule',
} as const;

/** Security as Java clients spell it, with each secret written as the caller says. */
export function javaSecurity(spec: SecuritySpec, written: (secret: Secret) => string): Record<string, string> {
  return { 'security.protocol': securityProtocol(spec), ...logIn(spec, written), ...trust(spec) };
}

/** What Java has to be told apart from its settings. */
export function onCommandLine(spec: SecuritySpec): string[] {
  if (spec.kind !== 'TOKEN') return [];
  return [`Java must allow the endpoint: -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${spec.tokenEndpoint}`];
}

function logIn(spec: SecuritySpec, written: (secret: Secret) => string): Record<string, string> {
  switch (spec.kind) {
    case 'PASSWORD': {
      const username = spec.usernameSecret === undefined ? (spec.username ?? '') : written(spec.usernameSecret);
      return {
        'sasl.mechanism': spec.mechanism,
        'sasl.jaas.config': jaas(MODULES[spec.mechanism], { username, password: written(spec.password) }),
      };
    }
    case 'CERTIFICATE':
      return keyStore(spec, written);
    case 'TOKEN': {
      const { clientId, clientSecret, scope, tokenEndpointTrustStorePath: endpointTrust } = spec;
      return {
        'sasl.mechanism': 'OAUTHBEARER',
        'sasl.oauthbearer.token.endpoint.url': spec.tokenEndpoint,
        'sasl.login.callback.handler.class':
          'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',
        'sasl.jaas.config': jaas('org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule', {
          clientId,
          clientSecret: written(clientSecret),
          ...(scope !== undefined && { scope }),
          // The ssl settings of the client are for brokers only.
          ...(endpointTrust !== undefined && {
            'ssl.truststore.type': 'PEM',
            'ssl.truststore.location': endpointTrust,
          }),
        }),
      };
    }
    case 'NONE':
      return {};
  }
}

function keyStore(spec: CertificateSecurity, written: (secret: Secret) => string): Record<string, string> {
  return {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': spec.keyStorePath,
    ...(spec.keyPassword && { 'ssl.key.password': written(spec.keyPassword) }),
  };
}

function trust(spec: SecuritySpec): Record<string, string> {
  if (!securityProtocol(spec).endsWith('SSL')) return {};
  const path = 'trustStorePath' in spec ? spec.trustStorePath : undefined;
  return {
    'ssl.endpoint.identification.algorithm': 'https',
    ...(path !== undefined && { 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': path }),
  };
}

function jaas(module: string, options: Readonly<Record<string, string>>): string {
  return `${module} required ${Object.entries(options)
    .map(([key, value]) => `${key}="${value}"`)
    .join(' ')};`;
}
