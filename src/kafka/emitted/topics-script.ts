import type { Artifact } from '../../bundle/artifact';
import { sortedBy } from '../../core/stable-order';
import { topicConfig } from '../topic-config';
import type { TopicSpec } from '../topic-spec';
import { KAFKA_CONFIGS, KAFKA_TOPICS, kafkaScript, shellCall, type ScriptCluster } from './kafka-script';

/**
 * Creates the topics that are missing, adds partitions and sets the configs that differ. Everything that cannot be done
 * (fewer partitions, another replication factor) is found before the first change. Configs that are not named stay.
 */
export function topicsScript(cluster: ScriptCluster, topics: readonly TopicSpec[]): Artifact {
  const calls = sortedBy(topics, ({ topicName }) => topicName).map((spec) =>
    shellCall([
      spec.topicName,
      String(spec.partitions),
      String(spec.replicationFactor),
      ...Object.entries(topicConfig(spec)).map(([key, value]) => `${key}=${value}`),
    ]),
  );
  return kafkaScript(cluster, {
    name: 'topics',
    purpose: 'Creates topics, adds partitions and sets configs.',
    tools: [KAFKA_TOPICS, KAFKA_CONFIGS],
    body: `
# Name, partitions, replication factor, configs.
each_topic() {
${calls.length === 0 ? '  :\n' : calls.join('')}}
${FUNCTIONS}`,
  });
}

const FUNCTIONS = `
TOPICS_BEFORE="$(read_state "$KAFKA_TOPICS" "\${CONNECT[@]}" --describe | awk '/^Topic: /')"
CONFIGS_BEFORE="$(read_state "$KAFKA_CONFIGS" "\${CONNECT[@]}" --describe --entity-type topics)"

# The number behind a label in a topic's line, or nothing when there is no such topic.
number_of() {
  awk -F '\\t' -v topic="Topic: $1" -v label="$2: " '
    $1 == topic { for (i = 2; i <= NF; i++) if (index($i, label) == 1) print substr($i, length(label) + 1) }' <<<"$TOPICS_BEFORE"
}

# key=value of each config that is set on the topic itself.
configs_of() {
  awk -v heading="Dynamic configs for topic $1 are:" '
    /^[^ ]/ { inside = ($0 == heading); next }
    inside && match($0, / sensitive=(true|false) synonyms=/) { print substr($0, 3, RSTART - 3) }' <<<"$CONFIGS_BEFORE"
}

# The tools split values at commas, brackets and equals signs; a properties file they read as it stands.
set_configs() {
  local topic="$1" plain='' config value hard=0
  shift
  for config in "$@"; do
    value="\${config#*=}"
    case "$value" in
      '' | *[][=]*) hard=1 ;;
      *,*) plain="$plain,\${config%%=*}=[$value]" ;;
      *) plain="$plain,$config" ;;
    esac
  done
  local alter=("$KAFKA_CONFIGS" "\${CONNECT[@]}" --alter --entity-type topics --entity-name "$topic")
  if [ "$hard" -eq 0 ]; then
    change "\${alter[@]}" --add-config "\${plain#,}"
  else
    printf '# properties:'; printf ' %q' "$@"; printf '\\n'
    change "\${alter[@]}" --add-config-file <(for config in "$@"; do printf '%s\\n' "\${config//\\\\/\\\\\\\\}"; done)
  fi
}

PROBLEMS=0
problem() {
  PROBLEMS=$((PROBLEMS + 1))
  printf '%s\\n' "$*" >&2
}

check_topic() {
  local partitions factor
  partitions="$(number_of "$1" PartitionCount)"
  factor="$(number_of "$1" ReplicationFactor)"
  if [ -z "$partitions" ]; then return; fi
  if [ "$partitions" -gt "$2" ]; then
    problem "topic '$1' has $partitions partitions and shall have $2: partitions cannot be taken away; set partitions to $partitions or make a new topic"
  fi
  if [ "$factor" -ne "$3" ]; then
    problem "topic '$1' has replication factor $factor and shall have $3: move its replicas with kafka-reassign-partitions first, or set replicationFactor to $factor"
  fi
}

apply_topic() {
  local topic="$1" partitions="$2" factor="$3" before
  shift 3
  before="$(number_of "$topic" PartitionCount)"
  if [ -z "$before" ]; then create_topic "$topic" "$partitions" "$factor" "$@"; return; fi
  if [ "$before" -lt "$partitions" ]; then
    # --topic is a regular expression here: a plain dot would grow other topics too.
    change "$KAFKA_TOPICS" "\${CONNECT[@]}" --alter --topic "\${topic//./\\\\.}" --partitions "$partitions"
  fi
  local current config differing=()
  current="$(configs_of "$topic")"
  for config in "$@"; do
    grep -Fxq -e "$config" <<<"$current" || differing+=("$config")
  done
  if [ "\${#differing[@]}" -gt 0 ]; then set_configs "$topic" "\${differing[@]}"; fi
}

create_topic() {
  local topic="$1" partitions="$2" factor="$3" config value arguments=() later=()
  shift 3
  for config in "$@"; do
    value="\${config#*=}"
    case "$value" in
      '' | *=*) later+=("$config") ;;
      *) arguments+=(--config "$config") ;;
    esac
  done
  change "$KAFKA_TOPICS" "\${CONNECT[@]}" --create --topic "$topic" --partitions "$partitions" \\
    --replication-factor "$factor" \${arguments[@]+"\${arguments[@]}"}
  if [ "\${#later[@]}" -gt 0 ]; then set_configs "$topic" "\${later[@]}"; fi
}

each_topic check_topic
if [ "$PROBLEMS" -gt 0 ]; then fail "$PROBLEMS problems, nothing was changed"; fi
each_topic apply_topic
finish
`;
