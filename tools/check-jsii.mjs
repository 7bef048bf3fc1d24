// Compiles a copy of the library with jsii: whatever other languages could not use is an error here. Nothing is kept.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const root = process.cwd();
const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-jsii-'));
try {
  for (const name of ['package.json', 'tsconfig.jsii.json', 'README.md', 'LICENSE', 'src', 'constructs', 'stacks']) {
    fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  // jsii asks that what is no jsii module be bundled; the npm package leaves that to npm.
  const manifest = JSON.parse(fs.readFileSync(path.join(copy, 'package.json'), 'utf8'));
  manifest.bundledDependencies = Object.keys(manifest.dependencies);
  fs.writeFileSync(path.join(copy, 'package.json'), JSON.stringify(manifest));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  const jsii = createRequire(import.meta.url).resolve('jsii/bin/jsii');
  // Words such as `namespace` are reserved in some languages only; jsii renames them there.
  const run = spawnSync(process.execPath, [jsii, '--silence-warnings=reserved-word', '--fail-on-warnings'], {
    cwd: copy,
    encoding: 'utf8',
    env: {
      ...process.env,
      JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: '1',
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1',
    },
  });
  const said = `${run.stdout}${run.stderr}`.replaceAll(`${copy}${path.sep}`, '');
  if (run.status !== 0) {
    console.error(said);
    process.exitCode = 1;
  } else {
    const { types } = JSON.parse(fs.readFileSync(path.join(copy, '.jsii'), 'utf8'));
    console.log(`jsii: ${Object.keys(types).length} public types, usable from every language`);
  }
} finally {
  fs.rmSync(copy, { recursive: true, force: true });
}
