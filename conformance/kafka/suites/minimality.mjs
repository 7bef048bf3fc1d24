// For each grant of intent: the rows the library derives are enough for the client, and not one of them is needless.
import { proveMinimal } from '../support/minimality.mjs';
import {
  administer,
  consumeInGroup,
  consumeTransformProduce,
  consumeWithoutGroup,
  produce,
  produceInTransaction,
  streams,
} from '../support/operations.mjs';
import { library } from '../support/library.mjs';

const { deriveAcls } = library('src/kafka/acl-derivation');

const TOPIC = 'proof.orders.v1';
const OUTPUT = 'proof.totals.v1';
const named = (resourceName) => ({ patternType: 'LITERAL', resourceName });
const prefix = (resourceName) => ({ patternType: 'PREFIXED', resourceName });

const PRODUCERS = [
  ['produce idempotently', { topic: named(TOPIC) }, produce({ topic: TOPIC, idempotent: true })],
  ['produce without idempotence', { topic: named(TOPIC) }, produce({ topic: TOPIC, idempotent: false })],
  ['produce to topics of a prefix', { topic: prefix('proof.') }, produce({ topic: TOPIC, idempotent: true })],
  [
    'produce in a transaction',
    { topic: named(TOPIC), transactionalId: named('checkout') },
    produceInTransaction({ topic: TOPIC, transactionalIds: ['checkout'] }),
  ],
  [
    'produce in transactions of a prefix',
    { topic: named(TOPIC), transactionalId: prefix('checkout-') },
    produceInTransaction({ topic: TOPIC, transactionalIds: ['checkout-0', 'checkout-1'] }),
  ],
];

const CONSUMERS = ['classic', 'consumer'].flatMap((groupProtocol) => [
  [
    `consume in a group (group.protocol=${groupProtocol})`,
    { kind: 'CONSUME', topic: named(TOPIC), group: named(`loader-${groupProtocol}`) },
    consumeInGroup({ topic: TOPIC, group: `loader-${groupProtocol}`, groupProtocol }),
  ],
  [
    `consume in groups of a prefix (group.protocol=${groupProtocol})`,
    { kind: 'CONSUME', topic: prefix('proof.'), group: prefix('loader-') },
    consumeInGroup({ topic: TOPIC, group: `loader-${groupProtocol}`, groupProtocol }),
  ],
]);

/** An application takes seconds: of the variants, only the rows for which they differ from the first are taken away. */
const APPLICATIONS = [
  ['at least once', { exactlyOnce: false }, {}, () => true],
  [
    'exactly once',
    { exactlyOnce: true },
    { processingGuarantee: 'exactly_once_v2' },
    ({ resourceType }) => resourceType === 'TRANSACTIONAL_ID',
  ],
  // here the broker makes the internal topics
  [
    'group.protocol=streams',
    { exactlyOnce: false },
    { groupProtocol: 'streams' },
    ({ operation, resourceType }) => operation === 'CREATE' || resourceType === 'GROUP',
  ],
].map(([title, intent, settings, differs], index) => {
  const applicationId = `totals-${index}`;
  return [
    `run a Kafka Streams application with internal topics, ${title}`,
    {
      kind: 'KAFKA_STREAMS',
      applicationId,
      inputs: [named(TOPIC)],
      outputs: [named(OUTPUT)],
      internalTopics: true,
      ...intent,
    },
    streams({ applicationId, input: TOPIC, output: OUTPUT, ...settings }),
    differs,
  ];
});

const ADMIN = {
  kind: 'TOPIC_ADMIN',
  createTopic: false,
  deleteTopic: false,
  alterConfigs: false,
  addPartitions: false,
};
const SEE = ['describeTopic', 'describeConfigs'];
const ADMINISTRATORS = [
  ['look after a topic', {}, SEE],
  ['alter the configuration of a topic', { alterConfigs: true }, [...SEE, 'alterConfigs']],
  ['grow the partitions of a topic', { addPartitions: true }, [...SEE, 'growPartitions']],
  ['create a topic', { createTopic: true }, ['createTopic', ...SEE]],
  ['delete a topic', { deleteTopic: true }, [...SEE, 'deleteTopic']],
].map(([title, intent, steps]) => {
  const topic = 'proof.managed.v1';
  return [title, { ...ADMIN, topic: named(topic), ...intent }, administer({ topic, steps })];
});

const OPERATED = { topic: 'proof.operated.v1', group: 'operated' };
const OPERATE = [
  'listTopic',
  'describeTopic',
  'describeConfigs',
  'listOffsets',
  'listGroup',
  'describeGroup',
  'groupOffsets',
];
const OPERATORS = [
  ['see topics and groups', { cluster: false }, OPERATE],
  ['see topics, groups and the cluster', { cluster: true }, [...OPERATE, 'describeClusterConfigs', 'describeAllAcls']],
].map(([title, intent, steps]) => [
  title,
  { kind: 'READ_ONLY_OPERATOR', topics: [named(OPERATED.topic)], groups: [named(OPERATED.group)], ...intent },
  administer({ ...OPERATED, steps }),
]);

const PROOFS = [
  ...PRODUCERS.map(([title, intent, operation]) => [title, { kind: 'PRODUCE', ...intent }, operation]),
  [
    'read, write and commit offsets in one transaction',
    [
      { kind: 'CONSUME', topic: named(TOPIC), group: named('mover') },
      { kind: 'PRODUCE', topic: named(OUTPUT), transactionalId: named('mover-0'), offsetsGroup: named('mover') },
    ],
    consumeTransformProduce({ source: TOPIC, topic: OUTPUT, group: 'mover', transactionalId: 'mover-0' }),
  ],
  ...CONSUMERS,
  [
    'consume without a group',
    { kind: 'CONSUME_WITHOUT_GROUP', topic: named(TOPIC) },
    consumeWithoutGroup({ topic: TOPIC }),
  ],
  [
    'write by a Flink sink exactly once',
    { kind: 'FLINK_EXACTLY_ONCE_SINK', topic: named(TOPIC), transactionalIdPrefix: 'flink-' },
    // FlinkKafkaInternalProducer: an id for each subtask and checkpoint
    produceInTransaction({ topic: TOPIC, transactionalIds: ['flink-0-1', 'flink-1-1'] }),
  ],
  ...ADMINISTRATORS,
  ...OPERATORS,
  ...APPLICATIONS,
];

export const suite = {
  name: 'derived rows are minimal',
  async run({ check, engine }) {
    await engine.freshTopics(TOPIC, OUTPUT);
    const user = await engine.user('proof');
    for (const [title, intents, operation, differs = () => true] of PROOFS) {
      await check(
        title,
        async () => {
          const rows = deriveAcls([intents].flat().map((intent) => ({ ...intent, principal: user.principal })));
          await proveMinimal(engine, { user, operation, rows, removing: rows.filter(differs) });
        },
        { seconds: 240 },
      );
    }
  },
};
