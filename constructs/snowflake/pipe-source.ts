import type { Rule } from '../../src/core/rule';
import type { StreamingTarget } from '../../src/snowflake/client-files';
import { ingestGrants } from '../../src/snowflake/ingest-grants';
import { Topic, type ITopic } from '../kafka/topic';
import { GrantBook } from './grant-book';
import type { ISnowflakeRole } from './snowflake-role';
import type { ISnowpipeStreamingPipe } from './snowpipe-streaming-pipe';

/** What clients open channels on, with the partitions that they come from. */
export interface PipeTarget extends StreamingTarget {
  readonly partitions: number;
}

/** Where the rows of a pipe come from. */
export interface PipeSource {
  readonly source?: ITopic;
  readonly sourcePartitions?: number;
}

/** How many partitions a topic of the program has; of one that is only named it is not known. */
export function partitionsOf(source: ITopic | undefined): number | undefined {
  return source instanceof Topic ? source.partitions : undefined;
}

/** The partitions are known once, from the topic or from whoever names it. */
export const SOURCE_RULES: readonly Rule<PipeSource>[] = [
  {
    id: 'snowflake.pipe.source-partitions',
    property: 'sourcePartitions',
    holds: ({ source, sourcePartitions }) =>
      source === undefined || source instanceof Topic || sourcePartitions !== undefined,
    must: 'be given for a topic that is only named',
    given: () => undefined,
    remedy: 'say how many partitions it has: each needs a channel',
  },
  {
    id: 'snowflake.pipe.own-partitions',
    property: 'sourcePartitions',
    holds: ({ source, sourcePartitions }) =>
      sourcePartitions === undefined || (source !== undefined && partitionsOf(source) === undefined),
    must: 'be left out unless the source is a topic that is only named',
    given: ({ sourcePartitions }) => sourcePartitions,
    remedy: 'remove it: a topic of the program knows its partitions',
  },
  {
    id: 'snowflake.pipe.partition-count',
    property: 'sourcePartitions',
    holds: ({ sourcePartitions }) =>
      sourcePartitions === undefined || (Number.isInteger(sourcePartitions) && sourcePartitions >= 1),
    must: 'be a whole number of at least 1',
    given: ({ sourcePartitions }) => sourcePartitions,
    remedy: 'say how many partitions the topic has',
  },
];

/** USAGE on the way, INSERT on the table, OPERATE on a named pipe. */
export function grantIngest(pipe: ISnowpipeStreamingPipe, role: ISnowflakeRole): void {
  const { table } = pipe;
  const grants = ingestGrants(role._stored, table._table.spec, pipe._target.pipe);
  GrantBook.of(table, table.database.account).add(grants, [table, pipe, role]);
}
