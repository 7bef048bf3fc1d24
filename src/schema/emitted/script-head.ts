import { shellComment } from '../../core/shell';

export interface ScriptHead {
  /** What the script brings about. */
  readonly purpose: string;
  readonly registryName: string;
  /** The tool it needs. */
  readonly needs: string;
  /** Environment variables that it reads, with what they are. */
  readonly variables: readonly (readonly [name: string, meaning: string])[];
}

/** How our scripts (bash 3.2 and later) begin: they stop at the first error, and `--dry-run` only shows. */
export function scriptHead({ purpose, registryName, needs, variables }: ScriptHead): string {
  const width = Math.max(0, ...variables.map(([name]) => name.length));
  return `#!/usr/bin/env bash
# ${shellComment(purpose)} Registry: ${shellComment(registryName)}.
# Written by Sluicegate. To change it, edit the program and synthesize again.
#
# Needs ${needs}. Running it again changes nothing.
${variables.map(([name, meaning]) => `#   ${name.padEnd(width)}  ${meaning}\n`).join('')}set -euo pipefail

usage() {
  cat <<'USAGE'
usage: register.sh [--dry-run]
  --dry-run  print what would be done, change nothing
USAGE
}

DRY_RUN=0
for argument in "$@"; do
  case "$argument" in
    --dry-run) DRY_RUN=1 ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 64 ;;
  esac
done

say() { printf '%s\\n' "$*"; }
fail() { printf '%s\\n' "$*" >&2; exit 1; }
command -v ${needs} >/dev/null 2>&1 || fail 'cannot find ${needs} on PATH'
HERE="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"

CHANGES=0
finish() {
  if [ "$CHANGES" -eq 0 ]; then say 'nothing to change'
  elif [ "$DRY_RUN" -eq 1 ]; then say "$CHANGES changes to make (dry run: none was made)"
  else say "$CHANGES changes made"; fi
}
`;
}
