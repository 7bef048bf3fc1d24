import { Capability } from './capability';
import { Disposition } from './disposition';
import { Environment } from './environment';
import { SecurityTier } from './security-tier';

/** A tier together with the environment, from which every disposition follows. */
export interface Posture {
  readonly tier: SecurityTier;
  readonly environment: Environment;
}

/** Both from the loosest to the strictest; positions are compared. */
const TIERS = [SecurityTier.CLOUD_NATIVE, SecurityTier.REGULATED, SecurityTier.AIR_GAPPED];
const DISPOSITIONS = [Disposition.DEPLOY, Disposition.REVIEW, Disposition.EMIT, Disposition.DOCUMENT];

interface Row {
  readonly cloudNativeInDev: Disposition;
  readonly cloudNativeElsewhere: Disposition;
  readonly regulated: Disposition;
  readonly airGapped: Disposition;
}

const { DEPLOY, REVIEW, EMIT, DOCUMENT } = Disposition;

/** The gate, as data. */
export const TIER_TABLE: Readonly<Record<Capability, Row>> = {
  [Capability.TOPICS]: row(DEPLOY, REVIEW, REVIEW, DOCUMENT),
  [Capability.SCHEMAS]: row(DEPLOY, REVIEW, REVIEW, EMIT),
  [Capability.CLIENTS]: row(DEPLOY, REVIEW, REVIEW, EMIT),
  [Capability.JOBS]: row(DEPLOY, REVIEW, REVIEW, EMIT),
  [Capability.WAREHOUSE]: row(DEPLOY, REVIEW, REVIEW, EMIT),
  [Capability.IDENTITY]: row(REVIEW, REVIEW, REVIEW, DOCUMENT),
  [Capability.PLATFORM]: row(REVIEW, REVIEW, REVIEW, DOCUMENT),
  [Capability.MONITORING]: row(DEPLOY, REVIEW, REVIEW, EMIT),
};

/** What the table says of a capability in a posture. */
export function dispositionOf(posture: Posture, capability: Capability): Disposition {
  const entry = TIER_TABLE[capability];
  switch (posture.tier) {
    case SecurityTier.CLOUD_NATIVE:
      return posture.environment === Environment.DEV ? entry.cloudNativeInDev : entry.cloudNativeElsewhere;
    case SecurityTier.REGULATED:
      return entry.regulated;
    case SecurityTier.AIR_GAPPED:
      return entry.airGapped;
  }
}

/** The stricter of two dispositions. */
export function stricterDisposition(a: Disposition, b: Disposition): Disposition {
  return DISPOSITIONS.indexOf(a) >= DISPOSITIONS.indexOf(b) ? a : b;
}

/** The stricter of two tiers. */
export function stricterTier(a: SecurityTier, b: SecurityTier): SecurityTier {
  return TIERS.indexOf(a) >= TIERS.indexOf(b) ? a : b;
}

/** Whether `tier` would allow anything that `bound` does not. */
export function isLooser(tier: SecurityTier, bound: SecurityTier): boolean {
  return TIERS.indexOf(tier) < TIERS.indexOf(bound);
}

function row(
  cloudNativeInDev: Disposition,
  cloudNativeElsewhere: Disposition,
  regulated: Disposition,
  airGapped: Disposition,
): Row {
  return { cloudNativeInDev, cloudNativeElsewhere, regulated, airGapped };
}
