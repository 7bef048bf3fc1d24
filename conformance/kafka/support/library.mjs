// The library's own TypeScript, straight from src: what the suites prove is what is there now, built or not.
import { createRequire } from 'node:module';
import path from 'node:path';
import swc from '@swc/core';
import { REPOSITORY } from '../paths.mjs';

const require = createRequire(import.meta.url);
const OPTIONS = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };

require.extensions['.ts'] ??= (module, file) => module._compile(swc.transformFileSync(file, OPTIONS).code, file);

/** @param {string} file below the repository, for instance `src/kafka/acl-derivation` */
export function library(file) {
  return require(path.join(REPOSITORY, file));
}
