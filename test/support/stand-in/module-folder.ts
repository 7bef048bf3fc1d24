import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearse, type Rehearsal, type RehearsalOptions } from './rehearse';

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

/** Rehearses a module written on the spot, and a later form of it where one is given. */
export async function rehearseModule(
  module: object | string,
  options: Omit<RehearsalOptions, 'moduleFolder' | 'changedModuleFolder'> & { readonly changedTo?: object } = {},
): Promise<Rehearsal> {
  const { changedTo, ...others } = options;
  const folders = [module, ...(changedTo === undefined ? [] : [changedTo])].map(moduleFolder);
  const [first, second] = folders;
  try {
    return await rehearse({
      ...others,
      moduleFolder: first?.path ?? '',
      ...(second !== undefined && { changedModuleFolder: second.path }),
    });
  } finally {
    for (const folder of folders) folder.remove();
  }
}

/** The output of the last step that was run, on one line. */
export function lastOutput({ steps }: Rehearsal): string {
  return (steps.at(-1)?.output ?? '').replace(/[│╷╵\s]+/g, ' ');
}

/** Names and exit codes of the steps: `init 0`. */
export function stepsOf({ steps }: Rehearsal): string[] {
  return steps.map(({ name, exitCode }) => `${name} ${exitCode}`);
}
