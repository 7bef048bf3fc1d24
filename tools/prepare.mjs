// npm runs this after `npm ci` and before `npm pack`: compiles lib/. `npm ci --omit=dev` has no compiler and skips it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';

let compiler;
try {
  compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
} catch {
  console.warn('typescript is not installed: lib/ is not built');
  process.exit(0);
}
for (const folder of ['src', 'constructs', 'stacks', 'examples', 'test']) {
  fs.rmSync(`lib/${folder}`, { recursive: true, force: true });
}
const compiled = spawnSync(process.execPath, [compiler, '-p', '.'], { stdio: 'inherit' }).status ?? 1;
if (compiled !== 0) process.exit(compiled);
await import('./lazy-index.mjs');
