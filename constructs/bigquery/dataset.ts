import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { BigQueryDatasetOptions } from '../../src/bigquery/dataset-options';
import { datasetSpec, type DatasetSpec } from '../../src/bigquery/dataset-spec';
import { datasetName } from '../../src/bigquery/identifier';
import { datasetPolicies } from '../../src/bigquery/policies';
import { datasetConfig, datasetReview } from '../../src/bigquery/renderers';
import { datasetArguments } from '../../src/bigquery/table-arguments';
import { terraformLiterals } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import { deliver, refer } from '../delivery/deliver';
import { bindings } from './bindings';
import { DatasetContents } from './dataset-contents';
import type { IGoogleCloudProject } from './google-cloud-project';
import { isProtected } from './protection';

/** What a dataset is made of. */
export interface BigQueryDatasetProps extends BigQueryDatasetOptions {
  readonly project: IGoogleCloudProject;
  /**
   * Whether Terraform refuses to destroy the dataset. BigQuery refuses in any case while there are tables in it, unless
   * `deleteContentsOnDestroy` is set.
   *
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
}

/** How an existing dataset is named. */
export interface BigQueryDatasetAttributes {
  readonly project: IGoogleCloudProject;
  readonly datasetId: string;
  /** Where its data is: statements run there. */
  readonly location: string;
}

/** A dataset that tables can be made in. */
export interface IBigQueryDataset extends IConstruct {
  readonly project: IGoogleCloudProject;
  readonly datasetId: string;
  readonly location: string;
}

/**
 * A BigQuery dataset.
 *
 * Throws one error with everything that is wrong, and when the stack makes the dataset a second time.
 *
 * @see https://cloud.google.com/bigquery/docs/datasets-intro
 */
export class BigQueryDataset extends Construct implements IBigQueryDataset {
  /** A dataset that exists and is managed elsewhere. */
  public static fromDatasetId(scope: Construct, id: string, attributes: BigQueryDatasetAttributes): IBigQueryDataset {
    return new ImportedDataset(scope, id, attributes);
  }

  public readonly project: IGoogleCloudProject;
  public readonly datasetId: string;
  public readonly location: string;

  public constructor(scope: Construct, id: string, props: BigQueryDatasetProps) {
    super(scope, id);
    const { project, destroyProtection = isProtected(scope), ...options } = props;
    const spec = datasetSpec(this.node.path, { ...options, projectId: project.projectId });
    const contents = DatasetContents.of(this);
    contents.claim(this, { property: 'datasetId', name: datasetName(spec) });
    contents.addMadeDataset(spec);
    this.project = project;
    this.datasetId = spec.datasetId;
    this.location = spec.location;
    this.deliver(spec, destroyProtection);
  }

  private deliver(spec: DatasetSpec, destroyProtection: boolean): void {
    deliver(this, {
      type: 'bigquery.dataset',
      name: datasetName(spec),
      capability: Capability.WAREHOUSE,
      spec: { ...spec, destroyProtection },
      requires: [this.project],
      provision: (home) => {
        const BigqueryDataset = bindings.dataset();
        return new BigqueryDataset(home.scope, 'Resource', {
          ...terraformLiterals(datasetArguments(spec)),
          provider: this.project._provider(home),
          ...(destroyProtection && { lifecycle: { preventDestroy: true } }),
        });
      },
      review: [datasetReview],
      emit: [datasetConfig],
      policies: datasetPolicies,
    });
  }
}

class ImportedDataset extends Construct implements IBigQueryDataset {
  public readonly project: IGoogleCloudProject;
  public readonly datasetId: string;
  public readonly location: string;

  public constructor(scope: Construct, id: string, attributes: BigQueryDatasetAttributes) {
    super(scope, id);
    const { project, datasetId, location } = attributes;
    const spec = datasetSpec(this.node.path, { projectId: project.projectId, datasetId, location });
    this.project = project;
    this.datasetId = datasetId;
    this.location = location;
    refer(this, {
      type: 'bigquery.dataset',
      name: datasetName(spec),
      spec: { projectId: project.projectId, datasetId, location },
    });
  }
}
