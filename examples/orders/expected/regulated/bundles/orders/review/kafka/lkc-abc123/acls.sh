#!/usr/bin/env bash
# Adds ACLs. Cluster: lkc-abc123.
# Written by Sluicegate. To change it, edit the program and synthesize again.
#
# Needs the command-line tools of Apache Kafka 4.x. Running it again changes nothing.
#   BOOTSTRAP_SERVERS  host:port,… of the brokers; default: the cluster's
#   COMMAND_CONFIG     properties file with security.protocol, sasl.… or ssl.… of an administrator
#   KAFKA_ACLS         the tool; default: kafka-acls or kafka-acls.sh on PATH
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: acls.sh [--dry-run] [--prune]
  --dry-run  print what would be done, change nothing
  --prune    remove other ACLs that the principals named here have on the resources named here
USAGE
}

DRY_RUN=0
PRUNE=0
for argument in "$@"; do
  case "$argument" in
    --dry-run) DRY_RUN=1 ;;
    --prune) PRUNE=1 ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 64 ;;
  esac
done

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# A tool that was named must exist; otherwise the one of the two usual names that does.
find_tool() {
  if [ -n "$1" ]; then printf '%s' "$1"; return; fi
  if command -v "$2" >/dev/null 2>&1; then printf '%s' "$2"; return; fi
  if command -v "$2.sh" >/dev/null 2>&1; then printf '%s' "$2.sh"; return; fi
  fail "cannot find $2 or $2.sh on PATH: install the tools of Apache Kafka 4.x or set $3"
}
KAFKA_ACLS="$(find_tool "${KAFKA_ACLS:-}" kafka-acls KAFKA_ACLS)"

DEFAULT_BOOTSTRAP_SERVERS='pkc-1.eu-west-1.aws.confluent.cloud:9092'
BOOTSTRAP_SERVERS="${BOOTSTRAP_SERVERS:-$DEFAULT_BOOTSTRAP_SERVERS}"
[ -n "$BOOTSTRAP_SERVERS" ] || fail "set BOOTSTRAP_SERVERS: the cluster's were not known when this was written"
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
CHANGES=0
change() {
  CHANGES=$((CHANGES + 1))
  printf '+'; printf ' %q' "$@"; printf '\n'
  if [ "$DRY_RUN" -eq 0 ]; then "$@"; fi
}

finish() {
  if [ "$CHANGES" -eq 0 ]; then say "nothing to change"
  elif [ "$DRY_RUN" -eq 1 ]; then say "$CHANGES changes to make (dry run: none was made)"
  else say "$CHANGES changes made"; fi
}

# Permission, principal, host, operation, kind of resource, pattern, names.
each_acl() {
  "$1" 'ALLOW' 'User:sa-checkout' '*' 'WRITE' 'TOPIC' 'LITERAL' 'sales.customers.v1' 'sales.orders.v1'
  "$1" 'ALLOW' 'User:sa-checkout' '*' 'WRITE' 'TRANSACTIONAL_ID' 'PREFIXED' 'checkout-'
  "$1" 'ALLOW' 'User:sa-loader' '*' 'READ' 'GROUP' 'PREFIXED' 'loader-'
  "$1" 'ALLOW' 'User:sa-loader' '*' 'READ' 'TOPIC' 'LITERAL' 'sales.customers.v1' 'sales.orders.v1'
}

# One line an ACL: the resource and the entry, each as the tool prints it.
as_lines() {
  awk '
    /^Current ACLs for resource / { resource = substr($0, index($0, "\140") + 1); sub(/\140: *$/, "", resource) }
    /^[ \t]+\(principal=/ { sub(/^[ \t]+/, ""); sub(/[ \t]+$/, ""); print resource "\t" $0 }'
}
ACLS_BEFORE="$(read_state "$KAFKA_ACLS" "${CONNECT[@]}" --list | as_lines)"

resource_text() { printf 'ResourcePattern(resourceType=%s, name=%s, patternType=%s)' "$1" "$3" "$2"; }
line_of() { # permission principal host operation type pattern name
  printf '%s\t(principal=%s, host=%s, operation=%s, permissionType=%s)' \
    "$(resource_text "$5" "$6" "$7")" "$2" "$3" "$4" "$1"
}

option_of() {
  case "$1" in
    TOPIC) printf '%s' --topic ;;
    GROUP) printf '%s' --group ;;
    CLUSTER) printf '%s' --cluster ;;
    TRANSACTIONAL_ID) printf '%s' --transactional-id ;;
    DELEGATION_TOKEN) printf '%s' --delegation-token ;;
    USER) printf '%s' --user-principal ;;
    *) fail "no option for $1" ;;
  esac
}

# The tool has no underscores in the names of operations.
entry_of() { # permission principal host operation
  if [ "$1" = ALLOW ]; then ENTRY=(--allow-principal "$2" --allow-host "$3" --operation "${4//_/}")
  else ENTRY=(--deny-principal "$2" --deny-host "$3" --operation "${4//_/}"); fi
}

add_missing() { # permission principal host operation type pattern names…
  local permission="$1" principal="$2" host="$3" operation="$4" type="$5" pattern="$6" name option missing=()
  shift 6
  option="$(option_of "$type")"
  for name in "$@"; do
    if ! grep -Fxq -e "$(line_of "$permission" "$principal" "$host" "$operation" "$type" "$pattern" "$name")" <<<"$ACLS_BEFORE"; then
      missing+=("$option")
      if [ "$type" != CLUSTER ]; then missing+=("$name"); fi
    fi
  done
  if [ "${#missing[@]}" -eq 0 ]; then return; fi
  entry_of "$permission" "$principal" "$host" "$operation"
  change "$KAFKA_ACLS" "${CONNECT[@]}" --add "${ENTRY[@]}" "${missing[@]}" --resource-pattern-type "$pattern"
}

WANTED=''
collect() {
  local name
  for name in "${@:7}"; do
    WANTED="$WANTED$(line_of "$1" "$2" "$3" "$4" "$5" "$6" "$name")"$'\n'
  done
}

# Other entries of this principal on this resource; each is removed once only.
prune_others() {
  local principal="$2" type="$5" pattern="$6" name line rest host operation permission resource
  for name in "${@:7}"; do
    while IFS= read -r line; do
      case "$line" in
        "$(resource_text "$type" "$pattern" "$name")"$'\t'"(principal=$principal, host="*) ;;
        *) continue ;;
      esac
      if grep -Fxq -e "$line" <<<"$WANTED"; then continue; fi
      rest="${line#*"(principal=$principal, host="}"
      host="${rest%%, operation=*}"
      rest="${rest#*, operation=}"
      operation="${rest%%, permissionType=*}"
      permission="${rest#*, permissionType=}"
      entry_of "${permission%)}" "$principal" "$host" "$operation"
      resource=("$(option_of "$type")")
      if [ "$type" != CLUSTER ]; then resource+=("$name"); fi
      change "$KAFKA_ACLS" "${CONNECT[@]}" --remove --force "${ENTRY[@]}" "${resource[@]}" --resource-pattern-type "$pattern"
      WANTED="$WANTED$line"$'\n'
    done <<<"$ACLS_BEFORE"
  done
}

each_acl add_missing
if [ "$PRUNE" -eq 1 ]; then
  each_acl collect
  each_acl prune_others
fi
finish
