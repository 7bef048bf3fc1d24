import type { IConstruct } from 'constructs';
import { Environment } from '../../src/security/environment';
import { SecurityTier } from '../../src/security/security-tier';
import { postureOf } from '../delivery/posture';

/** Whether Terraform refuses to destroy what is built here, unless told otherwise: everywhere but in CLOUD_NATIVE DEV. */
export function isProtected(scope: IConstruct): boolean {
  const { tier, environment } = postureOf(scope);
  return tier !== SecurityTier.CLOUD_NATIVE || environment !== Environment.DEV;
}
