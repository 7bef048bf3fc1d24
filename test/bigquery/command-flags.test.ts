import fs from 'node:fs';
import path from 'node:path';
import {
  BigQueryMaterializedView,
  BigQuerySubscription,
  BigQuerySubscriptionSchema,
  BigQueryTable,
  BigQueryType,
  PubSubSchemaType,
  SecurityTier,
} from 'sluicegate';
import { columnSpec } from '../../src/bigquery/column-spec';
import { tableSchemaFile } from '../../src/bigquery/table-schema-json';
import { dataset } from '../constructs/bigquery/samples';
import { newApp, newStack, temporaryFolder } from '../support/program';
import { EVERY_COLUMN } from './every-column';

const BQ = 'https://cloud.google.com/bigquery/docs/reference/bq-cli-reference';
const GCLOUD = 'https://cloud.google.com/sdk/gcloud/reference/pubsub';

/** Commands that a script or a note may use, with the flags that their page has. Read in November 2026. */
const DOCUMENTED: Record<string, { readonly page: string; readonly flags: string[] }> = {
  bq: { page: `${BQ}#global_flags`, flags: ['project_id', 'location', 'quiet'] },
  'bq query': { page: `${BQ}#bq_query`, flags: ['use_legacy_sql', 'nouse_cache'] },
  'bq update': { page: `${BQ}#bq_update`, flags: ['schema'] },
  'bq cp': { page: `${BQ}#bq_cp`, flags: [] },
  'bq add-iam-policy-binding': { page: `${BQ}#bq_add-iam-policy-binding`, flags: ['member', 'role', 'table'] },
  'bq remove-iam-policy-binding': { page: `${BQ}#bq_remove-iam-policy-binding`, flags: ['member', 'role', 'table'] },
  'gcloud pubsub schemas describe': { page: `${GCLOUD}/schemas/describe`, flags: ['project'] },
  'gcloud pubsub schemas create': {
    page: `${GCLOUD}/schemas/create`,
    flags: ['project', 'type', 'definition-file'],
  },
  'gcloud pubsub schemas delete': { page: `${GCLOUD}/schemas/delete`, flags: ['project'] },
  'gcloud pubsub topics describe': { page: `${GCLOUD}/topics/describe`, flags: ['project'] },
  'gcloud pubsub topics create': {
    page: `${GCLOUD}/topics/create`,
    flags: ['project', 'schema', 'message-encoding', 'labels'],
  },
  'gcloud pubsub topics delete': { page: `${GCLOUD}/topics/delete`, flags: ['project'] },
  'gcloud pubsub topics add-iam-policy-binding': {
    page: `${GCLOUD}/topics/add-iam-policy-binding`,
    flags: ['project', 'member', 'role'],
  },
  'gcloud pubsub topics remove-iam-policy-binding': {
    page: `${GCLOUD}/topics/remove-iam-policy-binding`,
    flags: ['project', 'member', 'role'],
  },
  'gcloud pubsub subscriptions describe': { page: `${GCLOUD}/subscriptions/describe`, flags: ['project'] },
  'gcloud pubsub subscriptions create': {
    page: `${GCLOUD}/subscriptions/create`,
    flags: [
      ...['project', 'topic', 'bigquery-table', 'use-topic-schema', 'use-table-schema', 'write-metadata'],
      ...['drop-unknown-fields', 'bigquery-service-account-email', 'dead-letter-topic', 'max-delivery-attempts'],
      ...['ack-deadline', 'message-retention-duration', 'min-retry-delay', 'max-retry-delay', 'expiration-period'],
      ...['message-filter', 'labels'],
    ],
  },
  'gcloud pubsub subscriptions update': {
    page: `${GCLOUD}/subscriptions/update`,
    flags: ['project', 'clear-bigquery-config'],
  },
  'gcloud pubsub subscriptions delete': { page: `${GCLOUD}/subscriptions/delete`, flags: ['project'] },
  'gcloud pubsub subscriptions add-iam-policy-binding': {
    page: `${GCLOUD}/subscriptions/add-iam-policy-binding`,
    flags: ['project', 'member', 'role'],
  },
  'gcloud pubsub subscriptions remove-iam-policy-binding': {
    page: `${GCLOUD}/subscriptions/remove-iam-policy-binding`,
    flags: ['project', 'member', 'role'],
  },
};

/** Every script and every note, of a program in which each option has its flag. */
function texts(): string[] {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const within = dataset(stack);
  const recorded = path.join(temporaryFolder(), 'recorded.json');
  fs.writeFileSync(recorded, '[{"name":"order_id","type":"STRING","mode":"NULLABLE","description":"was another"}]');
  const table = new BigQueryTable(stack, 'Orders', {
    dataset: within,
    tableId: 'orders',
    recordedSchema: path.relative(process.cwd(), recorded),
    columns: [
      { name: 'order_id', columnType: BigQueryType.string() },
      { name: 'subscription_name', columnType: BigQueryType.string() },
      { name: 'message_id', columnType: BigQueryType.string() },
      { name: 'publish_time', columnType: BigQueryType.timestamp() },
      { name: 'attributes', columnType: BigQueryType.json() },
    ],
  });
  table.grants.read('group:analysts@acme.com');
  new BigQueryMaterializedView(stack, 'ById', {
    dataset: within,
    viewId: 'by_id',
    query: 'SELECT order_id, COUNT(*) AS n FROM `acme-data.raw.orders` GROUP BY order_id',
  });
  const definition = '{"type":"record","name":"Order","fields":[{"name":"order_id","type":"string"}]}';
  new BigQuerySubscription(stack, 'ByTopic', {
    table,
    topicName: 'orders',
    subscriptionName: 'by-topic',
    topicSchema: { schemaName: 'order-v1', schemaType: PubSubSchemaType.AVRO, definition },
    deadLetter: { topicName: 'orders-dead' },
    writeMetadata: true,
    filter: 'hasPrefix(attributes.kind, "o")',
    labels: { team: 'sales' },
  });
  new BigQuerySubscription(stack, 'ByTable', {
    table,
    topicName: 'others',
    subscriptionName: 'by-table',
    schemaSource: BigQuerySubscriptionSchema.TABLE,
    dropUnknownFields: true,
    serviceAccountEmail: 'writer@acme-data.iam.gserviceaccount.com',
  });
  return Object.entries(stack.renderFiles()).flatMap(([file, body]) => (/\.(sh|md)$/.test(file) ? [body] : []));
}

interface Command {
  readonly name: string;
  readonly flags: readonly string[];
}

/** `bq` has global flags before its command. */
function commandsIn(text: string): Command[] {
  const lines = text.replace(/\\\n/g, ' ').split('\n');
  const found = lines.flatMap((line) => [
    ...line.matchAll(/(?:^\s*|\|\| |`)((?:bq|gcloud) [^`]*?)(?= (?:>|<|\|\|)|`|$)/g),
  ]);
  return found.flatMap(([, command]) => {
    const words = (command ?? '').match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
    const [tool = '', ...rest] = words;
    const nameOf = (word: string): string => word.replace(/^'?--/, '').replace(/=.*$/s, '');
    const isFlag = (word: string): boolean => /^'?--/.test(word);
    if (tool === 'gcloud') {
      const flags = rest.filter(isFlag).map(nameOf);
      return [{ name: [tool, ...rest.slice(0, 3)].join(' '), flags }];
    }
    const at = rest.findIndex((word) => !isFlag(word));
    return [
      { name: 'bq', flags: rest.slice(0, at).map(nameOf) },
      { name: `bq ${rest[at] ?? ''}`, flags: rest.slice(at).filter(isFlag).map(nameOf) },
    ];
  });
}

describe('commands of scripts and notes', () => {
  const commands = texts().flatMap(commandsIn);

  test('have only flags that are on the page of their command', () => {
    const unknown = commands.flatMap(({ name, flags }) =>
      flags.filter((flag) => !DOCUMENTED[name]?.flags.includes(flag)).map((flag) => `${name} --${flag}`),
    );

    expect(unknown).toStrictEqual([]);
    expect([...new Set(commands.map(({ name }) => name))].filter((name) => !(name in DOCUMENTED))).toStrictEqual([]);
  });

  test.each(Object.entries(DOCUMENTED))('%s is used with each of these flags', (name, { page, flags }) => {
    const used = new Set(commands.filter((command) => command.name === name).flatMap((command) => command.flags));

    expect(page).toMatch(/^https:\/\/cloud\.google\.com\//);
    expect(commands.map((command) => command.name)).toContain(name);
    expect(flags.filter((flag) => !used.has(flag))).toStrictEqual([]);
  });
});

/** @see https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema */
const FIELD_KEYS = [
  ...['name', 'type', 'mode', 'fields', 'description', 'policyTags', 'maxLength', 'precision', 'scale', 'roundingMode'],
  ...['collation', 'defaultValueExpression', 'rangeElementType'],
];

interface Field {
  readonly fields?: readonly Field[];
}

test("a table's schema file has only what bq reads", () => {
  const keysOf = (field: Field): string[] => [...Object.keys(field), ...(field.fields ?? []).flatMap(keysOf)];
  const fields = JSON.parse(tableSchemaFile(EVERY_COLUMN.map(columnSpec))) as Field[];

  expect(fields).toHaveLength(EVERY_COLUMN.length);
  expect([...new Set(fields.flatMap(keysOf))].filter((key) => !FIELD_KEYS.includes(key))).toStrictEqual([]);
});
