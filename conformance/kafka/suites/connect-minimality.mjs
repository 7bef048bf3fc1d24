// The rows derived for Connect, each proven on a running worker: the worker's own, and a sink's and a source's on another worker.
import { ConnectWorker } from '../engine/connect.mjs';
import { workerTopics } from '../engine/worker-properties.mjs';
import { connectWorker, sinkConnector, sourceConnector } from '../support/connectors.mjs';
import { library } from '../support/library.mjs';
import { proveMinimal, rowText } from '../support/minimality.mjs';

const { deriveAcls } = library('src/kafka/acl-derivation');
const WORKER_GROUP = 'connect-proof';
const named = (resourceName) => ({ patternType: 'LITERAL', resourceName });

const PLAIN_WORKER = { createsTopics: false, exactlyOnceSource: false };
const WORKERS = [
  ['run a worker', {}],
  ['run a worker that makes its topics', { createsTopics: true }],
  ['run a worker with exactly once sources', { exactlyOnceSource: true }],
].map(([title, difference], index) => {
  const groupId = `proof-worker-${index}`;
  const base = { kind: 'CONNECT_WORKER', groupId, ...workerTopics(groupId), ...PLAIN_WORKER };
  const intent = { ...base, ...difference };
  return [title, intent, () => connectWorker(intent), index === 0 ? undefined : base];
});

const SINKS = [
  ['run a sink connector with a dead letter topic', { createsDeadLetterTopic: false }],
  ['run a sink connector that makes its dead letter topic', { createsDeadLetterTopic: true }],
].map(([title, intent], index) => {
  const name = `sink-${index}`;
  const [topic, deadLetterTopic] = ['proof.sink.v1', 'proof.sink.v1.dlq'];
  const topics = [named(topic)];
  return [
    title,
    { kind: 'SINK_CONNECTOR', connectorName: name, topics, deadLetterTopic, ...intent },
    (worker) => sinkConnector({ worker, name, topic, deadLetterTopic, ...intent }),
  ];
});

function source(title, intent, exactlyOnce) {
  const name = title.replaceAll(' ', '-');
  const topic = `proof.${name}.v1`;
  return [
    title,
    { kind: 'SOURCE_CONNECTOR', connectorName: name, topics: [named(topic)], ...intent, exactlyOnce },
    (worker) => sourceConnector({ worker, name, topic, ...intent, offsetsTopic: exactlyOnce?.offsetsTopic }),
  ];
}

const SOURCES = [
  source('run a source connector', { createsTopics: false }),
  source('run a source connector that makes its topic', { createsTopics: true }),
];
const EXACTLY_ONCE_SOURCES = [
  source(
    'run a source connector exactly once',
    { createsTopics: false },
    { workerGroupId: WORKER_GROUP, offsetsTopic: 'proof.source.offsets' },
  ),
];

/** Proves the cases one after the other, by a user of their own. */
async function prove({ check, engine }, name, cases, worker) {
  const user = await engine.user(name);
  const derived = (grant) => deriveAcls([{ ...grant, principal: user.principal }]);
  for (const [title, intent, operation, base] of cases) {
    await check(
      title,
      async () => {
        const rows = derived(intent);
        const known = base === undefined ? [] : derived(base).map(rowText);
        const removing = rows.filter((row) => !known.includes(rowText(row)));
        await proveMinimal(engine, { user, operation: operation(worker), rows, removing });
      },
      { seconds: 300 },
    );
  }
}

async function proveOn(context, worker, cases) {
  const running = await ConnectWorker.start(context.engine, worker);
  await prove(context, `proof-on-${worker.name}`, cases, running);
  await running.stop();
}

export const suite = {
  name: 'rows derived for Connect are minimal',
  // A worker takes seconds to start: rows that a simpler case has proven needed are not taken away again, and what mostly
  // waits for workers runs side by side.
  async run(context) {
    await Promise.all(WORKERS.map((worker, index) => prove(context, `proof-worker-${index}`, [worker])));
    // where exactly once is supported, every source connector runs in transactions
    const extra = { 'exactly.once.source.support': 'enabled' };
    await Promise.all([
      proveOn(context, { name: WORKER_GROUP, extra }, EXACTLY_ONCE_SOURCES),
      proveOn(context, { name: 'connect-plain' }, [...SINKS, ...SOURCES]),
    ]);
  },
};
