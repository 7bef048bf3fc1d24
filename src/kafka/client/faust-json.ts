import { canonicalJson } from '../../core/canonical-json';
import type { ClientModel, SettingText } from './client-model';
import { librdkafkaConfig } from './librdkafka-json';

/** Faust's names; it measures time in seconds. */
const NAMES: Readonly<Record<string, string>> = {
  'application.id': 'id',
  'group.id': 'id',
  'client.id': 'broker_client_id',
  'auto.offset.reset': 'consumer_auto_offset_reset',
  'compression.type': 'producer_compression_type',
  'max.request.size': 'producer_max_request_size',
  'batch.size': 'producer_max_batch_size',
  'max.poll.records': 'broker_max_poll_records',
  'max.partition.fetch.bytes': 'consumer_max_fetch_size',
  'replication.factor': 'topic_replication_factor',
  'group.instance.id': 'consumer_group_instance_id',
};
const SECONDS: Readonly<Record<string, string>> = {
  'linger.ms': 'producer_linger',
  'request.timeout.ms': 'producer_request_timeout',
  'max.poll.interval.ms': 'broker_max_poll_interval',
  'session.timeout.ms': 'broker_session_timeout',
  'heartbeat.interval.ms': 'broker_heartbeat_interval',
  'commit.interval.ms': 'broker_commit_interval',
};

/**
 * Settings for `faust.App(**settings)`. Credentials are objects in Faust, which the program makes: `credentials` says which,
 * and from which environment variables.
 *
 * @see https://faust-streaming.github.io/faust/userguide/settings.html
 */
export function faustJson(model: ClientModel): string {
  const { config, fromEnvironment, schemaRegistry } = librdkafkaConfig(model);
  const settings: Record<string, SettingText | readonly string[]> = {
    broker: model.bootstrapServers.split(',').map((server) => `kafka://${server.trim()}`),
  };
  for (const [key, value] of Object.entries(model.settings)) {
    const [name, seconds] = [NAMES[key], SECONDS[key]];
    if (name !== undefined) settings[name] = value;
    if (seconds !== undefined) settings[seconds] = Number(value) / 1000;
    if (key === 'acks') settings.producer_acks = value === 'all' ? -1 : Number(value);
    if (key === 'processing.guarantee' || key === 'isolation.level') settings.processing_guarantee = guarantee(value);
  }
  // Every application has an id in Faust; a producer without a name has none to give.
  if (settings.id === undefined && settings.broker_client_id !== undefined) settings.id = settings.broker_client_id;
  const secrets = Object.fromEntries(
    Object.entries(fromEnvironment).map(([key, variable]) => [ARGUMENTS[key] ?? key, variable]),
  );
  return canonicalJson({
    settings,
    credentials: { ...credentials(config), fromEnvironment: secrets },
    ...(schemaRegistry && { schemaRegistry }),
    notes: model.notes,
  });
}

const ARGUMENTS: Readonly<Record<string, string>> = {
  'sasl.username': 'username',
  'sasl.password': 'password',
  'ssl.key.password': 'password',
  'sasl.oauthbearer.client.secret': 'client_secret',
};

function guarantee(value: SettingText): string {
  return value === 'exactly_once_v2' || value === 'read_committed' ? 'exactly_once' : 'at_least_once';
}

/** The class, and its arguments apart from the secrets. A token is fetched by a callback that the program writes. */
function credentials(config: Readonly<Record<string, SettingText>>): object {
  const taken = (argument: string, key: string): object =>
    config[key] === undefined ? {} : { [argument]: config[key] };
  return {
    class: classOf(config),
    ...taken('mechanism', 'sasl.mechanisms'),
    ...taken('username', 'sasl.username'),
    ...taken('token_endpoint', 'sasl.oauthbearer.token.endpoint.url'),
    ...taken('client_id', 'sasl.oauthbearer.client.id'),
    ...taken('scope', 'sasl.oauthbearer.scope'),
    ...taken('token_endpoint_cafile', 'https.ca.location'),
    ...taken('cafile', 'ssl.ca.location'),
    ...taken('certfile', 'ssl.certificate.location'),
    ...taken('keyfile', 'ssl.key.location'),
  };
}

function classOf(config: Readonly<Record<string, SettingText>>): string {
  if (config['sasl.mechanisms'] === 'OAUTHBEARER') return 'faust.OAuthCredentials';
  if (config['sasl.mechanisms'] !== undefined) return 'faust.SASLCredentials';
  return config['security.protocol'] === 'SSL' ? 'faust.SSLCredentials' : 'none';
}
