import { DataSize } from '../../src/core/data-size';
import { Duration } from '../../src/core/duration';
import { BigQueryType } from '../../src/bigquery/column-type';
import { noticeText } from '../../src/bigquery/notice';
import {
  BigQueryDeliveryGuarantee,
  BigQueryWriteStreamType,
  type BigQueryWriteStreamOptions,
} from '../../src/bigquery/write-stream-options';
import { streamNotices, writeStreamSpec, type WriteSource } from '../../src/bigquery/write-stream-spec';
import { messagesOf } from './messages';
import { column, PATH, table } from './samples';

const { DEFAULT, COMMITTED, BUFFERED, PENDING } = BigQueryWriteStreamType;
const { AT_LEAST_ONCE, EXACTLY_ONCE } = BigQueryDeliveryGuarantee;
const TOPIC: WriteSource = { name: 'sales.orders.v1', keyed: true, offsets: true, partitions: 12 };
const CDC = table({ changeDataCapture: true, primaryKey: ['order_id'], maxStaleness: Duration.minutes(15) });

interface Given {
  readonly options?: BigQueryWriteStreamOptions;
  readonly source?: WriteSource;
  readonly location?: string;
  readonly into?: typeof CDC;
}

const spec = ({ options = {}, source, location = 'EU', into = table() }: Given) =>
  writeStreamSpec(PATH, { table: into, location, ...(source && { source }), options });
const messages = (given: Given): string[] => messagesOf(() => spec(given));
const notices = (given: Given): string[] => streamNotices(PATH, spec(given)).map(noticeText);

test('a stream is the default one, at least once, with a connection for each partition', () => {
  expect({ ...spec({ source: TOPIC }), table: undefined }).toEqual({
    table: undefined,
    location: 'EU',
    source: TOPIC,
    streamType: DEFAULT,
    deliveryGuarantee: AT_LEAST_ONCE,
    changeDataCapture: false,
    changeSequenceNumbers: false,
    connections: 12,
    maxAppendBytes: 10_000_000,
    maxInflightRequests: 1_000,
    maxInflightBytes: 100_000_000,
    missingValues: 'NULL_VALUE',
    traceId: 'sluicegate:acme-data.raw.orders',
  });
  expect(spec({}).connections).toBe(1);
});

test('other streams are exactly once, and only the default one takes changes by itself', () => {
  expect(spec({ options: { streamType: COMMITTED } }).deliveryGuarantee).toBe(EXACTLY_ONCE);
  expect(spec({ into: CDC }).changeDataCapture).toBe(true);
  expect(spec({ into: CDC, options: { changeDataCapture: false } }).changeDataCapture).toBe(false);
  expect(spec({ into: CDC, options: { streamType: COMMITTED } }).changeDataCapture).toBe(false);
});

describe('delivery', () => {
  test('fails when the default stream is to be exactly once', () => {
    expect(messages({ options: { deliveryGuarantee: EXACTLY_ONCE } })).toEqual([
      `[orders/Bq] 'deliveryGuarantee' must be AT_LEAST_ONCE for the DEFAULT stream, which has no offsets, got "EXACTLY_ONCE"; choose COMMITTED, or changes by primary key (changeDataCapture), for which twice is as good as once`,
    ]);
  });

  test.each([COMMITTED, BUFFERED, PENDING])(
    'fails when an exactly-once %s stream reads from a source without offsets',
    (streamType) => {
      const source = { name: 'events', keyed: false, offsets: false };
      const commitInterval = streamType === PENDING ? { commitInterval: Duration.minutes(5) } : {};
      expect(messages({ options: { streamType, ...commitInterval }, source })).toEqual([
        `[orders/Bq] 'source' must have offsets that stay the same, from which an exactly-once ${streamType} stream counts its own, got "events"; read from a Kafka topic, or choose AT_LEAST_ONCE`,
      ]);
      expect(
        messages({ options: { streamType, ...commitInterval, deliveryGuarantee: AT_LEAST_ONCE }, source }),
      ).toEqual([]);
    },
  );

  test.each([
    [undefined, ''],
    [Duration.milliseconds(999), ', got "999 ms"'],
    [Duration.unlimited(), ', got "Infinity ms"'],
  ])('fails when a PENDING stream is committed every %s', (commitInterval, given) => {
    expect(messages({ options: { streamType: PENDING, ...(commitInterval && { commitInterval }) } })).toEqual([
      `[orders/Bq] 'commitInterval' must be at least 1 second for a PENDING stream, whose rows nobody sees before the commit${given}; say how often a batch is committed, or choose COMMITTED`,
    ]);
  });

  test('fails when another stream has a commit interval', () => {
    expect(messages({ options: { streamType: COMMITTED, commitInterval: Duration.minutes(1) } })).toEqual([
      `[orders/Bq] 'commitInterval' must go with a PENDING stream, got "COMMITTED"; leave it out, or choose PENDING`,
    ]);
  });
});

describe('changes', () => {
  test.each([COMMITTED, BUFFERED])('fails when a %s stream is to carry changes', (streamType) => {
    expect(messages({ into: CDC, options: { streamType, changeDataCapture: true } })).toEqual([
      `[orders/Bq] 'changeDataCapture' must go with the DEFAULT stream, the only one that takes changes, got "${streamType}"; choose DEFAULT, or write rows that are only added`,
    ]);
  });

  test('fails when the table takes no changes', () => {
    expect(messages({ options: { changeDataCapture: true } })).toEqual([
      `[orders/Bq] 'changeDataCapture' must go with a table that takes changes: one with a primary key and maxStaleness, got "table 'acme-data.raw.orders' without changeDataCapture"; set the table's changeDataCapture, primaryKey and maxStaleness`,
    ]);
  });

  test('fails when rows have sequence numbers but are no changes', () => {
    expect(messages({ options: { changeSequenceNumbers: true } })).toEqual([
      `[orders/Bq] 'changeSequenceNumbers' must go with changeDataCapture, got true; set changeDataCapture, or leave the numbers out`,
    ]);
  });

  test('changes without a key and without numbers are noted', () => {
    const source = { name: 'events', keyed: false, offsets: true };
    expect(notices({ into: CDC, source })).toEqual([
      "[orders/Bq] 'changeSequenceNumbers' is not set and 'events' has no key: changes of one row can arrive in any order, and the last to arrive wins",
    ]);
    expect(notices({ into: CDC, source, options: { changeSequenceNumbers: true } })).toEqual([]);
    expect(notices({ into: CDC, source: TOPIC })).toEqual([]);
  });
});

describe('sizes', () => {
  test.each([0, 1.5])('fails when there are %s connections', (connections) => {
    expect(messages({ options: { connections } })).toEqual([
      `[orders/Bq] 'connections' must be a whole number of at least 1, got ${connections}; take the source's number of partitions`,
    ]);
  });

  test('fails when an append is larger than 20 MB, or than what may be in flight', () => {
    expect(messages({ options: { maxAppendSize: DataSize.parse('20MB') } })).toEqual([]);
    expect(messages({ options: { maxAppendSize: DataSize.bytes(20_000_001) } })).toEqual([
      `[orders/Bq] 'maxAppendSize' must be 1 byte to 20 MB, the largest request that BigQuery takes, got "20000001 bytes"; leave room for the descriptor and the envelope: 10 MB is plenty`,
    ]);
    expect(messages({ options: { maxAppendSize: DataSize.bytes(0) } })).toHaveLength(1);
    expect(messages({ options: { maxInflightSize: DataSize.bytes(9_999_999) } })).toEqual([
      `[orders/Bq] 'maxInflightSize' must have an end and be at least maxAppendSize, so that one append can go out, got "9999999 bytes for appends of 10000000"; take ten times maxAppendSize`,
    ]);
  });

  test.each([0, 10_001])('fails when %s requests may be in flight', (maxInflightRequests) => {
    expect(messages({ options: { maxInflightRequests } })).toEqual([
      `[orders/Bq] 'maxInflightRequests' must be a whole number from 1 to 10000, got ${maxInflightRequests}; take 1000, and more connections for more throughput`,
    ]);
  });

  test('fails when the trace id has blanks', () => {
    expect(messages({ options: { traceId: 'my app' } })).toEqual([
      `[orders/Bq] 'traceId' must be printable ASCII without blanks, got "my app"; write application:instance`,
    ]);
  });

  test('fails when a column is an INTERVAL, wherever it is', () => {
    const into = table({}, [column('a', BigQueryType.record([column('span', BigQueryType.interval())]))]);
    expect(messages({ into })).toEqual([
      `[orders/Bq] 'table' must have no INTERVAL columns, for which the clients of the Storage Write API have no type, got "a.span"; hold the span as INT64 in microseconds`,
    ]);
  });
});

describe('quotas', () => {
  test.each([
    ['europe-west1', 5_000],
    ['EU', 20_000],
  ])('connections in %s above %s are noted', (location, quota) => {
    expect(notices({ location, options: { connections: quota } })).toEqual([]);
    expect(notices({ location, options: { connections: quota + 1 } })).toEqual([
      `[orders/Bq] 'connections' makes ${quota + 1} connections, above the quota of ${quota} in ${location} (as of 2026-08-22); share connections, or ask for more quota`,
    ]);
  });

  test.each([
    ['europe-west1', 300],
    ['US', 3_000],
  ])('throughput in %s above %s MB is noted', (location, megabytes) => {
    const options = { connections: 4_000, throughputPerSecond: DataSize.bytes(megabytes * 1_000_000 + 1) };
    expect(notices({ location, options })).toEqual([
      `[orders/Bq] 'throughputPerSecond' makes ${megabytes}000001 bytes a second, above the quota of ${megabytes}000000 in ${location} (as of 2026-08-22); use the multi-region, or ask for more quota`,
    ]);
  });

  test('too few connections for the throughput are noted', () => {
    expect(notices({ options: { connections: 2, throughputPerSecond: DataSize.parse('5MB') } })).toEqual([
      "[orders/Bq] 'connections' is 2 for 5000000 bytes a second, and one connection is only sure to carry about 1000000; open 5 or measure",
    ]);
  });

  test('a PENDING stream that is created too often, or commits too much, is noted', () => {
    const often = {
      streamType: PENDING,
      deliveryGuarantee: EXACTLY_ONCE,
      commitInterval: Duration.seconds(1),
      connections: 3,
    };
    expect(notices({ options: often, source: { ...TOPIC, partitions: 3 } })).toEqual([
      "[orders/Bq] 'commitInterval' makes 10800 new streams an hour, above the quota of 10000 in EU (as of 2026-08-22); commit less often or write with fewer connections",
    ]);
    const much = {
      ...often,
      commitInterval: Duration.hours(1),
      throughputPerSecond: DataSize.parse('300MB'),
      connections: 300,
    };
    expect(notices({ location: 'europe-west1', options: much, source: { ...TOPIC, partitions: 300 } })).toEqual([
      "[orders/Bq] 'commitInterval' makes 1080000000000 bytes in a commit, above the quota of 1000000000000 in europe-west1 (as of 2026-08-22); commit more often",
    ]);
    const wide = { ...often, commitInterval: Duration.hours(2), connections: 10_001 };
    expect(notices({ options: wide, source: { ...TOPIC, partitions: 10_001 } })).toEqual([
      "[orders/Bq] 'connections' makes 10001 streams in a commit, above the quota of 10000 in EU (as of 2026-08-22); commit in groups",
    ]);
  });
});

test('choices that rarely pay are noted', () => {
  expect(notices({ options: { streamType: BUFFERED }, source: TOPIC })).toEqual([
    "[orders/Bq] 'streamType' is BUFFERED, which Google made for Beam's connector; COMMITTED gives the same guarantee with less to do",
  ]);
  expect(notices({ options: { streamType: COMMITTED, deliveryGuarantee: AT_LEAST_ONCE }, source: TOPIC })).toEqual([
    "[orders/Bq] 'deliveryGuarantee' is AT_LEAST_ONCE on a COMMITTED stream, whose one advantage is its offsets; DEFAULT scales better",
  ]);
  expect(notices({ options: { streamType: COMMITTED } })).toEqual([
    "[orders/Bq] 'source' is not given: whether its positions stay the same, on which exactly-once rests, was not checked",
  ]);
  expect(notices({ options: { streamType: COMMITTED, connections: 3 }, source: TOPIC })).toEqual([
    "[orders/Bq] 'connections' is 3 for the 12 partitions of 'sales.orders.v1': offsets map one to one only with a stream for each partition",
  ]);
  expect(notices({ options: { streamType: COMMITTED }, source: TOPIC })).toEqual([]);
});
