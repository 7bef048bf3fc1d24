import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import { sortedBy } from '../../core/stable-order';
import { foldAcls } from '../acl-derivation';
import { AclOperation } from '../acl-operation';
import { AclPatternType } from '../acl-pattern-type';
import { AclPermission } from '../acl-permission';
import { AclResourceType } from '../acl-resource-type';
import type { AclRow } from '../acl-row';
import { topicConfig } from '../topic-config';
import type { TopicSpec } from '../topic-spec';
import type { ScriptCluster } from './kafka-script';
import { yamlDocument, type YamlValue } from './yaml';

/** Strimzi 0.49 and later; the fields are those of v1beta2 too. */
const API_VERSION = 'kafka.strimzi.io/v1';
const DNS_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const COMMON_NAME = /^CN=([^,=+<>#;"\\]+)$/;

const RESOURCES: Readonly<Partial<Record<AclResourceType, string>>> = {
  [AclResourceType.TOPIC]: 'topic',
  [AclResourceType.GROUP]: 'group',
  [AclResourceType.CLUSTER]: 'cluster',
  [AclResourceType.TRANSACTIONAL_ID]: 'transactionalId',
};
const OPERATIONS: Readonly<Partial<Record<AclOperation, string>>> = {
  [AclOperation.ALL]: 'All',
  [AclOperation.READ]: 'Read',
  [AclOperation.WRITE]: 'Write',
  [AclOperation.CREATE]: 'Create',
  [AclOperation.DELETE]: 'Delete',
  [AclOperation.ALTER]: 'Alter',
  [AclOperation.DESCRIBE]: 'Describe',
  [AclOperation.CLUSTER_ACTION]: 'ClusterAction',
  [AclOperation.DESCRIBE_CONFIGS]: 'DescribeConfigs',
  [AclOperation.ALTER_CONFIGS]: 'AlterConfigs',
  [AclOperation.IDEMPOTENT_WRITE]: 'IdempotentWrite',
};

/**
 * The same as Strimzi's KafkaTopic and KafkaUser, for clusters that its operator looks after.
 *
 * A KafkaUser's name is the user's name, so a principal can be one only when Kubernetes takes its name; the others, and
 * rows that Strimzi has no words for, are named in a comment at the top.
 *
 * @see https://strimzi.io/docs/operators/latest/configuring
 */
export function strimziResources(
  cluster: ScriptCluster,
  topics: readonly TopicSpec[],
  acls: readonly AclRow[],
): Artifact[] {
  const folder = `kafka/${pathSegment(cluster.clusterName)}/strimzi`;
  const labels = { 'strimzi.io/cluster': cluster.clusterName };
  const { users, left } = usersOf(foldAcls(acls));
  const note = left.map((row) => `# not in here, Strimzi cannot say it: ${rowText(row)}\n`).join('');
  return [
    {
      path: `${folder}/topics.yaml`,
      body: sortedBy(topics, ({ topicName }) => topicName)
        .map((topic) => yamlDocument(topicDocument(topic, labels)))
        .join(''),
    },
    {
      path: `${folder}/users.yaml`,
      body: note + users.map((user) => yamlDocument(userDocument(user, labels))).join(''),
    },
  ].filter(({ body }) => body !== '');
}

type Document = { readonly [key: string]: YamlValue };

function topicDocument(topic: TopicSpec, labels: Document): Document {
  return {
    apiVersion: API_VERSION,
    kind: 'KafkaTopic',
    metadata: { name: kubernetesName(topic.topicName), labels },
    spec: {
      topicName: topic.topicName,
      partitions: topic.partitions,
      replicas: topic.replicationFactor,
      config: topicConfig(topic),
    },
  };
}

interface User {
  readonly name: string;
  readonly authentication: string;
  readonly rows: AclRow[];
}

function usersOf(rows: readonly AclRow[]): { readonly users: User[]; readonly left: AclRow[] } {
  const users = new Map<string, User>();
  const left: AclRow[] = [];
  for (const row of rows) {
    const named = row.principal.startsWith('User:') ? row.principal.slice('User:'.length) : '';
    const commonName = COMMON_NAME.exec(named)?.[1];
    const name = commonName ?? named;
    if (!DNS_NAME.test(name) || RESOURCES[row.resourceType] === undefined || OPERATIONS[row.operation] === undefined) {
      left.push(row);
      continue;
    }
    const authentication = commonName === undefined ? 'scram-sha-512' : 'tls';
    const user = users.get(row.principal) ?? { name, authentication, rows: [] };
    users.set(row.principal, user);
    user.rows.push(row);
  }
  return { users: [...users.values()], left };
}

function userDocument({ name, authentication, rows }: User, labels: Document): Document {
  return {
    apiVersion: API_VERSION,
    kind: 'KafkaUser',
    metadata: { name, labels },
    spec: {
      authentication: { type: authentication },
      authorization: { type: 'simple', acls: byResource(rows).map(aclDocument) },
    },
  };
}

/** Rows that differ by the operation only are one rule. */
function byResource(rows: readonly AclRow[]): AclRow[][] {
  const rules = new Map<string, AclRow[]>();
  for (const row of rows) {
    const key = [row.resourceType, row.patternType, row.resourceName, row.host, row.permission].join('\n');
    rules.set(key, [...(rules.get(key) ?? []), row]);
  }
  return [...rules.values()];
}

function aclDocument(rows: readonly AclRow[]): Document {
  const { resourceType, patternType, resourceName, host, permission } = rows[0]!;
  const isCluster = resourceType === AclResourceType.CLUSTER;
  const pattern = patternType === AclPatternType.PREFIXED ? 'prefix' : 'literal';
  return {
    resource: {
      type: RESOURCES[resourceType] ?? resourceType,
      ...(!isCluster && { name: resourceName, patternType: pattern }),
    },
    operations: rows.map(({ operation }) => OPERATIONS[operation] ?? operation),
    host,
    ...(permission === AclPermission.DENY && { type: 'deny' }),
  };
}

/** A name that Kubernetes takes, and another one for every other topic: what it does not take is written as its code. */
function kubernetesName(topicName: string): string {
  if (DNS_NAME.test(topicName) && !topicName.includes('--') && !/\.[.-]|-\./.test(topicName)) return topicName;
  const encoded = topicName.replace(/[^a-z0-9]/g, (char) => `-${char.charCodeAt(0).toString(16)}-`);
  return `t--${encoded}--t`;
}

function rowText({ permission, operation, resourceType, patternType, resourceName, principal, host }: AclRow): string {
  const text = [permission, operation, 'on', resourceType, patternType, resourceName, 'to', principal, 'from', host];
  return text.join(' ').replace(/\p{Cc}|\u2028|\u2029/gu, ' ');
}
