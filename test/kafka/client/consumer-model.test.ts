import { Duration } from '../../../src/core/duration';
import { ClientProfile } from '../../../src/kafka/client/client-profile';
import type { ClientTopic } from '../../../src/kafka/client/client-model';
import { consumerModel } from '../../../src/kafka/client/consumer-model';
import type { ConsumerOptions } from '../../../src/kafka/client/consumer-options';
import { DeliveryGuarantee } from '../../../src/kafka/client/delivery-guarantee';
import { GroupProtocol } from '../../../src/kafka/client/group-protocol';
import { OffsetReset } from '../../../src/kafka/client/offset-reset';
import { failuresOf } from '../failing';
import { context } from './contexts';

const { AT_MOST_ONCE, EXACTLY_ONCE } = DeliveryGuarantee;
const model = (options: ConsumerOptions, topics: ClientTopic[] = []): ReturnType<typeof consumerModel> =>
  consumerModel(context({ topics }), options);
const failures = (options: ConsumerOptions): string[] => failuresOf(() => model(options));
const COMMITTED = { 'isolation.level': 'read_committed' };
const PLAIN = { 'auto.offset.reset': 'earliest', 'enable.auto.commit': false, 'isolation.level': 'read_uncommitted' };
const s = (amount: number): Duration => Duration.seconds(amount);

// prettier-ignore
test.each<[string, ConsumerOptions, Record<string, unknown>]>([
  ['begins at the oldest record and commits by itself', {}, PLAIN],
  ['is in its group', { groupId: 'g', groupInstanceId: 'g-1', groupProtocol: GroupProtocol.CONSUMER }, { ...PLAIN, 'group.id': 'g', 'group.instance.id': 'g-1', 'group.protocol': 'consumer' }],
  ['reads only what is committed for EXACTLY_ONCE', { guarantee: EXACTLY_ONCE }, { ...PLAIN, ...COMMITTED }],
  ['does not wait for LATENCY', { profile: ClientProfile.LATENCY }, { ...PLAIN, 'fetch.max.wait.ms': 100 }],
  ['takes much at a time for THROUGHPUT', { profile: ClientProfile.THROUGHPUT }, { ...PLAIN, 'fetch.min.bytes': 100_000, 'max.partition.fetch.bytes': 4_194_304, 'max.poll.records': 2_000 }],
  ['begins where it is told', { offsetReset: OffsetReset.NONE }, { ...PLAIN, 'auto.offset.reset': 'none' }],
])('a consumer %s', (_, options, expected) => {
  expect(model(options).settings).toStrictEqual(expected);
});

test('downstream of transactions it reads only what is committed, and is told what it sees otherwise', () => {
  const topics = [{ topicName: 't', isTransactional: true }];

  expect(model({}, topics).settings).toMatchObject(COMMITTED);
  expect(model({ readCommitted: false }, topics)).toMatchObject({
    settings: PLAIN,
    notes: ["topic 't' is written in transactions: records of aborted ones are read too"],
  });
});

test('a fetch has room for the largest record of its topics', () => {
  const topics = [{ topicName: 't', maxMessageSize: 8_000_000 }, { topicName: 'u' }];

  expect(model({}, topics).settings).toMatchObject({ 'max.partition.fetch.bytes': 8_000_000 });
});

test.each([
  [AT_MOST_ONCE, 'commit the offsets of a poll before working on its records'],
  [undefined, 'commit the offsets of a poll after working on its records'],
])('the program is told when to commit for %s', (guarantee, note) => {
  expect(model({ groupId: 'g', guarantee }).notes).toStrictEqual([note]);
});

test.each<[string, ConsumerOptions]>([
  ['a session has 3 heartbeats', { sessionTimeout: s(9), heartbeatInterval: s(3) }],
  ['a poll takes a session', { sessionTimeout: s(60), maxPollInterval: s(60) }],
  ['the worst batch leaves a millisecond', { worstBatchTime: s(60), maxPollInterval: Duration.milliseconds(60_001) }],
  ['a short poll has no session of its own', { maxPollInterval: s(10), groupProtocol: GroupProtocol.CONSUMER }],
])('it is fine when %s', (_, options) => {
  expect(failures(options)).toStrictEqual([]);
});

// prettier-ignore
test.each<[string, ConsumerOptions, string]>([
  ['a session has less than 3 heartbeats', { sessionTimeout: s(8), heartbeatInterval: s(3) }, "'sessionTimeout' must be at least 3 heartbeats (9 seconds), got 8 seconds; raise it or lower heartbeatInterval: one lost heartbeat must not end a membership"],
  ['the worst batch takes as long as a poll may', { worstBatchTime: s(60), maxPollInterval: s(60) }, "'maxPollInterval' must exceed worstBatchTime (1 minute), got 1 minute; raise it or lower maxPollRecords: the group would take a busy member for dead"],
  ['the worst batch takes longer than the default', { worstBatchTime: s(301) }, "'maxPollInterval' must exceed worstBatchTime (301 seconds), got 5 minutes; raise it or lower maxPollRecords: the group would take a busy member for dead"],
  ['a poll is shorter than a session', { maxPollInterval: s(44) }, "'maxPollInterval' must be at least sessionTimeout (45 seconds), got 44 seconds; raise it or lower sessionTimeout: librdkafka refuses to start otherwise"],
  ['the new protocol has a session timeout', { groupProtocol: GroupProtocol.CONSUMER, sessionTimeout: s(60) }, "'groupProtocol' must be CLASSIC with sessionTimeout or heartbeatInterval, got \"CONSUMER\"; remove these two: with CONSUMER they are settings of the broker, and clients refuse them"],
  ['a static member has no group', { groupInstanceId: 'x' }, "'groupInstanceId' must come with groupId, got \"x\"; name the group, or remove it"],
  ['EXACTLY_ONCE reads what is not committed', { guarantee: EXACTLY_ONCE, readCommitted: false }, "'readCommitted' must be true for EXACTLY_ONCE, got false; remove it: records of aborted transactions would count"],
  ['a poll has no records', { maxPollRecords: 0 }, "'maxPollRecords' must be between 1 and 2147483647, got 0; choose a value in that range"],
  ['a fetch waits without end', { fetchMaxWait: Duration.unlimited() }, "'fetchMaxWait' must be between 0 milliseconds and 2147483647 milliseconds, got unlimited; choose a value in that range"],
  ['a group has no name', { groupId: '' }, "'groupId' must have at least one character, and no control characters or '${', got \"\"; rename it"],
  ['commits are turned on by hand', { customConfigs: { 'enable.auto.commit': 'true' } }, "'customConfigs['enable.auto.commit']' must be a setting without a property; set 'guarantee' instead"],
])('fails when %s', (_, options, message) => {
  expect(failures(options)).toStrictEqual([`[app/C] ${message}`]);
});
