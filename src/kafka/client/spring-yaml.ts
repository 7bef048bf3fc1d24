import type { Secret } from '../../security/secret';
import { yamlDocument, type YamlValue } from '../emitted/yaml';
import type { ClientModel, SettingText } from './client-model';
import { javaSecurity, onCommandLine } from './java-security';

/** Settings that Spring Boot has a name of its own for; the others go below `properties`. */
const PRODUCER: Readonly<Record<string, string>> = {
  acks: 'acks',
  'batch.size': 'batch-size',
  'buffer.memory': 'buffer-memory',
  'client.id': 'client-id',
  'compression.type': 'compression-type',
  retries: 'retries',
  'transactional.id': 'transaction-id-prefix',
};
const CONSUMER: Readonly<Record<string, string>> = {
  'auto.offset.reset': 'auto-offset-reset',
  'client.id': 'client-id',
  'enable.auto.commit': 'enable-auto-commit',
  'fetch.max.wait.ms': 'fetch-max-wait',
  'fetch.min.bytes': 'fetch-min-size',
  'group.id': 'group-id',
  'heartbeat.interval.ms': 'heartbeat-interval',
  'isolation.level': 'isolation-level',
  'max.poll.interval.ms': 'max-poll-interval',
  'max.poll.records': 'max-poll-records',
};
const STREAMS: Readonly<Record<string, string>> = {
  'application.id': 'application-id',
  'replication.factor': 'replication-factor',
  'state.dir': 'state-dir',
};
const MILLISECONDS = new Set(['fetch-max-wait', 'heartbeat-interval', 'max-poll-interval']);
const BYTES = new Set(['batch-size', 'buffer-memory', 'fetch-min-size']);

type Document = { readonly [key: string]: YamlValue };

/**
 * The part of an `application.yml` that Spring for Apache Kafka reads. Secrets are placeholders for environment
 * variables, which Spring resolves itself.
 *
 * @see https://docs.spring.io/spring-boot/reference/messaging/kafka.html
 */
export function springYaml(model: ClientModel): string {
  const { kind, bootstrapServers, security, secrets, settings, notes } = model;
  const { 'security.protocol': protocol = '', ...rest } = javaSecurity(security, placeholder);
  const secretSettings = Object.entries(secrets).map(([key, secret]) => [key, placeholder(secret)] as const);
  const sections = {
    PRODUCER: ['producer', PRODUCER],
    CONSUMER: ['consumer', CONSUMER],
    STREAMS: ['streams', STREAMS],
  };
  const [section, names] = sections[kind] as [string, Readonly<Record<string, string>>];
  const head = [
    '# Written by Sluicegate. To change it, edit the program and synthesize again.',
    ...[...onCommandLine(security), ...notes].map((note) => `# ${note}`),
  ];
  if (kind === 'PRODUCER' && settings['transactional.id'] !== undefined) {
    head.push('# Spring adds a suffix to transaction-id-prefix: grant the transactional id as a prefix');
  }
  const document = {
    spring: {
      kafka: {
        'bootstrap-servers': bootstrapServers.split(','),
        security: { protocol },
        properties: rest,
        [section]: sectionOf({ ...settings, ...Object.fromEntries(secretSettings) }, names),
      },
    },
  };
  return `${head.join('\n')}\n${yamlDocument(document)}`;
}

function placeholder(secret: Secret): string {
  return `\${${secret.toEnvironmentName()}}`;
}

function sectionOf(settings: ClientModel['settings'], names: Readonly<Record<string, string>>): Document {
  const own: Record<string, YamlValue> = {};
  const properties: Record<string, YamlValue> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (key.startsWith('config.providers')) continue;
    const name = names[key];
    if (name === undefined) properties[key] = value;
    else own[name] = withUnit(name, value);
  }
  return { ...own, ...(Object.keys(properties).length > 0 && { properties }) };
}

function withUnit(name: string, value: SettingText): SettingText {
  if (MILLISECONDS.has(name)) return `${value}ms`;
  return BYTES.has(name) ? `${value}B` : value;
}
