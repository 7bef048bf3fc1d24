import { failureText } from '../../../src/core/failure-text';
import { ClientSecurity } from '../../../src/kafka/client/client-security';
import { vaultFailures } from '../../../src/kafka/client/client-model';
import { securityFailures, securityProtocol } from '../../../src/kafka/client/security-spec';
import { Secret } from '../../../src/security/secret';

const password = Secret.env('P');
const oauth = { tokenEndpoint: 'https://id.example.com/token', clientId: 'app', clientSecret: password };

test.each<[string, ClientSecurity]>([
  ['SASL_SSL', ClientSecurity.scramSha512({ username: 'a', password })],
  ['SASL_SSL', ClientSecurity.scramSha256({ usernameSecret: password, password })],
  ['SASL_SSL', ClientSecurity.saslPlain({ username: 'a', password })],
  ['SSL', ClientSecurity.mutualTls({ keyStorePath: '/k.pem' })],
  ['SASL_SSL', ClientSecurity.oauthBearer(oauth)],
  ['SASL_PLAINTEXT', ClientSecurity.scramSha512WithoutTls({ username: 'a', password })],
  ['PLAINTEXT', ClientSecurity.plaintext()],
])('%s is the protocol of what is right', (protocol, { _spec }) => {
  expect([securityProtocol(_spec), securityFailures('p', _spec)]).toStrictEqual([protocol, []]);
});

// prettier-ignore
test.each<[string, ClientSecurity, string]>([
  ['there is no user', ClientSecurity.saslPlain({ password }), "'username' must be given as username or as usernameSecret, got \"neither\"; keep exactly one of them"],
  ['there are two users', ClientSecurity.saslPlain({ username: 'a', usernameSecret: password, password }), "'username' must be given as username or as usernameSecret, got \"both\"; keep exactly one of them"],
  ['a user ends the JAAS string', ClientSecurity.saslPlain({ username: 'a" x="', password }), "'username' must have at least one character, and no quotes, backslashes, control characters or '${', got \"a\\\" x=\\\"\"; remove these: they mean something else in JAAS and in properties files"],
  ['a token endpoint is not https', ClientSecurity.oauthBearer({ ...oauth, tokenEndpoint: 'http://id.example.com' }), "'tokenEndpoint' must be an https URL without credentials; write the URL of the token endpoint alone; the secret belongs into clientSecret"],
  ['a token endpoint has credentials, without repeating them', ClientSecurity.oauthBearer({ ...oauth, tokenEndpoint: 'https://u:p@id.example.com' }), "'tokenEndpoint' must be an https URL without credentials; write the URL of the token endpoint alone; the secret belongs into clientSecret"],
  ['the authority of a token endpoint ends the JAAS string', ClientSecurity.oauthBearer({ ...oauth, tokenEndpointTrustStorePath: '/a"b' }), "'tokenEndpointTrustStorePath' must have at least one character, and no quotes, backslashes, control characters or '${', got \"/a\\\"b\"; remove these: they mean something else in JAAS and in properties files"],
])('fails when %s', (_, { _spec }, message) => {
  expect(securityFailures('app/C', _spec).map(failureText)).toStrictEqual([`[app/C] ${message}`]);
});

test('fails when a secret is in Vault and nobody says which plug-in reads it', () => {
  const { _spec } = ClientSecurity.saslPlain({ username: 'a', password: Secret.vault('kv/app', 'password') });

  expect(vaultFailures('app/C', _spec, { 'config.providers.vault.class': 'com.example.Vault' })).toStrictEqual([]);
  expect(vaultFailures('app/C', _spec).map(failureText)).toStrictEqual([
    "[app/C] 'customConfigs' must name the class of the ConfigProvider for Vault as 'config.providers.vault.class'; set it to the class of the plug-in in use, or take the secret from the environment",
  ]);
});
