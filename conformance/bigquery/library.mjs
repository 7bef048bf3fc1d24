// Our own TypeScript in plain Node: compiled as it is loaded, so that the suite depends on no build.
import { createRequire } from 'node:module';
import swc from '@swc/core';

const OPTIONS = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
  sourceMaps: false,
  swcrc: false,
};
const require = createRequire(import.meta.url);
require.extensions['.ts'] ??= (module, file) => module._compile(swc.transformFileSync(file, OPTIONS).code, file);

/** A module of the library: `library('bigquery/table-ddl')`. */
export function library(file) {
  return require(`../../src/${file}.ts`);
}
