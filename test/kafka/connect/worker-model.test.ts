import { ClientSecurity } from '../../../src/kafka/client/client-security';
import { Converter } from '../../../src/kafka/connect/converter';
import type { ConnectWorkerOptions } from '../../../src/kafka/connect/connect-worker-options';
import { providerSettings, workerModel, workerSecrets } from '../../../src/kafka/connect/worker-model';
import { Secret } from '../../../src/security/secret';
import { failuresOf } from '../failing';

const security = ClientSecurity.scramSha512({ username: 'connect', password: Secret.env('PASSWORD') })._spec;
const context = { path: 'app/W', bootstrapServers: 'broker:9093', security };
const model = (options: Partial<ConnectWorkerOptions> = {}) => workerModel(context, { groupId: 'main', ...options });
const failures = (options: Partial<ConnectWorkerOptions>): string[] => failuresOf(() => model(options));

test('a worker has three topics of its group, and its login for the clients of connectors too', () => {
  expect(model({ pluginPath: ['/opt/a', '/opt/b'], exactlyOnceSource: true }).settings).toMatchObject({
    'group.id': 'main',
    'config.storage.topic': 'main-configs',
    'offset.storage.topic': 'main-offsets',
    'status.storage.topic': 'main-status',
    'status.storage.replication.factor': 3,
    'plugin.path': '/opt/a,/opt/b',
    'exactly.once.source.support': 'enabled',
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter.schemas.enable': 'false',
    'producer.security.protocol': 'SASL_SSL',
    'admin.sasl.mechanism': 'SCRAM-SHA-512',
  });
});

test('the secrets of a worker are those of its login and of its converters', () => {
  const credentials = Secret.pair(Secret.env('K'), Secret.vault('kafka/registry', 'secret'));
  const valueConverter = Converter.avro({ url: 'https://registry', credentials });

  expect(workerSecrets(security, { groupId: 'main', valueConverter }).map(String)).toStrictEqual([
    'environment variable PASSWORD',
    'environment variable K',
    'key secret of Vault secret kafka/registry',
  ]);
});

test('providers can read what is named, and nothing else', () => {
  const secrets = [Secret.env('B'), Secret.env('A'), Secret.env('B'), Secret.file('/etc/a:b'.replace(':', '.'), 'k')];

  expect(providerSettings([])).toStrictEqual({});
  expect(providerSettings([...secrets, Secret.vault('a/b', 'c')])).toStrictEqual({
    'config.providers': 'env,file,vault',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
    'config.providers.env.param.allowlist.pattern': 'A|B',
    'config.providers.file.class': 'org.apache.kafka.common.config.provider.FileConfigProvider',
    'config.providers.file.param.allowed.paths': '/etc/a.b',
  });
});

test.each([[1], [32_767]])('takes %i copies', (replicationFactor) => {
  expect(failures({ replicationFactor })).toStrictEqual([]);
});

test.each([[0], [32_768], [1.5]])('fails when there are %d copies', (replicationFactor) => {
  expect(failures({ replicationFactor })).toStrictEqual([
    `[app/W] 'replicationFactor' must be a whole number between 1 and 32,767, got ${replicationFactor}; use 3, or as many as there are brokers`,
  ]);
});

test('fails when two of its topics are one', () => {
  expect(failures({ configTopic: 'a', statusTopic: 'a' })).toStrictEqual([
    '[app/W] \'configTopic\' must be another topic than offsetTopic and statusTopic, which differ too, got "a"; name three topics',
  ]);
});

test('fails when a setting has a property, or a secret is written as text', () => {
  expect(failures({ customConfigs: { 'group.id': 'x', 'my.password': 'hunter2' } })).toStrictEqual([
    "[app/W] 'customConfigs['group.id']' must be a setting without a property; set 'groupId' instead",
    "[app/W] 'customConfigs['my.password']' must not hold a value for 'my.password'; pass a Secret reference in secrets",
  ]);
});

test('a secret of the REST listener is a reference that the worker may read', () => {
  const secrets = { 'listeners.https.ssl.keystore.password': Secret.env('KEYSTORE') };

  expect(model({ secrets }).secrets).toStrictEqual(secrets);
  expect(providerSettings(workerSecrets(security, { groupId: 'main', secrets }))).toMatchObject({
    'config.providers.env.param.allowlist.pattern': 'KEYSTORE|PASSWORD',
  });
});
