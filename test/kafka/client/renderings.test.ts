import { parse } from 'yaml';
import { DataSize } from '../../../src/core/data-size';
import { Duration } from '../../../src/core/duration';
import { ClientProfile } from '../../../src/kafka/client/client-profile';
import { ClientSecurity } from '../../../src/kafka/client/client-security';
import { consumerModel } from '../../../src/kafka/client/consumer-model';
import { faustJson } from '../../../src/kafka/client/faust-json';
import { javaProperties } from '../../../src/kafka/client/java-properties';
import { librdkafkaConfig, librdkafkaJson } from '../../../src/kafka/client/librdkafka-json';
import { producerModel } from '../../../src/kafka/client/producer-model';
import { RecordOrdering } from '../../../src/kafka/client/record-ordering';
import { springYaml } from '../../../src/kafka/client/spring-yaml';
import { streamsModel } from '../../../src/kafka/client/streams-model';
import { Secret } from '../../../src/security/secret';
import { context } from './contexts';

const PRODUCER = producerModel(context(), {
  transactionalId: 'tx-1',
  profile: ClientProfile.THROUGHPUT,
  maxRequestSize: DataSize.kibibytes(512),
  deliveryTimeout: Duration.minutes(1),
});
const CONSUMER = consumerModel(context(), {
  groupId: 'loader',
  profile: ClientProfile.LATENCY,
  maxPollRecords: 10,
  heartbeatInterval: Duration.seconds(5),
});

test('Java: secrets are ConfigProvider expressions, and the provider reads nothing else', () => {
  expect(javaProperties(PRODUCER)).toBe(`# Written by Sluicegate. To change it, edit the program and synthesize again.
# needs: environment variable APP_PASSWORD
# transactional.id must be another one in each instance that runs at the same time
acks=all
batch.size=131072
bootstrap.servers=b1:9092,b2:9092
buffer.memory=67108864
compression.type=lz4
config.providers=env
config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
config.providers.env.param.allowlist.pattern=APP_PASSWORD
delivery.timeout.ms=60000
enable.idempotence=true
linger.ms=20
max.request.size=524288
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="app" password="\${env:APP_PASSWORD}";
sasl.mechanism=SCRAM-SHA-512
security.protocol=SASL_SSL
ssl.endpoint.identification.algorithm=https
ssl.truststore.location=/etc/kafka/ca.pem
ssl.truststore.type=PEM
transactional.id=tx-1
`);
});

test('Java: texts are escaped so that Properties reads them back', () => {
  const model = producerModel(context(), { clientId: ' a\\ü=:#!' });

  expect(javaProperties(model)).toContain('client.id=\\ a\\\\\\u00fc=:#!\n');
});

test('Java: secrets of files and of Vault have providers of their own', () => {
  const security = ClientSecurity.saslPlain({
    usernameSecret: Secret.vault('kv/app', 'key'),
    password: Secret.file('/run/secrets/kafka.properties', 'password'),
  })._spec;
  const customConfigs = { 'config.providers.vault.class': 'com.example.Vault' };
  const text = javaProperties(producerModel(context({ security }), { customConfigs }));

  expect(text).toContain('config.providers=file,vault\n');
  expect(text).toContain('config.providers.file.param.allowed.paths=/run/secrets/kafka.properties\n');
  expect(text).toContain('config.providers.vault.class=com.example.Vault\n');
  expect(text).toContain('username="${vault:kv/app:key}" password="${file:/run/secrets/kafka.properties:password}";\n');
});

test('Java: a client certificate is a PEM file', () => {
  const security = ClientSecurity.mutualTls({ keyStorePath: '/k.pem', keyPassword: Secret.env('KEY') })._spec;
  const lines = javaProperties(consumerModel(context({ security }), {})).split('\n');

  expect(lines.filter((line) => line.startsWith('ssl.'))).toStrictEqual([
    'ssl.endpoint.identification.algorithm=https',
    'ssl.key.password=${env:KEY}',
    'ssl.keystore.location=/k.pem',
    'ssl.keystore.type=PEM',
  ]);
});

const OAUTH = ClientSecurity.oauthBearer({
  tokenEndpoint: 'https://id.example.com/token',
  clientId: 'app',
  clientSecret: Secret.env('CLIENT_SECRET'),
  scope: 'kafka',
})._spec;

test('Java: a token endpoint has to be allowed on the command line, and the files say so', () => {
  const model = consumerModel(context({ security: OAUTH }), {});
  const allowed =
    '# Java must allow the endpoint: -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=https://id.example.com/token\n';

  expect(javaProperties(model)).toContain(allowed);
  expect(springYaml(model)).toContain(allowed);
  expect(springYaml(CONSUMER)).not.toContain('# Java must allow');
  expect(javaProperties(model)).toContain(
    'OAuthBearerLoginModule required clientId="app" clientSecret="${env:CLIENT_SECRET}" scope="kafka";\n',
  );
});

test('the authority of a token endpoint is apart from that of the brokers', () => {
  const security = ClientSecurity.oauthBearer({
    tokenEndpoint: 'https://id.example.com/token',
    clientId: 'app',
    clientSecret: Secret.env('CLIENT_SECRET'),
    tokenEndpointTrustStorePath: '/etc/id.pem',
  })._spec;
  const model = consumerModel(context({ security }), {});
  const java = javaProperties(model);

  expect(java).toContain(
    'clientSecret="${env:CLIENT_SECRET}" ssl.truststore.type="PEM" ssl.truststore.location="/etc/id.pem";\n',
  );
  expect(java).not.toMatch(/^ssl\.truststore/m);
  expect(librdkafkaConfig(model).config).toMatchObject({ 'https.ca.location': '/etc/id.pem' });
  expect(librdkafkaConfig(model).config).not.toHaveProperty(['ssl.ca.location']);
  expect(JSON.parse(faustJson(model))).toMatchObject({ credentials: { token_endpoint_cafile: '/etc/id.pem' } });
});

test('librdkafka: settings under its own names, secrets apart', () => {
  expect(JSON.parse(librdkafkaJson(PRODUCER))).toStrictEqual({
    config: {
      acks: 'all',
      'batch.size': 131_072,
      'bootstrap.servers': 'b1:9092,b2:9092',
      'compression.type': 'lz4',
      'enable.idempotence': true,
      'message.max.bytes': 524_288,
      'message.timeout.ms': 60_000,
      'queue.buffering.max.kbytes': 65_536,
      'queue.buffering.max.ms': 20,
      'sasl.mechanisms': 'SCRAM-SHA-512',
      'sasl.username': 'app',
      'security.protocol': 'SASL_SSL',
      'ssl.ca.location': '/etc/kafka/ca.pem',
      'ssl.endpoint.identification.algorithm': 'https',
      'transactional.id': 'tx-1',
    },
    fromEnvironment: { 'sasl.password': 'APP_PASSWORD' },
    notes: ['transactional.id must be another one in each instance that runs at the same time'],
  });
});

test('librdkafka: what it does not know is left out, and offsets are stored by the program', () => {
  const { config } = JSON.parse(librdkafkaJson(CONSUMER)) as { config: Record<string, unknown> };

  expect(config).toMatchObject({ 'enable.auto.offset.store': false, 'fetch.wait.max.ms': 100 });
  expect(Object.keys(config)).not.toContain('max.poll.records');
});

test('librdkafka: records without order are spread at random', () => {
  const model = producerModel(context(), { ordering: RecordOrdering.NONE });

  expect(JSON.parse(librdkafkaJson(model))).toMatchObject({ config: { partitioner: 'random' } });
});

test('librdkafka: certificates and tokens', () => {
  const mtls = ClientSecurity.mutualTls({ keyStorePath: '/k.pem', keyPassword: Secret.env('KEY') })._spec;

  expect(JSON.parse(librdkafkaJson(consumerModel(context({ security: mtls }), {})))).toMatchObject({
    config: { 'security.protocol': 'SSL', 'ssl.key.location': '/k.pem', 'ssl.certificate.location': '/k.pem' },
    fromEnvironment: { 'ssl.key.password': 'KEY' },
  });
  expect(JSON.parse(librdkafkaJson(consumerModel(context({ security: OAUTH }), {})))).toMatchObject({
    config: { 'sasl.mechanisms': 'OAUTHBEARER', 'sasl.oauthbearer.method': 'oidc', 'sasl.oauthbearer.scope': 'kafka' },
    fromEnvironment: { 'sasl.oauthbearer.client.secret': 'CLIENT_SECRET' },
  });
});

test('Spring: a consumer with units, secrets as placeholders', () => {
  expect(parse(springYaml(CONSUMER))).toStrictEqual({
    spring: {
      kafka: {
        'bootstrap-servers': ['b1:9092', 'b2:9092'],
        security: { protocol: 'SASL_SSL' },
        properties: {
          'sasl.mechanism': 'SCRAM-SHA-512',
          'sasl.jaas.config':
            'org.apache.kafka.common.security.scram.ScramLoginModule required username="app" password="${APP_PASSWORD}";',
          'ssl.endpoint.identification.algorithm': 'https',
          'ssl.truststore.type': 'PEM',
          'ssl.truststore.location': '/etc/kafka/ca.pem',
        },
        consumer: {
          'auto-offset-reset': 'earliest',
          'enable-auto-commit': false,
          'fetch-max-wait': '100ms',
          'group-id': 'loader',
          'heartbeat-interval': '5000ms',
          'isolation-level': 'read_uncommitted',
          'max-poll-records': 10,
        },
      },
    },
  });
});

test('Spring: transactions by prefix, with a word on the grant', () => {
  const text = springYaml(PRODUCER);

  expect(text).toContain('# Spring adds a suffix to transaction-id-prefix: grant the transactional id as a prefix\n');
  expect(parse(text)).toMatchObject({
    spring: {
      kafka: {
        producer: {
          'batch-size': '131072B',
          'transaction-id-prefix': 'tx-1',
          properties: { 'linger.ms': 20, 'enable.idempotence': true },
        },
      },
    },
  });
});

test('Kafka Streams: properties and Spring', () => {
  const model = streamsModel(context(), { applicationId: 'totals', stateDirectory: '/s' });

  expect(javaProperties(model)).toContain('application.id=totals\n');
  expect(parse(springYaml(model))).toMatchObject({
    spring: { kafka: { streams: { 'application-id': 'totals', 'replication-factor': 3, 'state-dir': '/s' } } },
  });
});

test('Faust: settings in seconds, credentials by class and variable', () => {
  const model = consumerModel(context(), { groupId: 'loader', maxPollInterval: Duration.minutes(10) });

  expect(JSON.parse(faustJson(model))).toStrictEqual({
    settings: {
      broker: ['kafka://b1:9092', 'kafka://b2:9092'],
      broker_max_poll_interval: 600,
      consumer_auto_offset_reset: 'earliest',
      id: 'loader',
      processing_guarantee: 'at_least_once',
    },
    credentials: {
      cafile: '/etc/kafka/ca.pem',
      class: 'faust.SASLCredentials',
      fromEnvironment: { password: 'APP_PASSWORD' },
      mechanism: 'SCRAM-SHA-512',
      username: 'app',
    },
    notes: ['commit the offsets of a poll after working on its records'],
  });
});

test.each([javaProperties, springYaml, librdkafkaJson, faustJson])(
  'no rendering has a token or an undefined in it',
  (render) => {
    for (const model of [PRODUCER, CONSUMER]) expect(render(model)).not.toMatch(/undefined|TfToken|\[object/);
  },
);
