import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { tableName } from '../../src/bigquery/identifier';
import { materializedViewArguments } from '../../src/bigquery/materialized-view-ddl';
import type { BigQueryMaterializedViewOptions } from '../../src/bigquery/materialized-view-options';
import { materializedViewQueryNotices } from '../../src/bigquery/materialized-view-query';
import { viewQueryFindings } from '../../src/bigquery/materialized-view-references';
import { baseNotices } from '../../src/bigquery/materialized-view-rules';
import { baseTables, materializedViewSpec, type MaterializedViewSpec } from '../../src/bigquery/materialized-view-spec';
import type { Notice } from '../../src/bigquery/notice';
import { tablePolicies } from '../../src/bigquery/policies';
import { warningTexts } from '../../src/bigquery/recorded-table-file';
import { viewConfig, viewReview } from '../../src/bigquery/renderers';
import { terraformLiterals } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { feed } from '../delivery/feed';
import { bindings } from './bindings';
import type { IBigQueryDataset } from './dataset';
import { DatasetContents } from './dataset-contents';
import { BigQueryMaterializedViewGrants } from './materialized-view-grants';
import { ImportedView } from './imported-view';
import { isProtected } from './protection';

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
 * A materialized view. Its query is checked against the tables that the stack has made before it: what it reads of them
 * must exist.
 *
 * Throws one error with everything that BigQuery would refuse when the view is created, with line and column.
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
    const { spec, notices, reads } = specOf(this, dataset, options);
    this.dataset = dataset;
    this.viewId = spec.tableId;
    this.viewName = tableName(spec);
    this.grants = BigQueryMaterializedViewGrants._of({ construct: this, dataset, tableId: spec.tableId });
    const contents = DatasetContents.of(this);
    contents.claim(this, { property: 'viewId', name: this.viewName });
    contents.addView(spec);
    this.deliver(spec, reads, warningTexts(notices));
    for (const table of reads) feed(table, this);
  }

  private deliver(spec: MaterializedViewSpec, reads: readonly IConstruct[], warnings: readonly string[]): void {
    const { dataset } = this;
    deliver(this, {
      type: 'bigquery.materialized-view',
      name: this.viewName,
      capability: Capability.WAREHOUSE,
      spec: { ...spec, dataset: dataset.node.path, location: dataset.location },
      requires: [dataset, ...reads],
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

interface CheckedView {
  readonly spec: MaterializedViewSpec;
  readonly notices: readonly Notice[];
  /** The tables of the stack that the query reads. */
  readonly reads: readonly IConstruct[];
}

function specOf(view: IConstruct, dataset: IBigQueryDataset, options: BigQueryMaterializedViewOptions): CheckedView {
  const { path } = view.node;
  const contents = DatasetContents.of(view);
  const { failures, notices } = viewQueryFindings(path, options.query, contents.catalog);
  // Of a table that is only referred to, the partitions and the staleness are not known.
  const tables = contents.tables.filter(({ isOpen }) => !isOpen).map(({ spec }) => spec);
  const spec = materializedViewSpec(path, {
    dataset: { projectId: dataset.project.projectId, datasetId: dataset.datasetId },
    options,
    deletionProtection: isProtected(view),
    tables,
    materializedViews: contents.views,
    queryFailures: failures,
  });
  const read = new Set(
    baseTables(
      spec.query,
      contents.tables.map((entry) => entry.spec),
    ),
  );
  return {
    spec,
    notices: [
      ...materializedViewQueryNotices(path, spec),
      ...baseNotices(path, spec, baseTables(spec.query, tables)),
      ...notices,
    ],
    reads: contents.tables.filter((entry) => read.has(entry.spec)).map(({ construct }) => construct),
  };
}
