import { shellComment } from '../core/shell';

/** An option of a script without a value. */
export interface ScriptOption {
  readonly flag: string;
  /** 1 in the script where it is given, else 0. */
  readonly variable: string;
  readonly help: string;
}

export interface ScriptHead {
  /** File name, with its ending. */
  readonly fileName: string;
  /** What the script brings about and where, a sentence each. */
  readonly about: readonly string[];
  /** The tools that it needs. */
  readonly needs: string;
  /** Environment variables that it reads, with what they are. */
  readonly variables: readonly (readonly [name: string, meaning: string])[];
  /** Beside `--dry-run`. */
  readonly options?: readonly ScriptOption[];
}

const DRY_RUN: ScriptOption = {
  flag: '--dry-run',
  variable: 'DRY_RUN',
  help: 'print what would be done, change nothing',
};

/**
 * How our scripts (bash 3.2 and later) begin: they stop at the first error, `--dry-run` only shows, and whoever counts
 * `CHANGES` ends with `finish`.
 */
export function scriptHead({ fileName, about, needs, variables, options = [] }: ScriptHead): string {
  const width = Math.max(0, ...variables.map(([name]) => name.length));
  const flags = [DRY_RUN, ...options];
  return `#!/usr/bin/env bash
# ${about.map(shellComment).join(' ')}
# Written by Sluicegate. To change it, edit the program and synthesize again.
#
# Needs ${needs}. Running it again changes nothing.
${variables.map(([name, meaning]) => `#   ${name.padEnd(width)}  ${meaning}\n`).join('')}set -euo pipefail

usage() {
  cat <<'USAGE'
usage: ${fileName} ${flags.map(({ flag }) => `[${flag}]`).join(' ')}
${flags.map(({ flag, help }) => `  ${flag.padEnd(10)} ${help}\n`).join('')}USAGE
}

${flags.map(({ variable }) => `${variable}=0\n`).join('')}for argument in "$@"; do
  case "$argument" in
${flags.map(({ flag, variable }) => `    ${flag}) ${variable}=1 ;;\n`).join('')}    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 64 ;;
  esac
done

say() { printf '%s\\n' "$*"; }
fail() { printf '%s\\n' "$*" >&2; exit 1; }

CHANGES=0
finish() {
  if [ "$CHANGES" -eq 0 ]; then say 'nothing to change'
  elif [ "$DRY_RUN" -eq 1 ]; then say "$CHANGES changes to make (dry run: none was made)"
  else say "$CHANGES changes made"; fi
}
`;
}
