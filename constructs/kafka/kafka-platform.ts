import type { TerraformElement } from 'cdktf';
import type { AclRow } from '../../src/kafka/acl-row';
import type { PlatformLimits } from '../../src/kafka/platform-limits';
import type { TopicSpec } from '../../src/kafka/topic-spec';
import type { Home } from '../delivery/home';

/** What a kind of cluster can do for the constructs that stand on it. */
export interface KafkaPlatform {
  readonly limits: PlatformLimits;
  /** Why nothing can be provisioned; absent where the kind has a Terraform provider. */
  readonly withoutProvider?: string;
  provisionTopic(home: Home, spec: TopicSpec, destroyProtection: boolean): TerraformElement;
  provisionAcl(home: Home, row: AclRow): TerraformElement;
}
