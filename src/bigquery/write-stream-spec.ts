import { failuresIn } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { tableName } from './identifier';
import type { Notice } from './notice';
import { writeStreamNotices } from './write-stream-notices';
import {
  BigQueryDeliveryGuarantee,
  BigQueryMissingValues,
  BigQueryWriteStreamType,
  type BigQueryWriteStreamOptions,
} from './write-stream-options';
import { WRITE_STREAM_RULES } from './write-stream-rules';
import type { TableSpec } from './table-spec';

/** What the stream's checks need to know of what it reads from. */
export interface WriteSource {
  /** For messages: the topic's or subscription's name. */
  readonly name: string;
  /** Whether records of one key stay in order. */
  readonly keyed: boolean;
  /** Whether a record has the same position when it is read again. */
  readonly offsets: boolean;
  readonly partitions?: number;
}

/** A write stream after defaults and checks: plain values only. */
export interface WriteStreamSpec {
  readonly table: TableSpec;
  readonly location: string;
  readonly source?: WriteSource;
  readonly streamType: BigQueryWriteStreamType;
  readonly deliveryGuarantee: BigQueryDeliveryGuarantee;
  readonly changeDataCapture: boolean;
  readonly changeSequenceNumbers: boolean;
  readonly connections: number;
  readonly bytesPerSecond?: number;
  readonly commitIntervalMs?: number;
  readonly maxAppendBytes: number;
  readonly maxInflightRequests: number;
  readonly maxInflightBytes: number;
  readonly missingValues: BigQueryMissingValues;
  readonly traceId: string;
}

/** What a stream's spec is made from. */
export interface WriteStreamInput {
  readonly table: TableSpec;
  /** The dataset's. */
  readonly location: string;
  readonly source?: WriteSource;
  readonly options: BigQueryWriteStreamOptions;
}

const MEGABYTE = 1_000_000;

/** The stream with its defaults, checked. */
export function writeStreamSpec(path: string, input: WriteStreamInput): WriteStreamSpec {
  const spec = withDefaults(input);
  throwIfAny(failuresIn(path, spec, WRITE_STREAM_RULES));
  return spec;
}

/** What holds but deserves a look: quotas, and choices that rarely pay. */
export function streamNotices(path: string, spec: WriteStreamSpec): Notice[] {
  return writeStreamNotices(path, spec);
}

function withDefaults({ table, location, source, options }: WriteStreamInput): WriteStreamSpec {
  const streamType = options.streamType ?? BigQueryWriteStreamType.DEFAULT;
  const isDefault = streamType === BigQueryWriteStreamType.DEFAULT;
  const { throughputPerSecond, commitInterval, maxAppendSize, maxInflightSize } = options;
  return {
    table,
    location,
    ...(source && { source }),
    streamType,
    deliveryGuarantee:
      options.deliveryGuarantee ??
      (isDefault ? BigQueryDeliveryGuarantee.AT_LEAST_ONCE : BigQueryDeliveryGuarantee.EXACTLY_ONCE),
    changeDataCapture: options.changeDataCapture ?? (isDefault && table.changeDataCapture),
    changeSequenceNumbers: options.changeSequenceNumbers ?? false,
    connections: options.connections ?? source?.partitions ?? 1,
    ...(throughputPerSecond && { bytesPerSecond: throughputPerSecond.toBytes() }),
    ...(commitInterval && { commitIntervalMs: commitInterval.toMilliseconds() }),
    maxAppendBytes: maxAppendSize?.toBytes() ?? 10 * MEGABYTE,
    maxInflightRequests: options.maxInflightRequests ?? 1_000,
    maxInflightBytes: maxInflightSize?.toBytes() ?? 100 * MEGABYTE,
    missingValues: options.missingValues ?? BigQueryMissingValues.NULL_VALUE,
    traceId: options.traceId ?? `sluicegate:${tableName(table).replace(/[^\x21-\x7e]/g, '_')}`,
  };
}
