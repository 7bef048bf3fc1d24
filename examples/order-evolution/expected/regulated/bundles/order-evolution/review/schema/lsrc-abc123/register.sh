#!/usr/bin/env bash
# Registers schemas and sets what is promised between their versions. Registry: lsrc-abc123.
# Written by Sluicegate. To change it, edit the program and synthesize again.
#
# Needs curl. Running it again changes nothing.
#   SCHEMA_REGISTRY_URL  the registry; default: the program's
#   SCHEMA_REGISTRY_CA   a file with the certificates to trust, where the registry has one of its own
#   REGISTRY_API_KEY     user or API key
#   REGISTRY_API_SECRET  its password or secret
set -euo pipefail

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

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

CHANGES=0
finish() {
  if [ "$CHANGES" -eq 0 ]; then say 'nothing to change'
  elif [ "$DRY_RUN" -eq 1 ]; then say "$CHANGES changes to make (dry run: none was made)"
  else say "$CHANGES changes made"; fi
}

command -v curl >/dev/null 2>&1 || fail 'cannot find curl on PATH'
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

URL='https://psrc-1.eu-west-1.aws.confluent.cloud'
URL="${SCHEMA_REGISTRY_URL:-$URL}"
[ -n "${REGISTRY_API_KEY:-}" ] || fail 'set REGISTRY_API_KEY: the registry asks who is there'
[ -n "${REGISTRY_API_SECRET:-}" ] || fail 'set REGISTRY_API_SECRET: the registry asks who is there'
USER_PASSWORD="$REGISTRY_API_KEY:$REGISTRY_API_SECRET"

# Text in quotes, as a configuration file of curl has it.
quoted() {
  local text="$1"
  text="${text//\\/\\\\}"
  text="${text//\"/\\\"}"
  printf '"%s"\n' "$text"
}

# What must not show among the arguments of a process.
configuration() {
  if [ -n "$USER_PASSWORD" ]; then printf 'user = '; quoted "$USER_PASSWORD"; fi
  if [ -n "${SCHEMA_REGISTRY_CA:-}" ]; then printf 'cacert = '; quoted "$SCHEMA_REGISTRY_CA"; fi
}

# Method, path, further arguments of curl: what the registry answered.
STATUS=''
ANSWER=''
request() {
  local method="$1" path="$2" answer
  shift 2
  answer="$(configuration | curl --config - --silent --show-error --connect-timeout 10 --max-time 60 \
    --request "$method" --header 'Accept: application/vnd.schemaregistry.v1+json, application/json' \
    --header 'Content-Type: application/vnd.schemaregistry.v1+json' \
    --write-out '\n%{http_code}' "$@" --url "$URL$path")" || fail "cannot reach the registry: $method $URL$path"
  STATUS="${answer##*$'\n'}"
  ANSWER="${answer%$'\n'*}"
}

refused() { fail "$1: the registry answered $STATUS $ANSWER"; }

# What is done, then a request that does it.
change() {
  local what="$1"
  shift
  CHANGES=$((CHANGES + 1))
  say "+ $what"
  if [ "$DRY_RUN" -eq 1 ]; then return; fi
  request "$@"
  case "$STATUS" in 2??) ;; *) refused "$what" ;; esac
}

# What the first pair of brackets of a pattern finds in the answer.
found() { if [[ "$ANSWER" =~ $1 ]]; then printf '%s' "${BASH_REMATCH[1]}"; fi; }
LEVEL='"compatibilityLevel":[[:space:]]*"([A-Z_]+)"'
MODE='"mode":[[:space:]]*"([A-Z_]+)"'
ID='"id":[[:space:]]*([0-9]+)'

# Path, mode, of what.
compatibility() {
  local current=''
  request GET "/config$1"
  case "$STATUS" in
    200) current="$(found "$LEVEL")" ;;
    404) ;;
    *) refused "compatibility of $3" ;;
  esac
  if [ "$current" = "$2" ]; then return; fi
  change "compatibility of $3: $2 (was ${current:-not set})" PUT "/config$1" --data "{\"compatibility\":\"$2\"}"
}

# Subject, mode.
mode() {
  local current=''
  request GET "/mode/$1"
  case "$STATUS" in
    200) current="$(found "$MODE")" ;;
    204) fail "mode of $1: this registry has no modes (it answered 204): leave 'mode' out of the program" ;;
    404) ;;
    *) refused "mode of $1" ;;
  esac
  if [ "$current" = "$2" ]; then return; fi
  change "mode of $1: $2 (was ${current:-not set})" PUT "/mode/$1" --data "{\"mode\":\"$2\"}"
}

# Subject, then the parts of its data contract: a registry without contracts takes the body and drops them.
contract() {
  local name="$1" part pattern
  shift
  if [ "$DRY_RUN" -eq 1 ]; then return; fi
  request GET "/subjects/$name/versions/latest"
  if [ "$STATUS" != 200 ]; then refused "data contract of $name"; fi
  for part in "$@"; do
    # in the schema's own text, quotes are escaped
    pattern="\"$part\":[[:space:]]*[{]"
    if [[ "$ANSWER" =~ $pattern ]]; then continue; fi
    fail "data contract of $name: the registry has not kept the $part that it was sent, and nobody will act on it: use a registry with data contracts, or leave it out of the program"
  done
}

# Subject, body: registered unless it is the latest version already.
schema() {
  local latest='' id='' which='the first' normalize body="$HERE/$2"
  request GET "/subjects/$1/versions/latest"
  case "$STATUS" in
    200) latest="$(found "$ID")" ;;
    404) ;;
    *) refused "latest version of $1" ;;
  esac
  if [ -n "$latest" ]; then
    for normalize in false true; do
      request POST "/subjects/$1?normalize=$normalize" --data-binary "@$body"
      case "$STATUS" in
        200)
          id="$(found "$ID")"
          if [ "$id" = "$latest" ]; then return; fi
          fail "schema of $1: it is an earlier version (id $id, the latest is $latest), and a registry does not make that the latest again: record the latest version in the program's history and change from there"
          ;;
        404) ;;
        422) if [ "$DRY_RUN" -eq 0 ]; then refused "schema of $1"; fi ;; # a reference that would be there by now
        *) refused "schema of $1" ;;
      esac
    done
  fi
  if [ -n "$latest" ]; then which='a new'; fi
  change "schema of $1: $which version" POST "/subjects/$1/versions" --data-binary "@$body"
}

compatibility '/sales.orders.v1-value' BACKWARD_TRANSITIVE 'sales.orders.v1-value'
schema 'sales.orders.v1-value' 'bodies/sales.orders.v1-value.json'
finish
