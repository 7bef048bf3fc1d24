// The scripts that the examples' regulated tier hands to a reviewer, on three brokers: they do what bundle.json says, once.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../paths.mjs';
import { library } from '../support/library.mjs';
import { rowText } from '../support/minimality.mjs';
import { runScript } from '../support/scripts.mjs';

const { topicConfig } = library('src/kafka/topic-config');
/** Topics first: the others' runbook order. */
const SCRIPTS = ['topics', 'acls', 'quotas'];

/** Every `review/kafka/<cluster>` folder of an example. */
function reviews() {
  const examples = path.join(REPOSITORY, 'examples');
  return fs
    .readdirSync(examples, { recursive: true })
    .filter((file) => /^[^/]+\/expected\/regulated\/bundles\/[^/]+\/review\/kafka\/[^/]+\/topics\.sh$/.test(file))
    .sort()
    .map((file) => {
      const folder = path.join(examples, path.dirname(file));
      const bundle = JSON.parse(fs.readFileSync(path.join(folder, '../../../bundle.json'), 'utf8'));
      const written = SCRIPTS.map((name) => ({ path: `${name}.sh`, file: path.join(folder, `${name}.sh`) }));
      const scripts = written
        .filter((script) => fs.existsSync(script.file))
        .map((script) => ({ path: script.path, body: fs.readFileSync(script.file, 'utf8') }));
      return { title: file.split('/')[0], bundle, scripts };
    });
}

function specs(bundle, type) {
  return bundle.resources.filter((resource) => resource.type === type).map(({ spec }) => spec);
}

async function state(engine) {
  const [topics, acls, quotas] = await Promise.all(
    ['describeTopics', 'describeAcls', 'describeQuotas'].map((op) => engine.admin(op)),
  );
  return { topics, acls, quotas };
}

async function runAll(engine, scripts) {
  const outputs = [];
  for (const script of scripts) {
    const { status, stdout, stderr } = await runScript(engine, script);
    assert.equal(status, 0, `${script.path}: exit ${status}: ${stdout}${stderr}`);
    outputs.push(stdout);
  }
  return outputs;
}

async function bringsAbout(engine, { bundle, scripts }) {
  // examples share names of topics
  await engine.admin('deleteTopics', { topics: specs(bundle, 'kafka.topic').map(({ topicName }) => topicName) });
  await runAll(engine, scripts);
  const { topics, acls } = await state(engine);
  for (const spec of specs(bundle, 'kafka.topic')) {
    const { topicName: name, partitions, replicationFactor } = spec;
    assert.deepEqual(
      topics.find((topic) => topic.name === name),
      { name, partitions, replicationFactor, configs: topicConfig(spec) },
    );
  }
  const text = (row) => `${row.principal}: ${rowText(row)}`;
  const held = acls.map(text);
  const missing = specs(bundle, 'kafka.acl')
    .map(text)
    .filter((row) => !held.includes(row));
  assert.deepEqual(missing, []);
}

async function changesNothing(engine, { scripts }) {
  const before = await state(engine);
  assert.deepEqual(
    await runAll(engine, scripts),
    scripts.map(() => 'nothing to change\n'),
  );
  assert.deepEqual(await state(engine), before);
}

export const suite = {
  name: "the examples' review scripts",
  async run({ check, engine }) {
    const found = reviews();
    await check('there are some', () => assert.notEqual(found.length, 0));
    await engine.broker.grow(3);
    for (const review of found) {
      await check(`${review.title}: what the bundle says is there after the first run`, () =>
        bringsAbout(engine, review),
      );
      await check(`${review.title}: the second run changes nothing`, () => changesNothing(engine, review));
    }
  },
};
