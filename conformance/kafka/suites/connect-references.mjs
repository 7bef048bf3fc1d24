// References to secrets in connectors: the worker's ConfigProviders resolve them, when it validates as when it runs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ConnectWorker } from '../engine/connect.mjs';
import { validateConnector } from '../support/connector-validation.mjs';
import { runReview, selfManaged, writeReview } from '../support/connectors-script.mjs';
import { untilDone } from '../support/connectors.mjs';
import { library } from '../support/library.mjs';
import { Patience } from '../support/patience.mjs';

const { ConnectorPlugin } = library('src/kafka/connect/connector-plugin');
const { connectorConfig } = library('src/kafka/connect/connector-files');
const { providerSettings } = library('src/kafka/connect/worker-model');
const { Secret } = library('src/security/secret');

const TOPIC = 'emitted.orders.v1';
const SINK = 'org.apache.kafka.connect.file.FileStreamSinkConnector';
const FILE = Secret.env('PROOF_FILE');
const NO_NUMBER = Secret.env('PROOF_PASSWORD');
const PASSWORD = 'no-number-but-a-secret';

function sink(name) {
  return selfManaged('SINK', name, ConnectorPlugin.ofClass(SINK), {
    secrets: { file: FILE },
    configs: { 'consumer.override.auto.offset.reset': 'earliest' },
  });
}

function withTasks(spec, text) {
  return { ...spec, config: { ...spec.config, 'tasks.max': text } };
}

/** A worker whose providers are those that `worker.properties` has for these secrets. */
function startWorker(engine, file) {
  return ConnectWorker.start(engine, {
    name: 'references-worker',
    extra: providerSettings([FILE, NO_NUMBER]),
    env: { PROOF_FILE: file, PROOF_PASSWORD: PASSWORD, PROOF_HIDDEN: '1' },
  });
}

export const suite = {
  name: 'references in connectors',
  async run({ check, engine }) {
    const file = path.join(engine.broker.folder, 'references.out');
    const worker = await startWorker(engine, file);
    const errors = async (spec) => (await validateConnector(engine, worker, connectorConfig(spec))).errors;
    await engine.freshTopics(TOPIC);
    await engine.admin('send', { topic: TOPIC, records: [{ value: '{"amount":12}' }] });

    await check('the worker resolves them when it validates', async () => {
      assert.deepEqual(await errors(sink('resolved')), {});
      const answer = await worker.request(
        'PUT',
        `/connector-plugins/${SINK}/config/validate`,
        connectorConfig(sink('resolved')),
      );
      assert.equal(answer.configs.find(({ value }) => value.name === 'file').value.value, file);
      const { 'tasks.max': why } = await errors(withTasks(sink('resolved'), NO_NUMBER.toConfigProvider()));
      assert.match(why[0], new RegExp(`^Invalid value ${PASSWORD} for configuration tasks\\.max`));
    });

    await check('what no provider may read stays as it is written', async () => {
      const { 'tasks.max': why } = await errors(withTasks(sink('hidden'), '${env:PROOF_HIDDEN}'));
      assert.match(why[0], /^Invalid value \$\{env:PROOF_HIDDEN\} for configuration tasks\.max/);
    });

    await check('the script brings a connector with references, and finds nothing to change afterwards', async () => {
      const script = writeReview(engine, [sink('references')]);
      assert.deepEqual(await runReview(script, worker.url), {
        code: 0,
        text: '+ create connector references\n1 changes made\n',
      });
      assert.deepEqual(await runReview(script, worker.url), { code: 0, text: 'nothing to change\n' });
    });

    await check('the connector runs with what they refer to, and the worker shows the references', async () => {
      const written = () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
      await untilDone(worker, 'references', new Patience(), () => written() === '{amount=12}\n');
      const shown = await worker.settled('GET', '/connectors/references/config');
      assert.deepEqual(shown, connectorConfig(sink('references')));
      assert.equal(shown.file, '${env:PROOF_FILE}');
    });

    await check('fails when what they refer to is not valid, without showing it', async () => {
      const wrong = withTasks(sink('wrong'), NO_NUMBER.toConfigProvider());
      const { code, text } = await runReview(writeReview(engine, [wrong]), worker.url);
      assert.equal(code, 1);
      assert.match(
        text,
        /^the configuration of wrong is not valid:\n {2}tasks\.max: not valid once \$\{env:PROOF_PASSWORD\} is resolved\n$/,
      );
      assert.doesNotMatch(text, new RegExp(PASSWORD));
    });

    await check('fails when nothing resolves them, and says which', async () => {
      const wrong = withTasks(sink('wrong'), '${env:PROOF_HIDDEN}');
      const { code, text } = await runReview(writeReview(engine, [wrong]), worker.url);
      assert.equal(code, 1);
      assert.match(text, /tasks\.max: .*Invalid value \$\{env:PROOF_HIDDEN\} for configuration tasks\.max/);
    });
    await worker.settled('DELETE', '/connectors/references');
    await worker.stop();
  },
};
