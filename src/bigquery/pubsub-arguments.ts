import { tableName } from './identifier';
import { BigQuerySubscriptionSchema } from './pubsub-options';
import type { BigQuerySubscriptionSpec, PubSubGrantSpec } from './pubsub-spec';
import { nonEmpty } from './table-arguments';

/** The arguments of `google_pubsub_schema`, where the topic has one. */
export function topicSchemaArguments({ projectId, topicSchema }: BigQuerySubscriptionSpec) {
  if (topicSchema === undefined) return undefined;
  return {
    project: projectId,
    name: topicSchema.schemaName,
    type: topicSchema.schemaType,
    definition: topicSchema.definition,
  };
}

/** The arguments of `google_pubsub_topic` for the topic that is read. */
export function topicArguments(spec: BigQuerySubscriptionSpec) {
  const { projectId, topicName, topicSchema, labels } = spec;
  return {
    project: projectId,
    name: topicName,
    labels: nonEmpty(labels),
    schemaSettings: topicSchema && {
      schema: `projects/${projectId}/schemas/${topicSchema.schemaName}`,
      encoding: topicSchema.encoding,
    },
  };
}

/** The arguments of `google_pubsub_topic` for dead letters. */
export function deadLetterTopicArguments({ projectId, deadLetter, labels }: BigQuerySubscriptionSpec) {
  return deadLetter === undefined
    ? undefined
    : { project: projectId, name: deadLetter.topicName, labels: nonEmpty(labels) };
}

/** The arguments of `google_pubsub_subscription`. */
export function subscriptionArguments(spec: BigQuerySubscriptionSpec) {
  const { projectId, deadLetter } = spec;
  return {
    project: projectId,
    name: spec.subscriptionName,
    topic: `projects/${projectId}/topics/${spec.topicName}`,
    bigqueryConfig: {
      table: tableName(spec.table),
      // The provider refuses both at once, false included.
      useTopicSchema: spec.schemaSource === BigQuerySubscriptionSchema.TOPIC || undefined,
      useTableSchema: spec.schemaSource === BigQuerySubscriptionSchema.TABLE || undefined,
      writeMetadata: spec.writeMetadata || undefined,
      dropUnknownFields: spec.dropUnknownFields || undefined,
      serviceAccountEmail: spec.serviceAccountEmail,
    },
    deadLetterPolicy: deadLetter && {
      deadLetterTopic: `projects/${projectId}/topics/${deadLetter.topicName}`,
      maxDeliveryAttempts: deadLetter.maxDeliveryAttempts,
    },
    ackDeadlineSeconds: spec.ackDeadlineMs / 1_000,
    messageRetentionDuration: seconds(spec.messageRetentionMs),
    retryPolicy: { minimumBackoff: seconds(spec.minimumBackoffMs), maximumBackoff: seconds(spec.maximumBackoffMs) },
    // Otherwise Pub/Sub deletes a subscription that is quiet for 31 days.
    expirationPolicy: { ttl: '' },
    filter: spec.filter,
    labels: nonEmpty(spec.labels),
  };
}

/** The arguments of `google_pubsub_topic_iam_member` or `google_pubsub_subscription_iam_member`. */
export function pubSubGrantArguments({ projectId, kind, name, role, member }: PubSubGrantSpec) {
  const target = `projects/${projectId}/${kind}s/${name}`;
  return { project: projectId, role, member, ...(kind === 'topic' ? { topic: target } : { subscription: target }) };
}

/** `604800s`, as Google's APIs write a span. */
export function seconds(milliseconds: number): string {
  return `${milliseconds / 1_000}s`;
}
