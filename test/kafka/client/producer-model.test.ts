import { DataSize } from '../../../src/core/data-size';
import { Duration } from '../../../src/core/duration';
import { ClientProfile } from '../../../src/kafka/client/client-profile';
import type { ClientTopic } from '../../../src/kafka/client/client-model';
import { DeliveryGuarantee } from '../../../src/kafka/client/delivery-guarantee';
import { ProducerCompression } from '../../../src/kafka/client/producer-compression';
import { producerModel } from '../../../src/kafka/client/producer-model';
import type { ProducerOptions } from '../../../src/kafka/client/producer-options';
import { RecordOrdering } from '../../../src/kafka/client/record-ordering';
import { failuresOf } from '../failing';
import { context } from './contexts';

const { AT_MOST_ONCE, EXACTLY_ONCE } = DeliveryGuarantee;
const settings = (options: ProducerOptions, topics: ClientTopic[] = []): Record<string, unknown> =>
  producerModel(context({ topics }), options).settings;
const failures = (options: ProducerOptions, topics: ClientTopic[] = []): string[] =>
  failuresOf(() => producerModel(context({ topics }), options));
const SAFE = { acks: 'all', 'enable.idempotence': true };
const ms = (amount: number): Duration => Duration.milliseconds(amount);

// prettier-ignore
test.each<[string, ProducerOptions, Record<string, unknown>]>([
  ['loses nothing by default', {}, SAFE],
  ['tries nothing again for AT_MOST_ONCE', { guarantee: AT_MOST_ONCE }, { acks: '1', 'enable.idempotence': false, retries: 0 }],
  ['has transactions for EXACTLY_ONCE', { guarantee: EXACTLY_ONCE, transactionalId: 'tx' }, { ...SAFE, 'transactional.id': 'tx' }],
  ['waits for nothing for LATENCY', { profile: ClientProfile.LATENCY }, { ...SAFE, 'linger.ms': 0 }],
  ['makes large batches for THROUGHPUT', { profile: ClientProfile.THROUGHPUT }, { ...SAFE, 'batch.size': 131_072, 'buffer.memory': 67_108_864, 'compression.type': 'lz4', 'linger.ms': 20 }],
  ['prefers what is set to the profile', { profile: ClientProfile.THROUGHPUT, compression: ProducerCompression.NONE, linger: ms(1) }, { ...SAFE, 'batch.size': 131_072, 'buffer.memory': 67_108_864, 'compression.type': 'none', 'linger.ms': 1 }],
  ['ignores keys without ordering', { ordering: RecordOrdering.NONE }, { ...SAFE, 'partitioner.ignore.keys': true }],
  ['takes custom settings', { customConfigs: { 'max.block.ms': '1' } }, { ...SAFE, 'max.block.ms': '1' }],
])('a producer %s', (_, options, expected) => {
  expect(settings(options)).toStrictEqual(expected);
});

test.each<[number[], number | undefined]>([
  [[], undefined],
  [[1_048_576], undefined],
  [[500_000], 500_000],
  [[500_000, 8_000_000], 8_000_000],
])('with topics that take %j bytes the largest request is %s', (sizes, expected) => {
  const topics = sizes.map((maxMessageSize, index) => ({ topicName: `t${index}`, maxMessageSize }));

  expect(settings({}, topics)['max.request.size']).toBe(expected);
});

test.each<[string, ProducerOptions]>([
  ['linger and request fill the delivery timeout', { linger: ms(10), requestTimeout: ms(20), deliveryTimeout: ms(30) }],
  ['5 requests are on the way', { maxInFlight: 5 }],
  ['6 requests are on the way of AT_MOST_ONCE', { guarantee: AT_MOST_ONCE, maxInFlight: 6 }],
  ['a transaction takes 15 minutes', { transactionalId: 'x', transactionTimeout: Duration.minutes(15) }],
  ['one batch fills the memory', { batchSize: DataSize.bytes(9), bufferMemory: DataSize.bytes(9) }],
])('it is fine when %s', (_, options) => {
  expect(failures(options)).toStrictEqual([]);
});

// prettier-ignore
test.each<[string, ProducerOptions, string]>([
  ['a delivery takes less than linger and request', { linger: ms(11), requestTimeout: ms(20), deliveryTimeout: ms(30) }, "'deliveryTimeout' must be at least linger and requestTimeout together (31 milliseconds), got 30 milliseconds; raise it, or lower one of the two"],
  ['6 requests are on the way', { maxInFlight: 6 }, "'maxInFlight' must be a whole number between 1 and 5, got 6; leave it at 5: with more, a repeated record can overtake another"],
  ['no request is on the way', { guarantee: AT_MOST_ONCE, maxInFlight: 0 }, "'maxInFlight' must be a whole number of at least 1, got 0; leave it at 5: with more, a repeated record can overtake another"],
  ['EXACTLY_ONCE has no transactional id', { guarantee: EXACTLY_ONCE }, "'transactionalId' must be given for EXACTLY_ONCE; name it, and grant producing with it"],
  ['AT_MOST_ONCE has a transactional id', { guarantee: AT_MOST_ONCE, transactionalId: 'x' }, "'transactionalId' must be left out for AT_MOST_ONCE, got \"x\"; use EXACTLY_ONCE, or remove it: transactions need an idempotent producer"],
  ['a transaction takes longer than 15 minutes', { transactionTimeout: Duration.minutes(16) }, "'transactionTimeout' must be between 1 millisecond and 15 minutes, got 16 minutes; choose a value in that range"],
  ['memory is less than a batch', { batchSize: DataSize.bytes(10), bufferMemory: DataSize.bytes(9) }, "'bufferMemory' must be at least batchSize (10 bytes), and not unlimited, got 9 bytes; raise it: a batch has to fit"],
  ['memory is unlimited', { bufferMemory: DataSize.unlimited() }, "'bufferMemory' must be at least batchSize (16 kibibytes), and not unlimited, got unlimited; raise it: a batch has to fit"],
  ['linger is unlimited', { linger: Duration.unlimited(), deliveryTimeout: ms(2_147_483_647) }, "'linger' must be between 0 milliseconds and 2147483647 milliseconds, got unlimited; choose a value in that range"],
  ['a client id is empty', { clientId: '' }, "'clientId' must have at least one character, and no control characters or '${', got \"\"; rename it"],
  ['a transactional id would be looked up', { transactionalId: '${env:X}' }, "'transactionalId' must have at least one character, and no control characters or '${', got \"${env:X}\"; rename it"],
  ['a custom setting has a property', { customConfigs: { acks: '0' } }, "'customConfigs['acks']' must be a setting without a property; set 'guarantee' instead"],
  ['a custom setting is about security', { customConfigs: { 'sasl.jaas.config': 'hunter2' } }, "'customConfigs['sasl.jaas.config']' must not be about servers or security; use the cluster and security"],
  ['a custom setting holds a secret, without repeating it', { customConfigs: { 'interceptor.password': 'hunter2' } }, "'customConfigs['interceptor.password']' must not hold a value for 'interceptor.password'; pass a Secret reference in secrets"],
  ['a custom key is none', { customConfigs: { 'Max Block': '1' } }, "'customConfigs['Max Block']' must be a setting's key; write the key as Kafka does"],
  ['a custom value has two lines', { customConfigs: { 'x.y': 'a\nb=c' } }, "'customConfigs['x.y']' must be a single line without control characters; remove these"],
])('fails when %s', (_, options, message) => {
  const found = failures(options);

  expect(found).toContain(`[app/C] ${message}`);
  expect(found.join()).not.toContain('hunter2');
});

test('fails when the largest request is more than a topic takes', () => {
  const topics = [{ topicName: 'small', maxMessageSize: 1_000 }];

  expect(failures({ maxRequestSize: DataSize.bytes(1_000) }, topics)).toStrictEqual([]);
  expect(failures({ maxRequestSize: DataSize.bytes(1_001) }, topics)).toStrictEqual([
    "[app/C] 'maxRequestSize' must not exceed what topic 'small' takes (1000 bytes), got 1001 bytes; lower it, or raise the topic's maxMessageSize: the broker would refuse larger records",
  ]);
});
