import { loadBinding } from '../delivery/binding';

function google<T>(load: () => T): T {
  return loadBinding('@cdktf/provider-google', '16.12.1', load);
}

/** Each binding is loaded when the first resource of its kind is provisioned. */
export const bindings = {
  provider: () =>
    google(() => require('@cdktf/provider-google/lib/provider') as typeof import('@cdktf/provider-google/lib/provider'))
      .GoogleProvider,
  dataset: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/bigquery-dataset') as typeof import('@cdktf/provider-google/lib/bigquery-dataset'),
    ).BigqueryDataset,
  table: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/bigquery-table') as typeof import('@cdktf/provider-google/lib/bigquery-table'),
    ).BigqueryTable,
  tableIamMember: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/bigquery-table-iam-member') as typeof import('@cdktf/provider-google/lib/bigquery-table-iam-member'),
    ).BigqueryTableIamMember,
  pubSubSchema: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/pubsub-schema') as typeof import('@cdktf/provider-google/lib/pubsub-schema'),
    ).PubsubSchema,
  pubSubTopic: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/pubsub-topic') as typeof import('@cdktf/provider-google/lib/pubsub-topic'),
    ).PubsubTopic,
  pubSubTopicIamMember: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/pubsub-topic-iam-member') as typeof import('@cdktf/provider-google/lib/pubsub-topic-iam-member'),
    ).PubsubTopicIamMember,
  pubSubSubscription: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/pubsub-subscription') as typeof import('@cdktf/provider-google/lib/pubsub-subscription'),
    ).PubsubSubscription,
  pubSubSubscriptionIamMember: () =>
    google(
      () =>
        require('@cdktf/provider-google/lib/pubsub-subscription-iam-member') as typeof import('@cdktf/provider-google/lib/pubsub-subscription-iam-member'),
    ).PubsubSubscriptionIamMember,
};
