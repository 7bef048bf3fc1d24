import type { Rule } from '../core/rule';
import { isKnown } from '../core/tokens';
import { placedColumns } from './column-spec';
import { BigQueryTypeKind } from './column-type';
import { tableName } from './identifier';
import { MAX_APPEND_BYTES } from './quotas';
import { BigQueryDeliveryGuarantee, BigQueryWriteStreamType } from './write-stream-options';
import type { WriteStreamSpec } from './write-stream-spec';

const SECOND = 1_000;

const DELIVERY_RULES: readonly Rule<WriteStreamSpec>[] = [
  {
    id: 'bigquery.write-stream.exactly-once-default',
    property: 'deliveryGuarantee',
    holds: ({ deliveryGuarantee, streamType }) =>
      deliveryGuarantee !== BigQueryDeliveryGuarantee.EXACTLY_ONCE || streamType !== BigQueryWriteStreamType.DEFAULT,
    must: 'be AT_LEAST_ONCE for the DEFAULT stream, which has no offsets',
    given: ({ deliveryGuarantee }) => deliveryGuarantee,
    remedy: 'choose COMMITTED, or changes by primary key (changeDataCapture), for which twice is as good as once',
  },
  {
    id: 'bigquery.write-stream.exactly-once-source',
    property: 'source',
    holds: ({ deliveryGuarantee, streamType, source }) =>
      deliveryGuarantee !== BigQueryDeliveryGuarantee.EXACTLY_ONCE ||
      streamType === BigQueryWriteStreamType.DEFAULT ||
      source === undefined ||
      source.offsets,
    must: ({ streamType }) =>
      `have offsets that stay the same, from which an exactly-once ${streamType} stream counts its own`,
    given: ({ source }) => source?.name,
    remedy: 'read from a Kafka topic, or choose AT_LEAST_ONCE',
  },
  {
    id: 'bigquery.write-stream.commit-interval',
    property: 'commitInterval',
    holds: ({ streamType, commitIntervalMs: ms }) =>
      streamType !== BigQueryWriteStreamType.PENDING || (ms !== undefined && ms >= SECOND && Number.isFinite(ms)),
    must: 'be at least 1 second for a PENDING stream, whose rows nobody sees before the commit',
    given: ({ commitIntervalMs: ms }) => (ms === undefined ? undefined : `${ms} ms`),
    remedy: 'say how often a batch is committed, or choose COMMITTED',
  },
  {
    id: 'bigquery.write-stream.commit-interval-pending',
    property: 'commitInterval',
    holds: ({ streamType, commitIntervalMs }) =>
      streamType === BigQueryWriteStreamType.PENDING || commitIntervalMs === undefined,
    must: 'go with a PENDING stream',
    given: ({ streamType }) => streamType,
    remedy: 'leave it out, or choose PENDING',
  },
];

const CHANGE_RULES: readonly Rule<WriteStreamSpec>[] = [
  {
    id: 'bigquery.write-stream.cdc-default',
    property: 'changeDataCapture',
    holds: ({ changeDataCapture, streamType }) => !changeDataCapture || streamType === BigQueryWriteStreamType.DEFAULT,
    must: 'go with the DEFAULT stream, the only one that takes changes',
    given: ({ streamType }) => streamType,
    remedy: 'choose DEFAULT, or write rows that are only added',
  },
  {
    id: 'bigquery.write-stream.cdc-table',
    property: 'changeDataCapture',
    holds: ({ changeDataCapture, table }) => !changeDataCapture || table.changeDataCapture,
    must: 'go with a table that takes changes: one with a primary key and maxStaleness',
    given: ({ table }) => `table '${tableName(table)}' without changeDataCapture`,
    remedy: "set the table's changeDataCapture, primaryKey and maxStaleness",
  },
  {
    id: 'bigquery.write-stream.change-sequence-numbers',
    property: 'changeSequenceNumbers',
    holds: ({ changeSequenceNumbers, changeDataCapture }) => !changeSequenceNumbers || changeDataCapture,
    must: 'go with changeDataCapture',
    given: ({ changeSequenceNumbers }) => changeSequenceNumbers,
    remedy: 'set changeDataCapture, or leave the numbers out',
  },
];

const SIZE_RULES: readonly Rule<WriteStreamSpec>[] = [
  {
    id: 'bigquery.write-stream.connections',
    property: 'connections',
    holds: ({ connections }) => !isKnown(connections) || (Number.isInteger(connections) && connections >= 1),
    must: 'be a whole number of at least 1',
    given: ({ connections }) => connections,
    remedy: "take the source's number of partitions",
  },
  {
    id: 'bigquery.write-stream.max-append-size',
    property: 'maxAppendSize',
    holds: ({ maxAppendBytes: bytes }) => bytes >= 1 && bytes <= MAX_APPEND_BYTES,
    must: 'be 1 byte to 20 MB, the largest request that BigQuery takes',
    given: ({ maxAppendBytes }) => `${maxAppendBytes} bytes`,
    remedy: 'leave room for the descriptor and the envelope: 10 MB is plenty',
  },
  {
    id: 'bigquery.write-stream.max-inflight-requests',
    property: 'maxInflightRequests',
    holds: ({ maxInflightRequests: count }) =>
      !isKnown(count) || (Number.isInteger(count) && count >= 1 && count <= 10_000),
    must: 'be a whole number from 1 to 10000',
    given: ({ maxInflightRequests }) => maxInflightRequests,
    remedy: 'take 1000, and more connections for more throughput',
  },
  {
    id: 'bigquery.write-stream.max-inflight-size',
    property: 'maxInflightSize',
    holds: ({ maxInflightBytes, maxAppendBytes }) =>
      maxInflightBytes >= maxAppendBytes && Number.isFinite(maxInflightBytes),
    must: 'have an end and be at least maxAppendSize, so that one append can go out',
    given: ({ maxInflightBytes, maxAppendBytes }) => `${maxInflightBytes} bytes for appends of ${maxAppendBytes}`,
    remedy: 'take ten times maxAppendSize',
  },
  {
    id: 'bigquery.write-stream.trace-id',
    property: 'traceId',
    holds: ({ traceId }) => !isKnown(traceId) || /^[\x21-\x7e]+$/.test(traceId),
    must: 'be printable ASCII without blanks',
    given: ({ traceId }) => traceId,
    remedy: 'write application:instance',
  },
  {
    id: 'bigquery.write-stream.interval-column',
    property: 'table',
    holds: ({ table }) => intervalColumns(table.columns).length === 0,
    must: 'have no INTERVAL columns, for which the clients of the Storage Write API have no type',
    given: ({ table }) => intervalColumns(table.columns).join(', '),
    remedy: 'hold the span as INT64 in microseconds',
  },
];

/** What must hold of a stream. */
export const WRITE_STREAM_RULES: readonly Rule<WriteStreamSpec>[] = [...DELIVERY_RULES, ...CHANGE_RULES, ...SIZE_RULES];

function intervalColumns(columns: WriteStreamSpec['table']['columns']): string[] {
  return placedColumns(columns)
    .filter(({ column }) => column.type === BigQueryTypeKind.INTERVAL)
    .map(({ path }) => path);
}
