// Connectors as operations under test: they run on one worker with rights of its own, by clients that log in as the user under test.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ConnectWorker } from '../engine/connect.mjs';
import { workerTopics } from '../engine/worker-properties.mjs';
import { AttemptFailed } from './attempt-failed.mjs';
import { pause } from './patience.mjs';

const FILE_CONNECTORS = 'org.apache.kafka.connect.file';

export const GOOD = '{"amount":"12"}';
/** The converter takes this one, the transformation does not. */
export const BAD_AMOUNT = '{"amount":"a dozen"}';
/** Not JSON. */
export const POISON = '{"amount"';

function overrides(config) {
  return Object.fromEntries(
    ['producer', 'consumer', 'admin'].flatMap((client) => [
      [`${client}.override.sasl.jaas.config`, config['sasl.jaas.config']],
      [`${client}.override.request.timeout.ms`, '4000'],
    ]),
  );
}

/** A file sink that casts `amount`, and puts records it cannot take into `deadLetterTopic`. */
export function fileSink({ name, topic, deadLetterTopic, file }) {
  return {
    name,
    'connector.class': `${FILE_CONNECTORS}.FileStreamSinkConnector`,
    'tasks.max': '1',
    topics: topic,
    file,
    transforms: 'amount',
    'transforms.amount.type': 'org.apache.kafka.connect.transforms.Cast$Value',
    'transforms.amount.spec': 'amount:int32',
    'errors.tolerance': 'all',
    'errors.deadletterqueue.topic.name': deadLetterTopic,
    'errors.deadletterqueue.topic.replication.factor': '1',
    'errors.deadletterqueue.context.headers.enable': 'true',
    'consumer.override.auto.offset.reset': 'earliest',
  };
}

/** Polls `done` until it holds; a failed task, or lost patience, ends it sooner. */
export async function untilDone(worker, name, patience, done) {
  while (!(await done())) {
    const { connector, tasks } = await status(worker, name);
    const failed = [connector, ...tasks].find(({ state }) => state === 'FAILED');
    if (failed !== undefined) {
      throw new AttemptFailed(failed.trace.split('\n\t')[0], failed.trace.includes('AuthorizationException'));
    }
    const why = patience.lost();
    if (why !== undefined) {
      throw new AttemptFailed(`the connector is ${connector.state}, ${why}`, false);
    }
    await pause(100);
  }
}

async function status(worker, name) {
  try {
    return await worker.request('GET', `/connectors/${name}/status`);
  } catch (failure) {
    if (failure.status !== 404) {
      throw failure;
    }
    return { connector: { state: 'UNASSIGNED' }, tasks: [] };
  }
}

/** What the worker refuses to do is an outcome, whatever its status code. */
async function accepted(request) {
  try {
    return await request;
  } catch (failure) {
    throw new AttemptFailed(failure.message, failure.message.includes('uthoriz'));
  }
}

/** Runs the connector until `done`, and leaves the worker without it. */
export async function runConnector(worker, config, patience, done) {
  const resource = `/connectors/${config.name}`;
  try {
    await accepted(worker.settled('PUT', `${resource}/config`, config));
    await untilDone(worker, config.name, patience, done);
  } finally {
    await worker.settled('DELETE', resource).catch((failure) => {
      if (failure.status !== 404) {
        throw failure;
      }
    });
  }
}

function lines(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).length : 0;
}

/** A sink connector that delivers one record and puts one into its dead letter topic. */
export function sinkConnector({ worker, name, topic, deadLetterTopic, createsDeadLetterTopic }) {
  let file;
  return {
    prepare: async (engine) => {
      file = path.join(engine.broker.folder, `${name}.out`);
      fs.rmSync(file, { force: true });
      await engine.admin('deleteGroups', { groups: [`connect-${name}`] });
      await engine.freshTopics(topic);
      await engine.admin('deleteTopics', { topics: [deadLetterTopic] });
      if (!createsDeadLetterTopic) {
        await engine.freshTopics(deadLetterTopic);
      }
      await engine.admin('send', { topic, records: [{ value: POISON }, { value: GOOD }] });
    },
    attempt: async (engine, config, patience) => {
      const deadLetters = async () => (await engine.admin('endOffsets', { topic: deadLetterTopic }))?.['0'] ?? 0;
      const done = async () => lines(file) >= 1 && (await deadLetters()) >= 1 && (await committed());
      const committed = async () =>
        (await engine.admin('committedOffsets', { group: `connect-${name}` }))[`${topic}-0`] >= 2;
      await runConnector(
        worker,
        { ...fileSink({ name, topic, deadLetterTopic, file }), ...overrides(config) },
        patience,
        done,
      );
    },
  };
}

async function values(engine, topic) {
  return (await engine.admin('read', { topic })).map(({ value }) => JSON.parse(value));
}

/** A source connector whose record arrives; exactly once, if an offsets topic of its own is named. */
export function sourceConnector({ worker, name, topic, createsTopics, offsetsTopic }) {
  let file;
  return {
    prepare: async (engine) => {
      // the worker keeps a connector's offsets: each attempt reads another file
      file = path.join(engine.broker.folder, `${name}-${Date.now()}.in`);
      fs.writeFileSync(file, 'one\n');
      await engine.admin('deleteTopics', { topics: [topic] });
      if (!createsTopics) {
        await engine.freshTopics(topic);
      }
      if (offsetsTopic !== undefined) {
        await engine.freshTopics({ name: offsetsTopic, configs: { 'cleanup.policy': 'compact' } });
      }
    },
    attempt: async (engine, config, patience) => {
      const exactlyOnce = {
        'exactly.once.support': 'required',
        'offsets.storage.topic': offsetsTopic,
      };
      const creation = { 'topic.creation.default.replication.factor': '1', 'topic.creation.default.partitions': '1' };
      const connector = {
        name,
        'connector.class': `${FILE_CONNECTORS}.FileStreamSourceConnector`,
        'tasks.max': '1',
        topic,
        file,
        ...(createsTopics ? creation : {}),
        ...(offsetsTopic === undefined ? {} : exactlyOnce),
        ...overrides(config),
      };
      // an aborted transaction moves the end of a topic too: only what is committed counts
      const holds = async (name) =>
        (await engine.admin('endOffsets', { topic: name })) === null ? 0 : (await values(engine, name)).length;
      const arrived = async (records) =>
        (await holds(topic)) >= records && (offsetsTopic === undefined || (await holds(offsetsTopic)) >= records);
      await runConnector(worker, connector, patience, () => arrived(1));
      if (offsetsTopic !== undefined) {
        // only a second life reads its offsets: it goes on after the first line
        fs.appendFileSync(file, 'two\n');
        await runConnector(worker, connector, patience, () => arrived(2));
        assert.deepEqual(await values(engine, topic), ['one', 'two']);
      }
    },
  };
}

/** A distributed worker that joins, runs a connector (whose clients are the super user's) and keeps its offsets and status. */
export function connectWorker({ groupId, createsTopics, exactlyOnceSource }) {
  const topics = Object.values(workerTopics(groupId));
  let file;
  return {
    prepare: async (engine) => {
      file = path.join(engine.broker.folder, `${groupId}.in`);
      fs.writeFileSync(file, 'one\n');
      await engine.admin('deleteGroups', { groups: [groupId] });
      await engine.admin('deleteTopics', { topics });
      if (!createsTopics) {
        await engine.freshTopics(...topics.map((name) => ({ name, configs: { 'cleanup.policy': 'compact' } })));
      }
      await engine.freshTopics(`${groupId}-target`);
    },
    attempt: async (engine, config, patience) => {
      const superUser = ['producer', 'consumer', 'admin'].map((client) => [
        `${client}.sasl.jaas.config`,
        engine.broker.admin['sasl.jaas.config'],
      ]);
      const extra = {
        ...Object.fromEntries(superUser),
        'exactly.once.source.support': exactlyOnceSource ? 'enabled' : 'disabled',
        'request.timeout.ms': '4000',
        'default.api.timeout.ms': '6000',
        // it is killed, and the next one must not wait for it
        'session.timeout.ms': '1500',
        'heartbeat.interval.ms': '500',
      };
      const worker = await ConnectWorker.start(engine, { name: groupId, login: config, extra, patience });
      try {
        const name = `${groupId}-source`;
        const connector = {
          name,
          'connector.class': `${FILE_CONNECTORS}.FileStreamSourceConnector`,
          'tasks.max': '1',
          topic: `${groupId}-target`,
          file,
        };
        await accepted(worker.settled('PUT', `/connectors/${name}/config`, connector));
        await untilDone(worker, name, patience, async () => {
          const { connector: state, tasks } = await status(worker, name);
          return [state, ...tasks].every((part) => part.state === 'RUNNING') && (await hasOffsets(worker, name));
        });
      } finally {
        await worker.stop();
      }
    },
  };
}

async function hasOffsets(worker, name) {
  const { offsets } = await accepted(worker.settled('GET', `/connectors/${name}/offsets`, undefined, 3_000));
  return offsets.length > 0;
}
