import type { TerraformMetaArguments } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Environment } from '../../src/security/environment';
import { SecurityTier } from '../../src/security/security-tier';
import { postureOf } from '../delivery/posture';

/** Whether Terraform refuses to destroy what is not said to be otherwise. */
export function isProtected(scope: IConstruct): boolean {
  const { tier, environment } = postureOf(scope);
  return tier !== SecurityTier.CLOUD_NATIVE || environment !== Environment.DEV;
}

export function protection(destroyProtection: boolean): Pick<TerraformMetaArguments, 'lifecycle'> {
  return destroyProtection ? { lifecycle: { preventDestroy: true } } : {};
}
