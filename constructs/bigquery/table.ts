import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { cdcNotices } from '../../src/bigquery/cdc-rules';
import { mapRecordSchema, type MappedColumns } from '../../src/bigquery/column-mapping';
import type { BigQueryColumn } from '../../src/bigquery/column-options';
import type { FieldChange } from '../../src/bigquery/field-evolution';
import { tableName } from '../../src/bigquery/identifier';
import type { BigQueryMappingOptions } from '../../src/bigquery/mapping-options';
import { tablePolicies } from '../../src/bigquery/policies';
import { recordedChanges, warningTexts } from '../../src/bigquery/recorded-table-file';
import { tableConfig, tableReview } from '../../src/bigquery/renderers';
import { tableArguments } from '../../src/bigquery/table-arguments';
import type { BigQueryTableOptions } from '../../src/bigquery/table-options';
import { tableSpec, type TableSpec } from '../../src/bigquery/table-spec';
import { terraformLiterals } from '../../src/core/tokens';
import type { RecordSchema } from '../../src/schema/record-schema';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { bindings } from './bindings';
import type { IBigQueryDataset } from './dataset';
import { DatasetContents } from './dataset-contents';
import { ImportedTable } from './imported-table';
import { isProtected } from './protection';
import { BigQueryTableGrants } from './table-grants';

/** What every table has, wherever its columns come from. */
export interface BigQueryTableBaseProps extends BigQueryTableOptions {
  readonly dataset: IBigQueryDataset;
  /**
   * The table as it was last applied: a file of `bq show --format=prettyjson`, of `bq show --schema`, or the
   * `schema.json` of an earlier bundle, relative to the working directory. What would replace the table, delete data or
   * be refused by BigQuery is then an error.
   *
   * @default - changes are not checked
   */
  readonly recordedSchema?: string;
  /**
   * Columns of `recordedSchema` that may go with their data.
   * @default - none
   */
  readonly droppedColumns?: string[];
}

/** What a table is made of. */
export interface BigQueryTableProps extends BigQueryTableBaseProps {
  /** 1 to 10,000 columns, nested fields included, in their order. */
  readonly columns: BigQueryColumn[];
  /** @internal */
  readonly _mapped?: MappedColumns;
}

/** What a table is made of whose columns come from a record schema. */
export interface BigQueryTableFromSchemaProps extends BigQueryTableBaseProps {
  /** The record, for instance `recordSchema` of a Subject. */
  readonly schema: RecordSchema;
  /**
   * How fields become columns.
   * @default - by the table in BigQueryMappingOptions
   */
  readonly mapping?: BigQueryMappingOptions;
}

/** How an existing table is named, and what is known of it. */
export interface BigQueryTableAttributes {
  readonly dataset: IBigQueryDataset;
  readonly tableId: string;
  /**
   * Its columns. A write stream and a subscription need them.
   * @default - not known
   */
  readonly columns?: BigQueryColumn[];
  /**
   * Its primary key.
   * @default - none
   */
  readonly primaryKey?: string[];
  /**
   * Whether it takes changes (UPSERT, DELETE).
   * @default true where there is a primary key
   */
  readonly changeDataCapture?: boolean;
}

/** A table that streams write to and queries read. */
export interface IBigQueryTable extends IConstruct {
  readonly dataset: IBigQueryDataset;
  readonly tableId: string;
  /** `project.dataset.table`. */
  readonly tableName: string;
  /** Who may do what with it. */
  readonly grants: BigQueryTableGrants;
  /** @internal */
  readonly _spec: TableSpec | undefined;
}

/**
 * A BigQuery table.
 *
 * Throws one error with everything that is wrong: with a column, a field of the record schema, a key, a partition, or a
 * change since the recorded schema.
 *
 * @see https://cloud.google.com/bigquery/docs/tables-intro
 */
export class BigQueryTable extends Construct implements IBigQueryTable {
  /** A table whose columns come from a record schema. A field that BigQuery cannot hold is an error that names both ends. */
  public static fromSchema(scope: Construct, id: string, props: BigQueryTableFromSchemaProps): BigQueryTable {
    const { schema, mapping, ...base } = props;
    const { projectId } = props.dataset.project;
    const at = { projectId, datasetId: props.dataset.datasetId, tableId: props.tableId };
    const mapped = mapRecordSchema(`${scope.node.path}/${id}`, schema, at, mapping);
    return new BigQueryTable(scope, id, { ...base, columns: mapped.columns, _mapped: mapped });
  }

  /** A table that exists and is managed elsewhere. */
  public static fromTableName(scope: Construct, id: string, attributes: BigQueryTableAttributes): IBigQueryTable {
    return new ImportedTable(scope, id, attributes);
  }

  public readonly dataset: IBigQueryDataset;
  public readonly tableId: string;
  public readonly tableName: string;
  public readonly grants: BigQueryTableGrants;
  /** @internal */
  public readonly _spec: TableSpec;

  public constructor(scope: Construct, id: string, props: BigQueryTableProps) {
    super(scope, id);
    const { dataset, columns, _mapped: mapped, recordedSchema, droppedColumns, ...options } = props;
    const { path } = this.node;
    this._spec = tableSpec(path, {
      dataset: { projectId: dataset.project.projectId, datasetId: dataset.datasetId },
      options,
      columns,
      deletionProtection: isProtected(scope),
      mapped,
    });
    const { changes, notices } = recordedChanges(path, this._spec, { recordedSchema, droppedColumns });
    this.dataset = dataset;
    this.tableId = this._spec.tableId;
    this.tableName = tableName(this._spec);
    this.grants = BigQueryTableGrants._of({ construct: this, dataset, tableId: props.tableId });
    const contents = DatasetContents.of(this);
    contents.claim(this, { property: 'tableId', name: this.tableName });
    contents.addTable({ construct: this, spec: this._spec, isOpen: false });
    this.deliver(changes, warningTexts([...(mapped?.notices ?? []), ...cdcNotices(path, this._spec), ...notices]));
  }

  private deliver(changes: readonly FieldChange[], warnings: readonly string[]): void {
    const { dataset, _spec: spec } = this;
    deliver(this, {
      type: 'bigquery.table',
      name: this.tableName,
      capability: Capability.WAREHOUSE,
      spec: {
        ...spec,
        dataset: dataset.node.path,
        location: dataset.location,
        ...(changes.length > 0 && { changes }),
      },
      requires: [dataset],
      provision: (home) => {
        const BigqueryTable = bindings.table();
        return new BigqueryTable(home.scope, 'Resource', {
          ...terraformLiterals(tableArguments(spec)),
          provider: dataset.project._provider(home),
        });
      },
      review: [tableReview],
      emit: [tableConfig],
      policies: tablePolicies,
      warnings,
    });
  }
}
