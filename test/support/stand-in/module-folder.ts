import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A root module in a temporary folder of its own. */
export interface ModuleFolder {
  readonly path: string;
  remove(): void;
}

/** Writes a module: an object becomes `main.tf.json`, a text `main.tf`. */
export function moduleFolder(module: object | string): ModuleFolder {
  const path = mkdtempSync(join(tmpdir(), 'module-'));
  const isText = typeof module === 'string';
  writeFileSync(join(path, isText ? 'main.tf' : 'main.tf.json'), isText ? module : JSON.stringify(module));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
