// Installs the SQL oracles into .cache: sqlfluff, which reads Snowflake's syntax, and fakesnow, which runs part of it.
// Versions and hashes are pinned for CPython 3.11 on x86-64 Linux; another platform needs requirement files of its own.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, '..', '..', '.cache', 'snowflake');

/** The Python of a virtual environment that holds exactly the pinned packages. */
export function environment(name) {
  const home = join(CACHE, name);
  const python = join(home, 'bin', 'python');
  const requirements = join(HERE, `requirements-${name}.txt`);
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(home, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  mkdirSync(CACHE, { recursive: true });
  const run = (file, args) => execFileSync(file, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  run('python3', ['-m', 'venv', '--clear', home]);
  run(python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--require-hashes',
    '--no-deps',
    '--only-binary=:all:',
    '-r',
    requirements,
  ]);
  writeFileSync(stamp, wanted);
  return python;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of ['sqlfluff', 'fakesnow']) console.log(environment(name));
}
