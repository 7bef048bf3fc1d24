import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const CACHE = path.join(ROOT, '.cache/bigquery');
export const WHEEL = path.join(CACHE, 'zetasql-0.1.5-py3-none-any.whl');
export const WASM = path.join(CACHE, 'zetasql.wasm');
export const DESCRIPTORS = path.join(CACHE, 'zetasql.descriptors');
