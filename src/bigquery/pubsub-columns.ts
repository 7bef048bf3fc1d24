import type { Failure } from '../core/failure';
import { BigQueryMode } from './column-options';
import { findColumn, typeText, type ColumnSpec } from './column-spec';
import { BigQueryTypeKind } from './column-type';
import { tableName } from './identifier';
import type { Notice } from './notice';
import { BigQuerySubscriptionSchema } from './pubsub-options';
import type { BigQuerySubscriptionSpec } from './pubsub-spec';

interface Wanted {
  readonly name: string;
  readonly types: readonly BigQueryTypeKind[];
}

const K = BigQueryTypeKind;
const DATA: Wanted = { name: 'data', types: [K.BYTES, K.STRING, K.JSON] };
const METADATA: readonly Wanted[] = [
  { name: 'subscription_name', types: [K.STRING] },
  { name: 'message_id', types: [K.STRING] },
  { name: 'publish_time', types: [K.TIMESTAMP] },
  { name: 'attributes', types: [K.JSON, K.STRING] },
];

/** Whether the table has the columns that Pub/Sub fills, and no other one that must be filled. */
export function columnFitFailures(
  path: string,
  spec: BigQuerySubscriptionSpec,
  fieldNames: readonly string[] | undefined,
): Failure[] {
  const wanted = wantedColumns(spec);
  const bySchema = spec.schemaSource === BigQuerySubscriptionSchema.TOPIC ? fieldNames : undefined;
  return [
    ...wanted.flatMap((column) => wantedFailure(path, spec, column)),
    ...(bySchema === undefined ? [] : fieldFailures(path, spec, bySchema)),
    ...requiredFailures(path, spec, wanted, bySchema),
  ];
}

/** What to look at in a subscription to a table. */
export function subscriptionNotices(path: string, spec: BigQuerySubscriptionSpec): Notice[] {
  return [
    ...(spec.deadLetter === undefined
      ? [
          {
            path,
            property: 'deadLetter',
            rule: 'bigquery.subscription.no-dead-letter',
            text: `is missing: a message that table '${tableName(spec.table)}' does not take is tried again until it expires, unseen`,
          },
        ]
      : []),
    ...(spec.table.changeDataCapture
      ? [
          {
            path,
            property: 'table',
            rule: 'bigquery.subscription.cdc',
            text: 'takes changes: messages need a field _CHANGE_TYPE of UPSERT or DELETE, or they are added as plain rows',
          },
        ]
      : []),
  ];
}

function wantedColumns({ schemaSource, writeMetadata }: BigQuerySubscriptionSpec): Wanted[] {
  return [...(schemaSource === BigQuerySubscriptionSchema.NONE ? [DATA] : []), ...(writeMetadata ? METADATA : [])];
}

function wantedFailure(path: string, { table }: BigQuerySubscriptionSpec, { name, types }: Wanted): Failure[] {
  const column = findColumn(table.columns, name);
  if (column !== undefined && column.mode !== BigQueryMode.REPEATED && types.includes(column.type)) return [];
  const failure = {
    path,
    property: 'table',
    rule: `bigquery.subscription.column-${name.replace('_', '-')}`,
    must: `have a column ${name} of ${types.join(' or ')}, into which Pub/Sub writes`,
    remedy: name === 'data' ? 'add it, or choose a schemaSource' : 'add it, or leave writeMetadata out',
  };
  if (column === undefined) return [{ ...failure, given: `table '${tableName(table)}' without it` }];
  return [{ ...failure, given: `${modeText(column)}${typeText(column)} in table '${tableName(table)}'` }];
}

function fieldFailures(path: string, spec: BigQuerySubscriptionSpec, fieldNames: readonly string[]): Failure[] {
  if (spec.dropUnknownFields) return [];
  return fieldNames
    .filter((name) => findColumn(spec.table.columns, name) === undefined)
    .map((name) => ({
      path,
      property: 'topicSchema',
      rule: 'bigquery.subscription.unknown-field',
      must: `have no field without a column (topic '${spec.topicName}' to BigQuery table '${tableName(spec.table)}')`,
      given: `'${name}'`,
      remedy: 'add the column, or set dropUnknownFields',
    }));
}

function requiredFailures(
  path: string,
  spec: BigQuerySubscriptionSpec,
  wanted: readonly Wanted[],
  fieldNames: readonly string[] | undefined,
): Failure[] {
  const filled = new Set([...wanted.map(({ name }) => name), ...(fieldNames ?? [])].map((name) => name.toLowerCase()));
  // By the table's own schema, or by a schema that is not known here, any column may be filled.
  if (spec.schemaSource !== BigQuerySubscriptionSchema.NONE && fieldNames === undefined) return [];
  return spec.table.columns
    .filter(
      ({ mode, defaultValueExpression }) => mode === BigQueryMode.REQUIRED && defaultValueExpression === undefined,
    )
    .filter(({ name }) => !filled.has(name.toLowerCase()))
    .map(({ name }) => ({
      path,
      property: 'table',
      rule: 'bigquery.subscription.required-column',
      must: `have no REQUIRED column that no message fills (topic '${spec.topicName}' to BigQuery table '${tableName(spec.table)}')`,
      given: `'${name}'`,
      remedy: "make it NULLABLE, give it a default value, or add it to the topic's schema",
    }));
}

function modeText({ mode }: ColumnSpec): string {
  return mode === BigQueryMode.REPEATED ? 'REPEATED ' : '';
}
