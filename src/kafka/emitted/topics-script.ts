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
# One line a topic, with tabs between: no name and no value has any.
print_line() { local IFS=$'\\t'; printf '%s\\n' "$*"; }

DESCRIBED="$(read_state "$KAFKA_TOPICS" "\${CONNECT[@]}" --describe | awk '/^Topic: /')"
CONFIGURED="$(read_state "$KAFKA_CONFIGS" "\${CONNECT[@]}" --describe --entity-type topics)"

# Compares all at once: what to do, one line each, and what cannot be done.
PLAN="$({
  printf 'TOPICS\\n%s\\nCONFIGS\\n%s\\nWANTED\\n' "$DESCRIBED" "$CONFIGURED"
  each_topic print_line
} | awk -F '\\t' '
  $0 == "TOPICS" || $0 == "CONFIGS" || $0 == "WANTED" { section = $0; next }
  section == "TOPICS" {
    topic = substr($1, 8)
    for (i = 2; i <= NF; i++) {
      if (index($i, "PartitionCount: ") == 1) partitions[topic] = substr($i, 17)
      if (index($i, "ReplicationFactor: ") == 1) factor[topic] = substr($i, 20)
    }
  }
  section == "CONFIGS" && /^Dynamic configs for topic .* are:$/ { configured = substr($0, 27, length($0) - 31) }
  section == "CONFIGS" && match($0, / sensitive=(true|false) synonyms=/) {
    current[configured "\\t" substr($0, 3, RSTART - 3)] = 1
  }
  section != "WANTED" || NF < 3 { next }
  !($1 in partitions) { print "CREATE\\t" $0; next }
  partitions[$1] > $2 + 0 {
    print "PROBLEM\\ttopic \\047" $1 "\\047 has " partitions[$1] " partitions and shall have " $2 ": partitions cannot be taken away; set partitions to " partitions[$1] " or make a new topic"
  }
  factor[$1] != $3 {
    print "PROBLEM\\ttopic \\047" $1 "\\047 has replication factor " factor[$1] " and shall have " $3 ": move its replicas with kafka-reassign-partitions first, or set replicationFactor to " factor[$1]
  }
  {
    if (partitions[$1] < $2 + 0) print "GROW\\t" $1 "\\t" $2
    differing = ""
    for (i = 4; i <= NF; i++) if (!(($1 "\\t" $i) in current)) differing = differing "\\t" $i
    if (differing != "") print "SET\\t" $1 differing
  }')"

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

PROBLEMS=0
while IFS=$'\\t' read -r -u 3 kind text; do
  if [ "$kind" != PROBLEM ]; then continue; fi
  PROBLEMS=$((PROBLEMS + 1))
  printf '%s\\n' "$text" >&2
done 3<<<"$PLAN"
if [ "$PROBLEMS" -gt 0 ]; then fail "$PROBLEMS problems, nothing was changed"; fi

while IFS=$'\\t' read -r -u 3 -a step; do
  case "\${step[0]-}" in
    CREATE) create_topic "\${step[@]:1}" ;;
    # --topic is a regular expression here: a plain dot would grow other topics too.
    GROW) change "$KAFKA_TOPICS" "\${CONNECT[@]}" --alter --topic "\${step[1]//./\\\\.}" --partitions "\${step[2]}" ;;
    SET) set_configs "\${step[@]:1}" ;;
  esac
done 3<<<"$PLAN"
finish
`;
