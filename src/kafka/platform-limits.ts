import type { TopicSettingName } from './topic-config';

/** A range, both ends included. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** What one kind of cluster takes, where it takes less than Apache Kafka does. */
export interface PlatformLimits {
  /** The vendor's name for it, for messages. */
  readonly name: string;
  readonly replicationFactor: { readonly min: number; readonly max: number; readonly default: number };
  readonly partitions: { readonly min: number; readonly max: number };
  /** The settings that can be given; all of them when absent. */
  readonly settable?: readonly TopicSettingName[];
  /** Keys without a property that can be given as custom configs; any when absent. */
  readonly customConfigs?: readonly string[];
  /** Bounds narrower than the broker's own, in the unit of the setting. */
  readonly bounds: Readonly<Partial<Record<TopicSettingName, Range>>>;
  /** Which of the three kinds this is: what has a Terraform provider and what has not. */
  readonly kind: 'APACHE_KAFKA' | 'CONFLUENT_CLOUD' | 'GOOGLE_MANAGED_KAFKA';
}

const HOUR = 3_600_000;
const MEBIBYTE = 1_048_576;

/** A broker that somebody runs: everything that Kafka 4.x knows. */
export const APACHE_KAFKA: PlatformLimits = {
  kind: 'APACHE_KAFKA',
  name: 'Apache Kafka',
  replicationFactor: { min: 1, max: 32_767, default: 3 },
  partitions: { min: 1, max: 200_000 },
  bounds: {},
};

/**
 * What can be set on a topic there, widest over the cluster types: a Basic cluster takes less than a Dedicated one,
 * and says so itself.
 *
 * @see https://docs.confluent.io/cloud/current/topics/manage.html
 */
export const CONFLUENT_CLOUD: PlatformLimits = {
  kind: 'CONFLUENT_CLOUD',
  name: 'Confluent Cloud',
  replicationFactor: { min: 3, max: 3, default: 3 },
  partitions: { min: 1, max: 200_000 },
  settable: [
    'cleanupPolicy',
    'deleteRetention',
    'maxCompactionLag',
    'maxMessageSize',
    'minCompactionLag',
    'minInSyncReplicas',
    'retention',
    'retentionSize',
    'segmentDuration',
    'segmentSize',
    'timestampAfterMax',
    'timestampBeforeMax',
    'timestampType',
  ],
  customConfigs: [
    'confluent.key.schema.validation',
    'confluent.key.subject.name.strategy',
    'confluent.schema.validation.context.name',
    'confluent.value.schema.validation',
    'confluent.value.subject.name.strategy',
    'message.timestamp.difference.max.ms',
  ],
  bounds: {
    deleteRetention: { max: 60_566_400_000 },
    maxMessageSize: { max: 20 * MEBIBYTE },
    minInSyncReplicas: { min: 1, max: 2 },
    segmentDuration: { min: HOUR / 6 },
    segmentSize: { min: 50 * MEBIBYTE, max: 1024 * MEBIBYTE },
  },
};

const SETTABLE_ON_GOOGLE: readonly TopicSettingName[] = [
  'cleanupPolicy',
  'compressionLevel',
  'compressionType',
  'deleteRetention',
  'fileDeleteDelay',
  'flushInterval',
  'flushMessages',
  'indexInterval',
  'maxCompactionLag',
  'maxMessageSize',
  'minCleanableDirtyRatio',
  'minCompactionLag',
  'minInSyncReplicas',
  'preallocate',
  'retention',
  'retentionSize',
  'segmentDuration',
  'segmentIndexSize',
  'segmentJitter',
  'segmentSize',
  'timestampAfterMax',
  'timestampBeforeMax',
  'timestampType',
  'uncleanLeaderElection',
];

/**
 * The service moves older segments to its own storage and balances the brokers: neither is set on a topic.
 *
 * @see https://cloud.google.com/managed-service-for-apache-kafka/docs/create-topic
 */
export const GOOGLE_MANAGED_KAFKA: PlatformLimits = {
  kind: 'GOOGLE_MANAGED_KAFKA',
  name: 'Google Managed Service for Apache Kafka',
  replicationFactor: { min: 1, max: 32_767, default: 3 },
  partitions: { min: 1, max: 200_000 },
  settable: SETTABLE_ON_GOOGLE,
  customConfigs: [],
  bounds: {},
};
