import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import { scriptHead, type ScriptOption } from '../../bundle/script-head';
import { shellWord } from '../../core/shell';

/** What a script has to know of the cluster: never a credential. */
export interface ScriptCluster {
  readonly clusterName: string;
  readonly bootstrapServers: string;
}

export interface KafkaScript {
  /** File name without its ending. */
  readonly name: string;
  /** What the script brings about, for its first lines and its help. */
  readonly purpose: string;
  /** Beside `--dry-run`. */
  readonly options?: readonly ScriptOption[];
  /** Variable and names of the tools it needs. */
  readonly tools: readonly KafkaTool[];
  /** What follows the common part. */
  readonly body: string;
}

export interface KafkaTool {
  readonly variable: string;
  readonly command: string;
}

export const KAFKA_TOPICS: KafkaTool = { variable: 'KAFKA_TOPICS', command: 'kafka-topics' };
export const KAFKA_CONFIGS: KafkaTool = { variable: 'KAFKA_CONFIGS', command: 'kafka-configs' };
export const KAFKA_ACLS: KafkaTool = { variable: 'KAFKA_ACLS', command: 'kafka-acls' };

/** A bash script (3.2 and later) that stops at the first error and asks before it does nothing: `--dry-run` shows it. */
export function kafkaScript(cluster: ScriptCluster, script: KafkaScript): Artifact {
  return {
    path: `kafka/${pathSegment(cluster.clusterName)}/${script.name}.sh`,
    body: head(cluster, script) + script.body,
    executable: true,
  };
}

function head(cluster: ScriptCluster, { name, purpose, options, tools }: KafkaScript): string {
  const isKnown = cluster.bootstrapServers !== '';
  const start = scriptHead({
    fileName: `${name}.sh`,
    about: [purpose, `Cluster: ${cluster.clusterName}.`],
    needs: 'the command-line tools of Apache Kafka 4.x',
    variables: [
      ['BOOTSTRAP_SERVERS', `host:port,… of the brokers; ${isKnown ? "default: the cluster's" : 'needed'}`],
      ['COMMAND_CONFIG', 'properties file with security.protocol, sasl.… or ssl.… of an administrator'],
      ...tools.map(
        ({ variable, command }) => [variable, `the tool; default: ${command} or ${command}.sh on PATH`] as const,
      ),
    ],
    options,
  });
  return `${start}
# A tool that was named must exist; otherwise the one of the two usual names that does.
find_tool() {
  if [ -n "$1" ]; then printf '%s' "$1"; return; fi
  if command -v "$2" >/dev/null 2>&1; then printf '%s' "$2"; return; fi
  if command -v "$2.sh" >/dev/null 2>&1; then printf '%s' "$2.sh"; return; fi
  fail "cannot find $2 or $2.sh on PATH: install the tools of Apache Kafka 4.x or set $3"
}
${tools.map(({ variable, command }) => `${variable}="$(find_tool "\${${variable}:-}" ${command} ${variable})"\n`).join('')}
${isKnown ? givenServers(cluster) : LATER_SERVERS}CONNECT=(--bootstrap-server "$BOOTSTRAP_SERVERS")
if [ -n "\${COMMAND_CONFIG:-}" ]; then
  [ -r "$COMMAND_CONFIG" ] || fail "cannot read COMMAND_CONFIG: $COMMAND_CONFIG"
  CONNECT+=(--command-config "$COMMAND_CONFIG")
fi

# The tools print their errors where their answers belong: show them before stopping.
read_state() {
  local answer
  if ! answer="$("$@")"; then
    printf '%s\\n' "$answer" >&2
    fail "cannot read what there is: $1 failed"
  fi
  printf '%s\\n' "$answer"
}

# Shows a command, and runs it unless this is a dry run.
change() {
  CHANGES=$((CHANGES + 1))
  printf '+'; printf ' %q' "$@"; printf '\\n'
  if [ "$DRY_RUN" -eq 0 ]; then "$@"; fi
}
`;
}

function givenServers({ bootstrapServers }: ScriptCluster): string {
  return `DEFAULT_BOOTSTRAP_SERVERS=${shellWord(bootstrapServers)}
BOOTSTRAP_SERVERS="\${BOOTSTRAP_SERVERS:-$DEFAULT_BOOTSTRAP_SERVERS}"
`;
}

/** Of a cluster that the same stack makes. */
const LATER_SERVERS = `[ -n "\${BOOTSTRAP_SERVERS:-}" ] \\
  || fail "set BOOTSTRAP_SERVERS: the cluster was still to be made; 'terraform output' in review/terraform shows them"
`;

/** The shell words of a call, one call a line. */
export function shellCall(words: readonly string[]): string {
  return `  "$1" ${words.map(shellWord).join(' ')}\n`;
}
