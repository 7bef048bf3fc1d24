import { loadBinding } from '../delivery/binding';

function confluent<T>(load: () => T): T {
  return loadBinding('@cdktf/provider-confluent', '0.0.0', load);
}

function google<T>(load: () => T): T {
  return loadBinding('@cdktf/provider-google', '16.12.1', load);
}

/** Each binding is loaded when the first resource of its kind is provisioned. */
export const bindings = {
  confluentProvider: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/provider') as typeof import('@cdktf/provider-confluent/lib/provider'),
    ).ConfluentProvider,
  confluentTopic: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/kafka-topic') as typeof import('@cdktf/provider-confluent/lib/kafka-topic'),
    ).KafkaTopic,
  confluentAcl: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/kafka-acl') as typeof import('@cdktf/provider-confluent/lib/kafka-acl'),
    ).KafkaAcl,
  confluentConnector: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/connector') as typeof import('@cdktf/provider-confluent/lib/connector'),
    ).Connector,
  confluentClientQuota: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/kafka-client-quota') as typeof import('@cdktf/provider-confluent/lib/kafka-client-quota'),
    ).KafkaClientQuota,
  confluentEnvironment: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/environment') as typeof import('@cdktf/provider-confluent/lib/environment'),
    ).Environment,
  confluentCluster: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/kafka-cluster') as typeof import('@cdktf/provider-confluent/lib/kafka-cluster'),
    ).KafkaCluster,
  confluentServiceAccount: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/service-account') as typeof import('@cdktf/provider-confluent/lib/service-account'),
    ).ServiceAccount,
  confluentServiceAccountLookup: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/data-confluent-service-account') as typeof import('@cdktf/provider-confluent/lib/data-confluent-service-account'),
    ).DataConfluentServiceAccount,
  confluentOrganizationLookup: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/data-confluent-organization') as typeof import('@cdktf/provider-confluent/lib/data-confluent-organization'),
    ).DataConfluentOrganization,
  confluentApiKey: () =>
    confluent(
      () => require('@cdktf/provider-confluent/lib/api-key') as typeof import('@cdktf/provider-confluent/lib/api-key'),
    ).ApiKey,
  confluentRoleBinding: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/role-binding') as typeof import('@cdktf/provider-confluent/lib/role-binding'),
    ).RoleBinding,
  confluentTagBinding: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/tag-binding') as typeof import('@cdktf/provider-confluent/lib/tag-binding'),
    ).TagBinding,
  confluentBusinessMetadataBinding: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/business-metadata-binding') as typeof import('@cdktf/provider-confluent/lib/business-metadata-binding'),
    ).BusinessMetadataBinding,
  googleProvider: () =>
    google(() => require('@cdktf/provider-google/lib/provider') as typeof import('@cdktf/provider-google/lib/provider'))
      .GoogleProvider,
  googleTopic: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/managed-kafka-topic') as typeof import('@cdktf/provider-google/lib/managed-kafka-topic'),
    ).ManagedKafkaTopic,
  googleAcl: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/managed-kafka-acl') as typeof import('@cdktf/provider-google/lib/managed-kafka-acl'),
    ).ManagedKafkaAcl,
};

/** A resource or data source of a binding. */
export type Made<K extends keyof typeof bindings> = InstanceType<ReturnType<(typeof bindings)[K]>>;
