import type { IConstruct } from 'constructs';
import type { BigQueryMaterializedViewOptions } from '../../src/bigquery/materialized-view-options';
import { materializedViewQueryNotices } from '../../src/bigquery/materialized-view-query';
import { viewQueryFindings } from '../../src/bigquery/materialized-view-references';
import { baseNotices } from '../../src/bigquery/materialized-view-rules';
import { baseTables, materializedViewSpec, type MaterializedViewSpec } from '../../src/bigquery/materialized-view-spec';
import { warningTexts } from '../../src/bigquery/recorded-table-file';
import type { SqlCatalog } from '../../src/sql/sql-catalog';
import type { IBigQueryDataset } from './dataset';
import { DatasetContents } from './dataset-contents';
import { isProtected } from './protection';

/** A view after defaults and checks, with what its query says. */
export interface CheckedView {
  readonly spec: MaterializedViewSpec;
  readonly warnings: readonly string[];
  /** The tables of the stack that the query reads. */
  readonly reads: readonly IConstruct[];
  /** Whether it reads something that the stack has not made or imported by now. */
  readonly readsUnknown: boolean;
}

/** Checks a view against a catalog. Throws one error with everything that is wrong. */
export function checkedView(
  view: IConstruct,
  dataset: IBigQueryDataset,
  options: BigQueryMaterializedViewOptions,
  catalog: SqlCatalog,
): CheckedView {
  const { path } = view.node;
  const contents = DatasetContents.of(view);
  const { failures, notices, readsUnknown } = viewQueryFindings(path, options.query, catalog);
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
  const every = contents.tables.map((entry) => entry.spec);
  const read = new Set(baseTables(spec.query, every));
  return {
    spec,
    warnings: warningTexts([
      ...materializedViewQueryNotices(path, spec),
      ...baseNotices(path, spec, baseTables(spec.query, tables)),
      ...notices,
    ]),
    reads: contents.tables.filter((entry) => read.has(entry.spec)).map(({ construct }) => construct),
    readsUnknown,
  };
}
