#!/usr/bin/env node
import { isSluicegateError } from '../core/sluicegate-error';
import { schemaCheck } from './schema-check';
import { schemaRecord } from './schema-record';
import { UsageError } from './usage-error';

const USAGE = `usage:
  sluicegate schema check FOLDER...                        verify versions and their promise, write nothing
  sluicegate schema record FOLDER [--compatibility MODE]   add the latest version to schema-lock.json

MODE is BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE or NONE; it is needed the
first time and kept in the lock. Exit codes: 0 all is well, 1 something is wrong with a schema, 2 the call is wrong.
`;

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => string>> = {
  'schema check': schemaCheck,
  'schema record': schemaRecord,
};

/** Runs a command; gives the exit code. */
function main(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  try {
    const command = COMMANDS[args.slice(0, 2).join(' ')];
    if (!command)
      throw new UsageError(
        args.length === 0 ? 'no command was given' : `there is no command '${args.slice(0, 2).join(' ')}'`,
      );
    process.stdout.write(`${command(args.slice(2))}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`sluicegate: ${error.message}\n${USAGE}`);
      return 2;
    }
    if (!isSluicegateError(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
