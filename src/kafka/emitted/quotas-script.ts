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
      String(quota.subjects.length),
      ...quota.subjects.flatMap(({ kind, name }) => [
        ...typeOption({ kind }),
        ...(name === undefined ? ['--entity-default', ''] : ['--entity-name', name]),
      ]),
      ...Object.entries(quotaConfig(quota)).map(([key, value]) => `${key}=${value}`),
    ]),
  );
  return kafkaScript(cluster, {
    name: 'quotas',
    purpose: 'Sets quotas.',
    tools: [KAFKA_CONFIGS],
    body: `
# How the tool calls the entity, number of its parts, each part as four words, limits.
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
QUOTAS_BEFORE="$(read_state described)"

# The limit as a number, or nothing. The tool prints 1.048576E8 for 104857600.
limit_of() {
  local line
  while IFS= read -r line; do
    case "$line" in
      "Quota configs for $1 are "*)
        awk -v key="$2" '{
          n = split($0, limits, /, /)
          for (i = 1; i <= n; i++) if (index(limits[i], key "=") == 1) print substr(limits[i], length(key) + 2)
        }' <<<"\${line#"Quota configs for $1 are "}" ;;
    esac
  done <<<"$QUOTAS_BEFORE"
}

same_number() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a != "" && a + 0 == b + 0) }'; }

apply_quota() {
  local heading="$1" parts="$2" entity=() limit differing=''
  shift 2
  while [ "$parts" -gt 0 ]; do
    entity+=("$1" "$2" "$3")
    if [ "$3" = --entity-name ]; then entity+=("$4"); fi
    shift 4
    parts=$((parts - 1))
  done
  for limit in "$@"; do
    if ! same_number "$(limit_of "$heading" "\${limit%%=*}")" "\${limit#*=}"; then differing="$differing,$limit"; fi
  done
  if [ -n "$differing" ]; then
    change "$KAFKA_CONFIGS" "\${CONNECT[@]}" --alter "\${entity[@]}" --add-config "\${differing#,}"
  fi
}

each_quota apply_quota
finish
`;
