import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Construct } from 'constructs';
import {
  BigQueryMaterializedView,
  BigQuerySubscription,
  BigQueryTable,
  BigQueryType,
  PubSubSchemaType,
  SecurityTier,
  type BigQueryColumn,
} from 'sluicegate';
import { newApp, newStack, temporaryFolder } from '../support/program';
import { dataset } from '../constructs/bigquery/samples';

const COLUMNS: BigQueryColumn[] = [
  { name: 'order_id', columnType: BigQueryType.string() },
  {
    name: 'address',
    columnType: BigQueryType.record([
      { name: 'city', columnType: BigQueryType.string() },
      { name: 'country', columnType: BigQueryType.string() },
    ]),
  },
  { name: 'note', columnType: BigQueryType.string(), description: "what's new" },
];
/** As it was applied before: a nested field and a column are new. */
const RECORDED = JSON.stringify([
  { name: 'order_id', type: 'STRING', mode: 'NULLABLE' },
  { name: 'address', type: 'RECORD', mode: 'NULLABLE', fields: [{ name: 'city', type: 'STRING', mode: 'NULLABLE' }] },
]);
const SCHEMA = JSON.stringify({ type: 'record', name: 'Order', fields: [{ name: 'order_id', type: 'string' }] });

/** Everything of the domain that has a script. */
function addEverything(scope: Construct, recordedSchema: string): void {
  const within = dataset(scope, { labels: { team: 'sales' } });
  const table = new BigQueryTable(scope, 'Orders', {
    dataset: within,
    tableId: 'orders',
    columns: COLUMNS,
    recordedSchema,
  });
  table.grants.read('group:analysts@acme.com');
  const view = new BigQueryMaterializedView(scope, 'ByNote', {
    dataset: within,
    viewId: 'by_note',
    query: 'SELECT note, COUNT(*) AS n FROM `acme-data.raw.orders` GROUP BY note',
  });
  view.grants.read('group:analysts@acme.com');
  new BigQuerySubscription(scope, 'OrdersIn', {
    table,
    topicName: 'orders',
    subscriptionName: 'orders-to-bigquery',
    topicSchema: { schemaName: 'order-v1', schemaType: PubSubSchemaType.AVRO, definition: SCHEMA },
    deadLetter: { topicName: 'orders-dead' },
    filter: 'attributes.kind = "it\'s"',
    labels: { team: 'sales' },
  });
}

interface Tools {
  readonly calls: readonly string[][];
  readonly state: Record<string, unknown>;
}

describe('the scripts of a review, with tools that answer as bq and gcloud do', () => {
  let review: string;
  let scripts: string[];
  let first: Tools;
  let second: Tools;

  beforeAll(() => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'recorded.json'), RECORDED);
    const app = newApp();
    addEverything(
      newStack(app, SecurityTier.REGULATED),
      path.relative(process.cwd(), path.join(folder, 'recorded.json')),
    );
    app.synth();
    review = path.join(app.outdir, 'bundles', 'orders', 'review');
    const runbook = fs.readFileSync(path.join(review, 'RUNBOOK.md'), 'utf8');
    scripts = [...runbook.matchAll(/`(\S+\.sh)`/g)].map(([, file]) => file!);
    const acme = tools();
    first = applied(acme);
    second = applied(acme);
  });

  function tools(): string {
    const folder = temporaryFolder();
    for (const tool of ['bq', 'gcloud']) {
      fs.copyFileSync(path.join(__dirname, 'google-tools.cjs'), path.join(folder, tool));
      fs.chmodSync(path.join(folder, tool), 0o755);
    }
    return folder;
  }

  const run = (script: string, folder: string, env: Record<string, string> = { GOOGLE_CLOUD_PROJECT: 'acme-jobs' }) =>
    spawnSync(path.join(review, script), {
      encoding: 'utf8',
      env: { PATH: `${folder}:${path.dirname(process.execPath)}:/usr/bin:/bin`, TOOLS: folder, ...env },
    });

  function applied(folder: string): Tools {
    for (const script of scripts)
      expect([script, run(script, folder)]).toMatchObject([script, { status: 0, stderr: '' }]);
    const calls = fs.readFileSync(path.join(folder, 'calls.jsonl'), 'utf8').trim().split('\n');
    return {
      calls: calls.map((line) => JSON.parse(line) as string[]),
      state: JSON.parse(fs.readFileSync(path.join(folder, 'state.json'), 'utf8')) as Record<string, unknown>,
    };
  }

  test('are read by bash', () => {
    expect(scripts.length).toBeGreaterThan(5);
    for (const script of scripts)
      expect([script, spawnSync('bash', ['-n', path.join(review, script)]).status]).toStrictEqual([script, 0]);
  });

  test('make everything in the order of the runbook', () => {
    const { state } = first;

    expect(Object.keys(state)).toStrictEqual([
      'dataset acme-data.raw',
      'table acme-data.raw.orders',
      'table acme-data.raw.by_note',
      'schemas projects/acme-data/schemas/order-v1',
      'topics projects/acme-data/topics/orders',
      'topics projects/acme-data/topics/orders-dead',
      'subscriptions projects/acme-data/subscriptions/orders-to-bigquery',
    ]);
    expect(state).toMatchObject({
      'table acme-data.raw.orders': {
        grants: [
          expect.stringContaining('roles/bigquery.dataEditor serviceAccount:service-123456789012@'),
          'roles/bigquery.dataViewer group:analysts@acme.com',
        ],
        altered: [expect.stringContaining('ADD COLUMN IF NOT EXISTS note')],
        schema: [
          { name: 'order_id' },
          { name: 'address', fields: [{ name: 'city' }, { name: 'country' }] },
          { name: 'note' },
        ],
      },
      'topics projects/acme-data/topics/orders-dead': { grants: [expect.stringContaining('roles/pubsub.publisher ')] },
      'subscriptions projects/acme-data/subscriptions/orders-to-bigquery': {
        grants: [expect.stringContaining('roles/pubsub.subscriber ')],
      },
    });
  });

  test('change nothing the second time', () => {
    expect(second.state).toStrictEqual(first.state);
    expect(second.calls.slice(first.calls.length).filter((call) => call.includes('create'))).toStrictEqual([]);
  });

  test('pass values on as they are, whatever a shell would make of them', () => {
    expect(first.calls.find((call) => call.includes('subscriptions') && call.includes('create'))).toContain(
      '--message-filter=attributes.kind = "it\'s"',
    );
  });

  test('stop where the project that pays is not named', () => {
    const folder = tools();

    expect(run(scripts[0]!, folder, {})).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('set it to the project that runs the jobs') as unknown,
    });
    expect(fs.existsSync(path.join(folder, 'calls.jsonl'))).toBe(false);
  });

  test('stop at the first command that fails', () => {
    const folder = tools();
    const subscription = scripts.find((script) => script.includes('pubsub') && script.endsWith('apply.sh'))!;

    expect(run(subscription, folder)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('NOT_FOUND') as unknown,
    });
  });
});
