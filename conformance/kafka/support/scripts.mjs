// Runs a script that the library wrote, as its reader would: with the stock tools on PATH and credentials from the environment.
import { execFile } from 'node:child_process';
import { TOOLS } from '../paths.mjs';

let written = 0;

/**
 * @param {{ path: string, body: string }} artifact
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export function runScript(engine, artifact, { args = [], env = {} } = {}) {
  written += 1;
  const file = engine.broker.write(`${written}-${artifact.path.replaceAll('/', '-')}`, artifact.body);
  const environment = {
    PATH: `${TOOLS}:${process.env.PATH}`,
    BOOTSTRAP_SERVERS: engine.broker.address.scram,
    COMMAND_CONFIG: engine.broker.adminFile,
    ...env,
  };
  return new Promise((resolve) => {
    execFile('bash', [file, ...args], { env: environment, timeout: 90_000 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ status, stdout, stderr });
    });
  });
}

/** The commands a script showed, without what it said besides. */
export function commandsIn({ stdout }) {
  return stdout.split('\n').filter((line) => line.startsWith('+ '));
}
