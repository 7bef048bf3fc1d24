// The JavaScript side of java/Bridge.java: one JVM for all the client work of a run.
import path from 'node:path';
import readline from 'node:readline';
import { LOGS, SUITE } from '../paths.mjs';
import { helperArguments } from './java.mjs';
import { AttemptFailed } from '../support/attempt-failed.mjs';
import { startProcess, stopProcess } from './processes.mjs';

/** What a Java client threw: the whole chain of causes. */
export class ClientFailure extends AttemptFailed {
  constructor(op, chain) {
    super(
      `${op}: ${chain.map(({ type, message }) => `${type.split('.').pop()}: ${message}`).join(' ← ')}`,
      chain.some(({ denied }) => denied === 'true'),
    );
  }
}

export class Bridge {
  #child;
  #pending = new Map();
  #lastId = 0;

  /**
   * @param {{ name?: string, env?: NodeJS.ProcessEnv, options?: string[], without?: RegExp }} options `name`: of its log;
   *   `options`: of java; `without`: libraries that are not on its class path
   */
  constructor({ name = 'bridge', env = process.env, options = [], without } = {}) {
    const logging = path.join(SUITE, 'engine/client.log4j2.properties');
    this.#child = startProcess('java', helperArguments('Bridge', { heap: '384m', logging, options, without }), {
      log: path.join(LOGS, `${name}.log`),
      env,
      stdout: 'pipe',
    });
    this.#child.once('exit', (code, signal) => {
      this.#pending.forEach(({ reject }) => reject(new Error(`the bridge ended (${code ?? signal}): see ${name}.log`)));
      this.#pending.clear();
    });
    readline.createInterface({ input: this.#child.stdout }).on('line', (line) => this.#settle(JSON.parse(line)));
  }

  get pid() {
    return this.#child.pid;
  }

  /** @param {Record<string, string>} config client properties; @returns the operation's result, or throws ClientFailure */
  call(op, config, args = {}, seconds = 60) {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Error(`${op}: no answer within ${seconds} s`));
      }, seconds * 1000);
      this.#pending.set(id, { op, resolve, reject, timer });
      this.#child.stdin.write(`${JSON.stringify({ id, op, config, args })}\n`);
    });
  }

  #settle({ id, result, error }) {
    const waiting = this.#pending.get(id);
    if (waiting === undefined) {
      return;
    }
    this.#pending.delete(id);
    clearTimeout(waiting.timer);
    if (error === undefined) {
      waiting.resolve(result);
    } else {
      waiting.reject(new ClientFailure(waiting.op, error));
    }
  }

  stop() {
    return stopProcess(this.#child);
  }
}
