import type { Construct } from 'constructs';
import { Environment } from '../../src/security/environment';
import { SecurityTier } from '../../src/security/security-tier';
import { postureOf } from '../delivery/posture';

/** Whether Terraform refuses to destroy what is made here, unless somebody says otherwise. */
export function isProtected(scope: Construct): boolean {
  const { tier, environment } = postureOf(scope);
  return tier !== SecurityTier.CLOUD_NATIVE || environment !== Environment.DEV;
}
