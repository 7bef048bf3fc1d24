import type { TerraformElement } from 'cdktf';
import type { Renderer } from '../../src/bundle/model';
import type { SubjectSpec } from '../../src/schema/subject-spec';
import type { Home } from '../delivery/home';

/** What a kind of registry can do for the subjects in it. */
export interface RegistryPlatform {
  /** Why nothing can be provisioned; absent where the kind has a Terraform provider. */
  readonly withoutProvider?: string;
  /** Files for a reviewer beside the schemas themselves. */
  readonly review?: readonly Renderer[];
  provisionSubject(home: Home, spec: SubjectSpec): TerraformElement;
}
