import { canonicalJson } from '../../core/canonical-json';
import type { Secret } from '../../security/secret';
import type { ClientModel, SettingText } from './client-model';
import { securityProtocol, type SecuritySpec } from './security-spec';

/** Java's name to librdkafka's, where they differ; undefined where librdkafka has no such setting. */
const RENAMED: Readonly<Record<string, string | undefined>> = {
  'buffer.memory': 'queue.buffering.max.kbytes',
  'fetch.max.wait.ms': 'fetch.wait.max.ms',
  'linger.ms': 'queue.buffering.max.ms',
  'max.request.size': 'message.max.bytes',
  'partitioner.ignore.keys': 'partitioner',
  'delivery.timeout.ms': 'message.timeout.ms',
  'max.poll.records': undefined,
  'max.block.ms': undefined,
};

/** A client's configuration where no ConfigProvider is: what the program adds from its environment stands apart. */
export interface EnvironmentConfig {
  /** What is set as it stands. */
  readonly config: Readonly<Record<string, SettingText>>;
  /** Setting to the environment variable that holds its value. */
  readonly fromEnvironment: Readonly<Record<string, string>>;
  /** What librdkafka does not know and the registry's client of the language takes, by its name in Java; absent without any. */
  readonly schemaRegistry?: Pick<EnvironmentConfig, 'config' | 'fromEnvironment'>;
  /** What a setting cannot say. */
  readonly notes: readonly string[];
}

/**
 * JSON for librdkafka and all that is built on it: confluent-kafka for Python, Go and .NET. The program merges `config`
 * with the values of the environment variables in `fromEnvironment`.
 *
 * @see https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md
 */
export function librdkafkaJson(model: ClientModel): string {
  return canonicalJson(librdkafkaConfig(model));
}

export function librdkafkaConfig({
  kind,
  bootstrapServers,
  security,
  secrets,
  settings,
  notes,
}: ClientModel): EnvironmentConfig {
  const { config, fromEnvironment } = securityOf(security);
  const variables = Object.entries(secrets).map(([key, secret]) => [key, secret.toEnvironmentName()] as const);
  const translated = Object.entries(settings).flatMap(([key, value]) => translate(key, value));
  const schemaRegistry = {
    config: Object.fromEntries(Object.entries(settings).filter(isOfRegistry)),
    fromEnvironment: Object.fromEntries(variables.filter(isOfRegistry)),
  };
  const hasRegistry = Object.values(schemaRegistry).some((part) => Object.keys(part).length > 0);
  return {
    config: {
      'bootstrap.servers': bootstrapServers,
      ...config,
      ...Object.fromEntries(translated),
      // The program says which offsets are done; librdkafka would take those that were merely handed out.
      ...(kind === 'CONSUMER' && { 'enable.auto.offset.store': false }),
    },
    fromEnvironment: { ...fromEnvironment, ...Object.fromEntries(variables.filter((entry) => !isOfRegistry(entry))) },
    ...(hasRegistry && { schemaRegistry }),
    notes: [...notes],
  };
}

/** Settings of Confluent's serialisers, which librdkafka refuses; serialisers themselves are classes of Java. */
function isOfRegistry([key]: readonly [string, unknown]): boolean {
  return /^(?:schema\.registry|basic\.auth|bearer\.auth)\./.test(key);
}

const SERIALISER = /^(?:key|value)\.(?:de)?serializer$/;

function translate(key: string, value: SettingText): [string, SettingText][] {
  if (key.startsWith('config.providers') || SERIALISER.test(key) || isOfRegistry([key, value])) return [];
  if (!(key in RENAMED)) return [[key, value]];
  const name = RENAMED[key];
  if (name === undefined) return [];
  if (key === 'buffer.memory') return [[name, Math.ceil(Number(value) / 1024)]];
  if (key === 'partitioner.ignore.keys') return [[name, 'random']];
  return [[name, value]];
}

type Parts = Pick<EnvironmentConfig, 'config' | 'fromEnvironment'>;

function securityOf(spec: SecuritySpec): Parts {
  const { config, fromEnvironment } = logIn(spec);
  const trustStorePath = 'trustStorePath' in spec ? spec.trustStorePath : undefined;
  const isTls = securityProtocol(spec).endsWith('SSL');
  return {
    config: {
      'security.protocol': securityProtocol(spec),
      ...config,
      ...(isTls && { 'ssl.endpoint.identification.algorithm': 'https' }),
      ...(isTls && trustStorePath !== undefined && { 'ssl.ca.location': trustStorePath }),
    },
    fromEnvironment,
  };
}

function logIn(spec: SecuritySpec): Parts {
  const variable = (key: string, secret: Secret | undefined): Record<string, string> =>
    secret === undefined ? {} : { [key]: secret.toEnvironmentName() };
  switch (spec.kind) {
    case 'PASSWORD':
      return {
        config: {
          'sasl.mechanisms': spec.mechanism,
          ...(spec.username !== undefined && { 'sasl.username': spec.username }),
        },
        fromEnvironment: {
          ...variable('sasl.username', spec.usernameSecret),
          ...variable('sasl.password', spec.password),
        },
      };
    case 'CERTIFICATE':
      return {
        // A PEM file holds both, and librdkafka takes from it what it looks for.
        config: { 'ssl.key.location': spec.keyStorePath, 'ssl.certificate.location': spec.keyStorePath },
        fromEnvironment: variable('ssl.key.password', spec.keyPassword),
      };
    case 'TOKEN':
      return {
        config: {
          'sasl.mechanisms': 'OAUTHBEARER',
          'sasl.oauthbearer.method': 'oidc',
          'sasl.oauthbearer.token.endpoint.url': spec.tokenEndpoint,
          'sasl.oauthbearer.client.id': spec.clientId,
          ...(spec.scope !== undefined && { 'sasl.oauthbearer.scope': spec.scope }),
          ...(spec.tokenEndpointTrustStorePath !== undefined && {
            'https.ca.location': spec.tokenEndpointTrustStorePath,
          }),
        },
        fromEnvironment: variable('sasl.oauthbearer.client.secret', spec.clientSecret),
      };
    case 'NONE':
      return { config: {}, fromEnvironment: {} };
  }
}
