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
KAFKA_ACLS="$(find_tool "${KAFKA_ACLS:-}" kafka-acls KAFKA_ACLS)"

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

# Permission, principal, host, operation, kind of resource, pattern, names.
each_acl() {
  "$1" 'ALLOW' 'User:sa-checkout' '*' 'WRITE' 'TOPIC' 'LITERAL' 'sales.customers.v1' 'sales.orders.v1'
  "$1" 'ALLOW' 'User:sa-checkout' '*' 'WRITE' 'TRANSACTIONAL_ID' 'PREFIXED' 'checkout-'
  "$1" 'ALLOW' 'User:sa-loader' '*' 'READ' 'GROUP' 'PREFIXED' 'loader-'
  "$1" 'ALLOW' 'User:sa-loader' '*' 'READ' 'TOPIC' 'LITERAL' 'sales.customers.v1' 'sales.orders.v1'
}

# One line a call of the list above, with tabs between: no name has any.
print_line() { local IFS=$'\t'; printf '%s\n' "$*"; }

LISTED="$(read_state "$KAFKA_ACLS" "${CONNECT[@]}" --list)"

# Compares all at once: what to add and what to remove, one line each. The tool's texts are compared as a whole or read
# from their ends, so that no name can pass for another field.
PLAN="$({
  printf 'LISTED\n%s\nWANTED\n' "$LISTED"
  each_acl print_line
} | awk -F '\t' -v prune="$PRUNE" '
  function after(text, label,    rest, at) {
    rest = text
    at = 0
    while (index(rest, label) > 0) {
      at += index(rest, label)
      rest = substr(rest, index(rest, label) + 1)
    }
    return at == 0 ? 0 : at + length(label)
  }
  $0 == "LISTED" || $0 == "WANTED" { section = $0; next }
  section == "LISTED" && /^Current ACLs for resource / {
    resource = substr($0, index($0, "\140") + 1)
    sub(/\140: *$/, "", resource)
  }
  section == "LISTED" && /^[ \t]+\(principal=/ {
    entry = $0
    sub(/^[ \t]+/, "", entry)
    sub(/[ \t]+$/, "", entry)
    found[resource "\t" entry] = 1
    order[++count] = resource "\t" entry
  }
  section == "WANTED" && NF >= 7 {
    missing = ""
    for (i = 7; i <= NF; i++) {
      name = "ResourcePattern(resourceType=" $5 ", name=" $i ", patternType=" $6 ")"
      text = name "\t(principal=" $2 ", host=" $3 ", operation=" $4 ", permissionType=" $1 ")"
      wanted[text] = 1
      managed[name "\t" $2] = $5 "\t" $6 "\t" $i
      if (!(text in found)) missing = missing "\t" $i
    }
    if (missing != "") print "ADD\t" $1 "\t" $2 "\t" $3 "\t" $4 "\t" $5 "\t" $6 missing
  }
  END {
    if (!prune) exit
    for (i = 1; i <= count; i++) {
      if (order[i] in wanted) continue
      split(order[i], parts, /\t/)
      entry = substr(parts[2], 1, length(parts[2]) - 1)
      at = after(entry, ", permissionType=")
      permission = substr(entry, at)
      entry = substr(entry, 1, at - length(", permissionType=") - 1)
      at = after(entry, ", operation=")
      operation = substr(entry, at)
      entry = substr(entry, 1, at - length(", operation=") - 1)
      at = after(entry, ", host=")
      host = substr(entry, at)
      principal = substr(entry, 12, at - length(", host=") - 12)
      key = parts[1] "\t" principal
      if (key in managed) print "REMOVE\t" permission "\t" principal "\t" host "\t" operation "\t" managed[key]
    }
  }')"

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

change_acls() { # --add or --remove, permission principal host operation type pattern names…
  local action=("$1") permission="$2" principal="$3" host="$4" operation="$5" type="$6" pattern="$7" option name
  local entry resources=()
  shift 7
  if [ "${action[0]}" = --remove ]; then action+=(--force); fi
  # The tool has no underscores in the names of operations.
  if [ "$permission" = ALLOW ]; then entry=(--allow-principal "$principal" --allow-host "$host" --operation "${operation//_/}")
  else entry=(--deny-principal "$principal" --deny-host "$host" --operation "${operation//_/}"); fi
  option="$(option_of "$type")"
  for name in "$@"; do
    resources+=("$option")
    if [ "$type" != CLUSTER ]; then resources+=("$name"); fi
  done
  change "$KAFKA_ACLS" "${CONNECT[@]}" "${action[@]}" "${entry[@]}" "${resources[@]}" --resource-pattern-type "$pattern"
}

while IFS=$'\t' read -r -u 3 -a step; do
  case "${step[0]-}" in
    ADD) change_acls --add "${step[@]:1}" ;;
    REMOVE) change_acls --remove "${step[@]:1}" ;;
  esac
done 3<<<"$PLAN"
finish
