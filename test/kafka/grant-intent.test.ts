import { aclRowsOf, type GrantIntent } from '../../src/kafka/grant-intent';
import { literal, prefixed } from '../../src/kafka/grants/grantee';

const principal = 'User:app';
const topic = literal('orders');
const own = { offsetSyncs: 'syncs', checkpoints: 'checkpoints', heartbeats: 'beats' };

/** `TYPE name OPERATION`, with a `*` behind a prefix. */
function rows(intent: GrantIntent): string[] {
  return aclRowsOf(intent).map((row) => {
    expect([row.principal, row.permission]).toStrictEqual([principal, 'ALLOW']);
    const star = row.patternType === 'PREFIXED' ? '*' : '';
    return `${row.resourceType} ${row.resourceName}${star} ${row.operation}${row.host === '*' ? '' : ` @${row.host}`}`;
  });
}

// prettier-ignore
test.each<[string, GrantIntent, string[]]>([
  ['produce', { kind: 'PRODUCE', principal, topic }, ['TOPIC orders WRITE']],
  ['produce to every topic of a prefix', { kind: 'PRODUCE', principal, topic: prefixed('sales.') }, ['TOPIC sales.* WRITE']],
  ['produce from two hosts', { kind: 'PRODUCE', principal, topic, hosts: ['10.0.0.1', '10.0.0.2'] }, ['TOPIC orders WRITE @10.0.0.1', 'TOPIC orders WRITE @10.0.0.2']],
  ['produce in transactions', { kind: 'PRODUCE', principal, topic, transactionalId: literal('tx-1') }, ['TOPIC orders WRITE', 'TRANSACTIONAL_ID tx-1 WRITE']],
  ['produce in transactions with offsets', { kind: 'PRODUCE', principal, topic, transactionalId: prefixed('tx-'), offsetsGroup: literal('g') }, ['TOPIC orders WRITE', 'TRANSACTIONAL_ID tx-* WRITE', 'GROUP g READ']],
  ['consume in a group', { kind: 'CONSUME', principal, topic, group: literal('g') }, ['TOPIC orders READ', 'GROUP g READ']],
  ['consume in groups of a prefix', { kind: 'CONSUME', principal, topic, group: prefixed('g-') }, ['TOPIC orders READ', 'GROUP g-* READ']],
  ['consume without a group', { kind: 'CONSUME_WITHOUT_GROUP', principal, topic }, ['TOPIC orders READ']],
  ['stateless Streams', { kind: 'KAFKA_STREAMS', principal, applicationId: 'app', inputs: [topic], outputs: [literal('out')], internalTopics: false, exactlyOnce: false }, ['TOPIC orders READ', 'TOPIC out WRITE', 'GROUP app READ']],
  ['stateful exactly-once Streams', { kind: 'KAFKA_STREAMS', principal, applicationId: 'app', inputs: [topic], outputs: [], internalTopics: true, exactlyOnce: true }, ['TOPIC orders READ', 'GROUP app READ', 'TOPIC app-* READ', 'TOPIC app-* WRITE', 'TOPIC app-* CREATE', 'TOPIC app-* DELETE', 'TRANSACTIONAL_ID app-* WRITE']],
  ['a Connect worker', { kind: 'CONNECT_WORKER', principal, groupId: 'c', configTopic: 'c-config', offsetTopic: 'c-offset', statusTopic: 'c-status', createsTopics: false, exactlyOnceSource: false }, ['GROUP c READ', 'TOPIC c-config READ', 'TOPIC c-config WRITE', 'TOPIC c-offset READ', 'TOPIC c-offset WRITE', 'TOPIC c-status READ', 'TOPIC c-status WRITE']],
  ['a Connect worker that makes its topics and fences sources', { kind: 'CONNECT_WORKER', principal, groupId: 'c', configTopic: 't', offsetTopic: 't', statusTopic: 't', createsTopics: true, exactlyOnceSource: true }, ['GROUP c READ', ...Array.from({ length: 3 }, () => ['TOPIC t READ', 'TOPIC t WRITE', 'TOPIC t CREATE']).flat(), 'TRANSACTIONAL_ID connect-cluster-c WRITE']],
  ['a sink connector', { kind: 'SINK_CONNECTOR', principal, connectorName: 's3', topics: [topic], createsDeadLetterTopic: false }, ['TOPIC orders READ', 'GROUP connect-s3 READ']],
  ['a sink connector with dead letters', { kind: 'SINK_CONNECTOR', principal, connectorName: 's3', topics: [topic], deadLetterTopic: 'dlq', createsDeadLetterTopic: false }, ['TOPIC orders READ', 'GROUP connect-s3 READ', 'TOPIC dlq WRITE']],
  ['a sink connector that makes its dead letter topic', { kind: 'SINK_CONNECTOR', principal, connectorName: 's3', topics: [topic], deadLetterTopic: 'dlq', createsDeadLetterTopic: true }, ['TOPIC orders READ', 'GROUP connect-s3 READ', 'TOPIC dlq WRITE', 'TOPIC dlq CREATE']],
  ['a source connector', { kind: 'SOURCE_CONNECTOR', principal, connectorName: 'pg', topics: [prefixed('pg.')], createsTopics: false }, ['TOPIC pg.* WRITE']],
  ['a source connector exactly once', { kind: 'SOURCE_CONNECTOR', principal, connectorName: 'pg', topics: [topic], createsTopics: true, exactlyOnce: { workerGroupId: 'c', offsetsTopic: 'o' } }, ['TOPIC orders WRITE', 'TOPIC orders CREATE', 'TRANSACTIONAL_ID c-pg-* WRITE', 'TOPIC o READ', 'TOPIC o WRITE']],
  ['a Flink sink exactly once', { kind: 'FLINK_EXACTLY_ONCE_SINK', principal, topic, transactionalIdPrefix: 'job' }, ['TOPIC orders WRITE', 'TRANSACTIONAL_ID job* WRITE']],
  ['a mirror at the source', { kind: 'MIRROR_SOURCE', principal, topics: [topic], groups: [], own }, ['TOPIC orders READ', 'TOPIC orders DESCRIBE_CONFIGS', 'TOPIC syncs CREATE', 'TOPIC syncs WRITE']],
  ['a mirror at the source that follows groups', { kind: 'MIRROR_SOURCE', principal, topics: [], groups: [literal('g')], own }, ['TOPIC syncs CREATE', 'TOPIC syncs WRITE', 'TOPIC syncs READ', 'GROUP g DESCRIBE']],
  ['a mirror at the target', { kind: 'MIRROR_TARGET', principal, copies: [prefixed('eu.')], groups: [], commitsOffsets: true, own }, ['TOPIC eu.* CREATE', 'TOPIC eu.* ALTER', 'TOPIC eu.* ALTER_CONFIGS', 'TOPIC beats CREATE']],
  ['a mirror at the target that translates offsets', { kind: 'MIRROR_TARGET', principal, copies: [], groups: [literal('g')], commitsOffsets: false, own }, ['TOPIC checkpoints CREATE', 'TOPIC checkpoints READ', 'TOPIC beats CREATE']],
  ['a mirror at the target that commits offsets', { kind: 'MIRROR_TARGET', principal, copies: [topic], groups: [literal('g')], commitsOffsets: true, own }, ['TOPIC orders CREATE', 'TOPIC orders ALTER', 'TOPIC orders ALTER_CONFIGS', 'TOPIC orders READ', 'TOPIC checkpoints CREATE', 'TOPIC checkpoints READ', 'TOPIC beats CREATE', 'GROUP g READ']],
  ['a worker that mirrors', { kind: 'MIRROR_WORKER', principal, copies: [topic], groups: [], own }, ['TOPIC orders WRITE', 'TOPIC beats WRITE']],
  ['a worker that mirrors and follows groups', { kind: 'MIRROR_WORKER', principal, copies: [topic], groups: [prefixed('g-')], own }, ['TOPIC orders WRITE', 'TOPIC checkpoints WRITE', 'TOPIC beats WRITE']],
  ['an admin who only looks', { kind: 'TOPIC_ADMIN', principal, topic, createTopic: false, deleteTopic: false, alterConfigs: false, addPartitions: false }, ['TOPIC orders DESCRIBE', 'TOPIC orders DESCRIBE_CONFIGS']],
  ['an admin who does everything', { kind: 'TOPIC_ADMIN', principal, topic, createTopic: true, deleteTopic: true, alterConfigs: true, addPartitions: true }, ['TOPIC orders ALTER_CONFIGS', 'TOPIC orders CREATE', 'TOPIC orders DELETE', 'TOPIC orders ALTER']],
  ['an operator of topics and groups', { kind: 'READ_ONLY_OPERATOR', principal, topics: [literal('*')], groups: [prefixed('g-')], cluster: true }, ['TOPIC * DESCRIBE', 'TOPIC * DESCRIBE_CONFIGS', 'GROUP g-* DESCRIBE', 'CLUSTER kafka-cluster DESCRIBE', 'CLUSTER kafka-cluster DESCRIBE_CONFIGS']],
])('%s needs just these rows', (_, intent, expected) => {
  expect(rows(intent)).toStrictEqual(expected);
});
