import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** One finished run of Terraform. */
export interface Run {
  readonly exitCode: number;
  /** Standard output. */
  readonly output: string;
  /** Standard error. */
  readonly errors: string;
}

/** Whether there is a Terraform to rehearse with. */
export function terraformOnPath(path: string = process.env.PATH ?? ''): boolean {
  const names = process.platform === 'win32' ? ['terraform.exe'] : ['terraform'];
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .some((folder) => names.some((name) => isExecutable(join(folder, name))));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Runs Terraform with exactly this environment. One that does not end in time counts as failed. */
export async function runTerraform(
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
  timeoutInMs = 120_000,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('terraform', args, {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutInMs,
      killSignal: 'SIGKILL',
    });
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => errors.push(part));
    child.once('error', (error) =>
      reject(new Error(`terraform could not be started: ${error.message}; is it on PATH?`, { cause: error })),
    );
    child.once('close', (code, signal) => {
      const late = signal === null ? '' : `\nterraform ${args[0] ?? ''} was ended by ${signal}\n`;
      resolve({
        exitCode: code ?? 1,
        output: Buffer.concat(output).toString('utf8'),
        errors: Buffer.concat(errors).toString('utf8') + late,
      });
    });
  });
}
