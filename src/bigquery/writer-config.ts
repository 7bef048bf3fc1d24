import { tableName, tableResourceName } from './identifier';
import { messageName } from './write-stream-descriptor';
import { BigQueryDeliveryGuarantee, BigQueryWriteStreamType } from './write-stream-options';
import type { WriteStreamSpec } from './write-stream-spec';

/** Where the files beside the configuration are, relative to it. */
export interface WriterFiles {
  readonly proto: string;
  readonly descriptorSet: string;
}

/** The version of the configuration's shape; a reader refuses one that it does not know. */
export const WRITER_CONFIG_VERSION = 1;

/**
 * What a writer must do for a stream, as a plain document: `writerConfigSchema` describes each part. Nothing of it is
 * secret; credentials come from where the writer runs.
 */
export function writerConfig(spec: WriteStreamSpec, files: WriterFiles) {
  const table = tableResourceName(spec.table);
  const isDefault = spec.streamType === BigQueryWriteStreamType.DEFAULT;
  const name = isDefault ? `${table}/streams/_default` : null;
  return {
    version: WRITER_CONFIG_VERSION,
    table: tableName(spec.table),
    location: spec.location,
    stream: {
      type: spec.streamType,
      parent: table,
      // Other streams get their name from CreateWriteStream.
      name,
      connections: spec.connections,
    },
    authorization: {
      credentials: 'APPLICATION_DEFAULT',
      environment: ['GOOGLE_APPLICATION_CREDENTIALS'],
      permission: 'bigquery.tables.updateData',
      role: 'roles/bigquery.dataEditor',
      scope: 'https://www.googleapis.com/auth/bigquery.insertdata',
    },
    requestHeaders: { 'x-goog-request-params': `write_stream=${name ?? '{stream.name}'}` },
    schema: {
      message: messageName(spec.table.tableId),
      syntax: 'proto2',
      proto: files.proto,
      descriptorSet: files.descriptorSet,
    },
    traceId: spec.traceId,
    missingValueInterpretation: spec.missingValues,
    delivery: delivery(spec),
    lifecycle: lifecycle(spec),
    commit:
      spec.streamType === BigQueryWriteStreamType.PENDING
        ? { intervalSeconds: (spec.commitIntervalMs ?? 0) / 1_000, maxStreams: 10_000, allOrNothing: true }
        : null,
    flowControl: {
      maxAppendBytes: spec.maxAppendBytes,
      maxInflightRequests: spec.maxInflightRequests,
      maxInflightBytes: spec.maxInflightBytes,
    },
    retry: retry(spec),
    changeDataCapture: spec.changeDataCapture
      ? {
          changeTypeColumn: '_CHANGE_TYPE',
          changeTypes: ['UPSERT', 'DELETE'],
          sequenceNumberColumn: spec.changeSequenceNumbers ? '_CHANGE_SEQUENCE_NUMBER' : null,
          primaryKey: [...spec.table.primaryKey],
          everyRow: true,
        }
      : null,
    source: spec.source === undefined ? null : { name: spec.source.name, partitions: spec.source.partitions ?? null },
  };
}

/** The configuration's shape. */
export type WriterConfig = ReturnType<typeof writerConfig>;

function usesOffsets({ deliveryGuarantee }: WriteStreamSpec): boolean {
  return deliveryGuarantee === BigQueryDeliveryGuarantee.EXACTLY_ONCE;
}

function delivery(spec: WriteStreamSpec) {
  const offsets = usesOffsets(spec);
  return {
    guarantee: spec.deliveryGuarantee,
    sendOffset: offsets,
    offsetRule: offsets
      ? 'The offset of an append is the number of rows that the stream holds before it: 0 first, then plus the rows of each append. Keep the position of the source beside it, and resume both together.'
      : null,
    checkpoint: checkpoint(spec),
  };
}

function checkpoint({ streamType }: WriteStreamSpec): string {
  switch (streamType) {
    case BigQueryWriteStreamType.DEFAULT:
    case BigQueryWriteStreamType.COMMITTED:
      return 'AFTER_APPEND_ACKNOWLEDGED';
    case BigQueryWriteStreamType.BUFFERED:
      return 'AFTER_FLUSH';
    case BigQueryWriteStreamType.PENDING:
      return 'AFTER_COMMIT';
  }
}

function lifecycle({ streamType }: WriteStreamSpec): string[] {
  switch (streamType) {
    case BigQueryWriteStreamType.DEFAULT:
      return ['AppendRows'];
    case BigQueryWriteStreamType.COMMITTED:
      return ['CreateWriteStream', 'AppendRows', 'FinalizeWriteStream'];
    case BigQueryWriteStreamType.BUFFERED:
      return ['CreateWriteStream', 'AppendRows', 'FlushRows', 'FinalizeWriteStream'];
    case BigQueryWriteStreamType.PENDING:
      return ['CreateWriteStream', 'AppendRows', 'FinalizeWriteStream', 'BatchCommitWriteStreams'];
  }
}

function retry(spec: WriteStreamSpec) {
  const offsets = usesOffsets(spec);
  return {
    retryable: ['ABORTED', 'CANCELLED', 'DEADLINE_EXCEEDED', 'INTERNAL', 'RESOURCE_EXHAUSTED', 'UNAVAILABLE'],
    initialBackoffSeconds: 0.5,
    backoffMultiplier: 1.5,
    maxBackoffSeconds: 60,
    maxAttempts: 10,
    jitter: true,
    // With offsets, a second append of the same rows is told apart from a gap.
    treatAsSuccess: offsets ? ['ALREADY_EXISTS'] : [],
    reopenStream: offsets ? ['OUT_OF_RANGE'] : [],
    fatal: ['INVALID_ARGUMENT', 'NOT_FOUND', 'PERMISSION_DENIED'],
  };
}
