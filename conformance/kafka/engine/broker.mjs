// One broker and controller in KRaft mode, with SCRAM users and ACLs, on free loopback ports and in a folder that goes with it.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LOGS, SUITE } from '../paths.mjs';
import { ClientFailure } from './bridge.mjs';
import { IdentityProvider } from './identity-provider.mjs';
import { helperArguments } from './java.mjs';
import { freePorts } from './ports.mjs';
import { removeOnExit, startProcess, stopProcess } from './processes.mjs';
import { furtherBroker, propertiesText, serverProperties } from './server-properties.mjs';
import { pause } from '../support/patience.mjs';
import { createKeys } from './tls.mjs';

const ATTEMPTS = 3;

export function randomPassword() {
  return randomBytes(12).toString('hex');
}

function login(module, user, password) {
  return `org.apache.kafka.common.security.${module} required username="${user}" password="${password}";`;
}

/** Client properties of a SCRAM user on the listener without TLS. */
export function scramClient(bootstrap, user, password) {
  return {
    'bootstrap.servers': bootstrap,
    'security.protocol': 'SASL_PLAINTEXT',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config': login('scram.ScramLoginModule', user, password),
  };
}

export class Broker {
  /** Addresses by listener: scram, tls, mtls, oauth, controller. */
  address;
  /** Client properties of the super user, and the file that holds them for the command-line tools. */
  admin;
  adminText;
  adminFile;
  /** Where the broker writes every decision of its authorizer. */
  authorizerLog;
  folder;
  /** Whose tokens the oauth listener takes. */
  identityProvider;
  keys;
  /** Users that log in by SASL/PLAIN on the TLS listener, with their passwords. */
  plainUsers;
  #child;
  #children = [];
  #properties;
  #users;
  /** Sixteen bytes; the tool that formats takes what begins with a dash for an option. */
  #clusterId = Buffer.concat([Buffer.from([1]), randomBytes(15)]).toString('base64url');
  #bridge;

  static async start(bridge) {
    fs.mkdirSync(LOGS, { recursive: true });
    for (let attempt = 1; ; attempt += 1) {
      const broker = new Broker();
      broker.#bridge = bridge;
      try {
        await broker.#start();
        return broker;
      } catch (failure) {
        await broker.stop();
        // a port may be taken between the moment it was found free and the broker's own bind
        if (attempt === ATTEMPTS || !failure.message.includes('Address already in use')) {
          throw failure;
        }
      }
    }
  }

  async #start() {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-kafka-'));
    removeOnExit(this.folder);
    const [scram, tls, mtls, oauth, controller] = await freePorts(5);
    const ports = { scram, tls, mtls, oauth, controller };
    this.address = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `127.0.0.1:${port}`]));
    this.authorizerLog = path.join(this.folder, 'broker-authorizer.log');
    this.keys = await createKeys(this.folder);
    await this.#writeClientKey();
    this.identityProvider = await IdentityProvider.start(this.keys.server);
    this.plainUsers = { plainclient: randomPassword() };
    const admin = { user: 'admin', password: randomPassword() };
    this.admin = scramClient(this.address.scram, admin.user, admin.password);
    this.adminText = propertiesText(this.admin);
    this.adminFile = this.write('admin.properties', this.adminText);
    this.#properties = serverProperties({
      ports,
      data: path.join(this.folder, 'data'),
      keys: this.keys,
      identityProvider: this.identityProvider,
      admin,
      plainUsers: this.plainUsers,
    });
    this.#users = this.write('first-users', `SCRAM-SHA-512=[name=${admin.user},password=${admin.password}]\n`);
    this.#child = this.#launch('broker', this.#properties);
    const died = new Promise((_, reject) =>
      this.#child.once('exit', (code, signal) =>
        reject(new Error(`the broker ended (${code ?? signal}):\n${this.#logOf('broker').slice(-2000)}`)),
      ),
    );
    died.catch(() => {});
    await Promise.race([this.#answers(), died]);
  }

  #logOf(name) {
    return fs.readFileSync(path.join(LOGS, `${name}.log`), 'utf8');
  }

  #launch(name, properties) {
    const args = helperArguments('BrokerMain', {
      heap: '512m',
      logging: path.join(SUITE, 'engine/broker.log4j2.properties'),
      options: [
        `-Dsluicegate.authorizer.log=${path.join(this.folder, `${name}-authorizer.log`)}`,
        `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${this.identityProvider.jwksEndpoint}`,
      ],
    });
    const file = this.write(`${name}.server.properties`, propertiesText(properties));
    const child = startProcess('java', [...args, file, this.#users, this.#clusterId], {
      log: path.join(LOGS, `${name}.log`),
    });
    this.#children.push(child);
    return child;
  }

  /** Lets further brokers join, so that there are `count`: topics of production have three replicas. */
  async grow(count) {
    const ports = await freePorts(count - 1);
    ports.forEach((port, index) => {
      const nodeId = index + 2;
      const data = path.join(this.folder, `data-${nodeId}`);
      this.#launch(`broker-${nodeId}`, furtherBroker(this.#properties, { nodeId, port, data }));
    });
    for (const deadline = Date.now() + 90_000; (await this.#bridge.call('brokers', this.admin)) < count;) {
      if (Date.now() > deadline) {
        throw new Error(`fewer than ${count} brokers:\n${this.#logOf('broker-2').slice(-2000)}`);
      }
      await pause(100);
    }
  }

  /** Key and certificate in one PEM file, as Kafka's clients take them: once as it is, once under a password. */
  async #writeClientKey() {
    const { keystore, password, certificate } = this.keys.client;
    const { plain, locked } = await this.#bridge.call('exportKey', {}, { keystore, password, alias: 'client' });
    const chain = fs.readFileSync(certificate, 'utf8');
    this.keys.client.pem = this.write('client-key.pem', plain + chain);
    this.keys.client.lockedPem = this.write('client-locked-key.pem', locked + chain);
  }

  async #answers() {
    const deadline = Date.now() + 60_000;
    for (;;) {
      try {
        return await this.#bridge.call('describeCluster', this.admin);
      } catch (failure) {
        if (!(failure instanceof ClientFailure) || Date.now() > deadline) {
          throw failure;
        }
      }
    }
  }

  /** Writes a file into the broker's folder, which is removed at the end. */
  write(name, text) {
    const file = path.join(this.folder, name);
    fs.writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  async stop() {
    await Promise.all(this.#children.map(stopProcess));
    await this.identityProvider?.stop();
    if (this.folder !== undefined) {
      fs.rmSync(this.folder, { recursive: true, force: true });
    }
  }
}
