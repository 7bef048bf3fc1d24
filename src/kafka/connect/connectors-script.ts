import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import { scriptHead } from '../../bundle/script-head';
import { shellWord } from '../../core/shell';
import type { DeliveredConnector } from './connector-files';

/** Brings the connectors of one Connect cluster to their files: validates all of them first, then changes what differs. */
export function connectorsScript(connectors: readonly DeliveredConnector[]): Artifact {
  const { connectName = '', restUrl = '' } = connectors[0] ?? {};
  const calls = connectors.map(({ connectorName, config }) => {
    const words = [connectorName, config['connector.class'] ?? '', `${pathSegment(connectorName)}.json`];
    return `  "$1" ${words.map(shellWord).join(' ')} || return 1\n`;
  });
  return {
    path: `kafka/connect/${pathSegment(connectName)}/connectors.sh`,
    body: head(connectName, restUrl) + `\neach_connector() {\n${calls.join('')}}\n` + BODY,
    executable: true,
  };
}

function head(connectName: string, restUrl: string): string {
  const start = scriptHead({
    fileName: 'connectors.sh',
    about: ['Brings connectors to their configurations; others are left alone.', `Connect cluster: ${connectName}.`],
    needs: 'curl and jq',
    variables: [
      ['CONNECT_URL', "address of a worker; default: the cluster's"],
      ['CONNECT_USERNAME', 'who logs in by basic authentication, with'],
      ['CONNECT_PASSWORD', 'the password'],
      ['CONNECT_CURL_CONFIG', "a file of curl's --config, for instance with cacert, cert and key"],
    ],
  });
  return `${start}
DEFAULT_URL=${shellWord(restUrl)}
`;
}

const BODY = `
for tool in curl jq; do
  command -v "$tool" >/dev/null 2>&1 || fail "cannot find $tool on PATH"
done

FOLDER="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"
URL="\${CONNECT_URL:-$DEFAULT_URL}"
URL="\${URL%/}"
OPTIONS=(--silent --show-error --max-time 90)
if [ -n "\${CONNECT_CURL_CONFIG:-}" ]; then
  [ -r "$CONNECT_CURL_CONFIG" ] || fail "cannot read CONNECT_CURL_CONFIG: $CONNECT_CURL_CONFIG"
  OPTIONS+=(--config "$CONNECT_CURL_CONFIG")
fi

# The password goes through a pipe: arguments can be seen by others on the machine.
login() {
  [ -n "\${CONNECT_USERNAME:-}" ] || return 0
  local user="$CONNECT_USERNAME:\${CONNECT_PASSWORD:?set CONNECT_PASSWORD too}"
  user="\${user//\\\\/\\\\\\\\}"
  printf 'user = "%s"\\n' "\${user//\\"/\\\\\\"}"
}

# Method, path and the file that is sent. Sets STATUS and ANSWER. While workers rebalance they answer 409.
request() {
  local sent=() attempt
  [ $# -lt 3 ] || sent=(--header 'Content-Type: application/json' --data-binary "@$3")
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    ANSWER="$(curl "\${OPTIONS[@]}" --config <(login) --request "$1" "\${sent[@]+"\${sent[@]}"}" \\
      --write-out '\\n%{http_code}' "$URL$2")" || fail "cannot reach the Connect cluster at $URL"
    STATUS="\${ANSWER##*$'\\n'}"
    ANSWER="\${ANSWER%$'\\n'*}"
    [ "$STATUS" = 409 ] || return 0
    sleep 2
  done
}

# What a worker answered, without the rest of a page that is none of its own.
refused() { fail "$1: status $STATUS $(printf '%s' "$ANSWER" | head -c 2000)"; }

# What the worker finds wrong, by setting. It resolves references before: where it did, what it says may hold a secret.
ERRORS='
  .configs[].value | select((.errors | length) > 0)
  | ($file[0][.name] // "" | tostring) as $written
  | if ($written | contains("\${")) and (any(.errors[]; contains($written)) | not)
    then "  \\(.name): not valid once \\($written) is resolved"
    else "  \\(.name): \\(.errors | join("; "))" end'

validate() {
  local errors
  request PUT "/connector-plugins/$2/config/validate" "$FOLDER/$3"
  [ "$STATUS" = 200 ] || refused "cannot validate $1"
  errors="$(printf '%s' "$ANSWER" | jq -r --slurpfile file "$FOLDER/$3" "$ERRORS")" || refused "cannot validate $1"
  [ -z "$errors" ] || fail "the configuration of $1 is not valid:
$errors"
}

bring() {
  local there wanted
  wanted="$(jq --sort-keys . "$FOLDER/$3")" || fail "cannot read $3"
  request GET "/connectors/$1/config"
  case "$STATUS" in
    200) there="$(printf '%s' "$ANSWER" | jq --sort-keys .)" || refused "cannot read $1" ;;
    404) there='' ;;
    *) refused "cannot read $1" ;;
  esac
  if [ "$there" = "$wanted" ]; then return; fi
  CHANGES=$((CHANGES + 1))
  if [ -z "$there" ]; then say "+ create connector $1"
  else
    say "+ change connector $1:"
    diff <(printf '%s\\n' "$there") <(printf '%s\\n' "$wanted") | sed -n 's/^\\([<>]\\)/    \\1/p' || true
  fi
  [ "$DRY_RUN" -eq 0 ] || return 0
  request PUT "/connectors/$1/config" "$FOLDER/$3"
  case "$STATUS" in
    200 | 201) shown "$1" "$wanted" ;;
    # its answer would be the one of validation, with what it resolved
    400) fail "the Connect cluster does not take the configuration of $1: run this again to see why" ;;
    *) refused "cannot write $1" ;;
  esac
}

# A worker answers before its own view has the change, and would show the former configuration to whoever asks next.
shown() {
  local attempt
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    request GET "/connectors/$1/config"
    [ "$STATUS" != 200 ] || [ "$(printf '%s' "$ANSWER" | jq --sort-keys .)" != "$2" ] || return 0
    sleep 1
  done
  fail "the Connect cluster took the configuration of $1 but does not show it: status $STATUS; run this again"
}

[ -n "$URL" ] || fail "set CONNECT_URL"
each_connector validate
each_connector bring
finish
`;
