import { capabilityOfResource } from '../../src/security/resource-capability';
import { Disposition } from '../../src/security/disposition';
import { Environment } from '../../src/security/environment';
import { SecurityTier } from '../../src/security/security-tier';
import { dispositionOf, type Posture } from '../../src/security/tier-table';

/** Why something that the gate did not let in may not stay; undefined where it may. */
export function whyRefused(kind: string, posture: Posture): string | undefined {
  if (posture.tier !== SecurityTier.CLOUD_NATIVE || posture.environment !== Environment.DEV) {
    return `a stack of tier ${posture.tier} in ${posture.environment} takes nothing that the gate has not decided on`;
  }
  if (kind === 'terraform.backend') return 'the backend is a property of the stack';
  if (kind === 'module') return 'what is inside a module cannot be seen, so its tier cannot be held';
  const [block, type] = kind.split('.');
  const capability = block === 'resource' && type !== undefined ? capabilityOfResource(type) : undefined;
  if (capability === undefined || dispositionOf(posture, capability) === Disposition.DEPLOY) return undefined;
  return `${capability} is ${dispositionOf(posture, capability)} here`;
}

/** What to do instead. */
export function remedyFor(kind: string): string {
  if (kind === 'terraform.backend')
    return 'pass `backend: Backend.s3(…)` (or gcs, remote, local) to the StreamingStack';
  return 'wrap it in a TieredResource, which takes your own provisioner through the gate, or move it to a plain TerraformStack';
}
