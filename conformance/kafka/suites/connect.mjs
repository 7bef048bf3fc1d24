// The worker's verdict on connector configurations, and a sink that goes on past records it cannot take.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ConnectWorker } from '../engine/connect.mjs';
import { validateConnector } from '../support/connector-validation.mjs';
import { BAD_AMOUNT, GOOD, POISON, fileSink, runConnector } from '../support/connectors.mjs';
import { Patience } from '../support/patience.mjs';

const MIRROR = { 'source.cluster.alias': 'eu', 'target.cluster.alias': 'us' };
const DEBEZIUM = {
  name: 'shop',
  'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
  'tasks.max': '1',
  'database.hostname': '127.0.0.1',
  'database.port': '1',
  'database.user': '${env:SHOP_USER}',
  'database.password': '${env:SHOP_PASSWORD}',
  'database.dbname': 'shop',
  'topic.prefix': 'shop',
  'plugin.name': 'pgoutput',
  'slot.name': 'shop_slot',
  'table.include.list': 'public.orders',
};
/** Debezium's validation logs in; that nobody listens is then its only complaint. */
const NO_DATABASE = ['database.hostname'];

const VALID = [
  [
    'a file sink with a transformation and a dead letter topic',
    {
      ...fileSink({ name: 'sink', topic: 'a', deadLetterTopic: 'a.dlq', file: 'out' }),
      'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
      'value.converter.schemas.enable': 'false',
    },
  ],
  ['a file source', { name: 'source', 'connector.class': 'FileStreamSource', topic: 'a', file: 'in' }],
  [
    'a mirror of topics',
    {
      name: 'mirror',
      'connector.class': 'org.apache.kafka.connect.mirror.MirrorSourceConnector',
      ...MIRROR,
      'source.cluster.bootstrap.servers': '127.0.0.1:1',
      'source.cluster.security.protocol': 'SASL_SSL',
      'target.cluster.bootstrap.servers': '127.0.0.1:2',
      topics: 'sales\\..*',
      'replication.factor': '3',
      'sync.topic.acls.enabled': 'false',
    },
  ],
  ['a mirror of offsets', { name: 'mirror', 'connector.class': 'MirrorCheckpointConnector', ...MIRROR, groups: '.*' }],
  ['Debezium for PostgreSQL', DEBEZIUM, NO_DATABASE],
];

const sink = VALID[0][1];
const WRONG = [
  ['a key that no definition knows', { ...sink, fiel: 'out' }, ['fiel'], []],
  [
    'a key that the transformation does not know',
    { ...sink, 'transforms.amount.spek': 'x' },
    ['transforms.amount.spek'],
    [],
  ],
  [
    'a key that the converter does not know',
    { ...sink, 'value.converter.shemas.enable': 'x' },
    ['value.converter.shemas.enable'],
    [],
  ],
  [
    'a key that the client does not know',
    { ...sink, 'consumer.override.max.pol': '5' },
    ['consumer.override.max.pol'],
    [],
  ],
  ['a key that Debezium does not know', { ...DEBEZIUM, 'slot.nam': 'x' }, ['slot.nam'], NO_DATABASE],
  ['a key that MirrorMaker does not know', { ...VALID[2][1], 'sync.topic.acl': 'x' }, ['sync.topic.acl'], []],
  ['no task', { ...sink, 'tasks.max': '0' }, [], ['tasks.max']],
  ['an unknown tolerance', { ...sink, 'errors.tolerance': 'some' }, [], ['errors.tolerance']],
  [
    'a transformation that is not there',
    { ...sink, 'transforms.amount.type': 'org.example.Absent' },
    undefined,
    ['transforms.amount.type'],
  ],
];

const DELIVERY = { topic: 'delivery.orders.v1', deadLetterTopic: 'delivery.orders.v1.dlq' };

/** Delivers two good records, and finds the two bad ones with their reasons in the dead letter topic. */
async function deliver(engine, worker, name) {
  const { topic, deadLetterTopic } = DELIVERY;
  const file = path.join(engine.broker.folder, `${name}.delivered`);
  await engine.freshTopics(topic, deadLetterTopic);
  const records = [GOOD, POISON, BAD_AMOUNT, GOOD].map((value) => ({ value }));
  await engine.admin('send', { topic, records });
  const delivered = () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  const letters = () => engine.admin('read', { topic: deadLetterTopic });
  await runConnector(
    worker,
    fileSink({ name, topic, deadLetterTopic, file }),
    new Patience(),
    async () => delivered().split('\n').length > 2 && (await letters()).length === 2,
  );
  assert.equal(delivered(), '{amount=12}\n{amount=12}\n');
  const [poison, badAmount] = await letters();
  assert.equal(poison.value, POISON);
  assert.equal(poison.headers['__connect.errors.stage'], 'VALUE_CONVERTER');
  assert.equal(badAmount.value, BAD_AMOUNT);
  assert.equal(badAmount.headers['__connect.errors.stage'], 'TRANSFORMATION');
  assert.equal(badAmount.headers['__connect.errors.topic'], topic);
}

export const suite = {
  name: 'Connect',
  async run({ check, engine }) {
    const worker = await ConnectWorker.start(engine, { name: 'connect-main' });
    const verdict = async (config) => {
      const { errors, unknown } = await validateConnector(engine, worker, config);
      return { errors: Object.keys(errors), unknown };
    };
    for (const [title, config, errors = []] of VALID) {
      await check(`accepts ${title}`, async () => assert.deepEqual(await verdict(config), { errors, unknown: [] }));
    }
    for (const [title, config, unknown, errors] of WRONG) {
      await check(`fails when there is ${title}`, async () => {
        const found = await verdict(config);
        assert.deepEqual(found.errors, errors);
        assert.deepEqual(found.unknown, unknown ?? found.unknown);
      });
    }
    await check('a distributed worker goes on past poisoned records', () =>
      deliver(engine, worker, 'delivery-distributed'),
    );
    await worker.stop();
    const standalone = await ConnectWorker.start(engine, { name: 'connect-alone', distributed: false });
    await check('a standalone worker goes on past poisoned records', () =>
      deliver(engine, standalone, 'delivery-standalone'),
    );
    await standalone.stop();
  },
};
