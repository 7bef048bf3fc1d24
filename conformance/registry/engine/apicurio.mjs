// Apicurio Registry with its Confluent-compatible interface, in memory, on loopback.
import { installApicurio } from '../install/apicurio.mjs';
import { Server } from './server.mjs';

const TYPE = 'application/vnd.schemaregistry.v1+json';

export class Apicurio {
  constructor(server) {
    this.#server = server;
    this.url = `${server.url}/apis/ccompat/v7`;
  }

  #server;

  static async start() {
    const options = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
    const server = await Server.start('java', {
      name: 'apicurio',
      args: [...options, '-jar', installApicurio()],
      env: {
        QUARKUS_HTTP_HOST: '127.0.0.1',
        QUARKUS_HTTP_PORT: '0',
        QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
        QUARKUS_MANAGEMENT_PORT: '0',
        // says on which port it listens
        QUARKUS_LOG_CATEGORY__IO_QUARKUS__LEVEL: 'INFO',
      },
      says: /Listening on: (http:\/\/127\.0\.0\.1:\d+)/,
    });
    return new Apicurio(server);
  }

  /** @returns {Promise<{ status: number, body: any }>} what the registry says, without an error for a refusal */
  async ask(method, path, body) {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { accept: TYPE, 'content-type': TYPE },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** The body of an answer that must be a good one. */
  async get(path) {
    const { status, body } = await this.ask('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  stop() {
    return this.#server.stop();
  }
}
