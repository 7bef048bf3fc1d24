import { Construct } from 'constructs';
import { failuresIn } from '../../src/core/rule';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { channelPlan } from '../../src/snowflake/channel-plan';
import { sqlIdentifier, storedName } from '../../src/snowflake/identifier';
import { nameFailures } from '../../src/snowflake/name-failures';
import { SnowpipeStreamingArchitecture } from '../../src/snowflake/pipe-options';
import type { PipeSpec } from '../../src/snowflake/pipe-spec';
import { refer } from '../delivery/deliver';
import { feed } from '../delivery/feed';
import type { ITopic } from '../kafka/topic';
import { grantIngest, partitionsOf, SOURCE_RULES, type PipeTarget } from './pipe-source';
import type { ISnowflakeRole } from './snowflake-role';
import type { ISnowflakeTable } from './snowflake-table';
import type { ISnowpipeStreamingPipe, SnowpipeStreamingPipeAttributes } from './snowpipe-streaming-pipe';

/** A named pipe that exists: clients and connectors stream into it; how it maps columns is not known. */
export class ImportedPipe extends Construct implements ISnowpipeStreamingPipe {
  public readonly pipeName: string;
  public readonly table: ISnowflakeTable;
  public readonly source: ITopic | undefined;
  public readonly _target: PipeTarget;

  public constructor(scope: Construct, id: string, attributes: SnowpipeStreamingPipeAttributes) {
    super(scope, id);
    const { table, pipeName, source, sourcePartitions } = attributes;
    throwIfAny([
      ...nameFailures(this.node.path, 'pipeName', pipeName),
      ...failuresIn(this.node.path, { source, sourcePartitions }, SOURCE_RULES),
    ]);
    const { database, schema, name } = table._table.spec;
    const pipe: PipeSpec = {
      architecture: SnowpipeStreamingArchitecture.HIGH_PERFORMANCE,
      ...{ database, schema, table: name },
      kind: 'NAMED',
      name: storedName(pipeName),
      clusterAtIngestTime: false,
      warnings: [],
    };
    const partitions = partitionsOf(source) ?? sourcePartitions ?? 0;
    this.pipeName = sqlIdentifier(storedName(pipeName));
    this.table = table;
    this.source = source;
    this._target = {
      pipe,
      partitions,
      ...(source && {
        topicName: source.topicName,
        channels: channelPlan(pipe, { topicName: source.topicName, partitions, pipesOnTable: 1 }),
      }),
    };
    refer(this, {
      type: 'snowflake.pipe',
      name: [database, schema, storedName(pipeName)].join('.'),
      spec: {
        connection: table.database.account._connection,
        database,
        schema,
        name: storedName(pipeName),
        table: name,
      },
    });
    feed(this, table);
    if (source) feed(source, this);
  }

  public grantIngest(role: ISnowflakeRole): void {
    grantIngest(this, role);
  }
}
