import { TerraformResource, dependable } from 'cdktf';
import type { TerraformElement } from 'cdktf';

/** Where both are in one state, Terraform itself keeps the order. */
export function comesAfter(later: TerraformElement | undefined, earlier: TerraformElement | undefined): void {
  if (!TerraformResource.isTerraformResource(later) || !TerraformResource.isTerraformResource(earlier)) return;
  if (later.cdktfStack !== earlier.cdktfStack) return;
  later.dependsOn = [...(later.dependsOn ?? []), dependable(earlier)];
}
