// AWS Glue as moto plays it, on loopback, and the environment in which the real command line of AWS speaks to it.
import path from 'node:path';
import { pythonEnvironment } from '../../support/python-environment.mjs';
import { CACHE, SUITE } from '../paths.mjs';
import { folderWith } from '../support/programs.mjs';
import { runProgram } from '../support/scripts.mjs';
import { Server } from './server.mjs';

const REGION = 'eu-west-1';

/** Nothing of this machine's own account: no profile, no file, no lookup of credentials. */
function environment(bin, endpoint) {
  return {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: folderWith({}),
    AWS_ACCESS_KEY_ID: 'conformance',
    AWS_SECRET_ACCESS_KEY: 'conformance',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL: endpoint,
    POLL_SECONDS: '0',
  };
}

export class Glue {
  constructor(server, bin) {
    this.#server = server;
    this.env = environment(bin, server.url);
    /** The same without anybody who answers: what the command line refuses, it refuses by itself. */
    this.closed = environment(bin, 'http://127.0.0.1:1');
  }

  #server;

  static async start() {
    const bin = pythonEnvironment(CACHE, path.join(SUITE, 'install/requirements.txt'));
    const server = await Server.start(path.join(bin, 'moto_server'), {
      name: 'moto',
      args: ['-H', '127.0.0.1', '-p', '0'],
      env: { PYTHONUNBUFFERED: '1' },
      says: /Running on (http:\/\/127\.0\.0\.1:\d+)/,
    });
    return new Glue(server, bin);
  }

  /** `aws glue …`: how it ended, and what it said. */
  aws(args, env = this.env) {
    return runProgram('aws', ['glue', ...args, '--region', REGION, '--output', 'json'], env);
  }

  /** The answer of a call that must succeed. */
  async answer(...args) {
    const { code, output, errors } = await this.aws(args);
    if (code !== 0) throw new Error(`aws glue ${args.join(' ')}: ${errors}`);
    return output === '' ? undefined : JSON.parse(output);
  }

  stop() {
    return this.#server.stop();
  }
}
