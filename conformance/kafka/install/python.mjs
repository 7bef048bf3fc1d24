// A virtual environment with requirements.txt, made once for each state of that file.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { CACHE, SUITE } from '../paths.mjs';
import { sha256 } from './artifacts.mjs';

const REQUIREMENTS = path.join(SUITE, 'install/requirements.txt');

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 240_000 });
  if (done.status !== 0) {
    throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? done.stderr.trim().slice(-1500)}`);
  }
}

/** @returns {string} the interpreter. pip checks every wheel against its checksum, and takes nothing without one. */
export function installPython() {
  const folder = path.join(CACHE, `python-${sha256(REQUIREMENTS).slice(0, 16)}`);
  const complete = path.join(folder, 'complete');
  const python = path.join(folder, 'bin/python');
  if (!fs.existsSync(complete)) {
    fs.rmSync(folder, { recursive: true, force: true });
    run('python3', ['-m', 'venv', folder]);
    const checked = ['--require-hashes', '--only-binary', ':all:', '-r', REQUIREMENTS];
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...checked]);
    fs.writeFileSync(complete, '');
  }
  return python;
}
