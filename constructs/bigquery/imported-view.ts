import { Construct } from 'constructs';
import { tableName } from '../../src/bigquery/identifier';
import { importedTableSpec } from '../../src/bigquery/imported-table-spec';
import { refer } from '../delivery/deliver';
import type { IBigQueryDataset } from './dataset';
import { DatasetContents } from './dataset-contents';
import type { BigQueryMaterializedViewAttributes, IBigQueryMaterializedView } from './materialized-view';
import { BigQueryMaterializedViewGrants } from './materialized-view-grants';

/** A view that exists: other views may not read it. */
export class ImportedView extends Construct implements IBigQueryMaterializedView {
  public readonly dataset: IBigQueryDataset;
  public readonly viewId: string;
  public readonly viewName: string;
  public readonly grants: BigQueryMaterializedViewGrants;

  public constructor(scope: Construct, id: string, { dataset, viewId }: BigQueryMaterializedViewAttributes) {
    super(scope, id);
    const at = { projectId: dataset.project.projectId, datasetId: dataset.datasetId, tableId: viewId };
    importedTableSpec(this.node.path, { ...at, columns: [] });
    this.dataset = dataset;
    this.viewId = viewId;
    this.viewName = tableName(at);
    this.grants = BigQueryMaterializedViewGrants._of({ construct: this, dataset, tableId: viewId });
    DatasetContents.of(this).addView(at);
    refer(this, {
      type: 'bigquery.materialized-view',
      name: this.viewName,
      spec: { ...at, dataset: dataset.node.path },
    });
  }
}
