import { DataSize } from '../core/data-size';
import { SnowpipeStreamingArchitecture } from './pipe-options';

/** What one architecture bears. Snowflake's pages move these numbers, so they only ever lead to warnings. */
export interface StreamingLimits {
  readonly channelsPerTarget: number;
  /** What channels are opened on. */
  readonly target: 'pipe' | 'table';
  readonly pipesPerTable?: number;
  readonly throughputPerTable?: DataSize;
  readonly throughputPerChannel?: DataSize;
  readonly see: string;
}

/** When the numbers below were read. */
export const STREAMING_LIMITS_AS_OF = '2026-07';

/** The documented limits, in this one place. */
export const STREAMING_LIMITS: Readonly<Record<SnowpipeStreamingArchitecture, StreamingLimits>> = {
  [SnowpipeStreamingArchitecture.HIGH_PERFORMANCE]: {
    channelsPerTarget: 2_000,
    target: 'pipe',
    pipesPerTable: 10,
    throughputPerTable: DataSize.parse('10GB'),
    throughputPerChannel: DataSize.parse('12MB'),
    see: 'https://docs.snowflake.com/en/user-guide/snowpipe-streaming/snowpipe-streaming-high-performance-limitations',
  },
  [SnowpipeStreamingArchitecture.CLASSIC]: {
    channelsPerTarget: 10_000,
    target: 'table',
    see: 'https://docs.snowflake.com/en/user-guide/snowpipe-streaming/snowpipe-streaming-classic-limitation',
  },
};
