import type { Notice } from './notice';
import { QUOTAS_AS_OF, writeQuotas } from './quotas';
import { BigQueryDeliveryGuarantee, BigQueryWriteStreamType } from './write-stream-options';
import type { WriteStreamSpec } from './write-stream-spec';

interface Check {
  readonly rule: string;
  readonly property: string;
  /** What to say, or nothing. */
  readonly text: (spec: WriteStreamSpec) => string | undefined;
}

const HOUR = 3_600_000;

/** What holds of a stream but deserves a look. */
export function writeStreamNotices(path: string, spec: WriteStreamSpec): Notice[] {
  return CHECKS.flatMap(({ rule, property, text }) => {
    const said = text(spec);
    return said === undefined ? [] : [{ path, property, rule: `bigquery.write-stream.${rule}`, text: said }];
  });
}

const QUOTA_CHECKS: readonly Check[] = [
  {
    rule: 'quota-connections',
    property: 'connections',
    text: ({ connections, location }) =>
      above(
        'connections',
        connections,
        writeQuotas(location).connections,
        location,
        'share connections, or ask for more quota',
      ),
  },
  {
    rule: 'quota-throughput',
    property: 'throughputPerSecond',
    text: ({ bytesPerSecond, location }) =>
      above(
        'bytes a second',
        bytesPerSecond ?? 0,
        writeQuotas(location).bytesPerSecond,
        location,
        'use the multi-region, or ask for more quota',
      ),
  },
  {
    rule: 'connection-throughput',
    property: 'connections',
    text: ({ bytesPerSecond = 0, connections, location }) => {
      const each = writeQuotas(location).bytesPerSecondOfConnection;
      if (bytesPerSecond <= each * connections) return undefined;
      return `is ${connections} for ${bytesPerSecond} bytes a second, and one connection is only sure to carry about ${each}; open ${Math.ceil(bytesPerSecond / each)} or measure`;
    },
  },
  {
    rule: 'quota-create',
    property: 'commitInterval',
    text: ({ streamType, commitIntervalMs, connections, location }) => {
      if (streamType !== BigQueryWriteStreamType.PENDING || commitIntervalMs === undefined) return undefined;
      const perHour = Math.ceil((connections * HOUR) / commitIntervalMs);
      const quota = writeQuotas(location).streamsCreatedPerHour;
      return above(
        'new streams an hour',
        perHour,
        quota,
        location,
        'commit less often or write with fewer connections',
      );
    },
  },
  {
    rule: 'pending-bytes',
    property: 'commitInterval',
    text: ({ streamType, commitIntervalMs, bytesPerSecond = 0, location }) => {
      if (streamType !== BigQueryWriteStreamType.PENDING || commitIntervalMs === undefined) return undefined;
      const bytes = Math.ceil((bytesPerSecond * commitIntervalMs) / 1_000);
      return above('bytes in a commit', bytes, writeQuotas(location).pendingBytes, location, 'commit more often');
    },
  },
  {
    rule: 'commit-streams',
    property: 'connections',
    text: ({ streamType, connections, location }) =>
      streamType === BigQueryWriteStreamType.PENDING
        ? above(
            'streams in a commit',
            connections,
            writeQuotas(location).streamsPerCommit,
            location,
            'commit in groups',
          )
        : undefined,
  },
];

const CHOICE_CHECKS: readonly Check[] = [
  {
    rule: 'buffered',
    property: 'streamType',
    text: ({ streamType }) =>
      streamType === BigQueryWriteStreamType.BUFFERED
        ? "is BUFFERED, which Google made for Beam's connector; COMMITTED gives the same guarantee with less to do"
        : undefined,
  },
  {
    rule: 'offsets-unused',
    property: 'deliveryGuarantee',
    text: ({ streamType, deliveryGuarantee }) =>
      streamType !== BigQueryWriteStreamType.DEFAULT && deliveryGuarantee === BigQueryDeliveryGuarantee.AT_LEAST_ONCE
        ? `is AT_LEAST_ONCE on a ${streamType} stream, whose one advantage is its offsets; DEFAULT scales better`
        : undefined,
  },
  {
    rule: 'exactly-once-unknown',
    property: 'source',
    text: ({ streamType, deliveryGuarantee, source }) =>
      streamType !== BigQueryWriteStreamType.DEFAULT &&
      deliveryGuarantee === BigQueryDeliveryGuarantee.EXACTLY_ONCE &&
      source === undefined
        ? 'is not given: whether its positions stay the same, on which exactly-once rests, was not checked'
        : undefined,
  },
  {
    rule: 'exactly-once-connections',
    property: 'connections',
    text: ({ streamType, deliveryGuarantee, connections, source }) =>
      streamType !== BigQueryWriteStreamType.DEFAULT &&
      deliveryGuarantee === BigQueryDeliveryGuarantee.EXACTLY_ONCE &&
      source?.partitions !== undefined &&
      connections !== source.partitions
        ? `is ${connections} for the ${source.partitions} partitions of '${source.name}': offsets map one to one only with a stream for each partition`
        : undefined,
  },
  {
    rule: 'cdc-order',
    property: 'changeSequenceNumbers',
    text: ({ changeDataCapture, changeSequenceNumbers, source }) =>
      changeDataCapture && !changeSequenceNumbers && source?.keyed === false
        ? `is not set and '${source.name}' has no key: changes of one row can arrive in any order, and the last to arrive wins`
        : undefined,
  },
];

const CHECKS = [...QUOTA_CHECKS, ...CHOICE_CHECKS];

function above(what: string, given: number, quota: number, location: string, remedy: string): string | undefined {
  if (given <= quota) return undefined;
  return `makes ${given} ${what}, above the quota of ${quota} in ${location} (as of ${QUOTAS_AS_OF}); ${remedy}`;
}
