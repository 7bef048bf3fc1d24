// Private keys under a password: which ones Kafka's clients read. The command that makes them is the one of the documentation.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { randomPassword } from '../engine/broker.mjs';
import { REPOSITORY } from '../paths.mjs';
import { clientModels, javaRound, librdkafkaRound } from '../support/client-rounds.mjs';
import { library } from '../support/library.mjs';

const { ClientSecurity } = library('src/kafka/client/client-security');
const { Secret } = library('src/security/secret');

/** What CLIENTS.md tells to do with `key.pem` and `chain.pem`. */
function documented() {
  const page = fs.readFileSync(path.join(REPOSITORY, 'constructs/kafka/CLIENTS.md'), 'utf8');
  const [, script] = /```sh\n(\s*openssl pkcs8 [^`]*)```/.exec(page);
  return script;
}

function javaVersion() {
  return /version "(\d+)/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr)?.[1];
}

/** @returns {Promise<object>} a login by the key that `script` makes */
async function login({ broker }, name, script) {
  const folder = path.join(broker.folder, name);
  const password = randomPassword();
  fs.mkdirSync(folder);
  fs.copyFileSync(broker.keys.client.pem, path.join(folder, 'key.pem'));
  fs.copyFileSync(broker.keys.client.certificate, path.join(folder, 'chain.pem'));
  const env = { PATH: process.env.PATH, KEY_PASSWORD: password };
  await promisify(execFile)('bash', ['-euc', script], { cwd: folder, env, timeout: 30_000 });
  return {
    // by the broker's mapping rule
    principal: 'User:checkout',
    bootstrapServers: broker.address.mtls,
    env: { PROOF_KEY_PASSWORD: password },
    security: ClientSecurity.mutualTls({
      keyStorePath: path.join(folder, 'keystore.pem'),
      keyPassword: Secret.env('PROOF_KEY_PASSWORD'),
      trustStorePath: broker.keys.server.certificate,
    }),
  };
}

export const suite = {
  name: 'keys under a password',
  async run({ check, engine }) {
    const scheme = ' -v1 PBE-SHA1-3DES';
    const script = documented();
    const own = await login(engine, 'key-documented', script);
    const usual = await login(engine, 'key-usual', script.replace(scheme, ''));

    await check('Java and librdkafka connect by a key as it is documented', async () => {
      assert.ok(script.includes(scheme));
      await javaRound(engine, own, clientModels(own));
      await librdkafkaRound(engine, own, clientModels(own));
    });

    await check('fails when the password is wrong', async () => {
      const wrong = { ...own, env: { PROOF_KEY_PASSWORD: randomPassword() } };
      await assert.rejects(javaRound(engine, wrong, clientModels(wrong)), /InvalidConfigurationException/);
      await assert.rejects(librdkafkaRound(engine, wrong, clientModels(wrong)), /ssl\.key\.location/);
    });

    await check('librdkafka connects by a key as openssl makes it', () =>
      librdkafkaRound(engine, usual, clientModels(usual)),
    );

    // later ones may read it: then the page says too much, and no more
    if (javaVersion() === '17') {
      await check('fails when Java 17 gets a key as openssl makes it', () =>
        assert.rejects(javaRound(engine, usual, clientModels(usual)), /PBES2 SecretKeyFactory not available/),
      );
    }
  },
};
