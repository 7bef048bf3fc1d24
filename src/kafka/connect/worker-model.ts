import { failuresIn, type Rule } from '../../core/rule';
import { throwIfAny } from '../../core/sluicegate-error';
import { hasToken } from '../../core/tokens';
import { SecretSource, type Secret } from '../../security/secret';
import {
  clientSecrets,
  customSettingFailures,
  secretsInOrder,
  settingsInOrder,
  type ClientModel,
} from '../client/client-model';
import { clientTextFailures } from '../client/client-texts';
import { javaSecurity } from '../client/java-security';
import { securityFailures, type SecuritySpec } from '../client/security-spec';
import { Converter } from './converter';
import type { ConnectWorkerOptions } from './connect-worker-options';
import { converterConfigs, converterSpecFailures } from './converter-settings';

/** Where the workers stand. */
export interface WorkerContext {
  readonly path: string;
  readonly bootstrapServers: string;
  readonly security: SecuritySpec;
}

/** The names of the workers' own topics. */
export function workerTopics({ groupId, configTopic, offsetTopic, statusTopic }: ConnectWorkerOptions): {
  readonly configTopic: string;
  readonly offsetTopic: string;
  readonly statusTopic: string;
} {
  return {
    configTopic: configTopic ?? `${groupId}-configs`,
    offsetTopic: offsetTopic ?? `${groupId}-offsets`,
    statusTopic: statusTopic ?? `${groupId}-status`,
  };
}

const TYPED: Readonly<Record<string, string>> = {
  'group.id': 'groupId',
  'config.storage.topic': 'configTopic',
  'offset.storage.topic': 'offsetTopic',
  'status.storage.topic': 'statusTopic',
  'key.converter': 'keyConverter',
  'value.converter': 'valueConverter',
  'plugin.path': 'pluginPath',
  'exactly.once.source.support': 'exactlyOnceSource',
};

/** The settings of a distributed worker and of its connectors' clients, or one error with everything that is wrong. */
export function workerModel(context: WorkerContext, options: ConnectWorkerOptions): ClientModel {
  const { path, bootstrapServers, security } = context;
  const { keyConverter = Converter.string(), valueConverter = Converter.json(), customConfigs, secrets = {} } = options;
  const topics = workerTopics(options);
  throwIfAny([
    ...failuresIn(path, { ...options, ...topics }, RULES),
    ...clientTextFailures(path, { groupId: options.groupId, ...topics, pluginPath: options.pluginPath?.join(',') }),
    ...securityFailures(path, security),
    ...converterSpecFailures(path, 'keyConverter', keyConverter._spec),
    ...converterSpecFailures(path, 'valueConverter', valueConverter._spec),
    ...customSettingFailures({ path, security, secrets }, customConfigs, TYPED),
  ]);
  const login = javaSecurity(security, (secret) => secret.toConfigProvider());
  const forClients = ['producer', 'consumer', 'admin'].flatMap((client) =>
    Object.entries(login).map(([key, value]) => [`${client}.${key}`, value] as const),
  );
  const copies = options.replicationFactor ?? 3;
  const settings = {
    'group.id': options.groupId,
    'config.storage.topic': topics.configTopic,
    'config.storage.replication.factor': copies,
    'offset.storage.topic': topics.offsetTopic,
    'offset.storage.replication.factor': copies,
    'status.storage.topic': topics.statusTopic,
    'status.storage.replication.factor': copies,
    'exactly.once.source.support': options.exactlyOnceSource ? 'enabled' : 'disabled',
    'plugin.path': options.pluginPath?.join(','),
    ...converterConfigs('key', keyConverter._spec),
    ...sensitiveConfigs('key', keyConverter),
    ...converterConfigs('value', valueConverter._spec),
    ...sensitiveConfigs('value', valueConverter),
    ...Object.fromEntries(forClients),
  };
  return {
    kind: 'CONSUMER',
    bootstrapServers,
    security,
    secrets: secretsInOrder(secrets),
    settings: settingsInOrder(settings, customConfigs),
    notes: ['the clients of connectors log in as the worker does, unless a connector overrides it'],
  };
}

function sensitiveConfigs(side: string, { _spec: { sensitive } }: Converter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sensitive).map(([key, text]) => [`${side}.converter.${key}`, text.toConfigProvider()]),
  );
}

/** The secrets of the worker itself. */
export function workerSecrets(
  security: SecuritySpec,
  { keyConverter, valueConverter, secrets = {} }: ConnectWorkerOptions,
): Secret[] {
  const converters = [keyConverter, valueConverter].flatMap((converter) =>
    Object.values(converter?._spec.sensitive ?? {}),
  );
  return [...clientSecrets({ security, secrets }), ...converters.flatMap((text) => text.secrets)];
}

const PROVIDERS = 'org.apache.kafka.common.config.provider';

/** ConfigProviders that read what the worker and its connectors name, and nothing else. */
export function providerSettings(secrets: readonly Secret[]): Record<string, string> {
  const texts = (source: SecretSource[], text: (secret: Secret) => string): string[] =>
    [...new Set(secrets.filter((secret) => source.includes(secret.source)).map(text))].sort();
  const names = texts([SecretSource.ENVIRONMENT, SecretSource.TERRAFORM_VARIABLE], (s) => s.toEnvironmentName());
  const files = texts([SecretSource.FILE], (secret) =>
    secret.toConfigProvider().replace(/^\$\{file:(.*):[^:]*\}$/, '$1'),
  );
  const isInVault = secrets.some(({ source }) => source === SecretSource.VAULT);
  const providers = [names.length > 0 && 'env', files.length > 0 && 'file', isInVault && 'vault'].filter(Boolean);
  if (providers.length === 0) return {};
  return {
    'config.providers': providers.join(','),
    ...(names.length > 0 && {
      'config.providers.env.class': `${PROVIDERS}.EnvVarConfigProvider`,
      'config.providers.env.param.allowlist.pattern': names.join('|'),
    }),
    ...(files.length > 0 && {
      'config.providers.file.class': `${PROVIDERS}.FileConfigProvider`,
      'config.providers.file.param.allowed.paths': files.join(','),
    }),
  };
}

type WorkerInput = ConnectWorkerOptions & ReturnType<typeof workerTopics>;

const RULES: readonly Rule<WorkerInput>[] = [
  {
    id: 'kafka.connect-worker.replication-factor',
    property: 'replicationFactor',
    holds: ({ replicationFactor: copies }) =>
      copies === undefined || (Number.isInteger(copies) && copies >= 1 && copies <= 32_767),
    must: 'be a whole number between 1 and 32,767',
    given: ({ replicationFactor }) => replicationFactor,
    remedy: 'use 3, or as many as there are brokers',
  },
  {
    id: 'kafka.connect-worker.topics',
    property: 'configTopic',
    holds: ({ configTopic, offsetTopic, statusTopic }) =>
      hasToken([configTopic, offsetTopic, statusTopic]) || new Set([configTopic, offsetTopic, statusTopic]).size === 3,
    must: 'be another topic than offsetTopic and statusTopic, which differ too',
    given: ({ configTopic }) => configTopic,
    remedy: 'name three topics',
  },
];
