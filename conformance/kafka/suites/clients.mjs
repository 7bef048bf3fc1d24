// Client configurations that connect: secrets by reference, TLS with the host name verified, each way to log in.
import assert from 'node:assert/strict';
import { randomPassword } from '../engine/broker.mjs';
import { librdkafka, unknownKeys, withJavaClients } from '../support/client-configs.mjs';
import { row } from '../support/rows.mjs';

const TOPIC = 'clients.orders.v1';
const GROUP = 'clients-loader';
const PROVIDER = {
  'config.providers': 'env',
  'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
  'config.providers.env.param.allowlist.pattern': '^PROOF_[A-Z_]*$',
};

function text(properties) {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

function jaas(module) {
  return `org.apache.kafka.common.security.${module} required username="\${env:PROOF_USER}" password="\${env:PROOF_PASSWORD}";`;
}

/** Each way to log in: who it is to the broker, the variables, and the settings of Java and of librdkafka. */
async function logins(engine) {
  const { address, keys, plainUsers } = engine.broker;
  const trust = { 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': keys.server.certificate };
  const trustOfC = { 'ssl.ca.location': keys.server.certificate };
  const sasl = (title, mechanism, module, user, password) => ({
    title,
    principal: `User:${user}`,
    env: { PROOF_USER: user, PROOF_PASSWORD: password },
    java: {
      'bootstrap.servers': address.tls,
      'security.protocol': 'SASL_SSL',
      'sasl.mechanism': mechanism,
      'sasl.jaas.config': jaas(module),
      ...trust,
      ...PROVIDER,
    },
    librdkafka: {
      'bootstrap.servers': address.tls,
      'security.protocol': 'SASL_SSL',
      'sasl.mechanisms': mechanism,
      'sasl.username': '${env:PROOF_USER}',
      'sasl.password': '${env:PROOF_PASSWORD}',
      ...trustOfC,
    },
  });
  const scram = async (mechanism, name) => {
    const { password } = await engine.user(name, mechanism);
    return sasl(`${mechanism} over TLS`, mechanism, 'scram.ScramLoginModule', name, password);
  };
  const [[plainUser, plainPassword]] = Object.entries(plainUsers);
  return [
    await scram('SCRAM-SHA-512', 'clients-512'),
    await scram('SCRAM-SHA-256', 'clients-256'),
    sasl('PLAIN over TLS', 'PLAIN', 'plain.PlainLoginModule', plainUser, plainPassword),
    {
      title: 'a client certificate',
      // by the broker's mapping rule, from CN=checkout,OU=payments,O=Example
      principal: 'User:checkout',
      env: { PROOF_KEY_PASSWORD: keys.client.password },
      java: {
        'bootstrap.servers': address.mtls,
        'security.protocol': 'SSL',
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': keys.client.lockedPem,
        'ssl.key.password': '${env:PROOF_KEY_PASSWORD}',
        ...trust,
        ...PROVIDER,
      },
      librdkafka: {
        'bootstrap.servers': address.mtls,
        'security.protocol': 'SSL',
        'ssl.key.location': keys.client.lockedPem,
        'ssl.certificate.location': keys.client.lockedPem,
        'ssl.key.password': '${env:PROOF_KEY_PASSWORD}',
        ...trustOfC,
      },
    },
  ];
}

async function allow(engine, principal) {
  await engine.setRows(principal, [
    row(principal, 'WRITE', 'TOPIC', TOPIC),
    row(principal, 'READ', 'TOPIC', TOPIC),
    row(principal, 'READ', 'GROUP', GROUP),
  ]);
  await engine.admin('deleteGroups', { groups: [GROUP] });
  await engine.freshTopics(TOPIC);
}

async function javaRound(engine, { principal, env, java }) {
  await allow(engine, principal);
  const properties = text(java);
  assert.deepEqual(await unknownKeys(engine, 'producer', properties), []);
  await withJavaClients(env, async ({ call }) => {
    await call('produce', properties, { topic: TOPIC });
    assert.equal(await call('consumeInGroup', properties, { topic: TOPIC, group: GROUP }), 1);
  });
}

async function librdkafkaRound(engine, { principal, env, librdkafka: config }) {
  await allow(engine, principal);
  const quick = { 'socket.timeout.ms': 8000 };
  await librdkafka(
    { role: 'producer', topic: TOPIC, config: { ...config, ...quick, 'enable.idempotence': true } },
    env,
  );
  const consumer = {
    ...config,
    ...quick,
    'group.id': GROUP,
    'auto.offset.reset': 'earliest',
    'enable.auto.commit': false,
  };
  assert.deepEqual(await librdkafka({ role: 'consumer', topic: TOPIC, config: consumer }, env), {
    records: [{ key: 'key', value: 'value' }],
  });
}

export const suite = {
  name: 'client configurations',
  async run({ check, engine }) {
    const all = await logins(engine);
    for (const login of all) {
      await check(`Java connects by ${login.title}`, () => javaRound(engine, login));
      await check(`librdkafka connects by ${login.title}`, () => librdkafkaRound(engine, login));
    }
    const [scram] = all;

    await check('fails when the variable is not in the allow list', async () => {
      const hidden = { ...scram.java, 'config.providers.env.param.allowlist.pattern': '^OTHER_.*' };
      await assert.rejects(javaRound(engine, { ...scram, java: hidden }));
    });

    await check('fails when the password is wrong', async () => {
      const env = { ...scram.env, PROOF_PASSWORD: randomPassword() };
      await assert.rejects(javaRound(engine, { ...scram, env }), /SaslAuthenticationException/);
      await assert.rejects(librdkafkaRound(engine, { ...scram, env }), /_AUTHENTICATION|uthentication/);
    });

    await check('fails when the certificate is not trusted', async () => {
      const { certificate } = engine.broker.keys.client;
      const java = { ...scram.java, 'ssl.truststore.location': certificate };
      await assert.rejects(javaRound(engine, { ...scram, java }), /SslAuthenticationException/);
      const config = { ...scram.librdkafka, 'ssl.ca.location': certificate };
      await assert.rejects(librdkafkaRound(engine, { ...scram, librdkafka: config }), /_SSL|SSL|certificate/);
    });

    await check('fails when a key is unknown to the client', async () => {
      const mistyped = { ...scram.java, 'linger.msec': '5' };
      assert.deepEqual(await unknownKeys(engine, 'producer', text(mistyped)), ['linger.msec']);
      const config = { ...scram.librdkafka, 'linger.msec': 5 };
      await assert.rejects(librdkafkaRound(engine, { ...scram, librdkafka: config }), /No such configuration property/);
    });
  },
};
