// An application.yml as the library writes it is bound by Spring Boot itself, and means what the properties file means.
import assert from 'node:assert/strict';
import { withJavaClients } from '../support/client-configs.mjs';
import { TOPIC, TRANSACTIONAL_ID, clientModels, prepare, rowsOf } from '../support/client-rounds.mjs';
import { library } from '../support/library.mjs';

const { Duration } = library('src/core/duration');
const { ClientSecurity } = library('src/kafka/client/client-security');
const { javaProperties } = library('src/kafka/client/java-properties');
const { springYaml } = library('src/kafka/client/spring-yaml');
const { Secret } = library('src/security/secret');

const secrets = { user: Secret.env('PROOF_USER'), password: Secret.env('PROOF_PASSWORD') };

function scram({ address, keys }, { name, password }) {
  return {
    principal: `User:${name}`,
    bootstrapServers: address.tls,
    env: { PROOF_USER: name, PROOF_PASSWORD: password },
    security: ClientSecurity.scramSha512({
      usernameSecret: secrets.user,
      password: secrets.password,
      trustStorePath: keys.server.certificate,
    }),
  };
}

function token({ address, identityProvider, keys }) {
  const { clientId, secret } = identityProvider.client('spring-checkout');
  const authority = keys.server.certificate;
  return {
    principal: `User:${clientId}`,
    bootstrapServers: address.oauth,
    env: { PROOF_PASSWORD: secret },
    security: ClientSecurity.oauthBearer({
      tokenEndpoint: identityProvider.tokenEndpoint,
      clientId,
      clientSecret: secrets.password,
      trustStorePath: authority,
      tokenEndpointTrustStorePath: authority,
    }),
  };
}

function certificate({ address, keys }) {
  return {
    principal: 'User:checkout',
    bootstrapServers: address.mtls,
    env: { PROOF_PASSWORD: keys.client.password },
    security: ClientSecurity.mutualTls({
      keyStorePath: keys.client.lockedPem,
      keyPassword: secrets.password,
      trustStorePath: keys.server.certificate,
    }),
  };
}

const EVERYTHING = [
  { guarantee: 'AT_LEAST_ONCE', profile: 'THROUGHPUT' },
  {
    clientId: 'writes',
    compression: 'ZSTD',
    customConfigs: { 'metrics.sample.window.ms': '10000' },
  },
  {
    clientId: 'reads',
    maxPollRecords: 7,
    maxPollInterval: Duration.minutes(7),
    heartbeatInterval: Duration.seconds(7),
    customConfigs: { 'client.rack': 'a', 'check.crcs': 'false' },
  },
  { stateDirectory: '/var/lib/totals' },
];
const AT_MOST_ONCE = [{ guarantee: 'AT_MOST_ONCE', profile: 'LATENCY' }];
const EXACTLY_ONCE = [{ guarantee: 'EXACTLY_ONCE' }, { transactionalId: TRANSACTIONAL_ID }];

/** Kafka names clients that have no name, and Spring resolves references itself. */
function comparable(parsed, { settings }) {
  const incidental = ['config.providers', ...(settings['client.id'] === undefined ? ['client.id'] : [])];
  const kept = (values) => Object.entries(values).filter(([key]) => !incidental.includes(key));
  return Object.fromEntries(
    Object.entries(parsed).map(([client, values]) => [client, Object.fromEntries(kept(values))]),
  );
}

/** What Kafka's own definitions make of both files. Spring makes the transactional id itself, of a prefix. */
async function assertSame({ run }, client, model) {
  const { parsed, keys, transactionIdPrefix } = await run('springConfig', { client, yaml: springYaml(model) });
  const java = await run('javaConfig', { client, properties: javaProperties(model) });
  if (client === 'producer') {
    assert.equal(String(transactionIdPrefix), java.producer['transactional.id']);
    java.producer['transactional.id'] = 'null';
  }
  assert.deepEqual(comparable(parsed, model), comparable(java, model));
  return keys;
}

/** Keys of what Spring hands on that no client knows. */
async function assertKnown(engine, client, keys) {
  const known = new Set(await engine.admin('clientConfigNames', { client }));
  assert.deepEqual(
    keys.filter((key) => !known.has(key)),
    [],
  );
}

export const suite = {
  name: 'Spring',
  async run({ check, engine }) {
    const logins = [
      ['SCRAM', scram(engine.broker, await engine.user('spring-checkout'))],
      ['a token', token(engine.broker)],
      ['a client certificate', certificate(engine.broker)],
    ];
    for (const [title, login] of logins) {
      const plain = clientModels(login);
      const exact = clientModels(login, ...EXACTLY_ONCE);
      await withJavaClients(login.env, springYaml(plain.producer), async (java) => {
        for (const [what, models] of [
          ['what follows', plain],
          ['everything given', clientModels(login, ...EVERYTHING)],
          ['at most once', clientModels(login, ...AT_MOST_ONCE)],
          ['exactly once', exact],
        ]) {
          await check(`binds every name, and means what the properties mean: ${title}, ${what}`, async () => {
            for (const [client, model] of Object.entries(models)) {
              await assertKnown(engine, client, await assertSame(java, client, model));
            }
          });
        }
        await check(`connects by ${title}`, async () => {
          await prepare(engine, login, rowsOf(login));
          await java.run('springProduce', { yaml: springYaml(plain.producer), topic: TOPIC });
          assert.equal(await java.run('springConsume', { yaml: springYaml(plain.consumer), topic: TOPIC }), 1);
        });
        if (login === logins[0][1]) {
          await wrong({ check, engine }, java, login, { plain, exact });
        }
      });
    }
  },
};

async function wrong({ check, engine }, java, login, { plain, exact }) {
  const consumer = springYaml(plain.consumer);
  const bind = (client, yaml) => java.run('springConfig', { client, yaml });

  await check('transactions run where their ids are granted as a prefix', async () => {
    const prefixed = { patternType: 'PREFIXED', resourceName: TRANSACTIONAL_ID };
    await prepare(engine, login, rowsOf(login, prefixed));
    await java.run('springProduce', { yaml: springYaml(exact.producer), topic: TOPIC });
    assert.equal(await java.run('springConsume', { yaml: springYaml(exact.consumer), topic: TOPIC }), 1);
  });

  await check('fails when the transactional id is granted as it stands', async () => {
    await prepare(engine, login, rowsOf(login));
    const run = java.run('springProduce', { yaml: springYaml(exact.producer), topic: TOPIC });
    await assert.rejects(run, /TransactionalIdAuthorizationException/);
  });

  await check('fails when a name is misspelt that Spring Boot has of its own', async () => {
    const names = ['group-id', 'protocol', 'bootstrap-servers'];
    for (const name of names) {
      assert.ok(consumer.includes(`${name}:`));
      const yaml = consumer.replace(`${name}:`, `${name}x:`);
      await assert.rejects(bind('consumer', yaml), new RegExp(`UnboundConfigurationProperties.*${name}x`));
    }
    await assert.rejects(bind('consumer', consumer.replace('kafka:', 'kafkaa:')), /not about Kafka: spring\.kafkaa/);
  });

  await check('fails when a value is none', () =>
    assert.rejects(
      bind('consumer', consumer.replace(/isolation-level: .*/, 'isolation-level: "read_all"')),
      /ConversionFailed|BindException/,
    ),
  );

  await check('fails when a key is unknown to the client', async () => {
    const { keys } = await bind(
      'producer',
      springYaml(plain.producer).replace('enable.idempotence', 'enable.idempotency'),
    );
    await assert.rejects(assertKnown(engine, 'producer', keys), /enable\.idempotency/);
  });

  await check('fails when a value means something else', async () => {
    const model = { ...plain.producer, settings: { ...plain.producer.settings, 'linger.ms': 77 } };
    const { parsed } = await bind('producer', springYaml(model));
    assert.equal(parsed.producer['linger.ms'], '77');
    const other = javaProperties(plain.producer);
    const run = (op, args) => java.run(op, op === 'javaConfig' ? { ...args, properties: other } : args);
    await assert.rejects(assertSame({ run }, 'producer', model), /linger\.ms/);
  });

  await check('fails when the environment has no such variable', () =>
    assert.rejects(
      java.run('springProduce', {
        yaml: springYaml(plain.producer).replace('${PROOF_USER}', '${PROOF_ABSENT}'),
        topic: TOPIC,
      }),
      /PROOF_ABSENT|SaslAuthenticationException/,
    ),
  );
}
