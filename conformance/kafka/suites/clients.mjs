// Client configurations as the library writes them connect: secrets by reference, TLS with the host name verified, each way to log in.
import assert from 'node:assert/strict';
import { randomPassword } from '../engine/broker.mjs';
import { unknownKeys, withJavaClients } from '../support/client-configs.mjs';
import {
  APPLICATION_ID,
  TOPIC,
  TRANSACTIONAL_ID,
  clientModels,
  javaRound,
  librdkafkaRound,
} from '../support/client-rounds.mjs';
import { library } from '../support/library.mjs';

const { deriveAcls } = library('src/kafka/acl-derivation');
const { ClientSecurity } = library('src/kafka/client/client-security');
const { javaProperties } = library('src/kafka/client/java-properties');
const { Secret } = library('src/security/secret');

const OUTPUT = 'clients.totals.v1';

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
  const properties = javaProperties(streams);
  await withJavaClients(login.env, properties, ({ call }) => call('streams', properties, args));
}

/** Settings of serialisers are nothing to Kafka and to librdkafka; their secrets are resolved all the same. */
async function registrySecrets({ check, engine }, scram) {
  const login = {
    ...scram,
    env: { ...scram.env, PROOF_REGISTRY: 'key:secret' },
    secrets: { 'basic.auth.user.info': Secret.env('PROOF_REGISTRY') },
  };
  const models = clientModels(login, { customConfigs: { 'schema.registry.url': 'https://registry.example.com' } });
  await check('Java runs with a secret of a registry', () => javaRound(engine, login, models));
  await check('librdkafka runs with a secret of a registry beside', () => librdkafkaRound(engine, login, models));
}

async function refusals({ check, engine }, scram) {
  const plain = clientModels(scram);

  await check('fails when the variable is not in the allow list', async () => {
    const narrow = (text) => text.replace(/^(config\.providers\.env\.param\.allowlist\.pattern)=.*$/m, '$1=OTHER');
    await assert.rejects(javaRound(engine, scram, plain, { edit: narrow }));
  });

  await check('fails when the password is wrong', async () => {
    const login = { ...scram, env: { ...scram.env, PROOF_PASSWORD: randomPassword() } };
    await assert.rejects(javaRound(engine, login, plain), /SaslAuthenticationException/);
    await assert.rejects(librdkafkaRound(engine, login, plain), /_AUTHENTICATION|uthentication/);
  });

  await check('fails when the certificate is not trusted', async () => {
    const { keys } = engine.broker;
    const java = (text) => text.replace(keys.server.certificate, keys.client.certificate);
    await assert.rejects(javaRound(engine, scram, plain, { edit: java }), /SslAuthenticationException/);
    const c = (config) => ({ ...config, 'ssl.ca.location': keys.client.certificate });
    await assert.rejects(librdkafkaRound(engine, scram, plain, { edit: c }), /_SSL|SSL|certificate/);
  });

  await check('fails when a key is unknown to the client', async () => {
    assert.deepEqual(await unknownKeys(engine, 'producer', `${javaProperties(plain.producer)}linger.msec=5\n`), [
      'linger.msec',
    ]);
    const mistyped = (config) => ({ ...config, 'linger.msec': 5 });
    await assert.rejects(librdkafkaRound(engine, scram, plain, { edit: mistyped }), /No such configuration property/);
  });
}

export const suite = {
  name: 'client configurations',
  async run({ check, engine }) {
    const all = await logins(engine);
    const [scram] = all;
    for (const login of all) {
      await check(`Java connects by ${login.title}`, () => javaRound(engine, login, clientModels(login)));
      await check(`librdkafka connects by ${login.title}`, () => librdkafkaRound(engine, login, clientModels(login)));
    }
    for (const [title, ...options] of GUARANTEES) {
      const written = () => clientModels(scram, ...options);
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
          clientModels(scram, { guarantee }, guarantee === 'EXACTLY_ONCE' ? EXACTLY_ONCE_PRODUCER : {}),
        ),
      );
    }
    await registrySecrets({ check, engine }, scram);
    await refusals({ check, engine }, scram);
  },
};
