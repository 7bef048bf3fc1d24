import type { DataSize } from '../core/data-size';
import { sqlName } from './identifier';
import type { PipeSpec } from './pipe-spec';
import { STREAMING_LIMITS, STREAMING_LIMITS_AS_OF, type StreamingLimits } from './streaming-limits';
import type { Warning } from '../core/warning';

/** What feeds the channels. */
export interface ChannelSource {
  readonly topicName: string;
  readonly partitions: number;
  /** What arrives in a second at peak, uncompressed. */
  readonly peakPerSecond?: DataSize;
  /** Pipes on the same table, this one included. */
  readonly pipesOnTable?: number;
}

/** The channels that clients open: one a partition, so that each keeps its partition's order and offsets. */
export interface ChannelPlan {
  /** What the channels are opened on, as SQL names it. */
  readonly target: string;
  readonly channels: number;
  /** `<topic>_<partition>`, as Snowflake's Kafka connector names them. */
  readonly firstChannel: string;
  readonly lastChannel: string;
  readonly limitsAsOf: string;
  readonly warnings: Warning[];
}

/** Plans a channel for every partition, and says which documented limits that touches. */
export function channelPlan(pipe: PipeSpec, source: ChannelSource): ChannelPlan {
  const limits = STREAMING_LIMITS[pipe.architecture];
  return {
    target: sqlName([pipe.database, pipe.schema, pipe.name ?? pipe.table]),
    channels: source.partitions,
    firstChannel: channelName(source.topicName, 0),
    lastChannel: channelName(source.topicName, source.partitions - 1),
    limitsAsOf: STREAMING_LIMITS_AS_OF,
    warnings: limitWarnings(limits, source).map(({ rule, text }) => ({
      rule: `snowflake.channels.${rule}`,
      property: 'source',
      text: `${text} (limit as of ${STREAMING_LIMITS_AS_OF}, see ${limits.see})`,
    })),
  };
}

export function channelName(topicName: string, partition: number): string {
  return `${topicName}_${partition}`;
}

function limitWarnings(limits: StreamingLimits, source: ChannelSource): { rule: string; text: string }[] {
  const { partitions, peakPerSecond, pipesOnTable } = source;
  const perChannel = peakPerSecond && peakPerSecond.toBytes() / partitions;
  return [
    ...(partitions > limits.channelsPerTarget
      ? [
          {
            rule: 'per-target',
            text: `${partitions} partitions need as many channels, more than the ${limits.channelsPerTarget} of a ${limits.target}; spread the topic over more ${limits.target}s or ask Snowflake for more`,
          },
        ]
      : []),
    ...(limits.pipesPerTable !== undefined && (pipesOnTable ?? 0) > limits.pipesPerTable
      ? [
          {
            rule: 'pipes-per-table',
            text: `${pipesOnTable} pipes load the table, more than ${limits.pipesPerTable}; merge some`,
          },
        ]
      : []),
    ...(limits.throughputPerTable && peakPerSecond && peakPerSecond.toBytes() > limits.throughputPerTable.toBytes()
      ? [
          {
            rule: 'table-throughput',
            text: 'the peak exceeds the 10 GB a second of a table; split the stream over tables',
          },
        ]
      : []),
    ...(limits.throughputPerChannel && perChannel !== undefined && perChannel > limits.throughputPerChannel.toBytes()
      ? [
          {
            rule: 'channel-throughput',
            text: 'the peak of a partition exceeds the 12 MB a second of a channel; give the topic more partitions',
          },
        ]
      : []),
  ];
}
