import type { Failure } from '../../core/failure';
import { failuresIn, type Rule } from '../../core/rule';
import { hasToken } from '../../core/tokens';
import type { Secret } from '../../security/secret';
import type { MutualTlsOptions, OauthBearerOptions, SaslPasswordOptions } from './client-security-options';

export type PasswordSecurity = SaslPasswordOptions & {
  readonly kind: 'PASSWORD';
  readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
  readonly tls: boolean;
};
export type CertificateSecurity = MutualTlsOptions & { readonly kind: 'CERTIFICATE' };
export type TokenSecurity = OauthBearerOptions & { readonly kind: 'TOKEN' };

export type SecuritySpec = PasswordSecurity | CertificateSecurity | TokenSecurity | { readonly kind: 'NONE' };

/** What `security.protocol` is set to. */
export function securityProtocol(spec: SecuritySpec): string {
  switch (spec.kind) {
    case 'PASSWORD':
      return spec.tls ? 'SASL_SSL' : 'SASL_PLAINTEXT';
    case 'CERTIFICATE':
      return 'SSL';
    case 'TOKEN':
      return 'SASL_SSL';
    case 'NONE':
      return 'PLAINTEXT';
  }
}

/** The secrets that the client needs when it starts. */
export function secretsOf(spec: SecuritySpec): Secret[] {
  switch (spec.kind) {
    case 'PASSWORD':
      return [...(spec.usernameSecret ? [spec.usernameSecret] : []), spec.password];
    case 'CERTIFICATE':
      return spec.keyPassword ? [spec.keyPassword] : [];
    case 'TOKEN':
      return [spec.clientSecret];
    case 'NONE':
      return [];
  }
}

const TEXT_PROPERTIES = new Set([
  'username',
  'trustStorePath',
  'keyStorePath',
  'tokenEndpoint',
  'tokenEndpointTrustStorePath',
  'clientId',
  'scope',
]);

/** Plain texts by property: what ends up in files, and so must be known and harmless there. */
function textsOf(spec: SecuritySpec): [string, string][] {
  return Object.entries(spec).flatMap(([property, text]: [string, unknown]) =>
    TEXT_PROPERTIES.has(property) && typeof text === 'string' ? [[property, text] as [string, string]] : [],
  );
}

const HARMLESS = /^[^\p{Cc}"\\]+$/u;

/** What is wrong with it. */
export function securityFailures(path: string, spec: SecuritySpec): Failure[] {
  return [...failuresIn(path, spec, RULES), ...textsOf(spec).flatMap((entry) => failuresIn(path, entry, TEXT_RULES))];
}

const RULES: readonly Rule<SecuritySpec>[] = [
  {
    id: 'kafka.client.security.username',
    property: 'username',
    holds: (spec) => spec.kind !== 'PASSWORD' || (spec.username === undefined) !== (spec.usernameSecret === undefined),
    must: 'be given as username or as usernameSecret',
    given: (spec) => (spec.kind === 'PASSWORD' && spec.username !== undefined ? 'both' : 'neither'),
    remedy: 'keep exactly one of them',
  },
  {
    id: 'kafka.client.security.token-endpoint',
    property: 'tokenEndpoint',
    holds: (spec) => spec.kind !== 'TOKEN' || hasToken(spec.tokenEndpoint) || isHttps(spec.tokenEndpoint),
    must: 'be an https URL without credentials',
    given: () => undefined,
    remedy: 'write the URL of the token endpoint alone; the secret belongs into clientSecret',
  },
];

const TEXT_RULES: readonly Rule<[string, string]>[] = [
  {
    id: 'kafka.client.security.known',
    property: ([property]) => property,
    holds: ([, text]) => !hasToken(text),
    must: 'be known at synthesis',
    given: () => ({ toString: () => 'a value that is only known after apply' }),
    remedy: 'write it out: configuration files need it',
  },
  {
    id: 'kafka.client.security.text',
    property: ([property]) => property,
    holds: ([, text]) => hasToken(text) || (HARMLESS.test(text) && !text.includes('${')),
    must: "have at least one character, and no quotes, backslashes, control characters or '${'",
    given: ([, text]) => text,
    remedy: 'remove these: they mean something else in JAAS and in properties files',
  },
];

function isHttps(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
