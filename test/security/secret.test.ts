import { inspect } from 'node:util';
import fc from '../support/property';
import { Secret, SecretSource } from 'sluicegate';
import { messageOf } from '../support/program';

test.each<[string, Secret, SecretSource, string, string, string, string]>([
  [
    'a Terraform variable',
    Secret.terraformVariable('kafka_api_key'),
    SecretSource.TERRAFORM_VARIABLE,
    '${env:KAFKA_API_KEY}',
    'KAFKA_API_KEY',
    'kafka_api_key',
    'Terraform variable kafka_api_key',
  ],
  [
    'an environment variable',
    Secret.env('Kafka_Api_KEY'),
    SecretSource.ENVIRONMENT,
    '${env:Kafka_Api_KEY}',
    'Kafka_Api_KEY',
    'kafka_api_key',
    'environment variable Kafka_Api_KEY',
  ],
  [
    'a file',
    Secret.file('/etc/kafka/orders.properties', 'api.key'),
    SecretSource.FILE,
    '${file:/etc/kafka/orders.properties:api.key}',
    'ETC_KAFKA_ORDERS_PROPERTIES_API_KEY',
    'etc_kafka_orders_properties_api_key',
    'key api.key of file /etc/kafka/orders.properties',
  ],
  [
    'a vault',
    Secret.vault('secret/kafka/orders', 'api-key'),
    SecretSource.VAULT,
    '${vault:secret/kafka/orders:api-key}',
    'SECRET_KAFKA_ORDERS_API_KEY',
    'secret_kafka_orders_api_key',
    'key api-key of Vault secret secret/kafka/orders',
  ],
])('a reference to %s has a form for every target', (_, secret, source, provider, environment, terraform, text) => {
  expect(secret.source).toBe(source);
  expect(secret.toConfigProvider()).toBe(provider);
  expect(secret.toEnvironmentName()).toBe(environment);
  expect(secret.toTerraformName()).toBe(terraform);
  expect([String(secret), secret.toJSON()]).toStrictEqual([text, text]);
});

test.each([
  [Secret.env('_'), 'secret'],
  [Secret.env('_9'), 'secret'],
  [Secret.env('__X__'), 'x'],
  [Secret.file('9/a', '_'), 'a'],
])('%s has a name that Terraform takes: %s', (secret, name) => {
  expect(secret.toTerraformName()).toBe(name);
});

test('every reference has a Terraform name and an environment name that those tools take', () => {
  const key = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/);
  const path = fc.stringMatching(/^[A-Za-z0-9._/-]{1,20}$/);
  const secret = fc.oneof(
    fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/).map((name) => Secret.terraformVariable(name)),
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/).map((name) => Secret.env(name)),
    fc.tuple(path, key).map(([file, entry]) => Secret.file(file, entry)),
    fc.tuple(path, key).map(([file, entry]) => Secret.vault(file, entry)),
  );
  fc.assert(
    fc.property(secret, (reference) => {
      expect(reference.toTerraformName()).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(reference.toEnvironmentName()).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
      expect(reference.toConfigProvider()).toMatch(/^\$\{(env|file|vault):[^{}$]+\}$/);
    }),
    { seed: 20261122 },
  );
});

/** What people paste where a name belongs. */
const PASTED = ['ABCD1234EFGH5678+/9s0', 'p@ssw0rd with spaces', 'a:b', '', '${env:X}', 'line\nbreak'];

test.each(PASTED)('fails when %j is given as a name, without repeating it', (pasted) => {
  const shown = `got ${pasted.length} characters that are not shown; name where the secret is kept, never the secret itself`;
  const key = 'must be 1 to 128 letters, digits, dots, dashes or underscores';
  const path = 'must be 1 to 255 letters, digits, dots, dashes, underscores or slashes';
  expect([
    messageOf(() => Secret.terraformVariable(pasted)),
    messageOf(() => Secret.env(pasted)),
    messageOf(() => Secret.file(pasted, 'k')),
    messageOf(() => Secret.file('f', pasted)),
    messageOf(() => Secret.vault(pasted, 'k')),
    messageOf(() => Secret.vault('p', pasted)),
  ]).toStrictEqual([
    `[Secret.terraformVariable] 'name' must be 1 to 63 lower-case letters, digits or underscores, beginning with a letter, ${shown}`,
    `[Secret.env] 'name' must be 1 to 128 letters, digits or underscores, not starting with a digit, ${shown}`,
    `[Secret.file] 'path' ${path}, ${shown}`,
    `[Secret.file] 'key' ${key}, ${shown}`,
    `[Secret.vault] 'path' ${path}, ${shown}`,
    `[Secret.vault] 'key' ${key}, ${shown}`,
  ]);
});

test.each([
  ['terraformVariable', 'a'.repeat(63), 'a'.repeat(64)],
  ['terraformVariable', 'a_1', 'A_1'],
  ['terraformVariable', 'a1', '1a'],
  ['env', 'A'.repeat(128), 'A'.repeat(129)],
  ['env', '_1', '1_'],
] as const)('Secret.%s takes %j and refuses %j', (factory, good, bad) => {
  expect(Secret[factory](good).toString()).toContain(good);
  expect(messageOf(() => Secret[factory](bad))).toContain(`got ${bad.length} characters that are not shown`);
});

test.each(['count', 'depends_on', 'for_each', 'lifecycle', 'locals', 'providers', 'source', 'version'])(
  'fails when a variable is named %s, which Terraform keeps for itself; a derived name avoids it',
  (name) => {
    expect(messageOf(() => Secret.terraformVariable(name))).toBe(
      `[Secret.terraformVariable] 'name' must not be a word that Terraform keeps for itself, got "${name}"; choose another name, for instance ${name}_secret`,
    );
    expect(Secret.env(name.toUpperCase()).toTerraformName()).toBe(`${name}_secret`);
  },
);

test('a pair keeps its halves apart', () => {
  const pair = Secret.pair(Secret.env('KEY'), Secret.env('SECRET'));
  expect([pair.key.toString(), pair.secret.toString()]).toStrictEqual([
    'environment variable KEY',
    'environment variable SECRET',
  ]);
});

test('printing a reference in a log shows where it is kept and nothing else', () => {
  expect(inspect(Secret.env('KEY'))).toContain('KEY');
  expect(JSON.stringify({ secret: Secret.env('KEY') })).toBe('{"secret":"environment variable KEY"}');
});
