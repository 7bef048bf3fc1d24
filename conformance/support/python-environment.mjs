// Installs what a requirements file pins, by version and checksum, into a virtual environment below .cache; once for each
// state of that file. The checksums are of wheels for CPython 3.11 on x86-64 Linux.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const PIP = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
const ONLY_CHECKED_WHEELS = ['--require-hashes', '--no-deps', '--only-binary', ':all:'];

/** @returns {string} the folder of its programs, `python` among them */
export function pythonEnvironment(cache, requirements) {
  const state = createHash('sha256').update(fs.readFileSync(requirements)).digest('hex').slice(0, 16);
  const folder = path.join(cache, `${path.basename(requirements, '.txt')}-${state}`);
  const programs = path.join(folder, 'bin');
  const complete = path.join(folder, 'complete');
  if (!fs.existsSync(complete)) {
    fs.rmSync(folder, { recursive: true, force: true });
    run('python3', ['-m', 'venv', folder]);
    run(path.join(programs, 'python'), [...PIP, ...ONLY_CHECKED_WHEELS, '-r', requirements]);
    fs.writeFileSync(complete, '');
  }
  return programs;
}

function run(command, args) {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 240_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr.trim().slice(-1500)}`);
}
