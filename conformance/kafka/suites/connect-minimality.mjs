// The rows derived for Connect, each proven on a running worker: the worker's own, and a sink's and a source's on another worker.
import { ConnectWorker } from '../engine/connect.mjs';
import { workerTopics } from '../engine/worker-properties.mjs';
import { connectWorker, sinkConnector, sourceConnector } from '../support/connectors.mjs';
import { library } from '../support/library.mjs';
import { proveMinimal } from '../support/minimality.mjs';

const { deriveAcls } = library('src/kafka/acl-derivation');
const WORKER_GROUP = 'connect-proof';
const named = (resourceName) => ({ patternType: 'LITERAL', resourceName });

const WORKERS = [
  ['run a worker', { createsTopics: false, exactlyOnceSource: false }],
  ['run a worker that makes its topics', { createsTopics: true, exactlyOnceSource: false }],
  ['run a worker with exactly once sources', { createsTopics: false, exactlyOnceSource: true }],
].map(([title, intent], index) => {
  const groupId = `proof-worker-${index}`;
  return [
    title,
    { kind: 'CONNECT_WORKER', groupId, ...workerTopics(groupId), ...intent },
    () => connectWorker({ groupId, ...intent }),
  ];
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

export const connectMinimality = {
  name: 'rows derived for Connect are minimal',
  async run({ check, engine }) {
    const user = await engine.user('connect-proof');
    const prove = async (cases, worker) => {
      for (const [title, intent, operation] of cases) {
        await check(
          title,
          async () => {
            const rows = deriveAcls([{ ...intent, principal: user.principal }]);
            await proveMinimal(engine, { user, operation: operation(worker), rows });
          },
          { seconds: 120 },
        );
      }
    };
    await prove(WORKERS);
    // where exactly once is supported, every source connector runs in transactions
    const extra = { 'exactly.once.source.support': 'enabled' };
    const exactlyOnce = await ConnectWorker.start(engine, { name: WORKER_GROUP, extra });
    await prove(EXACTLY_ONCE_SOURCES, exactlyOnce);
    await exactlyOnce.stop();
    const worker = await ConnectWorker.start(engine, { name: 'connect-plain' });
    await prove([...SINKS, ...SOURCES], worker);
    await worker.stop();
  },
};
