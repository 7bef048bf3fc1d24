import { Construct } from 'constructs';
import { writerGrant } from '../../src/bigquery/iam-spec';
import { warningTexts } from '../../src/bigquery/recorded-table-file';
import { writerConfigSchemaArtifact, writeStreamArtifacts } from '../../src/bigquery/write-stream-artifacts';
import type { BigQueryWriteStreamOptions } from '../../src/bigquery/write-stream-options';
import {
  streamNotices,
  writeStreamSpec,
  type WriteSource,
  type WriteStreamSpec,
} from '../../src/bigquery/write-stream-spec';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { feed } from '../delivery/feed';
import { Topic, type ITopic } from '../kafka/topic';
import { DatasetContents } from './dataset-contents';
import { knownTable } from './known-table';
import type { IBigQueryTable } from './table';
import type { TableGrant } from './table-grant';

/** What a write stream is made of. */
export interface BigQueryWriteStreamProps extends BigQueryWriteStreamOptions {
  /** The table that is written to. Of an existing one the columns must be given. */
  readonly table: IBigQueryTable;
  /**
   * The topic whose records become rows: one connection for each of its partitions.
   * @default - not known: nothing is checked against it
   */
  readonly source?: ITopic;
  /**
   * Whether the records of `source` have keys, so that changes of one row stay in order.
   * @default true
   */
  readonly sourceKeyed?: boolean;
  /**
   * Who writes: `serviceAccount:writer@project.iam.gserviceaccount.com`. It is granted the role on this table only, for a
   * human to apply.
   *
   * @default - nobody is granted anything
   */
  readonly writer?: string;
  /**
   * What the writer's files are called, where several write to one table.
   * @default - the table's id
   */
  readonly writerName?: string;
}

/**
 * How a program writes rows to a table through the Storage Write API: the writer's role, a self-contained descriptor of
 * the row (`.proto` and binary) and the writer's configuration. BigQuery has no resource for a stream: the default one
 * exists with the table, others are made by the writer.
 *
 * Throws for a combination that BigQuery refuses or that cannot keep its promise, everything at once.
 *
 * @see https://cloud.google.com/bigquery/docs/write-api
 */
export class BigQueryWriteStream extends Construct {
  public readonly table: IBigQueryTable;

  public constructor(scope: Construct, id: string, props: BigQueryWriteStreamProps) {
    super(scope, id);
    const { table, source, sourceKeyed = true, writer, writerName = table.tableId, ...options } = props;
    const { path } = this.node;
    const spec = writeStreamSpec(path, {
      table: knownTable(path, table, 'bigquery.write-stream.columns'),
      location: table.dataset.location,
      source: source && sourceOf(source, sourceKeyed),
      options,
    });
    const grant = writer === undefined ? undefined : writerGrant(path, spec.table, writer);
    DatasetContents.of(this).claim(this, {
      property: 'writerName',
      name: `${table.dataset.project.projectId}.${table.dataset.datasetId}.${writerName}.writer.json`,
      remedy: 'give the writers different names: each has files of its own',
    });
    this.table = table;
    this.deliver(spec, writerName, grant && table.grants._grant(grant));
    if (source) feed(source, this);
  }

  private deliver(spec: WriteStreamSpec, writerName: string, grant: TableGrant | undefined): void {
    const { tableName } = this.table;
    deliver(this, {
      type: 'bigquery.write-stream',
      name: `${tableName} ${spec.streamType}`,
      capability: Capability.WAREHOUSE,
      spec: { ...spec, table: tableName, writerName },
      requires: [this.table, ...(grant ? [grant] : [])],
      feeds: [this.table],
      emit: [() => writeStreamArtifacts(spec, writerName), writerConfigSchema],
      warnings: warningTexts(streamNotices(this.node.path, spec)),
    });
  }
}

/** Named by every stream, and so written once. */
function writerConfigSchema(): ReturnType<typeof writeStreamArtifacts> {
  return [writerConfigSchemaArtifact()];
}

function sourceOf(topic: ITopic, keyed: boolean): WriteSource {
  const partitions = topic instanceof Topic ? topic.partitions : undefined;
  return { name: topic.topicName, keyed, offsets: true, ...(partitions !== undefined && { partitions }) };
}
