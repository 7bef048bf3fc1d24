import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { tableName } from '../../src/bigquery/identifier';
import { materializedViewArguments } from '../../src/bigquery/materialized-view-ddl';
import type { BigQueryMaterializedViewOptions } from '../../src/bigquery/materialized-view-options';
import type { MaterializedViewSpec } from '../../src/bigquery/materialized-view-spec';
import { tablePolicies } from '../../src/bigquery/policies';
import { viewConfig, viewReview } from '../../src/bigquery/renderers';
import { terraformLiterals } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import type { SqlCatalog } from '../../src/sql/sql-catalog';
import { deliver } from '../delivery/deliver';
import { feed } from '../delivery/feed';
import { bindings } from './bindings';
import { checkedView, type CheckedView } from './checked-view';
import type { IBigQueryDataset } from './dataset';
import { DatasetContents } from './dataset-contents';
import { BigQueryMaterializedViewGrants } from './materialized-view-grants';
import { ImportedView } from './imported-view';
import { ViewQueries } from './view-queries';

/** What a materialized view is made of. */
export interface BigQueryMaterializedViewProps extends BigQueryMaterializedViewOptions {
  readonly dataset: IBigQueryDataset;
}

/** How an existing view is named. */
export interface BigQueryMaterializedViewAttributes {
  readonly dataset: IBigQueryDataset;
  readonly viewId: string;
}

/** A materialized view that can be read. */
export interface IBigQueryMaterializedView extends IConstruct {
  readonly dataset: IBigQueryDataset;
  readonly viewId: string;
  /** `project.dataset.view`. */
  readonly viewName: string;
  /** Who reads it. */
  readonly grants: BigQueryMaterializedViewGrants;
}

/**
 * A materialized view. Its query is read: a column that a table of the stack lacks is an error with line and column, and so is
 * a table that is in a dataset of the stack and that nothing of the stack makes or imports.
 *
 * Throws one error with everything that BigQuery would refuse when the view is created. What it reads of tables that come later
 * in the program is checked when the program has said everything.
 *
 * @see https://cloud.google.com/bigquery/docs/materialized-views-intro
 */
export class BigQueryMaterializedView extends Construct implements IBigQueryMaterializedView {
  /** A view that exists and is managed elsewhere. */
  public static fromViewId(
    scope: Construct,
    id: string,
    attributes: BigQueryMaterializedViewAttributes,
  ): IBigQueryMaterializedView {
    return new ImportedView(scope, id, attributes);
  }

  public readonly dataset: IBigQueryDataset;
  public readonly viewId: string;
  public readonly viewName: string;
  public readonly grants: BigQueryMaterializedViewGrants;

  public constructor(scope: Construct, id: string, props: BigQueryMaterializedViewProps) {
    super(scope, id);
    const { dataset, ...options } = props;
    const contents = DatasetContents.of(this);
    const first = checkedView(this, dataset, options, contents.catalog);
    const { spec, reads } = first;
    this.dataset = dataset;
    this.viewId = spec.tableId;
    this.viewName = tableName(spec);
    this.grants = BigQueryMaterializedViewGrants._of({ construct: this, dataset, tableId: spec.tableId });
    contents.claim(this, { property: 'viewId', name: this.viewName });
    contents.addView(spec);
    // Both change when the query is read again.
    const requires = [dataset, ...reads];
    const warnings = [...first.warnings];
    this.deliver(spec, requires, warnings);
    for (const table of reads) feed(table, this);
    const again = (catalog: SqlCatalog): CheckedView => checkedView(this, dataset, options, catalog);
    ViewQueries.of(this).add({ construct: this, first, again, requires, warnings });
  }

  private deliver(spec: MaterializedViewSpec, requires: readonly IConstruct[], warnings: readonly string[]): void {
    const { dataset } = this;
    deliver(this, {
      type: 'bigquery.materialized-view',
      name: this.viewName,
      capability: Capability.WAREHOUSE,
      spec: { ...spec, dataset: dataset.node.path, location: dataset.location },
      requires,
      provision: (home) => {
        const BigqueryTable = bindings.table();
        return new BigqueryTable(home.scope, 'Resource', {
          ...terraformLiterals(materializedViewArguments(spec)),
          provider: dataset.project._provider(home),
        });
      },
      review: [viewReview],
      emit: [viewConfig],
      policies: tablePolicies,
      warnings,
    });
  }
}
