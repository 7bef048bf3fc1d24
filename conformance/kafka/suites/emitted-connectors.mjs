// Configurations that the library writes, judged by the worker; and its script, which brings a worker to them.
import assert from 'node:assert/strict';
import path from 'node:path';
import { ConnectWorker } from '../engine/connect.mjs';
import { validateConnector } from '../support/connector-validation.mjs';
import { runReview as run, selfManaged as spec, writeReview as written } from '../support/connectors-script.mjs';
import { library } from '../support/library.mjs';

const { ConnectorPlugin } = library('src/kafka/connect/connector-plugin');
const { Converter } = library('src/kafka/connect/converter');
const { connectorConfig } = library('src/kafka/connect/connector-files');
const { mirrorMakerPlugins } = library('src/kafka/connect/mirror-maker');
const { TRANSFORMATIONS, PREDICATES } = library('src/kafka/connect/known-transformations');
const { CONNECTORS } = library('src/kafka/connect/known-connectors');
const { ClientSecurity } = library('src/kafka/client/client-security');
const { Secret } = library('src/security/secret');

const SMT = 'org.apache.kafka.connect.transforms';
/** Debezium's validation logs in; that nobody listens is then its only complaint. */
const NO_DATABASE = ['database.hostname'];
const security = ClientSecurity.scramSha512({ username: 'mirror', password: Secret.env('MIRROR_PASSWORD') })._spec;
const end = { bootstrapServers: '127.0.0.1:1', security };
const mirror = mirrorMakerPlugins(
  'conformance',
  { sourceAlias: 'eu', targetAlias: 'us', topics: ['sales\\..*'], groups: ['loader'], syncGroupOffsets: true },
  end,
  end,
);
const bytes = { keyConverter: Converter.byteArray(), valueConverter: Converter.byteArray() };

const chain = [
  {
    name: 'mask',
    className: `${SMT}.MaskField$Value`,
    configs: { fields: 'card', replacement: '*' },
    predicate: {
      name: 'orders',
      className: `${SMT}.predicates.TopicNameMatches`,
      configs: { pattern: 'emitted\\..*' },
    },
    negate: true,
  },
  { name: 'cast', className: `${SMT}.Cast$Value`, configs: { spec: 'amount:int32' } },
];

const EMITTED = [
  [
    'a file sink with everything',
    spec('SINK', 'emitted-sink', ConnectorPlugin.fileStreamSink('out'), {
      keyConverter: Converter.string(),
      valueConverter: Converter.json(),
      transforms: chain,
      configs: { 'consumer.override.auto.offset.reset': 'earliest' },
      errors: {
        deadLetterTopic: 'emitted.orders.v1.dlq',
        deadLetterReplication: 1,
        logged: true,
        recordsLogged: false,
        retryTimeout: 1000,
        maxRetryDelay: 100,
      },
    }),
  ],
  [
    'a file source that makes its topics, exactly once',
    spec('SOURCE', 'emitted-source', ConnectorPlugin.fileStreamSource('in', 'emitted.lines.v1'), {
      settings: {
        'topic.creation.default.partitions': '1',
        'topic.creation.default.replication.factor': '1',
        'exactly.once.support': 'requested',
        'offsets.storage.topic': 'emitted-offsets',
      },
    }),
  ],
  [
    'Debezium for PostgreSQL',
    spec(
      'SOURCE',
      'emitted-shop',
      ConnectorPlugin.debeziumPostgres({
        hostname: '127.0.0.1',
        port: 1,
        database: 'shop',
        user: Secret.env('SHOP_USER'),
        password: Secret.env('SHOP_PASSWORD'),
        topicPrefix: 'shop',
        tables: ['public.orders'],
        slotName: 'shop',
      }),
    ),
    NO_DATABASE,
  ],
  ...['source', 'checkpoint', 'heartbeat'].map((part) => [
    `a mirror's ${part}`,
    spec('SOURCE', `eu-to-us-${part}`, ConnectorPlugin._of(mirror[part]), bytes),
  ]),
];

/** The worker reads these when the connector starts, and has them in no definition that it answers with. */
const UNDEFINED = /^topic\.creation\.default\./;

/** A table of ours says no more and no less than the plugin's own definitions. */
async function assertKnown(worker, table, common) {
  const plugins = await worker.request('GET', '/connector-plugins?connectorsOnly=false');
  for (const { class: className } of plugins) {
    if (!Object.hasOwn(table, className)) {
      continue;
    }
    const definitions = await worker.request('GET', `/connector-plugins/${encodeURIComponent(className)}/config`);
    const defined = definitions.map(({ name }) => name);
    const ours = table[className].split(' ').filter(Boolean);
    const unknown = ours.map((word) => word.replace(/!$/, '')).filter((key) => !defined.includes(key));
    assert.deepEqual(unknown, [], className);
    if (!common) {
      assert.deepEqual(ours.map((word) => word.replace(/!$/, '')).sort(), defined.sort(), className);
    }
  }
}

export const suite = {
  name: 'Emitted connectors',
  async run({ check, engine }) {
    const worker = await ConnectWorker.start(engine, { name: 'connect-emitted' });
    for (const [title, connector, errors = []] of EMITTED) {
      await check(`accepts ${title}, and knows every key`, async () => {
        const verdict = await validateConnector(engine, worker, connectorConfig(connector));
        const unknown = verdict.unknown.filter((key) => !UNDEFINED.test(key));
        assert.deepEqual({ errors: Object.keys(verdict.errors), unknown }, { errors, unknown: [] });
      });
    }
    await check('the known transformations and predicates are as they define themselves', async () => {
      await assertKnown(worker, TRANSFORMATIONS, false);
      await assertKnown(worker, PREDICATES, false);
    });
    await check('the known connectors take what is said of them', () => assertKnown(worker, CONNECTORS, true));

    const sink = (file) =>
      spec('SINK', 'emitted-script', ConnectorPlugin.fileStreamSink(path.join(engine.broker.folder, file)), {
        valueConverter: Converter.json(),
      });
    await engine.freshTopics('emitted.orders.v1');
    await check('the script shows first, then creates, then changes nothing', async () => {
      const script = written(engine, [sink('first')]);
      const dry = await run(script, worker.url, '--dry-run');
      assert.deepEqual(dry, {
        code: 0,
        text: '+ create connector emitted-script\n1 changes to make (dry run: none was made)\n',
      });
      assert.deepEqual(await worker.request('GET', '/connectors'), []);
      assert.deepEqual(await run(script, worker.url), {
        code: 0,
        text: '+ create connector emitted-script\n1 changes made\n',
      });
      assert.deepEqual(await run(script, worker.url), { code: 0, text: 'nothing to change\n' });
      assert.deepEqual(
        await worker.request('GET', '/connectors/emitted-script/config'),
        connectorConfig(sink('first')),
      );
    });
    await check('the script changes what differs, and shows it', async () => {
      const { code, text } = await run(written(engine, [sink('second')]), worker.url);
      assert.equal(code, 0);
      assert.match(text, /change connector emitted-script:\n {4}< .*first"\n? ?,?\n? {4}> .*second"/);
      assert.deepEqual(
        await worker.request('GET', '/connectors/emitted-script/config'),
        connectorConfig(sink('second')),
      );
    });
    await check('the script stops before the first change when one configuration is not valid', async () => {
      const wrong = sink('fourth');
      const invalid = { ...wrong, connectorName: 'zz', config: { ...wrong.config, name: 'zz', 'tasks.max': '0' } };
      const { code, text } = await run(written(engine, [sink('third'), invalid]), worker.url);
      assert.equal(code, 1);
      assert.match(text, /the configuration of zz is not valid:\n {2}tasks\.max: /);
      assert.deepEqual(
        await worker.request('GET', '/connectors/emitted-script/config'),
        connectorConfig(sink('second')),
      );
    });
    await check('the script fails where nobody answers', async () => {
      const { code, text } = await run(written(engine, [sink('first')]), 'http://127.0.0.1:1');
      assert.equal(code, 1);
      assert.match(text, /cannot reach the Connect cluster at http:\/\/127\.0\.0\.1:1/);
    });
    await worker.settled('DELETE', '/connectors/emitted-script');
    await worker.stop();
  },
};
