import { isSluicegateError } from '../core/sluicegate-error';
import { schemaCheck } from './schema-check';
import { schemaRecord } from './schema-record';
import { UsageError } from './usage-error';

const USAGE = `usage:
  sluicegate schema check FOLDER... [--reference NAME=FILE]...
      verify the versions in each folder and their promise, write nothing
  sluicegate schema record FOLDER [--compatibility MODE] [--reference NAME=FILE]...
      the same, then add the latest version to FOLDER/schema-lock.json

MODE is BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE or NONE; it is needed the
first time and kept in the lock. NAME is how the schemas call another one that they use, FILE is where that is.
Exit codes: 0 all is well, 1 something is wrong with a schema or a file, 2 the call is wrong.
`;

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => string>> = {
  'schema check': schemaCheck,
  'schema record': schemaRecord,
};

/** What a call wrote, and how it ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command. */
export function run(args: readonly string[]): Outcome {
  if (args.includes('--help') || args.includes('-h')) return { exitCode: 0, output: USAGE, errors: '' };
  try {
    return { exitCode: 0, output: `${commandOf(args)(args.slice(2))}\n`, errors: '' };
  } catch (error) {
    if (error instanceof UsageError) return failed(2, `sluicegate: ${error.message}\n${USAGE}`);
    if (isSluicegateError(error) || isFromFileSystem(error)) return failed(1, `${error.message}\n`);
    throw error;
  }
}

function commandOf(args: readonly string[]): (args: readonly string[]) => string {
  const name = args.slice(0, 2).join(' ');
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
  if (command) return command;
  throw new UsageError(args.length === 0 ? 'no command was given' : `there is no command '${name}'`);
}

function failed(exitCode: number, errors: string): Outcome {
  return { exitCode, output: '', errors };
}

/** A folder that cannot be read or written: nothing that a stack trace would explain. */
function isFromFileSystem(error: unknown): error is { readonly message: string } {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'message' in error;
}
