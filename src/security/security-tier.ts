/**
 * The posture of a stack: how far its resources may leave the program by themselves.
 *
 * Tiers are named, never numbered.
 */
export enum SecurityTier {
  /** `cdktf deploy` may touch the DEV environment; elsewhere a human applies. */
  CLOUD_NATIVE = 'CLOUD_NATIVE',
  /** Nothing is deployed; a human reviews and applies everything. */
  REGULATED = 'REGULATED',
  /** Nothing is deployed and nothing connects anywhere; only configuration files and requirements leave. */
  AIR_GAPPED = 'AIR_GAPPED',
}
