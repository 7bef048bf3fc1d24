// What a suite works with: the broker, the clients' JVM, and users with exactly the ACL rows it gives them.
import fs from 'node:fs';
import { Bridge } from './bridge.mjs';
import { Broker, randomPassword, scramClient } from './broker.mjs';
import { propertiesText } from './server-properties.mjs';
import { LOGS } from '../paths.mjs';

export class Engine {
  bridge;
  broker;
  #users = new Map();

  static async start() {
    fs.mkdirSync(LOGS, { recursive: true });
    const engine = new Engine();
    engine.bridge = new Bridge();
    engine.broker = await Broker.start(engine.bridge);
    return engine;
  }

  /** An operation as the super user. */
  admin(op, args) {
    return this.bridge.call(op, this.broker.admin, args);
  }

  /** A SCRAM user, created at first use, with no rights. */
  async user(name, mechanism = 'SCRAM-SHA-512') {
    if (!this.#users.has(name)) {
      const password = randomPassword();
      await this.admin('upsertScramUser', { user: name, mechanism, password });
      const config = scramClient(this.broker.address.scram, name, password);
      this.#users.set(name, { name, password, principal: `User:${name}`, config });
    }
    return this.#users.get(name);
  }

  /** A user's client properties as a file, for the command-line tools. */
  propertiesFile({ name, config }) {
    return this.broker.write(`${name}.properties`, propertiesText(config));
  }

  /** Leaves `principal` with exactly `rows`; the broker decides by them when this returns. */
  setRows(principal, rows) {
    return this.admin('replaceAcls', { principal, rows, controller: this.broker.address.controller });
  }

  /** Topics anew: those of the same names, with their records, go first. */
  async freshTopics(...topics) {
    const described = topics.map((topic) => (typeof topic === 'string' ? { name: topic } : topic));
    await this.admin('deleteTopics', { topics: described.map(({ name }) => name) });
    await this.admin('createTopics', { topics: described });
  }

  /** A mark in the authorizer's log: gives the refusals of `principal` since then. */
  refusalsSince(principal) {
    const { authorizerLog } = this.broker;
    const from = fs.statSync(authorizerLog).size;
    return () =>
      fs
        .readFileSync(authorizerLog)
        .subarray(from)
        .toString()
        .split('\n')
        .filter((line) => line.startsWith(`Principal = ${principal} is Denied `))
        .map((line) =>
          line.replace(
            /^Principal = (.*) is Denied operation = (\S+) .* on resource = (.*) for request = (\S+) .*$/,
            '$4: $2 on $3',
          ),
        );
  }

  async stop() {
    await this.broker?.stop();
    await this.bridge?.stop();
  }
}
