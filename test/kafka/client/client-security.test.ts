import { failureText } from '../../../src/core/failure-text';
import { ClientSecurity } from '../../../src/kafka/client/client-security';
import { customSettingFailures } from '../../../src/kafka/client/client-model';
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

  const context = { path: 'app/C', security: _spec, secrets: {} };
  expect(customSettingFailures(context, { 'config.providers.vault.class': 'com.example.Vault' })).toStrictEqual([]);
  expect(customSettingFailures(context).map(failureText)).toStrictEqual([
    "[app/C] 'customConfigs' must name the class of the ConfigProvider for Vault as 'config.providers.vault.class'; set it to the class of the plug-in in use, or take the secret from the environment",
  ]);
});

// prettier-ignore
test.each<[string, Record<string, Secret>, Record<string, string>, string]>([
  ['a secret has a property', { acks: password }, {}, "'secrets['acks']' must be a setting without a property; set 'guarantee' instead"],
  ['a secret is about security', { 'sasl.jaas.config': password }, {}, "'secrets['sasl.jaas.config']' must not be about servers or security; use the cluster and security"],
  ["a secret's key is none", { 'User Info': password }, {}, "'secrets['User Info']' must be a setting's key; write the key as Kafka does"],
  ['a setting is a text and a secret', { 'x.y': password }, { 'x.y': '1' }, "'secrets['x.y']' must be given once; remove it from customConfigs"],
  ['a reference is written as text', {}, { 'basic.auth.user.info': '${env:LOGIN}' }, "'customConfigs['basic.auth.user.info']' must not hold a reference to a secret; pass a Secret reference in secrets"],
])('fails when %s', (_, secrets, customConfigs, message) => {
  const context = { path: 'app/C', security: ClientSecurity.plaintext()._spec, secrets };

  expect(customSettingFailures(context, customConfigs, { acks: 'guarantee' }).map(failureText)).toStrictEqual([
    `[app/C] ${message}`,
  ]);
});

test('fails when a secret beside the login is in Vault and nobody says which plug-in reads it', () => {
  const context = {
    path: 'app/C',
    security: ClientSecurity.plaintext()._spec,
    secrets: { x: Secret.vault('kv', 'x') },
  };

  expect(customSettingFailures(context).map(({ rule }) => rule)).toStrictEqual(['kafka.client.vault-provider']);
});
