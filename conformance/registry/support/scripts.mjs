// Runs a registry's script as its reader would, with nothing in the environment but what is named.
import { execFile } from 'node:child_process';
import path from 'node:path';

/** @returns {Promise<{ code: number, output: string, errors: string }>} */
export function runProgram(program, args, env) {
  return new Promise((resolve) => {
    const options = { env, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
    // the program is looked up in the PATH of `env`
    execFile('/usr/bin/env', [program, ...args], options, (error, output, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output, errors });
    });
  });
}

export function runScript(folder, env, ...args) {
  return runProgram('bash', [path.join(folder, 'register.sh'), ...args], { PATH: process.env.PATH, ...env });
}
