import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Artifact } from '../../../src/bundle/artifact';

/** Answers a question from a file, and writes every change down, one line a call. */
const STUB = `#!/usr/bin/env bash
name="$(basename "$0" .sh)"
case " $* " in
  *' --describe '* | *' --list '*)
    cat "$STATE/$name.answer" 2>/dev/null
    [ ! -e "$STATE/$name.deaf" ] || { echo 'Error: no node is there'; exit 1; } ;;
  *)
    { printf '%s' "$name"; printf ' [%s]' "\${@:3}"; printf '\\n'; } >>"$STATE/calls"
    while [ $# -gt 0 ]; do
      if [ "$1" = --add-config-file ]; then sed 's/^/file: /' "$2" >>"$STATE/calls"; fi
      shift
    done
    if [ -e "$STATE/$name.broken" ]; then exit 1; fi ;;
esac
`;

export interface ScriptRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** `tool [argument] [argument]…` for each change, without the connection. */
  readonly calls: readonly string[];
}

export interface ToolState {
  /** What the tools answer when asked, by the tool's name. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly deaf?: string;
  readonly broken?: string;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a script with stand-ins for the tools of Kafka, which are on PATH under their second names. */
export function runScript(script: Artifact, state: ToolState = {}): ScriptRun {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-script-'));
  try {
    for (const tool of ['kafka-topics', 'kafka-configs', 'kafka-acls']) {
      writeFileSync(join(folder, `${tool}.sh`), STUB, { mode: 0o755 });
      writeFileSync(join(folder, `${tool}.answer`), state.answers?.[tool] ?? '');
    }
    for (const mark of ['deaf', 'broken'] as const) {
      if (state[mark] !== undefined) writeFileSync(join(folder, `${state[mark]}.${mark}`), '');
    }
    writeFileSync(join(folder, 'script.sh'), script.body);
    const { status, stdout, stderr } = spawnSync('bash', [join(folder, 'script.sh'), ...(state.arguments ?? [])], {
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}`, STATE: folder, LC_ALL: 'C', ...state.environment },
    });
    const calls = join(folder, 'calls');
    return {
      status,
      stdout,
      stderr,
      calls: existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : [],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
