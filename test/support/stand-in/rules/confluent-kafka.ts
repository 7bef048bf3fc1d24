import type { Behaviour, Check } from '../behaviour';
import { problem } from '../problem';
import type { Rule } from '../rule';
import { fingerprint, isMap } from '../value';
import { kafkaAccess, noCredentialsWithOauth } from './confluent-access';
import { notEmpty, oneOf, pattern } from './shared';

export const endpointRule = pattern('rest_endpoint', /^http/, "the REST endpoint must start with 'https://'");
export const credentialRules: readonly Rule[] = [notEmpty('credentials.key'), notEmpty('credentials.secret')];
const clusterRule = pattern('kafka_cluster.id', /^lkc-/, "the Kafka cluster ID must be of the form 'lkc-'");

/** Topic settings that the platform changes in place; it refuses to change any other. */
const UPDATABLE = [
  'cleanup.policy',
  'confluent.key.schema.validation',
  'confluent.key.subject.name.strategy',
  'confluent.schema.validation.context.name',
  'confluent.value.schema.validation',
  'confluent.value.subject.name.strategy',
  'delete.retention.ms',
  'max.compaction.lag.ms',
  'max.message.bytes',
  'message.timestamp.after.max.ms',
  'message.timestamp.before.max.ms',
  'message.timestamp.difference.max.ms',
  'message.timestamp.type',
  'min.compaction.lag.ms',
  'min.insync.replicas',
  'retention.bytes',
  'retention.ms',
  'segment.bytes',
  'segment.ms',
];

const readOnlySettings: Check = ({ prior, planned }) => {
  const [before, after] = [prior?.config ?? null, planned?.config ?? null];
  if (!isMap(before) || !isMap(after)) return [];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => fingerprint(before[name] ?? null) !== fingerprint(after[name] ?? null))
    .filter((name) => !UPDATABLE.includes(name));
  return changed.map((name) =>
    problem(
      `error updating Kafka Topic "${fingerprint(prior?.id ?? null).replaceAll('"', '')}": "${name}" topic setting is read-only and cannot be updated`,
      `Updatable are ${UPDATABLE.join(', ')}.`,
    ),
  );
};

export const confluentKafka: Readonly<Record<string, Behaviour>> = {
  confluent_kafka_topic: {
    rules: [
      clusterRule,
      pattern(
        'topic_name',
        /^[a-zA-Z0-9\\._-]+$/,
        'the topic name can include a-z, A-Z, 0-9, . (dot), _ (underscore) and - (dash)',
      ),
      { rule: 'range', at: 'partitions_count', min: 1 },
      endpointRule,
      ...credentialRules,
    ],
    atPlan: [noCredentialsWithOauth],
    atApply: [kafkaAccess('Kafka Topic'), readOnlySettings],
    defaults: { partitions_count: 6 },
    forceNew: ['topic_name', 'kafka_cluster'],
    replaces: [{ at: 'partitions_count', when: (before, after) => Number(after) < Number(before) }],
    id: '{kafka_cluster.id|provider.kafka_id}/{topic_name}',
    taken: {
      by: '{kafka_cluster.id|provider.kafka_id}/{topic_name}',
      says: 'error creating Kafka Topic: 400 Bad Request: Topic already exists',
    },
  },
  confluent_kafka_acl: {
    rules: [
      clusterRule,
      oneOf('resource_type', 'UNKNOWN', 'ANY', 'TOPIC', 'GROUP', 'CLUSTER', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN'),
      oneOf('pattern_type', 'UNKNOWN', 'ANY', 'MATCH', 'LITERAL', 'PREFIXED'),
      oneOf(
        'operation',
        'UNKNOWN',
        'ANY',
        'ALL',
        'READ',
        'WRITE',
        'CREATE',
        'DELETE',
        'ALTER',
        'DESCRIBE',
        'CLUSTER_ACTION',
        'DESCRIBE_CONFIGS',
        'ALTER_CONFIGS',
        'IDEMPOTENT_WRITE',
      ),
      oneOf('permission', 'UNKNOWN', 'ANY', 'DENY', 'ALLOW'),
      endpointRule,
      ...credentialRules,
    ],
    atPlan: [noCredentialsWithOauth],
    atApply: [kafkaAccess('Kafka ACLs')],
    forceNew: { allBut: ['credentials'] },
    id: '{kafka_cluster.id|provider.kafka_id}/{resource_type}#{resource_name}#{pattern_type}#{principal}#{host}#{operation}#{permission}',
  },
  confluent_kafka_client_quota: {
    rules: [notEmpty('display_name'), { rule: 'count', at: 'principals', min: 1 }],
    forceNew: ['kafka_cluster', 'environment'],
    id: 'cq-{#}',
  },
  confluent_connector: {
    rules: [pattern('kafka_cluster.id', /^lkc-/, "the Kafka cluster ID must be of the form 'lkc-'")],
    atApply: [
      ({ planned }) => {
        const config = planned?.config_nonsensitive ?? null;
        const missing = isMap(config) ? ['name', 'connector.class'].filter((key) => config[key] === undefined) : [];
        return missing
          .slice(0, 1)
          .map((key) =>
            problem(`error creating Connector: "${key}" attribute is missing in "config_nonsensitive" block`),
          );
      },
    ],
    forceNew: ['environment', 'kafka_cluster'],
    id: 'lcc-{#}',
    computed: { status: 'RUNNING' },
  },
};
