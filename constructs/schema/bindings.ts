import { loadBinding } from '../delivery/binding';

function confluent<T>(load: () => T): T {
  return loadBinding('@cdktf/provider-confluent', '0.0.0', load);
}

/** Each binding is loaded when the first resource of its kind is provisioned. */
export const bindings = {
  confluentProvider: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/provider') as typeof import('@cdktf/provider-confluent/lib/provider'),
    ).ConfluentProvider,
  confluentSchema: () =>
    confluent(
      () => require('@cdktf/provider-confluent/lib/schema') as typeof import('@cdktf/provider-confluent/lib/schema'),
    ).Schema,
  confluentSubjectConfig: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/subject-config') as typeof import('@cdktf/provider-confluent/lib/subject-config'),
    ).SubjectConfig,
  confluentSubjectMode: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/subject-mode') as typeof import('@cdktf/provider-confluent/lib/subject-mode'),
    ).SubjectMode,
  confluentRegistryConfig: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/schema-registry-cluster-config') as typeof import('@cdktf/provider-confluent/lib/schema-registry-cluster-config'),
    ).SchemaRegistryClusterConfig,
};
