// Installs what a suite's package.json and package-lock.json pin, by version and integrity, into .cache; once.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The folder that holds `node_modules`; made anew when the lock has changed. */
export function npmInstall(suite, cache) {
  fs.mkdirSync(cache, { recursive: true });
  const stale = ['package.json', 'package-lock.json'].filter(
    (file) => !isSame(path.join(suite, file), path.join(cache, file)),
  );
  if (stale.length > 0) fs.rmSync(path.join(cache, 'node_modules'), { recursive: true, force: true });
  for (const file of stale) fs.copyFileSync(path.join(suite, file), path.join(cache, file));
  if (fs.existsSync(path.join(cache, 'node_modules', '.package-lock.json'))) return cache;
  const run = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: cache, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
  return cache;
}

function isSame(a, b) {
  return fs.existsSync(b) && fs.readFileSync(a).equals(fs.readFileSync(b));
}
