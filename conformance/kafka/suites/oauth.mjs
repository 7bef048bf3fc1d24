// Clients that log in by tokens of an identity provider: the files the library writes are all they get.
import assert from 'node:assert/strict';
import { randomPassword } from '../engine/broker.mjs';
import { unknownKeys, withJavaClients } from '../support/client-configs.mjs';
import { TOPIC, clientModels, javaRound, librdkafkaRound } from '../support/client-rounds.mjs';
import { library } from '../support/library.mjs';

const { ClientSecurity } = library('src/kafka/client/client-security');
const { javaProperties } = library('src/kafka/client/java-properties');
const { Secret } = library('src/security/secret');

const SCOPE = 'kafka.records';

/** A client of the provider, and its security as a user of the library states it. */
function login(engine, name, { trusts = true, ...options } = {}) {
  const { address, identityProvider, keys } = engine.broker;
  const { clientId, secret } = identityProvider.client(name, options);
  const authority = keys.server.certificate;
  return {
    principal: `User:${clientId}`,
    bootstrapServers: address.oauth,
    env: { PROOF_CLIENT_SECRET: secret },
    security: ClientSecurity.oauthBearer({
      tokenEndpoint: identityProvider.tokenEndpoint,
      clientId,
      clientSecret: Secret.env('PROOF_CLIENT_SECRET'),
      scope: SCOPE,
      trustStorePath: authority,
      ...(trusts && { tokenEndpointTrustStorePath: authority }),
    }),
  };
}

const ROUNDS = [
  ['Java', javaRound],
  ['librdkafka', librdkafkaRound],
];

/** Neither gets a record through, and both say why. */
async function assertRefused(engine, client, java, c) {
  const models = clientModels(client);
  const impatient = (text) => `${text}sasl.login.retry.backoff.max.ms=200\n`;
  await assert.rejects(javaRound(engine, client, models, { edit: impatient }), java);
  await assert.rejects(librdkafkaRound(engine, client, models), c);
}

export const suite = {
  name: 'tokens (OAUTHBEARER)',
  async run({ check, engine }) {
    const client = login(engine, 'oauth-checkout', { scope: SCOPE });
    const models = clientModels(client, { guarantee: 'EXACTLY_ONCE' }, { transactionalId: 'clients-checkout' });

    for (const [program, round] of ROUNDS) {
      await check(`${program} connects by a token, with the derived rows`, () => round(engine, client, models));
      await check(`fails when ${program} has no right to write`, async () => {
        await assert.rejects(round(engine, client, clientModels(client), { rows: [] }), /uthoriz|AUTHORIZ/);
      });
    }

    await check('Java knows every key', async () => {
      for (const [kind, model] of Object.entries(models)) {
        assert.deepEqual(await unknownKeys(engine, kind, javaProperties(model)), []);
      }
    });

    await check('fails when Java is not told to allow the endpoint', async () => {
      const silent = (text) => text.replace(/^# Java must allow .*\n/m, '');
      await assert.rejects(
        javaRound(engine, client, models, { edit: silent }),
        /Update the system property 'org\.apache\.kafka\.sasl\.oauthbearer\.allowed\.urls'/,
      );
    });

    await check('fails when Java has no jose4j, which the clients do not bring', () => {
      const text = javaProperties(models.producer);
      const start = ({ call }) => call('produce', text, { topic: TOPIC });
      return assert.rejects(
        withJavaClients(client.env, text, start, { without: /jose4j/ }),
        /NoClassDefFoundError: org\/jose4j/,
      );
    });

    await check('fails when the secret is wrong', () =>
      assertRefused(
        engine,
        { ...client, env: { PROOF_CLIENT_SECRET: randomPassword() } },
        /invalid_client/,
        /invalid_client/,
      ),
    );

    await check('fails when the scope is not granted', () =>
      assertRefused(engine, login(engine, 'oauth-scope', { scope: 'other' }), /invalid_scope/, /invalid_scope/),
    );

    await check('fails when the token is for another audience', () =>
      assertRefused(
        engine,
        login(engine, 'oauth-audience', { audience: 'mail' }),
        /SaslAuthenticationException/,
        /uthentication/,
      ),
    );

    await check('fails when the token is signed by a stranger', () =>
      assertRefused(
        engine,
        login(engine, 'oauth-forged', { forged: true }),
        /SaslAuthenticationException/,
        /uthentication/,
      ),
    );

    await check('fails when the authority of the token endpoint is not trusted', () =>
      assertRefused(
        engine,
        login(engine, 'oauth-trust', { trusts: false }),
        /PKIX|certification path/,
        // without an authority librdkafka asks those of the system, where it finds them
        /certificate|trust anchors/,
      ),
    );
  },
};
