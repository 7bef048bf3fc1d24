// Client configurations as they are written to files, given to real clients whose secrets come from their environment only.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Bridge } from '../engine/bridge.mjs';
import { pythonEnvironment } from '../../support/python-environment.mjs';
import { CACHE, SUITE } from '../paths.mjs';
import { AttemptFailed } from './attempt-failed.mjs';

const REQUIREMENTS = path.join(SUITE, 'install/requirements.txt');

/** Which of its clients a key of Kafka Streams is for. */
const STREAMS_PREFIX = /^(?:(?:main\.|restore\.|global\.)?consumer|producer|admin)\./;

/** What a properties file asks for on the command line: it cannot say that itself. */
export function javaOptionsIn(properties) {
  return [...properties.matchAll(/^# Java must allow the endpoint: (-D\S+)$/gm)].map(([, option]) => option);
}

/**
 * Java clients in a process of their own, with these variables: `EnvVarConfigProvider` reads nothing else. It is started with
 * the options that the text of `properties` asks for.
 */
export async function withJavaClients(env, properties, body, { without } = {}) {
  const variables = { ...process.env, ...env };
  const bridge = new Bridge({ name: 'client', env: variables, options: javaOptionsIn(properties), without });
  try {
    return await body({
      /** An operation of the bridge, its client configured by a properties file's text. */
      call: (op, text, args) => bridge.call('withProperties', {}, { op, properties: text, args }),
      /** An operation that reads its files itself. */
      run: (op, args) => bridge.call(op, {}, args),
    });
  } finally {
    await bridge.stop();
  }
}

/** Keys of a properties text that the named Java client does not know: it would only warn of them. */
export async function unknownKeys(engine, client, properties) {
  const known = new Set(await engine.admin('clientConfigNames', { client }));
  const keys = await engine.admin('propertyNames', { properties });
  const isKnown = (key) => known.has(key) || (client === 'streams' && known.has(key.replace(STREAMS_PREFIX, '')));
  return keys.filter((key) => !isKnown(key) && !key.startsWith('config.providers.') && key !== 'config.providers');
}

/** One round of a librdkafka client: `role` producer or consumer. It refuses unknown keys by itself. */
export function librdkafka(request, env) {
  const script = path.join(SUITE, 'python/librdkafka_client.py');
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(pythonEnvironment(CACHE, REQUIREMENTS), 'python'), [script], {
      env: { PATH: process.env.PATH, ...env },
      timeout: 45_000,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) {
        resolve(JSON.parse(stdout));
      } else {
        reject(new AttemptFailed(stderr.trim().split('\n').pop(), stderr.includes('AUTHORIZATION_FAILED')));
      }
    });
    child.stdin.end(JSON.stringify(request));
  });
}
