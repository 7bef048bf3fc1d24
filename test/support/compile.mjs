// Compiles a folder of this repository into another place: `node compile.mjs TARGET FOLDER`. Types are not looked at.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const [target, folder] = process.argv.slice(2);
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
for (const file of fs.readdirSync(path.join(root, folder), { recursive: true })) {
  if (!file.endsWith('.ts')) continue;
  const { code } = transformSync(fs.readFileSync(path.join(root, folder, file), 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const output = path.join(target, folder, file.replace(/\.ts$/, '.js'));
  fs.mkdirSync(path.dirname(output), { recursive: true });
  fs.writeFileSync(output, code);
}
