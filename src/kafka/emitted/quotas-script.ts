import type { Artifact } from '../../bundle/artifact';
import { sortedBy } from '../../core/stable-order';
import { quotaConfig, type QuotaSpec, type QuotaSubject } from '../quota-spec';
import { KAFKA_CONFIGS, kafkaScript, shellCall, type ScriptCluster } from './kafka-script';

const TYPES: Readonly<Record<QuotaSubject['kind'], string>> = { user: 'users', client: 'clients', ip: 'ips' };
const HEADINGS: Readonly<Record<QuotaSubject['kind'], string>> = {
  user: 'user-principal',
  client: 'client-id',
  ip: 'ip',
};

/** Sets the quotas that differ. Others stay. */
export function quotasScript(cluster: ScriptCluster, quotas: readonly QuotaSpec[]): Artifact {
  const kinds = [...new Set(quotas.map(({ subjects }) => subjects.flatMap(typeOption).join(' ')))].sort();
  const calls = sortedBy(quotas, heading).map((quota) =>
    shellCall([
      heading(quota),
      ...quota.subjects.flatMap(({ kind, name }) => [
        ...typeOption({ kind }),
        ...(name === undefined ? ['--entity-default'] : ['--entity-name', name]),
      ]),
      '--add-config',
      ...Object.entries(quotaConfig(quota)).map(([key, value]) => `${key}=${value}`),
    ]),
  );
  return kafkaScript(cluster, {
    name: 'quotas',
    purpose: 'Sets quotas.',
    tools: [KAFKA_CONFIGS],
    body: `
# How the tool calls the entity, how it is told of it, limits.
each_quota() {
${calls.length === 0 ? '  :\n' : calls.join('')}}

described() {
${kinds.length === 0 ? '  :\n' : kinds.map((kind) => `  "$KAFKA_CONFIGS" "\${CONNECT[@]}" --describe ${kind}\n`).join('')}}
${FUNCTIONS}`,
  });
}

function typeOption({ kind }: Pick<QuotaSubject, 'kind'>): string[] {
  return ['--entity-type', TYPES[kind]];
}

function heading({ subjects }: QuotaSpec): string {
  return subjects
    .map(({ kind, name }) => (name === undefined ? `the default ${HEADINGS[kind]}` : `${HEADINGS[kind]} '${name}'`))
    .join(', ');
}

const FUNCTIONS = `
# One line a quota, with tabs between: no name has any.
print_line() { local IFS=$'\\t'; printf '%s\\n' "$*"; }

DESCRIBED="$(read_state described)"

# Compares all at once, numbers as numbers: the tool prints 1.048576E8 for 104857600.
PLAN="$({
  printf 'DESCRIBED\\n%s\\nWANTED\\n' "$DESCRIBED"
  each_quota print_line
} | awk -F '\\t' '
  $0 == "DESCRIBED" || $0 == "WANTED" { section = $0; next }
  section == "DESCRIBED" && index($0, "Quota configs for ") == 1 {
    rest = substr($0, 19)
    at = 0
    while (index(substr(rest, at + 1), " are ") > 0) at += index(substr(rest, at + 1), " are ")
    n = split(substr(rest, at + 5), limits, /, /)
    for (i = 1; i <= n; i++) {
      equals = index(limits[i], "=")
      current[substr(rest, 1, at - 1) "\\t" substr(limits[i], 1, equals - 1)] = substr(limits[i], equals + 1)
    }
  }
  section == "WANTED" && NF >= 4 {
    words = ""
    differing = ""
    inside = 0
    for (i = 2; i <= NF; i++) {
      if (!inside) { words = words $i "\\t"; inside = ($i == "--add-config"); continue }
      equals = index($i, "=")
      key = $1 "\\t" substr($i, 1, equals - 1)
      if (!(key in current) || current[key] + 0 != substr($i, equals + 1) + 0) differing = differing "," $i
    }
    if (differing != "") print words substr(differing, 2)
  }')"

while IFS=$'\\t' read -r -u 3 -a words; do
  if [ "\${#words[@]}" -gt 0 ]; then change "$KAFKA_CONFIGS" "\${CONNECT[@]}" --alter "\${words[@]}"; fi
done 3<<<"$PLAN"
finish
`;
