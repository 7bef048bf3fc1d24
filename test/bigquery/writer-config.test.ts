import Ajv from 'ajv';
import { Duration } from '../../src/core/duration';
import {
  BigQueryDeliveryGuarantee,
  BigQueryWriteStreamType,
  type BigQueryWriteStreamOptions,
} from '../../src/bigquery/write-stream-options';
import { writeStreamSpec } from '../../src/bigquery/write-stream-spec';
import { writerConfig } from '../../src/bigquery/writer-config';
import { writerConfigSchema } from '../../src/bigquery/writer-config-schema';
import { PATH, table } from './samples';

const FILES = { proto: 'orders.proto', descriptorSet: 'orders.descriptor-set.binpb' };
const TOPIC = { name: 'sales.orders.v1', keyed: true, offsets: true, partitions: 12 };
const CDC = table({ changeDataCapture: true, primaryKey: ['order_id'], maxStaleness: Duration.minutes(15) });
const validate = new Ajv({ strict: true, allErrors: true }).compile(writerConfigSchema());

function config(options: BigQueryWriteStreamOptions, into = table()) {
  return writerConfig(writeStreamSpec(PATH, { table: into, location: 'EU', source: TOPIC, options }), FILES);
}

const { DEFAULT, COMMITTED, BUFFERED, PENDING } = BigQueryWriteStreamType;
const PENDING_OPTIONS = { streamType: PENDING, commitInterval: Duration.minutes(5) };

test('the default stream needs no creation and no offsets', () => {
  expect(config({})).toEqual({
    version: 1,
    table: 'acme-data.raw.orders',
    location: 'EU',
    stream: {
      type: 'DEFAULT',
      parent: 'projects/acme-data/datasets/raw/tables/orders',
      name: 'projects/acme-data/datasets/raw/tables/orders/streams/_default',
      connections: 12,
    },
    authorization: {
      credentials: 'APPLICATION_DEFAULT',
      environment: ['GOOGLE_APPLICATION_CREDENTIALS'],
      permission: 'bigquery.tables.updateData',
      role: 'roles/bigquery.dataEditor',
      scope: 'https://www.googleapis.com/auth/bigquery.insertdata',
    },
    requestHeaders: {
      'x-goog-request-params': 'write_stream=projects/acme-data/datasets/raw/tables/orders/streams/_default',
    },
    schema: { message: 'Orders', syntax: 'proto2', ...FILES },
    traceId: 'sluicegate:acme-data.raw.orders',
    missingValueInterpretation: 'NULL_VALUE',
    delivery: {
      guarantee: 'AT_LEAST_ONCE',
      sendOffset: false,
      offsetRule: null,
      checkpoint: 'AFTER_APPEND_ACKNOWLEDGED',
    },
    lifecycle: ['AppendRows'],
    commit: null,
    flowControl: { maxAppendBytes: 10_000_000, maxInflightRequests: 1_000, maxInflightBytes: 100_000_000 },
    retry: {
      retryable: ['ABORTED', 'CANCELLED', 'DEADLINE_EXCEEDED', 'INTERNAL', 'RESOURCE_EXHAUSTED', 'UNAVAILABLE'],
      initialBackoffSeconds: 0.5,
      backoffMultiplier: 1.5,
      maxBackoffSeconds: 60,
      maxAttempts: 10,
      jitter: true,
      treatAsSuccess: [],
      reopenStream: [],
      fatal: ['INVALID_ARGUMENT', 'NOT_FOUND', 'PERMISSION_DENIED'],
    },
    changeDataCapture: null,
    source: { name: 'sales.orders.v1', partitions: 12 },
  });
});

test.each([
  [DEFAULT, {}, ['AppendRows'], 'AFTER_APPEND_ACKNOWLEDGED'],
  [COMMITTED, {}, ['CreateWriteStream', 'AppendRows', 'FinalizeWriteStream'], 'AFTER_APPEND_ACKNOWLEDGED'],
  [BUFFERED, {}, ['CreateWriteStream', 'AppendRows', 'FlushRows', 'FinalizeWriteStream'], 'AFTER_FLUSH'],
  [
    PENDING,
    { commitInterval: Duration.minutes(5) },
    ['CreateWriteStream', 'AppendRows', 'FinalizeWriteStream', 'BatchCommitWriteStreams'],
    'AFTER_COMMIT',
  ],
])('a %s stream has its own calls and its own moment to store positions', (streamType, more, lifecycle, checkpoint) => {
  const given = config({ streamType, ...more });
  expect(given.lifecycle).toEqual(lifecycle);
  expect(given.delivery.checkpoint).toBe(checkpoint);
  expect(validate(JSON.parse(JSON.stringify(given)))).toBe(true);
});

test('with offsets, rows that are there count as written and a gap goes back', () => {
  const given = config({ streamType: COMMITTED });
  expect(given).toMatchObject({
    stream: { name: null },
    requestHeaders: { 'x-goog-request-params': 'write_stream={stream.name}' },
    delivery: { sendOffset: true },
    retry: { treatAsSuccess: ['ALREADY_EXISTS'], reopenStream: ['OUT_OF_RANGE'] },
  });
  const without = config({ streamType: COMMITTED, deliveryGuarantee: BigQueryDeliveryGuarantee.AT_LEAST_ONCE });
  expect(without.retry).toMatchObject({ treatAsSuccess: [], reopenStream: [] });
});

test('PENDING says when it commits', () => {
  expect(config(PENDING_OPTIONS).commit).toEqual({ intervalSeconds: 300, maxStreams: 10_000, allOrNothing: true });
});

test('changes say how a row is marked', () => {
  const given = config({ changeSequenceNumbers: true }, CDC);
  expect(given.changeDataCapture).toEqual({
    changeTypeColumn: '_CHANGE_TYPE',
    changeTypes: ['UPSERT', 'DELETE'],
    sequenceNumberColumn: '_CHANGE_SEQUENCE_NUMBER',
    primaryKey: ['order_id'],
    everyRow: true,
  });
  expect(validate(JSON.parse(JSON.stringify(given)))).toBe(true);
});

test.each([
  ['another version', { version: 2 }],
  ['an unknown member', { password: 'x' }],
  [
    'another type of stream',
    { stream: { type: 'FAST', parent: 'projects/p/datasets/d/tables/t', name: null, connections: 1 } },
  ],
  ['no location', { location: undefined }],
  ['a call that does not exist', { lifecycle: ['InsertAll'] }],
])('the schema refuses %s', (_, change) => {
  expect(validate(JSON.parse(JSON.stringify({ ...config({}), ...change })))).toBe(false);
});

test('the schema describes every member', () => {
  const undescribed: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const properties =
      (node as { properties?: Record<string, { description?: string; oneOf?: { description?: string }[] }> })
        .properties ?? {};
    for (const [name, inner] of Object.entries(properties)) {
      const described =
        inner.description ?? inner.oneOf?.find(({ description }) => description !== undefined)?.description;
      if (described === undefined) undescribed.push(`${path}.${name}`);
      walk(inner, `${path}.${name}`);
      inner.oneOf?.forEach((choice) => walk(choice, `${path}.${name}`));
    }
  };
  walk(writerConfigSchema(), '');
  expect(undescribed).toEqual([]);
});
