import { failuresIn } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { WRITER_ROLE, type TableGrantSpec } from './iam-spec';
import { tableName } from './identifier';
import {
  BigQuerySubscriptionSchema,
  PubSubEncoding,
  type BigQuerySubscriptionOptions,
  type PubSubSchemaType,
} from './pubsub-options';
import { PUBSUB_RULES } from './pubsub-rules';
import { columnFitFailures } from './pubsub-columns';
import type { TableSpec } from './table-spec';

/** A topic's schema after defaults. */
export interface TopicSchemaSpec {
  readonly schemaName: string;
  readonly schemaType: PubSubSchemaType;
  readonly definition: string;
  readonly encoding: PubSubEncoding;
}

/** A topic with its subscription to a table, after defaults and checks: plain values only. */
export interface BigQuerySubscriptionSpec {
  readonly projectId: string;
  readonly table: TableSpec;
  readonly topicName: string;
  /** Whether others make the topic and its schema. */
  readonly existingTopic: boolean;
  readonly subscriptionName: string;
  readonly topicSchema?: TopicSchemaSpec;
  readonly schemaSource: BigQuerySubscriptionSchema;
  readonly writeMetadata: boolean;
  readonly dropUnknownFields: boolean;
  readonly serviceAccountEmail?: string;
  readonly projectNumber?: string;
  readonly deadLetter?: {
    readonly topicName: string;
    readonly existingTopic: boolean;
    readonly maxDeliveryAttempts: number;
  };
  readonly ackDeadlineMs: number;
  readonly messageRetentionMs: number;
  readonly minimumBackoffMs: number;
  readonly maximumBackoffMs: number;
  readonly filter?: string;
  readonly labels: Record<string, string>;
}

/** A role for Pub/Sub on something of Pub/Sub's. */
export interface PubSubGrantSpec {
  readonly projectId: string;
  readonly kind: 'topic' | 'subscription';
  readonly name: string;
  readonly role: string;
  readonly member: string;
  readonly reason: string;
}

/** What a subscription's spec is made from. */
export interface BigQuerySubscriptionInput {
  /** Where topic and subscription are. */
  readonly projectId: string;
  readonly table: TableSpec;
  readonly options: BigQuerySubscriptionOptions;
  /** The fields of the topic's schema, where they are known. */
  readonly fieldNames?: readonly string[];
}

/** The subscription with its defaults, checked. */
export function bigQuerySubscriptionSpec(path: string, input: BigQuerySubscriptionInput): BigQuerySubscriptionSpec {
  const spec = withDefaults(input);
  throwIfAny([...failuresIn(path, spec, PUBSUB_RULES), ...columnFitFailures(path, spec, input.fieldNames)]);
  return spec;
}

/** The identity that writes the rows. */
export function subscriptionWriter(spec: BigQuerySubscriptionSpec): string {
  return `serviceAccount:${spec.serviceAccountEmail ?? serviceAgent(spec)}`;
}

/** What the identity needs on the table. */
export function subscriptionTableGrant(spec: BigQuerySubscriptionSpec): TableGrantSpec {
  const { projectId, datasetId, tableId } = spec.table;
  return {
    table: { projectId, datasetId, tableId },
    role: WRITER_ROLE,
    member: subscriptionWriter(spec),
    reason: `Pub/Sub subscription '${spec.subscriptionName}' writes rows to ${tableName(spec.table)}`,
  };
}

/** What Pub/Sub's service agent needs to move messages to the dead letter topic. */
export function deadLetterGrants(spec: BigQuerySubscriptionSpec): PubSubGrantSpec[] {
  const { projectId, deadLetter, subscriptionName } = spec;
  if (deadLetter === undefined) return [];
  const member = `serviceAccount:${serviceAgent(spec)}`;
  const reason = `Pub/Sub moves messages of '${subscriptionName}' to '${deadLetter.topicName}'`;
  return [
    { projectId, kind: 'topic', name: deadLetter.topicName, role: 'roles/pubsub.publisher', member, reason },
    { projectId, kind: 'subscription', name: subscriptionName, role: 'roles/pubsub.subscriber', member, reason },
  ];
}

function serviceAgent({ projectNumber }: BigQuerySubscriptionSpec): string {
  return `service-${projectNumber}@gcp-sa-pubsub.iam.gserviceaccount.com`;
}

function withDefaults({ projectId, table, options }: BigQuerySubscriptionInput): BigQuerySubscriptionSpec {
  const { topicSchema, deadLetter, ackDeadline, messageRetention, minimumBackoff, maximumBackoff, ...same } = options;
  const fallback = topicSchema ? BigQuerySubscriptionSchema.TOPIC : BigQuerySubscriptionSchema.NONE;
  return {
    projectId,
    table,
    ...same,
    existingTopic: options.existingTopic ?? false,
    ...(topicSchema && { topicSchema: { ...topicSchema, encoding: topicSchema.encoding ?? PubSubEncoding.JSON } }),
    schemaSource: options.schemaSource ?? fallback,
    writeMetadata: options.writeMetadata ?? false,
    dropUnknownFields: options.dropUnknownFields ?? false,
    ...(deadLetter && {
      deadLetter: {
        topicName: deadLetter.topicName,
        existingTopic: deadLetter.existingTopic ?? false,
        maxDeliveryAttempts: deadLetter.maxDeliveryAttempts ?? 5,
      },
    }),
    ackDeadlineMs: ackDeadline?.toMilliseconds() ?? 60_000,
    messageRetentionMs: messageRetention?.toMilliseconds() ?? 7 * 86_400_000,
    minimumBackoffMs: minimumBackoff?.toMilliseconds() ?? 10_000,
    maximumBackoffMs: maximumBackoff?.toMilliseconds() ?? 600_000,
    labels: { ...options.labels },
  };
}
