// A virtual environment with requirements.txt, made once for each state of that file.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../kafka/install/artifacts.mjs';
import { CACHE, SUITE } from '../paths.mjs';

const REQUIREMENTS = path.join(SUITE, 'install/requirements.txt');

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 240_000 });
  if (done.status !== 0) {
    throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? done.stderr.trim().slice(-1500)}`);
  }
}

/** @returns {string} the folder of `aws`, `moto_server` and `python`. pip takes no wheel without its checksum. */
export function installPython() {
  const folder = path.join(CACHE, `python-${sha256(REQUIREMENTS).slice(0, 16)}`);
  const complete = path.join(folder, 'complete');
  if (!fs.existsSync(complete)) {
    fs.rmSync(folder, { recursive: true, force: true });
    run('python3', ['-m', 'venv', folder]);
    const checked = ['--require-hashes', '--no-deps', '--only-binary', ':all:', '-r', REQUIREMENTS];
    run(path.join(folder, 'bin/python'), [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      ...checked,
    ]);
    fs.writeFileSync(complete, '');
  }
  return path.join(folder, 'bin');
}
