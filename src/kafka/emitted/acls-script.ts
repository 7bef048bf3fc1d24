import type { Artifact } from '../../bundle/artifact';
import { sortedBy } from '../../core/stable-order';
import { hasToken } from '../../core/tokens';
import { distinctAcls } from '../acl-identity';
import type { AclRow } from '../acl-row';
import { KAFKA_ACLS, kafkaScript, shellCall, type ScriptCluster } from './kafka-script';

/** Adds the ACLs that are missing. With `--prune` it takes away others of the same principals on the same resources. */
export function aclsScript(cluster: ScriptCluster, rows: readonly AclRow[]): Artifact {
  const calls = callsOf(rows.filter(({ principal }) => !hasToken(principal)));
  const later = rows.length - rows.filter(({ principal }) => !hasToken(principal)).length;
  return kafkaScript(cluster, {
    name: 'acls',
    purpose: 'Adds ACLs.',
    options: [
      {
        flag: '--prune',
        variable: 'PRUNE',
        help: 'remove other ACLs that the principals named here have on the resources named here',
      },
    ],
    tools: [KAFKA_ACLS],
    body: `${later === 0 ? '' : `\n# ${later} rows are not in here: their principals are only known once they are made. Terraform adds them.\n`}
# Permission, principal, host, operation, kind of resource, pattern, names.
each_acl() {
${calls.length === 0 ? '  :\n' : calls.join('')}}
${FUNCTIONS}`,
  });
}

/** Starting the tool takes a second or two: rows that differ by the name only become one call. */
function callsOf(rows: readonly AclRow[]): string[] {
  const groups = new Map<string, { readonly words: string[]; readonly names: string[] }>();
  for (const row of distinctAcls(rows)) {
    const { permission, principal, host, operation, resourceType, patternType, resourceName } = row;
    const words = [permission, principal, host, operation, resourceType, patternType];
    const group = groups.get(words.join('\n')) ?? { words, names: [] };
    groups.set(words.join('\n'), group);
    group.names.push(resourceName);
  }
  const ordered = sortedBy(groups.values(), ({ words: [permission, principal, ...rest] }) =>
    [principal, ...rest, permission].join('\n'),
  );
  return ordered.map(({ words, names }) => shellCall([...words, ...names]));
}

const FUNCTIONS = `
# One line an ACL: the resource and the entry, each as the tool prints it.
as_lines() {
  awk '
    /^Current ACLs for resource / { resource = substr($0, index($0, "\\140") + 1); sub(/\\140: *$/, "", resource) }
    /^[ \\t]+\\(principal=/ { sub(/^[ \\t]+/, ""); sub(/[ \\t]+$/, ""); print resource "\\t" $0 }'
}
ACLS_BEFORE="$(read_state "$KAFKA_ACLS" "\${CONNECT[@]}" --list | as_lines)"

resource_text() { printf 'ResourcePattern(resourceType=%s, name=%s, patternType=%s)' "$1" "$3" "$2"; }
line_of() { # permission principal host operation type pattern name
  printf '%s\\t(principal=%s, host=%s, operation=%s, permissionType=%s)' \\
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
  if [ "$1" = ALLOW ]; then ENTRY=(--allow-principal "$2" --allow-host "$3" --operation "\${4//_/}")
  else ENTRY=(--deny-principal "$2" --deny-host "$3" --operation "\${4//_/}"); fi
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
  if [ "\${#missing[@]}" -eq 0 ]; then return; fi
  entry_of "$permission" "$principal" "$host" "$operation"
  change "$KAFKA_ACLS" "\${CONNECT[@]}" --add "\${ENTRY[@]}" "\${missing[@]}" --resource-pattern-type "$pattern"
}

WANTED=''
collect() {
  local name
  for name in "\${@:7}"; do
    WANTED="$WANTED$(line_of "$1" "$2" "$3" "$4" "$5" "$6" "$name")"$'\\n'
  done
}

# Other entries of this principal on this resource; each is removed once only.
prune_others() {
  local principal="$2" type="$5" pattern="$6" name line rest host operation permission resource
  for name in "\${@:7}"; do
    while IFS= read -r line; do
      case "$line" in
        "$(resource_text "$type" "$pattern" "$name")"$'\\t'"(principal=$principal, host="*) ;;
        *) continue ;;
      esac
      if grep -Fxq -e "$line" <<<"$WANTED"; then continue; fi
      rest="\${line#*"(principal=$principal, host="}"
      host="\${rest%%, operation=*}"
      rest="\${rest#*, operation=}"
      operation="\${rest%%, permissionType=*}"
      permission="\${rest#*, permissionType=}"
      entry_of "\${permission%)}" "$principal" "$host" "$operation"
      resource=("$(option_of "$type")")
      if [ "$type" != CLUSTER ]; then resource+=("$name"); fi
      change "$KAFKA_ACLS" "\${CONNECT[@]}" --remove --force "\${ENTRY[@]}" "\${resource[@]}" --resource-pattern-type "$pattern"
      WANTED="$WANTED$line"$'\\n'
    done <<<"$ACLS_BEFORE"
  done
}

each_acl add_missing
if [ "$PRUNE" -eq 1 ]; then
  each_acl collect
  each_acl prune_others
fi
finish
`;
