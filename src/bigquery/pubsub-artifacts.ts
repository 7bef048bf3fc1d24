import { pathSegment } from '../bundle/artifact-path';
import type { Artifact } from '../bundle/artifact';
import { sortedBy } from '../core/stable-order';
import { FOLDER } from './artifact-paths';
import { seconds } from './pubsub-arguments';
import { BigQuerySubscriptionSchema, PubSubSchemaType } from './pubsub-options';
import type { BigQuerySubscriptionSpec, PubSubGrantSpec } from './pubsub-spec';
import { reviewScript, shellCommand } from './shell';

/** The files of a topic and its subscription for a review. */
export function subscriptionReviewArtifacts(spec: BigQuerySubscriptionSpec): Artifact[] {
  const folder = `${FOLDER}/pubsub/${pathSegment(spec.subscriptionName)}`;
  const { deadLetter } = spec;
  const madeSchema = spec.existingTopic ? undefined : spec.topicSchema;
  const madeDeadLetters = deadLetter?.existingTopic === false ? deadLetter.topicName : undefined;
  const commands = [
    ...(madeSchema === undefined
      ? []
      : [createUnlessThere('schemas', madeSchema.schemaName, spec, schemaOptions(spec))]),
    ...(spec.existingTopic ? [] : [createUnlessThere('topics', spec.topicName, spec, topicOptions(spec))]),
    ...(madeDeadLetters === undefined ? [] : [createUnlessThere('topics', madeDeadLetters, spec, labelOptions(spec))]),
    createUnlessThere('subscriptions', spec.subscriptionName, spec, subscriptionOptions(spec)),
  ];
  const made = spec.existingTopic ? 'Creates' : `Creates topic ${spec.topicName} and its`;
  const title = `${made} subscription ${spec.subscriptionName} to BigQuery.`;
  return [
    ...(madeSchema === undefined ? [] : schemaArtifacts(folder, spec)),
    { path: `${folder}/apply.sh`, body: reviewScript(title, commands), executable: true },
    { path: `${folder}/revert.md`, body: revertNotes(spec) },
  ];
}

/** `gcloud` for a grant: `add` gives it, `remove` takes it back. */
export function pubSubGrantCommand(verb: 'add' | 'remove', grant: PubSubGrantSpec): string {
  const words = ['gcloud', 'pubsub', `${grant.kind}s`, `${verb}-iam-policy-binding`, grant.name];
  return shellCommand(words, [`--project=${grant.projectId}`, `--member=${grant.member}`, `--role=${grant.role}`]);
}

/** The file that holds the topic's schema, beside the script. */
export function topicSchemaFile({ topicSchema }: BigQuerySubscriptionSpec): string {
  return topicSchema?.schemaType === PubSubSchemaType.AVRO ? 'schema.avsc' : 'schema.proto';
}

function schemaArtifacts(folder: string, spec: BigQuerySubscriptionSpec): Artifact[] {
  if (spec.topicSchema === undefined) return [];
  return [{ path: `${folder}/${topicSchemaFile(spec)}`, body: `${spec.topicSchema.definition.trimEnd()}\n` }];
}

function createUnlessThere(
  kind: string,
  name: string,
  { projectId }: BigQuerySubscriptionSpec,
  options: readonly string[],
): string {
  const project = `--project=${projectId}`;
  const describe = shellCommand(['gcloud', 'pubsub', kind, 'describe', name, project]);
  return `${describe} > /dev/null 2>&1 || ${shellCommand(['gcloud', 'pubsub', kind, 'create', name, project], options)}`;
}

function schemaOptions(spec: BigQuerySubscriptionSpec): string[] {
  const type = spec.topicSchema?.schemaType === PubSubSchemaType.AVRO ? 'avro' : 'protocol-buffer';
  return [`--type=${type}`, `--definition-file=${topicSchemaFile(spec)}`];
}

function topicOptions(spec: BigQuerySubscriptionSpec): string[] {
  const { topicSchema, projectId } = spec;
  const schema = topicSchema && [
    `--schema=projects/${projectId}/schemas/${topicSchema.schemaName}`,
    `--message-encoding=${topicSchema.encoding.toLowerCase()}`,
  ];
  return [...(schema ?? []), ...labelOptions(spec)];
}

function subscriptionOptions(spec: BigQuerySubscriptionSpec): string[] {
  const { table, deadLetter } = spec;
  return [
    `--topic=projects/${spec.projectId}/topics/${spec.topicName}`,
    `--bigquery-table=${table.projectId}:${table.datasetId}.${table.tableId}`,
    ...(spec.schemaSource === BigQuerySubscriptionSchema.TOPIC ? ['--use-topic-schema'] : []),
    ...(spec.schemaSource === BigQuerySubscriptionSchema.TABLE ? ['--use-table-schema'] : []),
    ...(spec.writeMetadata ? ['--write-metadata'] : []),
    ...(spec.dropUnknownFields ? ['--drop-unknown-fields'] : []),
    ...(spec.serviceAccountEmail === undefined ? [] : [`--bigquery-service-account-email=${spec.serviceAccountEmail}`]),
    ...(deadLetter === undefined
      ? []
      : [
          `--dead-letter-topic=projects/${spec.projectId}/topics/${deadLetter.topicName}`,
          `--max-delivery-attempts=${deadLetter.maxDeliveryAttempts}`,
        ]),
    `--ack-deadline=${spec.ackDeadlineMs / 1_000}`,
    `--message-retention-duration=${seconds(spec.messageRetentionMs)}`,
    `--min-retry-delay=${seconds(spec.minimumBackoffMs)}`,
    `--max-retry-delay=${seconds(spec.maximumBackoffMs)}`,
    '--expiration-period=never',
    ...(spec.filter === undefined ? [] : [`--message-filter=${spec.filter}`]),
    ...labelOptions(spec),
  ];
}

function labelOptions({ labels }: BigQuerySubscriptionSpec): string[] {
  const pairs = sortedBy(Object.entries(labels), ([key]) => key).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? [] : [`--labels=${pairs.join(',')}`];
}

function revertNotes(spec: BigQuerySubscriptionSpec): string {
  const project = `--project=${spec.projectId}`;
  const remove = (kind: string, name: string): string =>
    `    ${shellCommand(['gcloud', 'pubsub', kind, 'delete', name, project])}\n`;
  return [
    `# Taking subscription ${spec.subscriptionName} back\n`,
    'Messages that are not written yet are lost with the subscription. To stop writing and keep them, make it a subscription to pull from:\n',
    `    ${shellCommand(['gcloud', 'pubsub', 'subscriptions', 'update', spec.subscriptionName, project, '--clear-bigquery-config'])}\n`,
    'To remove all of it:\n',
    [
      remove('subscriptions', spec.subscriptionName),
      ...(spec.existingTopic ? [] : [remove('topics', spec.topicName)]),
      ...(spec.deadLetter?.existingTopic === false ? [remove('topics', spec.deadLetter.topicName)] : []),
      ...(spec.topicSchema === undefined || spec.existingTopic ? [] : [remove('schemas', spec.topicSchema.schemaName)]),
    ].join(''),
    'Rows that are in the table stay.\n',
  ].join('\n');
}
