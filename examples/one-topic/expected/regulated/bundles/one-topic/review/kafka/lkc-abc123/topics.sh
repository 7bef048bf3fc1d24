#!/usr/bin/env bash
# Creates topics, adds partitions and sets configs. Cluster: lkc-abc123.
# Written by Sluicegate. To change it, edit the program and synthesize again.
#
# Needs the command-line tools of Apache Kafka 4.x. Running it again changes nothing.
#   BOOTSTRAP_SERVERS  host:port,… of the brokers; default: the cluster's
#   COMMAND_CONFIG     properties file with security.protocol, sasl.… or ssl.… of an administrator
#   KAFKA_TOPICS       the tool; default: kafka-topics or kafka-topics.sh on PATH
#   KAFKA_CONFIGS      the tool; default: kafka-configs or kafka-configs.sh on PATH
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: topics.sh [--dry-run]
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

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

CHANGES=0
finish() {
  if [ "$CHANGES" -eq 0 ]; then say 'nothing to change'
  elif [ "$DRY_RUN" -eq 1 ]; then say "$CHANGES changes to make (dry run: none was made)"
  else say "$CHANGES changes made"; fi
}

# A tool that was named must exist; otherwise the one of the two usual names that does.
find_tool() {
  if [ -n "$1" ]; then printf '%s' "$1"; return; fi
  if command -v "$2" >/dev/null 2>&1; then printf '%s' "$2"; return; fi
  if command -v "$2.sh" >/dev/null 2>&1; then printf '%s' "$2.sh"; return; fi
  fail "cannot find $2 or $2.sh on PATH: install the tools of Apache Kafka 4.x or set $3"
}
KAFKA_TOPICS="$(find_tool "${KAFKA_TOPICS:-}" kafka-topics KAFKA_TOPICS)"
KAFKA_CONFIGS="$(find_tool "${KAFKA_CONFIGS:-}" kafka-configs KAFKA_CONFIGS)"

DEFAULT_BOOTSTRAP_SERVERS='pkc-1.eu-west-1.aws.confluent.cloud:9092'
BOOTSTRAP_SERVERS="${BOOTSTRAP_SERVERS:-$DEFAULT_BOOTSTRAP_SERVERS}"
CONNECT=(--bootstrap-server "$BOOTSTRAP_SERVERS")
if [ -n "${COMMAND_CONFIG:-}" ]; then
  [ -r "$COMMAND_CONFIG" ] || fail "cannot read COMMAND_CONFIG: $COMMAND_CONFIG"
  CONNECT+=(--command-config "$COMMAND_CONFIG")
fi

# The tools print their errors where their answers belong: show them before stopping.
read_state() {
  local answer
  if ! answer="$("$@")"; then
    printf '%s\n' "$answer" >&2
    fail "cannot read what there is: $1 failed"
  fi
  printf '%s\n' "$answer"
}

# Shows a command, and runs it unless this is a dry run.
change() {
  CHANGES=$((CHANGES + 1))
  printf '+'; printf ' %q' "$@"; printf '\n'
  if [ "$DRY_RUN" -eq 0 ]; then "$@"; fi
}

# Name, partitions, replication factor, configs.
each_topic() {
  "$1" 'sales.orders.v1' '12' '3' 'min.insync.replicas=2' 'retention.ms=604800000'
}

# One line a topic, with tabs between: no name and no value has any.
print_line() { local IFS=$'\t'; printf '%s\n' "$*"; }

DESCRIBED="$(read_state "$KAFKA_TOPICS" "${CONNECT[@]}" --describe | awk '/^Topic: /')"
CONFIGURED="$(read_state "$KAFKA_CONFIGS" "${CONNECT[@]}" --describe --entity-type topics)"

# Compares all at once: what to do, one line each, and what cannot be done.
PLAN="$({
  printf 'TOPICS\n%s\nCONFIGS\n%s\nWANTED\n' "$DESCRIBED" "$CONFIGURED"
  each_topic print_line
} | awk -F '\t' '
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
    current[configured "\t" substr($0, 3, RSTART - 3)] = 1
  }
  section != "WANTED" || NF < 3 { next }
  !($1 in partitions) { print "CREATE\t" $0; next }
  partitions[$1] > $2 + 0 {
    print "PROBLEM\ttopic \047" $1 "\047 has " partitions[$1] " partitions and shall have " $2 ": partitions cannot be taken away; set partitions to " partitions[$1] " or make a new topic"
  }
  factor[$1] != $3 {
    print "PROBLEM\ttopic \047" $1 "\047 has replication factor " factor[$1] " and shall have " $3 ": move its replicas with kafka-reassign-partitions first, or set replicationFactor to " factor[$1]
  }
  {
    if (partitions[$1] < $2 + 0) print "GROW\t" $1 "\t" $2
    differing = ""
    for (i = 4; i <= NF; i++) if (!(($1 "\t" $i) in current)) differing = differing "\t" $i
    if (differing != "") print "SET\t" $1 differing
  }')"

# The tools split values at commas, brackets and equals signs; a properties file they read as it stands.
set_configs() {
  local topic="$1" plain='' config value hard=0
  shift
  for config in "$@"; do
    value="${config#*=}"
    case "$value" in
      '' | *[][=]*) hard=1 ;;
      *,*) plain="$plain,${config%%=*}=[$value]" ;;
      *) plain="$plain,$config" ;;
    esac
  done
  local alter=("$KAFKA_CONFIGS" "${CONNECT[@]}" --alter --entity-type topics --entity-name "$topic")
  if [ "$hard" -eq 0 ]; then
    change "${alter[@]}" --add-config "${plain#,}"
  else
    printf '# properties:'; printf ' %q' "$@"; printf '\n'
    change "${alter[@]}" --add-config-file <(for config in "$@"; do printf '%s\n' "${config//\\/\\\\}"; done)
  fi
}

create_topic() {
  local topic="$1" partitions="$2" factor="$3" config value arguments=() later=()
  shift 3
  for config in "$@"; do
    value="${config#*=}"
    case "$value" in
      '' | *=*) later+=("$config") ;;
      *) arguments+=(--config "$config") ;;
    esac
  done
  change "$KAFKA_TOPICS" "${CONNECT[@]}" --create --topic "$topic" --partitions "$partitions" \
    --replication-factor "$factor" ${arguments[@]+"${arguments[@]}"}
  if [ "${#later[@]}" -gt 0 ]; then set_configs "$topic" "${later[@]}"; fi
}

PROBLEMS=0
while IFS=$'\t' read -r -u 3 kind text; do
  if [ "$kind" != PROBLEM ]; then continue; fi
  PROBLEMS=$((PROBLEMS + 1))
  printf '%s\n' "$text" >&2
done 3<<<"$PLAN"
if [ "$PROBLEMS" -gt 0 ]; then fail "$PROBLEMS problems, nothing was changed"; fi

while IFS=$'\t' read -r -u 3 -a step; do
  case "${step[0]-}" in
    CREATE) create_topic "${step[@]:1}" ;;
    # --topic is a regular expression here: a plain dot would grow other topics too.
    GROW) change "$KAFKA_TOPICS" "${CONNECT[@]}" --alter --topic "${step[1]//./\\.}" --partitions "${step[2]}" ;;
    SET) set_configs "${step[@]:1}" ;;
  esac
done 3<<<"$PLAN"
finish
