// A stock Connect worker in a process of its own, spoken to by its REST interface on loopback.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { lockedArtifacts } from '../install/artifacts.mjs';
import { ARTIFACTS, LOGS, SUITE } from '../paths.mjs';
import { AttemptFailed } from '../support/attempt-failed.mjs';
import { Patience, pause } from '../support/patience.mjs';
import { helperArguments } from './java.mjs';
import { freePorts } from './ports.mjs';
import { startProcess, stopProcess } from './processes.mjs';
import { propertiesText } from './server-properties.mjs';
import { workerProperties } from './worker-properties.mjs';

const ATTEMPTS = 3;

export class ConnectWorker {
  url;
  #child;
  #log;

  /**
   * @param {import('./engine.mjs').Engine} engine
   * @param {{ name: string, login?: Record<string, string>, distributed?: boolean, extra?: Record<string, string>, env?: Record<string, string>, patience?: Patience }} options
   */
  static async start(engine, options) {
    for (let attempt = 1; ; attempt += 1) {
      const worker = new ConnectWorker();
      try {
        await worker.#start(engine, options);
        return worker;
      } catch (failure) {
        // a port may be taken between the moment it was found free and the worker's own bind
        if (attempt === ATTEMPTS || !worker.#said().includes('Address already in use')) {
          throw failure;
        }
      }
    }
  }

  async #start(engine, options) {
    const {
      name,
      login = engine.broker.admin,
      distributed = true,
      extra,
      env = {},
      patience = new Patience(),
    } = options;
    const [rest] = await freePorts(1);
    this.url = `http://127.0.0.1:${rest}`;
    const offsets = { 'offset.storage.file.filename': path.join(engine.broker.folder, `${name}.offsets`) };
    const properties = workerProperties(login, {
      groupId: name,
      rest,
      plugins: unpackedPlugins(engine.broker.folder),
      distributed,
      extra: distributed ? extra : { ...offsets, ...extra },
    });
    const file = engine.broker.write(`${name}.properties`, propertiesText(properties));
    const logging = path.join(SUITE, 'engine/client.log4j2.properties');
    const args = [
      ...helperArguments('ConnectMain', { heap: '512m', logging }),
      distributed ? 'distributed' : 'standalone',
      file,
    ];
    this.#log = path.join(LOGS, `connect-${name}.log`);
    this.#child = startProcess('java', args, { log: this.#log, env: { ...process.env, ...env } });
    await this.#ready(patience);
  }

  #said() {
    return this.#log === undefined ? '' : fs.readFileSync(this.#log, 'utf8');
  }

  /** A distributed worker is ready once it has read its topics and joined its group. */
  async #ready(patience) {
    for (;;) {
      try {
        // a worker that is not ready keeps the request for long
        return await this.request('GET', '/health', undefined, 1000);
      } catch (failure) {
        if (failure.status !== undefined) {
          patience.begin();
        }
        const why = this.#child.exitCode === null ? patience.lost() : 'it ended';
        if (why !== undefined) {
          await this.stop();
          const log = this.#said();
          const tail = log.slice(-1500);
          throw new AttemptFailed(
            `the worker does not start, ${why}: ${failure.message}\n${tail}`,
            log.includes('AuthorizationException'),
          );
        }
        await pause(50);
      }
    }
  }

  async request(method, resource, body, timeout = 15_000) {
    const response = await fetch(this.url + resource, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    if (!response.ok) {
      throw Object.assign(new Error(`${method} ${resource}: ${response.status} ${text}`), { status: response.status });
    }
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Retries while the worker rebalances (409), as its clients must. */
  async settled(method, resource, body, timeout) {
    for (const deadline = Date.now() + 20_000; ;) {
      try {
        return await this.request(method, resource, body, timeout);
      } catch (failure) {
        if (failure.status !== 409 || Date.now() > deadline) {
          throw failure;
        }
        await pause(50);
      }
    }
  }

  stop() {
    return stopProcess(this.#child);
  }
}

/** The plugin archives of the lock, unpacked from what was just verified: nothing unpacked outlives a run. */
function unpackedPlugins(folder) {
  const plugins = path.join(folder, 'plugins');
  if (!fs.existsSync(plugins)) {
    fs.mkdirSync(plugins);
    lockedArtifacts()
      .filter(({ file }) => file.endsWith('.tar.gz'))
      .forEach(({ file }) => execFileSync('tar', ['-xzf', path.join(ARTIFACTS, file), '-C', plugins]));
  }
  return plugins;
}
