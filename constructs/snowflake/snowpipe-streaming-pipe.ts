import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { DataSize } from '../../src/core/data-size';
import { failuresIn, type Rule } from '../../src/core/rule';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { RecordSchema } from '../../src/schema/record-schema';
import { Capability } from '../../src/security/capability';
import { channelPlan, type ChannelPlan } from '../../src/snowflake/channel-plan';
import { streamingTargets } from '../../src/snowflake/client-files';
import { sqlIdentifier } from '../../src/snowflake/identifier';
import type { SnowpipeStreamingPipeOptions } from '../../src/snowflake/pipe-options';
import { pipeSpec, type PipeSpec } from '../../src/snowflake/pipe-spec';
import { pipeArguments } from '../../src/snowflake/pipe-sql';
import { snowflakeScripts } from '../../src/snowflake/renderers';
import { feed } from '../delivery/feed';
import type { ITopic } from '../kafka/topic';
import { bindings } from './bindings';
import { deliverObject, warningLine } from './deliver-object';
import { ImportedPipe } from './imported-pipe';
import { grantIngest, partitionsOf, SOURCE_RULES, type PipeTarget } from './pipe-source';
import type { ISnowflakeRole } from './snowflake-role';
import type { ISnowflakeTable } from './snowflake-table';
import { StackObjects } from './stack-objects';

/** What streams rows into a table. */
export interface SnowpipeStreamingPipeProps extends SnowpipeStreamingPipeOptions {
  /** The table that rows go to. */
  readonly table: ISnowflakeTable;
  /**
   * The topic that rows come from: a channel for each of its partitions.
   * @default - rows come from elsewhere, and no channels are planned
   */
  readonly source?: ITopic;
  /**
   * The partitions of a source that is only named; a topic of the program knows its own.
   * @default - those of the topic
   */
  readonly sourcePartitions?: number;
  /**
   * What arrives in a second at peak, uncompressed; held against the documented limits.
   * @default - not checked
   */
  readonly peakPerSecond?: DataSize;
  /**
   * The schema of the rows, against which columns and casts are checked.
   * @default - the schema that the table was made from, if any
   */
  readonly recordSchema?: RecordSchema;
}

/** How an existing pipe is named. */
export interface SnowpipeStreamingPipeAttributes {
  /** The table that its rows go to, made here or elsewhere. */
  readonly table: ISnowflakeTable;
  /** In the schema of the table; stored in upper case unless in double quotes. */
  readonly pipeName: string;
  /**
   * The topic that rows come from: a channel for each of its partitions.
   * @default - rows come from elsewhere, and no channels are planned
   */
  readonly source?: ITopic;
  /**
   * The partitions of a source that is only named; a topic of the program knows its own.
   * @default - those of the topic
   */
  readonly sourcePartitions?: number;
}

/** A way into a table that clients and connectors stream through. */
export interface ISnowpipeStreamingPipe extends IConstruct {
  /** As SQL names it; undefined in the classic architecture, which has no pipe. */
  readonly pipeName: string | undefined;
  readonly table: ISnowflakeTable;
  readonly source: ITopic | undefined;
  /** Lets a role stream rows: USAGE on the way, INSERT on the table, OPERATE on a named pipe; no more. */
  grantIngest(role: ISnowflakeRole): void;
  /** @internal */
  readonly _target: PipeTarget;
}

/**
 * The way of a stream into a table: a named pipe, the table's default pipe, or channels on the table itself.
 *
 * Throws one error with everything that is wrong: a field without a column, a cast that fails, a NOT NULL column without a
 * field.
 *
 * @see https://docs.snowflake.com/en/user-guide/snowpipe-streaming/snowpipe-streaming-high-performance-overview
 */
export class SnowpipeStreamingPipe extends Construct implements ISnowpipeStreamingPipe {
  /**
   * A named pipe that exists and is managed elsewhere. A table's default pipe and the classic architecture have no object to
   * refer to: build those with `new`.
   */
  public static fromPipeName(
    scope: Construct,
    id: string,
    attributes: SnowpipeStreamingPipeAttributes,
  ): ISnowpipeStreamingPipe {
    return new ImportedPipe(scope, id, attributes);
  }

  /** As SQL names it; undefined in the classic architecture, which has no pipe. */
  public readonly pipeName: string | undefined;
  public readonly table: ISnowflakeTable;
  public readonly source: ITopic | undefined;
  /** @internal */
  public readonly _target: PipeTarget;

  public constructor(scope: Construct, id: string, props: SnowpipeStreamingPipeProps) {
    super(scope, id);
    const { table, source, sourcePartitions, peakPerSecond, recordSchema, ...options } = props;
    const { spec: tableSpec, hasColumns } = table._table;
    throwIfAny([...failuresIn(this.node.path, props, SOURCE_RULES), ...failuresIn(this.node.path, props, RULES)]);
    const schema = hasColumns ? (recordSchema ?? table._table.recordSchema) : undefined;
    const spec = pipeSpec(this.node.path, tableSpec, options, schema);
    const partitions = partitionsOf(source) ?? sourcePartitions ?? 0;
    const pipesOnTable = countPipes(table, spec);
    const channels =
      source && channelPlan(spec, { topicName: source.topicName, partitions, peakPerSecond, pipesOnTable });
    this.pipeName = spec.name === undefined ? undefined : sqlIdentifier(spec.name);
    this.table = table;
    this.source = source;
    this._target = {
      pipe: spec,
      partitions,
      ...(source && { topicName: source.topicName }),
      ...(channels && { channels }),
    };
    this.deliver(spec, channels);
    if (source) feed(source, this);
  }

  public grantIngest(role: ISnowflakeRole): void {
    grantIngest(this, role);
  }

  private deliver(spec: PipeSpec, channels: ChannelPlan | undefined): void {
    const { table } = this;
    const { account } = table.database;
    const isNamed = spec.kind === 'NAMED';
    if (isNamed) StackObjects.of(this).add(this, account, 'PIPE', [spec.database, spec.schema, spec.name!]);
    const { warnings, ...pipe } = spec;
    deliverObject(this, {
      account,
      type: 'snowflake.pipe',
      name: [spec.database, spec.schema, spec.name ?? spec.table].join('.'),
      capability: Capability.WAREHOUSE,
      // The pipe's own properties for its statement, the whole for the list of targets.
      spec: isNamed ? { ...pipe, ...this.sourceSpec() } : { pipe, ...this.sourceSpec() },
      warnings: [...warnings, ...(channels?.warnings ?? [])].map(warningLine),
      requires: [table],
      feeds: [table],
      provision: isNamed
        ? (home) => {
            const Pipe = bindings.pipe();
            return new Pipe(home.scope, 'Resource', {
              provider: account._provider(home, Pipe.tfResourceType),
              ...pipeArguments(spec),
            });
          }
        : undefined,
      emit: [isNamed ? snowflakeScripts : streamingTargets],
    });
  }

  private sourceSpec(): object {
    const { topicName, channels } = this._target;
    const { warnings: _, ...plan } = channels ?? { warnings: [] };
    return { ...(topicName !== undefined && { topicName }), ...(channels && { channels: plan }) };
  }
}

const PIPES = new WeakMap<ISnowflakeTable, number>();

/** This one included; the default pipe counts as well. */
function countPipes(table: ISnowflakeTable, spec: PipeSpec): number {
  const count = (PIPES.get(table) ?? 0) + (spec.kind === 'NONE' ? 0 : 1);
  PIPES.set(table, count);
  return count;
}

const RULES: readonly Rule<SnowpipeStreamingPipeProps>[] = [
  {
    id: 'snowflake.pipe.peak',
    property: 'peakPerSecond',
    holds: ({ source, peakPerSecond }) => peakPerSecond === undefined || source !== undefined,
    must: 'come with a source',
    given: ({ peakPerSecond }) => peakPerSecond,
    remedy: 'name the topic: the peak is shared by its partitions',
  },
  {
    id: 'snowflake.pipe.table-columns',
    property: 'columns',
    holds: ({ table, columns }) => columns === undefined || table._table.hasColumns,
    must: ({ table }) => `be left out while the columns of ${table.fullyQualifiedName} are not known`,
    given: () => undefined,
    remedy: 'give fromTableName the columns of the table, or match by name',
  },
];
