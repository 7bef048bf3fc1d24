import { secretInEntry, secretInText } from '../../src/security/secret-literal';

/** Assembled, so that no scanner of repositories takes this file for a leak. */
const joined = (...parts: string[]): string => parts.join('');
const DASHES = '-----';
const SECRETS: readonly (readonly [string, string])[] = [
  ['a private key', `${DASHES}BEGIN PRIVATE KEY${DASHES}\nMIIE`],
  ['a private key', `${DASHES}BEGIN RSA PRIVATE KEY${DASHES}`],
  ['a private key', `{"key": "${DASHES}BEGIN ENCRYPTED PRIVATE KEY${DASHES}\\nMII"}`],
  ['an AWS access key id', joined('AKIA', 'IOSFODNN7EXAMPLE')],
  ['an AWS access key id', `id=${joined('ASIA', 'IOSFODNN7EXAMPLE')};`],
  ['a Google API key', joined('AIza', 'SyA1234567890abcdefghijklmnopqrstuv')],
  ['a Google service account key', `{"private_key_id": "${'0a'.repeat(20)}"}`],
  ['a GitHub token', joined('ghp', '_', 'a1B2'.repeat(9))],
  ['a Slack token', joined('xoxb', '-', '1234567890-abcdef')],
  ['a JSON web token', joined('eyJ', 'hbGciOiJIUzI1NiJ9', '.eyJ', 'zdWIiOiIxMjM0NTY3', '.', 'dozjgNryP4J3jVmN')],
  ['a URL with credentials', joined('https://user:', 'hunter2', '@host.example/x')],
  ['a URL with credentials', joined('jdbc:postgresql://u:', 'p', '@db')],
  ['a URL with credentials', joined('MONGODB+SRV://u:', 'p', '@db')],
  ['a password in a JAAS configuration', joined('…LoginModule required username="u" password="', 'x1', '";')],
  ['a password in a JAAS configuration', joined("password = '", 'x1', "';")],
  ['a password in a JAAS configuration', joined('"…password=\\"', 'x1', '\\";"')],
];

test.each(SECRETS)('is found by its form: %s', (kind, text) => {
  expect(secretInText(text)).toBe(kind);
  expect(secretInText(`before\n${text}\nafter`)).toBe(kind);
  expect(secretInEntry('some.harmless.key', text)).toBe(kind);
});

test.each([
  '',
  'sales.orders.v1',
  'https://pkc-1.eu-west-1.aws.confluent.cloud:443',
  'https://host.example/path?email=a:b@c.example',
  'https://host.example:8080/a@b',
  'mailto:sales@example.com',
  'https://${env:USER}:${env:PASSWORD}@host.example',
  'jdbc:snowflake://account.snowflakecomputing.com/?user=x',
  '-----BEGIN PUBLIC KEY-----\nMIIB',
  '-----BEGIN CERTIFICATE-----',
  'AKIA is how the ids of AWS begin',
  `${joined('AKIA', 'IOSFODNN7EXAMPLE')}XYZ`,
  'f4c1f7a9d0b7f1d2c3e4a5b6c7d8e9f00112233445566778899aabbccddeeff00',
  'password="${env:KAFKA_PASSWORD}"',
  'password=\\"${file:/etc/kafka.properties:password}\\"',
  'password="$KAFKA_PASSWORD"',
  'password="%{KAFKA_PASSWORD}"',
  'password="<your password>"',
  'password=""',
  "password=''",
  'passwords are never written here',
  'user:pass@host without a scheme',
  'eyJust a word.eyJ',
  '{"type": "record", "name": "Token", "fields": [{"name": "password", "type": "string"}]}',
  'CREATE TABLE t (password VARCHAR)',
  'ghp_short',
])('is not taken for a secret: %j', (text) => {
  expect(secretInText(text)).toBeUndefined();
});

test.each([
  'password',
  'ssl.keystore.password',
  'connection.password',
  'AWS_SECRET_ACCESS_KEY',
  'aws.secret.access.key',
  'client_secret',
  'clientSecret',
  'sasl.jaas.config',
  'kafka.api.key',
  'kafka_api_secret',
  'oauth.token',
  'ssl.key.passphrase',
  'private-key',
  'credentials',
  'connection.passwd',
  'schema.registry.basic.auth.user.info',
])("a plain value for '%s' is a secret by its key", (key) => {
  expect(secretInEntry(key, 'hunter2')).toBe(`a value for '${key}'`);
});

test.each([
  ['password', ''],
  ['password', '  '],
  ['password', '${env:PASSWORD}'],
  ['password', ' ${vault:secret/kafka:password} '],
  ['password', '<password>'],
  ['password', 'var.kafka_password'],
  ['password', 'prefix-${env:PASSWORD}'],
  ['sasl.jaas.config', 'Module required username="${env:U}" password="${env:P}";'],
  ['ssl.keystore.location', '/etc/kafka/keystore.jks'],
  ['ssl.key.password.file', '/run/secrets/key'],
  ['secret.provider', 'vault'],
  ['sasl.oauthbearer.token.endpoint.url', 'https://idp.example/token'],
  ['sasl.login.callback.token.path', '/run/token'],
  ['credential.type', 'SERVICE_ACCOUNT'],
  ['bigquery.credentials.name', 'loader'],
  ['key.converter', 'org.apache.kafka.connect.storage.StringConverter'],
  ['key.deserializer', 'StringDeserializer'],
  ['topics', 'token'],
  ['tasks.max', '4'],
  ['tokenizer', 'standard'],
  ['basic.auth.credentials.source', 'USER_INFO'],
  ['secretary', 'x'],
])('an entry is not taken for a secret: %s = %j', (key, value) => {
  expect(secretInEntry(key, value)).toBeUndefined();
});

test('the kind is said, the secret never is', () => {
  for (const [, text] of SECRETS) expect(secretInEntry('key', text)).not.toContain(text);
  expect(secretInEntry('password', 'hunter2')).not.toContain('hunter2');
});
