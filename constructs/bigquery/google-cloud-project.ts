import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { PROJECT_RULES } from '../../src/bigquery/project-rules';
import { assertRules } from '../../src/core/rule';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';

/** What is said of a project. */
export interface GoogleCloudProjectProps {
  /** 6 to 30 lower-case letters, numbers and dashes, known at synthesis: statements and stream names contain it. */
  readonly projectId: string;
  /**
   * The project's number, of which the name of Pub/Sub's service agent is made.
   * @default - not known; a BigQuerySubscription has to say it
   */
  readonly projectNumber?: string;
  /**
   * The provider's default region. Datasets have a location of their own.
   * @default - none
   */
  readonly region?: string;
  /**
   * The service account as which Terraform acts, by its e-mail address.
   * @default - whoever runs Terraform
   */
  readonly impersonateServiceAccount?: string;
}

/** A project of Google Cloud. */
export interface IGoogleCloudProject extends IConstruct {
  readonly projectId: string;
  /** Empty where it is not known. */
  readonly projectNumber: string;
  /** @internal */
  _provider(home: Home): TerraformProvider;
}

/**
 * A project of Google Cloud that exists, and Terraform's way into it: one provider, which logs in by its environment
 * (`gcloud auth application-default login`, GOOGLE_APPLICATION_CREDENTIALS or workload identity). No credential is written
 * to any file.
 *
 * Throws when an id is malformed.
 *
 * @see https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/guides/provider_reference
 */
export class GoogleCloudProject extends Construct implements IGoogleCloudProject {
  public readonly projectId: string;
  public readonly projectNumber: string;
  private readonly props: GoogleCloudProjectProps;

  public constructor(scope: Construct, id: string, props: GoogleCloudProjectProps) {
    super(scope, id);
    assertRules(this.node.path, props, PROJECT_RULES);
    this.projectId = props.projectId;
    this.projectNumber = props.projectNumber ?? '';
    this.props = { ...props };
    refer(this, { type: 'google.project', name: props.projectId, spec: this.props });
  }

  /** @internal */
  public _provider(home: Home): TerraformProvider {
    const { projectId: project, region, impersonateServiceAccount } = this.props;
    return home.provider(this, (scope, id, alias) => {
      const GoogleProvider = bindings.provider();
      return new GoogleProvider(scope, id, { alias, project, region, impersonateServiceAccount });
    });
  }
}
