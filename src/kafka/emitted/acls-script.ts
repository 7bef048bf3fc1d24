import type { Artifact } from '../../bundle/artifact';
import { shellComment } from '../../core/shell';
import { sortedBy } from '../../core/stable-order';
import { distinctAcls } from '../acl-identity';
import type { AclRow } from '../acl-row';
import { displayNameToBeMade, isToBeMade } from '../principal-rules';
import { KAFKA_ACLS, kafkaScript, shellCall, type ScriptCluster } from './kafka-script';

const NAMES_A_CALL = 200;

/**
 * Adds the ACLs that are missing. With `--prune` it takes away others of the same principals on the same resources.
 *
 * @param accounts the constructs of accounts, by display name
 */
export function aclsScript(
  cluster: ScriptCluster,
  rows: readonly AclRow[],
  accounts: ReadonlyMap<string, readonly string[]> = new Map(),
): Artifact {
  const calls = callsOf(rows.filter(({ principal }) => !isToBeMade(principal)));
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
    body: `${leftToTerraform(rows, accounts)}
# Permission, principal, host, operation, kind of resource, pattern, names.
each_acl() {
${calls.length === 0 ? '  :\n' : calls.join('')}}
${FUNCTIONS}`,
  });
}

/** Who is granted something, but not by this script: a reader finds the accounts in the program, and the rows in Terraform. */
function leftToTerraform(rows: readonly AclRow[], accounts: ReadonlyMap<string, readonly string[]>): string {
  const counts = new Map<string, number>();
  for (const { principal } of rows) {
    const name = displayNameToBeMade(principal);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return '';
  const lines = sortedBy(counts, ([name]) => name).map(([name, count]) => {
    const paths = accounts.get(name)?.join(' or ') ?? 'an account';
    return `#   ${shellComment(`${paths}, '${name}'`)}: ${count === 1 ? '1 row' : `${count} rows`}\n`;
  });
  return `
# Not in here: rows of accounts whose ids only Terraform knows. review/terraform/main.tf.json adds them.
${lines.join('')}`;
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
  return ordered.flatMap(({ words, names }) => chunksOf(names).map((chunk) => shellCall([...words, ...chunk])));
}

/** A command line has an end: 256 KiB on some systems. */
function chunksOf(names: readonly string[]): string[][] {
  const count = Math.ceil(names.length / NAMES_A_CALL);
  return Array.from({ length: count }, (_, at) => names.slice(at * NAMES_A_CALL, (at + 1) * NAMES_A_CALL));
}

const FUNCTIONS = `
# One line a call of the list above, with tabs between: no name has any.
print_line() { local IFS=$'\\t'; printf '%s\\n' "$*"; }

LISTED="$(read_state "$KAFKA_ACLS" "\${CONNECT[@]}" --list)"

# Compares all at once: what to add and what to remove, one line each. The tool's texts are compared as a whole or read
# from their ends, so that no name can pass for another field.
PLAN="$({
  printf 'LISTED\\n%s\\nWANTED\\n' "$LISTED"
  each_acl print_line
} | awk -F '\\t' -v prune="$PRUNE" '
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
    resource = substr($0, index($0, "\\140") + 1)
    sub(/\\140: *$/, "", resource)
  }
  section == "LISTED" && /^[ \\t]+\\(principal=/ {
    entry = $0
    sub(/^[ \\t]+/, "", entry)
    sub(/[ \\t]+$/, "", entry)
    found[resource "\\t" entry] = 1
    order[++count] = resource "\\t" entry
  }
  section == "WANTED" && NF >= 7 {
    missing = ""
    for (i = 7; i <= NF; i++) {
      name = "ResourcePattern(resourceType=" $5 ", name=" $i ", patternType=" $6 ")"
      text = name "\\t(principal=" $2 ", host=" $3 ", operation=" $4 ", permissionType=" $1 ")"
      wanted[text] = 1
      managed[name "\\t" $2] = $5 "\\t" $6 "\\t" $i
      if (!(text in found)) missing = missing "\\t" $i
    }
    if (missing != "") print "ADD\\t" $1 "\\t" $2 "\\t" $3 "\\t" $4 "\\t" $5 "\\t" $6 missing
  }
  END {
    if (!prune) exit
    for (i = 1; i <= count; i++) {
      if (order[i] in wanted) continue
      split(order[i], parts, /\\t/)
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
      key = parts[1] "\\t" principal
      if (key in managed) print "REMOVE\\t" permission "\\t" principal "\\t" host "\\t" operation "\\t" managed[key]
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
  if [ "\${action[0]}" = --remove ]; then action+=(--force); fi
  # The tool has no underscores in the names of operations.
  if [ "$permission" = ALLOW ]; then entry=(--allow-principal "$principal" --allow-host "$host" --operation "\${operation//_/}")
  else entry=(--deny-principal "$principal" --deny-host "$host" --operation "\${operation//_/}"); fi
  option="$(option_of "$type")"
  for name in "$@"; do
    resources+=("$option")
    if [ "$type" != CLUSTER ]; then resources+=("$name"); fi
  done
  change "$KAFKA_ACLS" "\${CONNECT[@]}" "\${action[@]}" "\${entry[@]}" "\${resources[@]}" --resource-pattern-type "$pattern"
}

while IFS=$'\\t' read -r -u 3 -a step; do
  case "\${step[0]-}" in
    ADD) change_acls --add "\${step[@]:1}" ;;
    REMOVE) change_acls --remove "\${step[@]:1}" ;;
  esac
done 3<<<"$PLAN"
finish
`;
