// A server of the suite: on a port that it finds itself, ready when it has said where, gone when this process is.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startProcess, stopProcess } from '../../kafka/engine/processes.mjs';
import { pause } from '../../kafka/support/patience.mjs';
import { LOGS } from '../paths.mjs';

const SECONDS = 90;

/** It has no lifeline of its own: where the system can, it dies with its parent, also with one that was killed. */
function tied(command, args) {
  return spawnSync('setpriv', ['--version']).status === 0
    ? ['setpriv', ['--pdeathsig', 'KILL', command, ...args]]
    : [command, args];
}

export class Server {
  constructor(child, url) {
    this.url = url;
    this.#child = child;
  }

  #child;

  /** @param {{ name: string, args: string[], env: object, says: RegExp }} options `says`: finds the URL in what it prints */
  static async start(command, { name, args, env, says }) {
    fs.mkdirSync(LOGS, { recursive: true });
    const log = path.join(LOGS, `${name}.log`);
    const child = startProcess(...tied(command, args), { log, env: { ...process.env, ...env } });
    const failed = new Promise((_, reject) => child.once('error', reject));
    const url = await Promise.race([failed, Server.#said(child, { name, log, says })]);
    return new Server(child, url);
  }

  static async #said(child, { name, log, says }) {
    for (const deadline = Date.now() + SECONDS * 1000; Date.now() < deadline; await pause(50)) {
      const text = fs.readFileSync(log, 'utf8');
      const [, url] = says.exec(text) ?? [];
      if (url !== undefined) return url;
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${text.slice(-2000)}`);
    }
    throw new Error(`${name} did not start within ${SECONDS} s; see ${path.relative(process.cwd(), log)}`);
  }

  stop() {
    return stopProcess(this.#child);
  }
}
