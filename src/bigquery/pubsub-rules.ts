import type { Rule } from '../core/rule';
import { isKnown } from '../core/tokens';
import { isProjectId, isFixed } from './identifier';
import { labelRules } from './labels';
import { BigQuerySubscriptionSchema } from './pubsub-options';
import type { BigQuerySubscriptionSpec } from './pubsub-spec';

const SECOND = 1_000;
const NAME = /^(?!goog)[A-Za-z][A-Za-z0-9\-_.~+%]{2,254}$/;
const NAME_RULE = 'be 3 to 255 letters, numbers and - _ . ~ + %, start with a letter and not with goog';
const MAX_SCHEMA_BYTES = 300_000;
const EMAIL = /^[^@\s:]+@[^@\s]+\.[^@\s]+$/;

type Get = (spec: BigQuerySubscriptionSpec) => string | undefined;

/** What must hold of a subscription to a table by itself. */
export const PUBSUB_RULES: readonly Rule<BigQuerySubscriptionSpec>[] = [
  {
    id: 'bigquery.subscription.project-id',
    property: 'projectId',
    holds: ({ projectId }) => isFixed(projectId) && isProjectId(projectId),
    must: 'be a project id that is known at synthesis: 6 to 30 lower-case letters, numbers and dashes',
    given: ({ projectId }) => (isFixed(projectId) ? projectId : 'a value that is known after apply'),
    remedy: 'give the id as text: names of topics and scripts contain it',
  },
  nameRule('topicName', ({ topicName }) => topicName),
  nameRule('subscriptionName', ({ subscriptionName }) => subscriptionName),
  nameRule('topicSchema.schemaName', ({ topicSchema }) => topicSchema?.schemaName),
  nameRule('deadLetter.topicName', ({ deadLetter }) => deadLetter?.topicName),
  {
    id: 'bigquery.subscription.schema-definition',
    property: 'topicSchema.definition',
    holds: ({ topicSchema }) => topicSchema === undefined || fits(topicSchema.definition),
    must: `be 1 to ${MAX_SCHEMA_BYTES} bytes`,
    given: ({ topicSchema }) => `${Buffer.byteLength(topicSchema?.definition ?? '')} bytes`,
    remedy: 'give the text of an Avro or Protobuf schema, without comments where it is too long',
  },
  {
    id: 'bigquery.subscription.schema-source',
    property: 'schemaSource',
    holds: ({ schemaSource, topicSchema }) =>
      schemaSource !== BigQuerySubscriptionSchema.TOPIC || topicSchema !== undefined,
    must: 'be TABLE or NONE for a topic without a schema',
    given: ({ schemaSource }) => schemaSource,
    remedy: 'give topicSchema, or choose BigQuerySubscriptionSchema.TABLE for JSON messages',
  },
  {
    id: 'bigquery.subscription.drop-unknown-fields',
    property: 'dropUnknownFields',
    holds: ({ dropUnknownFields, schemaSource }) =>
      !dropUnknownFields || schemaSource !== BigQuerySubscriptionSchema.NONE,
    must: 'go with a schemaSource of TOPIC or TABLE: without a schema there are no fields',
    given: ({ dropUnknownFields }) => dropUnknownFields,
    remedy: 'leave it out, or choose a schema',
  },
  {
    id: 'bigquery.subscription.service-account',
    property: 'serviceAccountEmail',
    holds: ({ serviceAccountEmail: email }) => !isKnown(email) || EMAIL.test(email),
    must: 'be an e-mail address without serviceAccount: in front',
    given: ({ serviceAccountEmail }) => serviceAccountEmail,
    remedy: 'write name@project.iam.gserviceaccount.com',
  },
  {
    id: 'bigquery.subscription.project-number',
    property: 'projectNumber',
    holds: ({ projectNumber, serviceAccountEmail, deadLetter }) =>
      projectNumber === undefined
        ? serviceAccountEmail !== undefined && deadLetter === undefined
        : !isKnown(projectNumber) || /^\d{6,}$/.test(projectNumber),
    must: "be the project's number, of which the name of Pub/Sub's service agent is made, where that agent writes rows or dead letters",
    given: ({ projectNumber }) => projectNumber,
    remedy: 'take it from gcloud projects describe, or give serviceAccountEmail and no deadLetter',
  },
  {
    id: 'bigquery.subscription.dead-letter-attempts',
    property: 'deadLetter.maxDeliveryAttempts',
    holds: ({ deadLetter }) => deadLetter === undefined || isWhole(deadLetter.maxDeliveryAttempts, 5, 100),
    must: 'be a whole number from 5 to 100',
    given: ({ deadLetter }) => deadLetter?.maxDeliveryAttempts,
    remedy: 'choose a number in between',
  },
  {
    id: 'bigquery.subscription.dead-letter-topic',
    property: 'deadLetter.topicName',
    holds: ({ deadLetter, topicName }) => deadLetter?.topicName !== topicName,
    must: 'be another topic than the one that is read, or dead letters come back for ever',
    given: ({ deadLetter }) => deadLetter?.topicName,
    remedy: 'name a topic of its own',
  },
  durationRule('ack-deadline', 'ackDeadline', 10, 600, '10 to 600 seconds', ({ ackDeadlineMs }) => ackDeadlineMs),
  durationRule(
    'retention',
    'messageRetention',
    600,
    31 * 86_400,
    '10 minutes to 31 days',
    (spec) => spec.messageRetentionMs,
  ),
  durationRule(
    'minimum-backoff',
    'minimumBackoff',
    0,
    600,
    '0 to 600 seconds',
    ({ minimumBackoffMs }) => minimumBackoffMs,
  ),
  durationRule(
    'maximum-backoff',
    'maximumBackoff',
    0,
    600,
    '0 to 600 seconds',
    ({ maximumBackoffMs }) => maximumBackoffMs,
  ),
  {
    id: 'bigquery.subscription.backoff-order',
    property: 'minimumBackoff',
    holds: ({ minimumBackoffMs, maximumBackoffMs }) => minimumBackoffMs <= maximumBackoffMs,
    must: 'be at most maximumBackoff',
    given: ({ minimumBackoffMs, maximumBackoffMs }) => `${minimumBackoffMs} ms and ${maximumBackoffMs} ms`,
    remedy: 'swap the two',
  },
  {
    id: 'bigquery.subscription.filter',
    property: 'filter',
    holds: ({ filter }) => !isKnown(filter) || (filter.length >= 1 && Buffer.byteLength(filter) <= 256),
    must: 'be 1 to 256 bytes',
    given: ({ filter }) => filter,
    remedy: 'filter by fewer attributes',
  },
  ...labelRules('bigquery.subscription'),
];

function nameRule(property: string, get: Get): Rule<BigQuerySubscriptionSpec> {
  return {
    id: `bigquery.subscription.${property.replace(/[.A-Z]/g, (part) => `-${part === '.' ? '' : part.toLowerCase()}`)}`,
    property,
    holds: (spec) => get(spec) === undefined || (isFixed(get(spec)) && NAME.test(get(spec) ?? '')),
    must: NAME_RULE,
    given: (spec) => (isFixed(get(spec)) ? get(spec) : 'a value that is known after apply'),
    remedy: 'choose another name',
  };
}

function durationRule(
  id: string,
  property: string,
  least: number,
  most: number,
  bounds: string,
  get: (spec: BigQuerySubscriptionSpec) => number,
): Rule<BigQuerySubscriptionSpec> {
  return {
    id: `bigquery.subscription.${id}`,
    property,
    holds: (spec) => isWhole(get(spec) / SECOND, least, most),
    must: `be ${bounds}, in whole seconds`,
    given: (spec) => `${get(spec)} ms`,
    remedy: 'choose a time in between',
  };
}

function isWhole(value: number, least: number, most: number): boolean {
  return !isKnown(value) || (Number.isInteger(value) && value >= least && value <= most);
}

function fits(definition: string): boolean {
  return !isKnown(definition) || (definition.trim() !== '' && Buffer.byteLength(definition) <= MAX_SCHEMA_BYTES);
}
