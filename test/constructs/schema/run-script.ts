import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../support/program';

/** How a script ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Writes a stack's files as a bundle would have them; the folder with the registry's script. */
export function written(files: Record<string, string>, registryName: string): string {
  const folder = temporaryFolder();
  for (const [file, body] of Object.entries(files)) {
    const target = path.join(folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, body);
  }
  return path.join(folder, 'bundles', 'orders', 'review', 'schema', registryName);
}

/** Runs the script of a folder with nothing but the given variables. */
export function runScript(
  folder: string,
  environment: Record<string, string> = {},
  args: string[] = [],
): Promise<Ended> {
  const env = { PATH: process.env.PATH ?? '', ...environment };
  return new Promise((resolve) => {
    execFile(
      'bash',
      [path.join(folder, 'register.sh'), ...args],
      { env, encoding: 'utf8' },
      (error, output, errors) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output, errors });
      },
    );
  });
}
