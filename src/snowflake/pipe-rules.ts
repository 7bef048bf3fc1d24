import type { Rule } from '../core/rule';
import { SnowflakeTypeFamily } from './column-type';
import { sqlIdentifier, storedName } from './identifier';
import { SnowpipeStreamingArchitecture, type SnowpipeStreamingPipeOptions } from './pipe-options';
import type { ColumnSpec, TableSpec } from './table-spec';

/** What the rules of a pipe look at. */
export interface PipeInput extends SnowpipeStreamingPipeOptions {
  readonly architecture: SnowpipeStreamingArchitecture;
  readonly table: TableSpec;
}

const OF_NAMED_PIPES = ['columns', 'matchByColumnName', 'clusterAtIngestTime', 'comment'] as const;

/** Rules about the options of a pipe, apart from its columns. */
export const PIPE_RULES: readonly Rule<PipeInput>[] = [
  {
    id: 'snowflake.pipe.classic-name',
    property: 'pipeName',
    holds: ({ architecture, pipeName }) =>
      architecture !== SnowpipeStreamingArchitecture.CLASSIC || pipeName === undefined,
    must: 'be left out in the classic architecture, whose channels are opened on the table',
    given: ({ pipeName }) => pipeName,
    remedy: 'remove it, or use SnowpipeStreamingArchitecture.HIGH_PERFORMANCE',
  },
  {
    id: 'snowflake.pipe.default-name',
    property: 'pipeName',
    holds: ({ pipeName }) => pipeName === undefined || !storedName(pipeName).toUpperCase().endsWith('-STREAMING'),
    must: "not end with '-STREAMING', which Snowflake keeps for default pipes",
    given: ({ pipeName }) => pipeName,
    remedy: 'choose another name, or leave it out to use the default pipe',
  },
  ...OF_NAMED_PIPES.map((property): Rule<PipeInput> => ({
    id: `snowflake.pipe.${property}-needs-name`,
    property,
    holds: (input) => input[property] === undefined || input[property] === false || input.pipeName !== undefined,
    must: 'come with a pipeName',
    given: () => undefined,
    remedy: 'name the pipe: the default pipe, and the classic architecture, cannot be configured',
  })),
  {
    id: 'snowflake.pipe.one-mapping',
    property: 'matchByColumnName',
    holds: ({ columns, matchByColumnName }) => columns === undefined || matchByColumnName === undefined,
    must: 'not come together with columns',
    given: ({ matchByColumnName }) => matchByColumnName,
    remedy: 'keep one of the two',
  },
  {
    id: 'snowflake.pipe.columns',
    property: 'columns',
    holds: ({ columns }) => columns === undefined || columns.length > 0,
    must: 'name at least one column',
    given: () => undefined,
    remedy: 'list columns, or leave the property out',
  },
  {
    id: 'snowflake.pipe.cluster-key',
    property: 'clusterAtIngestTime',
    holds: ({ clusterAtIngestTime, table }) => clusterAtIngestTime !== true || table.clusterBy.length > 0,
    must: 'come with a table that has a clustering key',
    given: () => undefined,
    remedy: 'set clusterBy of the table, or remove it',
  },
  classicColumns(
    'shape',
    ({ type }) => type.family === SnowflakeTypeFamily.GEOGRAPHY || type.family === SnowflakeTypeFamily.GEOMETRY,
    'GEOGRAPHY or GEOMETRY columns',
  ),
  classicColumns('collation', ({ collation }) => collation !== undefined, 'collated columns'),
];

function classicColumns(id: string, refused: (column: ColumnSpec) => boolean, what: string): Rule<PipeInput> {
  return {
    id: `snowflake.pipe.classic-${id}`,
    property: 'architecture',
    holds: ({ architecture, table }) =>
      architecture !== SnowpipeStreamingArchitecture.CLASSIC || !table.columns.some(refused),
    must: `be HIGH_PERFORMANCE for a table with ${what}`,
    given: ({ table }) => ({
      toString: () =>
        `CLASSIC with ${table.columns
          .filter(refused)
          .map(({ name }) => sqlIdentifier(name))
          .join(', ')}`,
    }),
    remedy: 'use SnowpipeStreamingArchitecture.HIGH_PERFORMANCE, or change these columns',
  };
}
