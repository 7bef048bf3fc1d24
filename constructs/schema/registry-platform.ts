import type { TerraformElement } from 'cdktf';
import type { Failure } from '../../src/core/failure';
import type { RegistryConfigSpec, SubjectSpec } from '../../src/schema/subject-spec';
import type { Home } from '../delivery/home';

/** What a kind of registry can do for the subjects in it. */
export interface RegistryPlatform {
  /** Makes the provider's resources; absent where the kind has no Terraform provider. */
  readonly provisioner?: RegistryProvisioner;
  /** Why there is no provisioner. */
  readonly withoutProvider?: string;
  /** What is wrong with a subject on this kind of registry only. */
  readonly subjectFailures?: (path: string, spec: SubjectSpec) => readonly Failure[];
  /** Why nothing can be set for the registry as a whole; absent where it can. */
  readonly withoutConfig?: string;
}

export interface RegistryProvisioner {
  subject(home: Home, spec: SubjectSpec): TerraformElement;
  config(home: Home, spec: RegistryConfigSpec): TerraformElement;
}
