import { scriptHead as commonHead } from '../../bundle/script-head';

export interface ScriptHead {
  /** What the script brings about. */
  readonly purpose: string;
  readonly registryName: string;
  /** The tool it needs. */
  readonly needs: string;
  /** Environment variables that it reads, with what they are. */
  readonly variables: readonly (readonly [name: string, meaning: string])[];
}

/** How the scripts of a registry begin. */
export function scriptHead({ purpose, registryName, needs, variables }: ScriptHead): string {
  const about = [purpose, `Registry: ${registryName}.`];
  return `${commonHead({ fileName: 'register.sh', about, needs, variables })}
command -v ${needs} >/dev/null 2>&1 || fail 'cannot find ${needs} on PATH'
HERE="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"
`;
}
