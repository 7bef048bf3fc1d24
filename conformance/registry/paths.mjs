// Where the suite keeps what it installs and writes: all of it in the git-ignored .cache.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const SUITE = path.dirname(fileURLToPath(import.meta.url));
export const REPOSITORY = path.resolve(SUITE, '../..');
export const CACHE = path.join(REPOSITORY, '.cache/registry');
export const ARTIFACTS = path.join(CACHE, 'artifacts');
export const LOGS = path.join(CACHE, 'log');
