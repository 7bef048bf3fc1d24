import type { ModelResource, Renderer } from '../bundle/model';
import type { DatasetSpec } from './dataset-spec';
import type { FieldChange } from './field-evolution';
import { materializedViewConfigArtifacts, materializedViewReviewArtifacts } from './materialized-view-artifacts';
import type { MaterializedViewSpec } from './materialized-view-spec';
import { datasetReviewArtifacts, tableConfigArtifacts, tableReviewArtifacts } from './table-artifacts';
import { datasetPath } from './artifact-paths';
import { datasetDdl } from './table-ddl';
import type { TableSpec } from './table-spec';

/** What a table or view says in the model beside its spec. */
export interface InDataset {
  /** The dataset's construct. */
  readonly dataset: string;
  readonly location: string;
}

/** A table as the model has it. */
export interface TableModel extends TableSpec, InDataset {
  /** Since the recorded schema. */
  readonly changes?: readonly FieldChange[];
}

/** A view as the model has it. */
export interface ViewModel extends MaterializedViewSpec, InDataset {}

export const datasetReview: Renderer = (resources) => specsOf<DatasetSpec>(resources).flatMap(datasetReviewArtifacts);

export const datasetConfig: Renderer = (resources) =>
  specsOf<DatasetSpec>(resources).map((dataset) => ({
    path: datasetPath(dataset, 'create-dataset.sql'),
    body: datasetDdl(dataset),
  }));

export const tableReview: Renderer = (resources) =>
  specsOf<TableModel>(resources).flatMap((table) => tableReviewArtifacts(table, table.location, table.changes));

export const tableConfig: Renderer = (resources) => specsOf<TableModel>(resources).flatMap(tableConfigArtifacts);

export const viewReview: Renderer = (resources) =>
  specsOf<ViewModel>(resources).flatMap((view) => materializedViewReviewArtifacts(view, view.location));

export const viewConfig: Renderer = (resources) =>
  specsOf<ViewModel>(resources).flatMap(materializedViewConfigArtifacts);

/** The specs of one kind of resource: a renderer is called with those that named it only. */
export function specsOf<S extends object>(resources: readonly ModelResource[]): S[] {
  return (resources as readonly ModelResource<S>[]).map(({ spec }) => spec);
}
