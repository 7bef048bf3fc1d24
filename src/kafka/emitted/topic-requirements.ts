import type { Artifact } from '../../bundle/artifact';
import { markdownTable } from '../../bundle/markdown';
import { canonicalJson } from '../../core/canonical-json';
import { byText, sortedBy } from '../../core/stable-order';
import { footprint, footprintText } from '../acl-footprint';
import { distinctAcls } from '../acl-identity';
import type { AclRow } from '../acl-row';
import { quotaConfig, type QuotaSpec } from '../quota-spec';
import { topicConfig, typedConfigKeys } from '../topic-config';
import { textOfSetting } from '../topic-settings';
import type { TopicSpec } from '../topic-spec';
import type { ScriptCluster } from './kafka-script';

/** Who asks for it. */
export interface Requester {
  readonly stack: string;
  readonly owner: string;
  readonly environment: string;
}

/** What is asked for on one cluster. */
export interface ClusterRequirements {
  readonly cluster: ScriptCluster;
  readonly topics: readonly TopicSpec[];
  readonly acls: readonly AclRow[];
  readonly quotas: readonly QuotaSpec[];
}

/** What a platform team has to provide, for people and for machines. Says what, never how, and holds no credential. */
export function topicRequirements(requester: Requester, clusters: readonly ClusterRequirements[]): Artifact[] {
  const ordered = sortedBy(clusters, ({ cluster }) => cluster.clusterName).map(inOrder);
  return [
    { path: 'topics.md', body: markdown(requester, ordered) },
    { path: 'topics.json', body: canonicalJson({ ...requester, clusters: ordered.map(plain) }) },
  ];
}

function inOrder({ cluster, topics, acls, quotas }: ClusterRequirements): ClusterRequirements {
  return {
    cluster,
    topics: sortedBy(topics, ({ topicName }) => topicName),
    acls: distinctAcls(acls),
    quotas: sortedBy(quotas, entityText),
  };
}

function plain({ cluster: { clusterName, bootstrapServers }, topics, acls, quotas }: ClusterRequirements): object {
  return {
    clusterName,
    ...(bootstrapServers !== '' && { bootstrapServers }),
    topics: topics.map((topic) => ({
      topicName: topic.topicName,
      partitions: topic.partitions,
      replicationFactor: topic.replicationFactor,
      configs: topicConfig(topic),
    })),
    acls,
    quotas: quotas.map((quota) => ({ entity: quota.subjects, limits: quotaConfig(quota) })),
  };
}

function markdown({ stack, owner, environment }: Requester, clusters: readonly ClusterRequirements[]): string {
  return (
    `# What ${stack} needs on Kafka\n\nOwner: ${owner}. Environment: ${environment}. ` +
    'The same for programs: `topics.json`.\n' +
    clusters.map(clusterSection).join('')
  );
}

function clusterSection({ cluster, topics, acls, quotas }: ClusterRequirements): string {
  const parts = [topicSection(topics), aclSection(acls), quotaSection(quotas)].filter((part) => part !== '');
  const nothing = 'Nothing.\n';
  return (
    `\n## Cluster ${cluster.clusterName}\n\nBootstrap servers: ${cluster.bootstrapServers || 'known once the cluster is made'}\n\n` +
    (parts.length === 0 ? nothing : parts.join('\n'))
  );
}

function topicSection(topics: readonly TopicSpec[]): string {
  if (topics.length === 0) return '';
  const table = markdownTable(
    ['topic', 'partitions', 'replication factor', 'records'],
    topics.map(({ topicName, partitions, replicationFactor, keyed }) => [
      topicName,
      String(partitions),
      String(replicationFactor),
      keyed ? 'with a key' : 'without a key',
    ]),
  );
  const configs = topics.flatMap(configRows);
  const configTable =
    configs.length === 0
      ? ''
      : `\nConfigs of these topics:\n\n${markdownTable(['topic', 'config', 'value', 'that is'], configs)}`;
  const rest = '\nConfigs that are not named stay as the cluster has them.\n';
  return `### Topics\n\n${table}${configTable}${rest}`;
}

function configRows(topic: TopicSpec): string[][] {
  const typed = typedConfigKeys();
  return Object.entries(topicConfig(topic)).map(([key, value]) => {
    const property = typed.get(key);
    const isQuantity = property !== undefined && typeof topic.settings[property] === 'number';
    const text = isQuantity ? textOfSetting(topic.settings, property) : undefined;
    return [topic.topicName, key, value, text === undefined || text === value ? '' : text];
  });
}

function aclSection(acls: readonly AclRow[]): string {
  if (acls.length === 0) return '';
  const principals = [...new Set(acls.map(({ principal }) => principal))].sort(byText);
  const table = markdownTable(
    ['principal', 'permission', 'operation', 'resource', 'pattern', 'name', 'host'],
    acls.map((row) => [
      row.principal,
      row.permission,
      row.operation,
      row.resourceType,
      row.patternType,
      row.resourceName,
      row.host,
    ]),
  );
  const able = principals.map((principal) => `${footprintText(footprint(principal, acls))}`).join('\n');
  return `### ACLs\n\n${table}\n${fenced(able)}`;
}

function quotaSection(quotas: readonly QuotaSpec[]): string {
  if (quotas.length === 0) return '';
  const rows = quotas.flatMap((quota) =>
    Object.entries(quotaConfig(quota)).map(([key, value]) => [entityText(quota), key, value]),
  );
  return `### Quotas\n\nEach broker counts for itself; rates are bytes per second.\n\n${markdownTable(['entity', 'quota', 'value'], rows)}`;
}

function entityText({ subjects }: QuotaSpec): string {
  return subjects.map(({ kind, name }) => (name === undefined ? `every other ${kind}` : `${kind} ${name}`)).join(', ');
}

/** Text as it stands: names in it can neither be read as markup nor end the block. */
export function fenced(text: string): string {
  return `~~~~text\n${text.replace(/^~~~~/gm, ' ~~~~')}~~~~\n`;
}
