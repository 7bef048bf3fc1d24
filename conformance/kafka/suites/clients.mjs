// Client configurations as the library writes them connect: secrets by reference, TLS with the host name verified, each way to log in.
import assert from 'node:assert/strict';
import { randomPassword } from '../engine/broker.mjs';
import { librdkafka, unknownKeys, withJavaClients } from '../support/client-configs.mjs';
import { library } from '../support/library.mjs';
import { row } from '../support/rows.mjs';

const { deriveAcls } = library('src/kafka/acl-derivation');
const { ClientSecurity } = library('src/kafka/client/client-security');
const { consumerModel } = library('src/kafka/client/consumer-model');
const { javaProperties } = library('src/kafka/client/java-properties');
const { librdkafkaConfig } = library('src/kafka/client/librdkafka-json');
const { producerModel } = library('src/kafka/client/producer-model');
const { streamsModel } = library('src/kafka/client/streams-model');
const { Secret } = library('src/security/secret');

const TOPIC = 'clients.orders.v1';
const GROUP = 'clients-loader';
const OUTPUT = 'clients.totals.v1';
const APPLICATION_ID = 'clients-totals';
const TRANSACTIONAL_ID = 'clients-checkout';

/** Each way to log in: who it is to the broker, the variables it needs, and the security as a user of the library states it. */
async function logins(engine) {
  const { address, keys, plainUsers } = engine.broker;
  const trustStorePath = keys.server.certificate;
  const [[plainUser, plainPassword]] = Object.entries(plainUsers);
  const scram = async (mechanism, name) => ({ name, password: (await engine.user(name, mechanism)).password });
  const password = (title, { name, password: text }, security) => ({
    title,
    principal: `User:${name}`,
    bootstrapServers: address.tls,
    env: { PROOF_USER: name, PROOF_PASSWORD: text },
    security: security({
      usernameSecret: Secret.env('PROOF_USER'),
      password: Secret.env('PROOF_PASSWORD'),
      trustStorePath,
    }),
  });
  return [
    password('SCRAM-SHA-512', await scram('SCRAM-SHA-512', 'clients-512'), (options) =>
      ClientSecurity.scramSha512(options),
    ),
    password('SCRAM-SHA-256', await scram('SCRAM-SHA-256', 'clients-256'), (options) =>
      ClientSecurity.scramSha256(options),
    ),
    password('PLAIN', { name: plainUser, password: plainPassword }, (options) => ClientSecurity.saslPlain(options)),
    {
      title: 'a client certificate',
      // by the broker's mapping rule, from CN=checkout,OU=payments,O=Example
      principal: 'User:checkout',
      bootstrapServers: address.mtls,
      env: { PROOF_KEY_PASSWORD: keys.client.password },
      security: ClientSecurity.mutualTls({
        keyStorePath: keys.client.lockedPem,
        keyPassword: Secret.env('PROOF_KEY_PASSWORD'),
        trustStorePath,
      }),
    },
  ];
}

const EXACTLY_ONCE_PRODUCER = { transactionalId: TRANSACTIONAL_ID };
const GUARANTEES = [
  ['at most once, for latency', { guarantee: 'AT_MOST_ONCE', profile: 'LATENCY' }, {}, {}],
  [
    'at least once, for throughput',
    { guarantee: 'AT_LEAST_ONCE', profile: 'THROUGHPUT' },
    { compression: 'ZSTD' },
    { groupProtocol: 'CONSUMER' },
  ],
  ['exactly once', { guarantee: 'EXACTLY_ONCE' }, EXACTLY_ONCE_PRODUCER, { groupProtocol: 'CLASSIC' }],
];

/** Producer and consumer of a login, with these options. */
function models(login, common = {}, producer = {}, consumer = {}) {
  const guarantee = common.guarantee === 'EXACTLY_ONCE' ? { guarantee: common.guarantee } : {};
  const context = {
    path: 'Proof/Client',
    bootstrapServers: login.bootstrapServers,
    security: login.security._spec,
    topics: [{ topicName: TOPIC }],
  };
  return {
    producer: producerModel(context, { ...common, ...producer }),
    consumer: consumerModel(context, { groupId: GROUP, offsetReset: 'EARLIEST', ...common, ...consumer }),
    streams: streamsModel(context, {
      applicationId: APPLICATION_ID,
      replicationFactor: 1,
      offsetReset: 'EARLIEST',
      ...guarantee,
    }),
  };
}

async function allow(engine, principal) {
  await engine.setRows(principal, [
    row(principal, 'WRITE', 'TOPIC', TOPIC),
    row(principal, 'READ', 'TOPIC', TOPIC),
    row(principal, 'READ', 'GROUP', GROUP),
    row(principal, 'WRITE', 'TRANSACTIONAL_ID', TRANSACTIONAL_ID),
  ]);
  await engine.admin('deleteGroups', { groups: [GROUP] });
  await engine.freshTopics(TOPIC);
}

const unchanged = (text) => text;

async function javaRound(engine, login, { producer, consumer }, edit = unchanged) {
  await allow(engine, login.principal);
  const [writes, reads] = [producer, consumer].map((model) => edit(javaProperties(model)));
  await withJavaClients(login.env, async ({ call }) => {
    if ('transactional.id' in producer.settings) {
      await call('produceInTransaction', writes, { topic: TOPIC, transactionalIds: [TRANSACTIONAL_ID] });
    } else {
      await call('produce', writes, { topic: TOPIC });
    }
    assert.equal(await call('consumeInGroup', reads, { topic: TOPIC, group: GROUP }), 1);
  });
}

async function librdkafkaRound(engine, login, { producer, consumer }, edit = (config) => config) {
  await allow(engine, login.principal);
  const written = (model) => ({ ...librdkafkaConfig(model), config: edit(librdkafkaConfig(model).config) });
  await librdkafka({ role: 'producer', topic: TOPIC, written: written(producer) }, login.env);
  const { records } = await librdkafka({ role: 'consumer', topic: TOPIC, written: written(consumer) }, login.env);
  assert.deepEqual(records, [{ key: 'key', value: 'value' }]);
}

async function streamsRound(engine, login, { streams }) {
  const intent = {
    kind: 'KAFKA_STREAMS',
    principal: login.principal,
    applicationId: APPLICATION_ID,
    inputs: [{ patternType: 'LITERAL', resourceName: TOPIC }],
    outputs: [{ patternType: 'LITERAL', resourceName: OUTPUT }],
    internalTopics: true,
    exactlyOnce: streams.settings['processing.guarantee'] === 'exactly_once_v2',
  };
  await engine.setRows(login.principal, deriveAcls([intent]));
  await engine.admin('deleteGroups', { groups: [APPLICATION_ID] });
  await engine.admin('deleteTopics', { prefix: `${APPLICATION_ID}-` });
  await engine.freshTopics(TOPIC, OUTPUT);
  const args = { applicationId: APPLICATION_ID, input: TOPIC, output: OUTPUT, observer: engine.broker.admin };
  await withJavaClients(login.env, ({ call }) => call('streams', javaProperties(streams), args));
}

async function refusals({ check, engine }, scram) {
  const plain = models(scram);

  await check('fails when the variable is not in the allow list', async () => {
    const narrow = (text) => text.replace(/^(config\.providers\.env\.param\.allowlist\.pattern)=.*$/m, '$1=OTHER');
    await assert.rejects(javaRound(engine, scram, plain, narrow));
  });

  await check('fails when the password is wrong', async () => {
    const login = { ...scram, env: { ...scram.env, PROOF_PASSWORD: randomPassword() } };
    await assert.rejects(javaRound(engine, login, plain), /SaslAuthenticationException/);
    await assert.rejects(librdkafkaRound(engine, login, plain), /_AUTHENTICATION|uthentication/);
  });

  await check('fails when the certificate is not trusted', async () => {
    const { keys } = engine.broker;
    const java = (text) => text.replace(keys.server.certificate, keys.client.certificate);
    await assert.rejects(javaRound(engine, scram, plain, java), /SslAuthenticationException/);
    const c = (config) => ({ ...config, 'ssl.ca.location': keys.client.certificate });
    await assert.rejects(librdkafkaRound(engine, scram, plain, c), /_SSL|SSL|certificate/);
  });

  await check('fails when a key is unknown to the client', async () => {
    assert.deepEqual(await unknownKeys(engine, 'producer', `${javaProperties(plain.producer)}linger.msec=5\n`), [
      'linger.msec',
    ]);
    const mistyped = (config) => ({ ...config, 'linger.msec': 5 });
    await assert.rejects(librdkafkaRound(engine, scram, plain, mistyped), /No such configuration property/);
  });
}

export const suite = {
  name: 'client configurations',
  async run({ check, engine }) {
    const all = await logins(engine);
    const [scram] = all;
    for (const login of all) {
      await check(`Java connects by ${login.title}`, () => javaRound(engine, login, models(login)));
      await check(`librdkafka connects by ${login.title}`, () => librdkafkaRound(engine, login, models(login)));
    }
    for (const [title, ...options] of GUARANTEES) {
      const written = () => models(scram, ...options);
      await check(`Java runs ${title}`, () => javaRound(engine, scram, written()));
      await check(`librdkafka runs ${title}`, () => librdkafkaRound(engine, scram, written()));
      await check(`Java knows every key of ${title}`, async () => {
        for (const [client, model] of Object.entries(written())) {
          const unknown = await unknownKeys(engine, client, javaProperties(model));
          assert.deepEqual({ client, unknown }, { client, unknown: [] });
        }
      });
    }
    for (const guarantee of ['AT_LEAST_ONCE', 'EXACTLY_ONCE']) {
      await check(`Kafka Streams runs, ${guarantee}`, () =>
        streamsRound(
          engine,
          scram,
          models(scram, { guarantee }, guarantee === 'EXACTLY_ONCE' ? EXACTLY_ONCE_PRODUCER : {}),
        ),
      );
    }
    await refusals({ check, engine }, scram);
  },
};
