import { Construct } from 'constructs';
import { tableName } from '../../src/bigquery/identifier';
import { importedTableSpec } from '../../src/bigquery/imported-table-spec';
import type { TableSpec } from '../../src/bigquery/table-spec';
import { refer } from '../delivery/deliver';
import type { IBigQueryDataset } from './dataset';
import { DatasetContents } from './dataset-contents';
import type { BigQueryTableAttributes, IBigQueryTable } from './table';
import { BigQueryTableGrants } from './table-grants';

/** A table that exists. Without columns nothing can be written to it from here. */
export class ImportedTable extends Construct implements IBigQueryTable {
  public readonly dataset: IBigQueryDataset;
  public readonly tableId: string;
  public readonly tableName: string;
  public readonly grants: BigQueryTableGrants;
  public readonly _spec: TableSpec | undefined;

  public constructor(scope: Construct, id: string, attributes: BigQueryTableAttributes) {
    super(scope, id);
    const { dataset, tableId, columns, ...known } = attributes;
    const at = { projectId: dataset.project.projectId, datasetId: dataset.datasetId, tableId };
    const spec = importedTableSpec(this.node.path, { ...at, ...known, columns: columns ?? [] });
    this._spec = columns && spec;
    this.dataset = dataset;
    this.tableId = tableId;
    this.tableName = tableName(at);
    this.grants = BigQueryTableGrants._of({ construct: this, dataset, tableId });
    DatasetContents.of(this).addTable({ construct: this, spec, isOpen: true });
    refer(this, {
      type: 'bigquery.table',
      name: this.tableName,
      spec: {
        ...at,
        dataset: dataset.node.path,
        location: dataset.location,
        ...(columns && { columns: spec.columns }),
      },
    });
  }
}
