// The library's own sources, compiled on the fly: the suite judges what is in the tree, not what was built some time ago.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import swc from '@swc/core';

const require = createRequire(import.meta.url);

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const OPTIONS = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
  swcrc: false,
};
require.extensions['.ts'] ??= (module, file) => module._compile(swc.transformFileSync(file, OPTIONS).code, file);

/** A module of the repository by its path from the root. */
export const load = (path) => require(`../../${path}`);
